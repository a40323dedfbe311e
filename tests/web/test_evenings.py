"""Night talks from the notes to the evening's page; the topic of the month; the host's script, and its rehearsal."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.test import Client

from tests.builders import DAY, NOON, World
from tests.council.evenings.evened import a_night, a_topic
from tests.web.paper.reading import printed
from tests.web.test_budgets import statements

Clients = Callable[..., Client]


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def test_notes_are_typed_ticked_and_stay_with_the_evening(world: World, client_of: Clients) -> None:
    steward = client_of("steward")
    notes = "1、楼道灯坏了三天\n2、健身器材坏了\n3、谢谢大家来"
    sheet = text_of(steward.post("/today/night-talk/", {"pasted": notes, "day": f"{DAY}", "where": ""}))
    assert "楼道灯坏了三天" in sheet and "健身器材坏了" in sheet
    a_night(world)
    page = text_of(steward.get("/council/evenings/"))
    assert f"{DAY}" in page and "健身器材坏了" in page and "2条" in page


def test_the_topic_of_the_month_is_everyones(world: World, client_of: Clients) -> None:
    a_topic(world, when=NOON - timedelta(days=40))
    a_topic(world, "谁来给老人剪头发", close=False)
    page = text_of(client_of("visitor").get("/life/topics/"))
    assert page.index("谁来给老人剪头发") < page.index("夏天充电棚怎么降温")
    assert "先在一院试一个月" in page and "装遮阳顶" in page


def test_the_script_has_a_page_for_each_phase_on_paper_too(world: World, client_of: Clients) -> None:
    leader = client_of("leader")
    page = text_of(leader.get("/council/script/?phase=4"))
    assert "轮流发言" in page and "有人嚷起来" in page and 'value="leader"' in page
    paper = printed(leader, "/council/script.pdf")
    assert len(paper.sheets) == 7 and all("没人说话" in sheet for sheet in paper.sheets)


def test_what_these_pages_cost_does_not_grow(world: World, client_of: Clients) -> None:
    steward, visitor = client_of("steward"), client_of("visitor")
    a_night(world)
    a_topic(world)
    for client, path, most in ((steward, "/council/evenings/", 8), (visitor, "/life/topics/", 6)):
        client.get(path)
        few = statements(lambda client=client, path=path: client.get(path))
        for n in range(3):
            a_night(world, f"又一件 {n}", when=NOON - timedelta(days=n + 1))
        assert few == statements(lambda client=client, path=path: client.get(path)) <= most
