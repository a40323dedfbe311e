"""Deliberations used: prepared, held, agreed, looked back on; what no public page names; the owners' calculator."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from linli.council.deliberation import queries
from linli.council.deliberation.actions import preparing
from linli.council.models import Deliberation, Task
from tests.builders import DAY, NOON, World
from tests.council.deliberation.talked import NOTICED, a_talk
from tests.web.paper.reading import printed
from tests.web.test_budgets import statements
from tests.web.together import talks

Clients = Callable[..., Client]
EXAMPLE = {
    "matter": "5", "whole_area": "9600", "whole_owners": "120", "took_part_area": "6720", "took_part_owners": "84",
    "agreed_area": "5100", "agreed_owners": "60",
}  # fmt: skip


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def said(**more: Any) -> dict[str, Any]:
    given = {
        "topic": "电动车停哪儿", "question": "停在哪儿、怎么充电？", "owners_item": "0", "raised": "residents",
        "compound": "",
        "day": f"{DAY + NOTICED}", "begins": "19:00", "place": "邻里中心", "way": "consensus", "turn_minutes": "3",
    }  # fmt: skip
    return given | more


def test_from_a_topic_to_its_public_notice(world: World, client_of: Clients) -> None:
    office = client_of("office")
    way = office.post("/council/talks/new/", said()).headers["Location"]
    for name in ("1号院住户", "柳荫物业"):
        assert office.post(f"{way}side/", {"kind": "residents", "name": name, "people": "40"}).status_code == 303
    assert office.post(f"{way}option/", {"words": "西墙搭棚", "pros": "近", "cons": "挡光"}).status_code == 303
    assert office.post(f"{way}announce/").status_code == 303
    talk = Deliberation.objects.get()
    page = text_of(client_of("visitor").get(f"/life/talks/{talk.pk}/"))
    assert "停在哪儿" in page and "柳荫物业" in page and "西墙搭棚" in page and "协商一致" in page
    paper = printed(client_of("visitor"), f"/life/talks/{talk.pk}/notice.pdf")
    assert "1号院住户" in paper.words and "不录音" in paper.words and len(paper.sheets) == 1


def test_what_owners_decide_leads_to_their_calculator(world: World, client_of: Clients) -> None:
    office = client_of("office")
    answer = office.post("/council/talks/new/", said(topic="使用维修资金修屋顶", owners_item="5"))
    page = text_of(answer)
    assert answer.status_code == 422 and "/life/owners/?matter=5" in page and "使用维修资金修屋顶" in page
    answer = office.post("/council/talks/new/", said(topic="换物业公司", owners_item=""))
    assert answer.status_code == 422 and "/life/owners/?matter=4" in text_of(answer)
    assert not Deliberation.objects.exists()


def test_an_evening_is_opened_noted_and_agreed(world: World, client_of: Clients) -> None:
    talk = a_talk(world, at="announced", when=NOON - NOTICED)
    office, way = client_of("office"), f"/council/talks/{talk.pk}/"
    sides = queries.sides(talk)
    assert office.post(f"{way}open/", {f"came-{side.pk}": "4" for side in sides}).status_code == 303
    assert office.post(f"{way}turn/", {"side": sides[0].pk, "points": "楼道里不安全"}).status_code == 303
    assert office.post(f"{way}times/", {f"seconds-{sides[0].pk}": "170", "seconds-x": "9"}).status_code == 303
    assert queries.sides(talk)[0].seconds == 170
    given: dict[str, Any] = {f"says-{side.pk}": "yes" for side in sides}
    given |= {"agreement": "西墙搭棚", "weeks": "8", "task1": "画线", "lead1": f"{world.people['steward'].pk}"}
    answer = office.post(f"{way}agree/", given | {"unanimous": "1", "due1": ""})
    assert answer.status_code == 422 and "西墙搭棚" in text_of(answer)
    given["due1"] = f"{DAY + timedelta(days=9)}"
    answer = office.post(f"{way}agree/", given)
    assert answer.status_code == 422 and "没有不同意见" in text_of(answer)
    assert office.post(f"{way}agree/", given | {"unanimous": "1"}).status_code == 303
    assert "画线" in text_of(client_of("steward").get("/council/tasks/"))
    paper = printed(office, f"{way}agreement.pdf")
    assert "西墙搭棚" in paper.words and "柳荫物业" in paper.words
    minutes = printed(office, f"{way}minutes.pdf")
    assert "楼道里不安全" in minutes.words and "没有不同意见" in minutes.words
    assert Task.objects.count() == 1


def test_a_name_stands_in_the_file_and_on_no_page_of_others(world: World, client_of: Clients) -> None:
    here = talks.places_of(world)
    way = f"/council/talks/{here['talk_sits']}/"
    assert "齐秀兰" in text_of(client_of("office").get(way))
    assert "齐秀兰" not in text_of(client_of("steward").get(way))
    assert "齐秀兰" not in text_of(client_of("visitor").get(f"/life/talks/{here['talk_sits']}/"))
    assert "齐秀兰" in printed(client_of("office"), f"{way}minutes.pdf").words


def test_the_clock_goes_by_the_order_of_the_sides_without_a_script(world: World, client_of: Clients) -> None:
    page = text_of(client_of("steward").get(f"/council/talks/{a_talk(world, at='sitting').pk}/turns/"))
    assert page.index("1号院住户") < page.index("柳荫物业")
    assert "保存用时" not in page


def test_the_calculator_says_what_is_missing_and_keeps_nothing(world: World, client_of: Clients) -> None:
    visitor = client_of("visitor")
    assert "通过：四个门槛都够了" in text_of(visitor.get("/life/owners/", EXAMPLE))
    special = text_of(visitor.get("/life/owners/", EXAMPLE | {"matter": "6"}))
    assert "没有通过" in special and "四分之三" in special
    few = text_of(visitor.get("/life/owners/", EXAMPLE | {"took_part_owners": "70", "agreed_owners": "60"}))
    assert "表决不成立" in few
    for wrong in ({"took_part_owners": "130"}, {"whole_area": "x"}, {"agreed_area": "0"}, {"matter": "99"}):
        answer = visitor.get("/life/owners/", EXAMPLE | wrong)
        assert (answer.status_code == 422 and "9600" in text_of(answer)) or "x" in text_of(answer)


def test_a_list_is_filtered_by_its_address(world: World, client_of: Clients) -> None:
    a_talk(world, topic="遛狗的约定")
    a_talk(world, at="announced")
    page = text_of(client_of("office").get("/council/talks/?state=draft&q=遛狗"))
    assert "遛狗的约定" in page and "电动车停哪儿" not in page


@pytest.mark.parametrize(
    ("who", "path", "most"),
    [
        ("office", "/council/talks/", 12),
        ("visitor", "/life/talks/", 8),
        ("office", "/council/talks/{talk}/", 16),
        ("visitor", "/life/talks/{talk}/", 5),
    ],
)
def test_what_a_page_costs_does_not_grow(who: str, path: str, most: int, world: World, client_of: Clients) -> None:
    client, talk = client_of(who), a_talk(world, at="sitting")
    path = path.format(talk=talk.pk)
    client.get(path)
    few = statements(lambda: client.get(path))
    for n in range(6):
        a_talk(world, at="announced", topic=f"议题{n}")
        preparing.add_option(talk.pk, f"办法{n}", "", "", by=world.actor("office"), at=NOON) if n < 4 else None
    assert few == statements(lambda: client.get(path)) <= most
