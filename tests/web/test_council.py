"""The council's pages: what is sent, what is refused in words, what never stands in public."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from django.test import Client

from linli.cases.models import Case
from linli.council import queries
from linli.council.actions.holding import close_council
from linli.council.actions.speaking import add_case
from linli.council.models import Item, Meeting, Task
from tests.builders import DAY, NOON, World, a_case
from tests.web.test_budgets import statements
from tests.web.together.council import held


def test_convening_ticks_what_was_suggested_and_leads_to_the_agenda(
    world: World,
    client_of: Callable[..., Client],
) -> None:
    answer = client_of("office").post("/council/new/", {"day": f"{DAY}", "place": "邻里中心", "topic": ""})
    meeting = Meeting.objects.get()
    assert answer.headers["Location"] == f"/council/{meeting.pk}/" and meeting.place == "邻里中心"


def test_a_second_council_on_a_day_is_refused_at_the_field(
    world: World,
    client_of: Callable[..., Client],
) -> None:
    client = client_of("office")
    client.post("/council/new/", {"day": f"{DAY}"})
    answer = client.post("/council/new/", {"day": f"{DAY}", "topic": "降温"})
    assert (
        answer.status_code == 422
        and "这天已有一次议事会" in answer.content.decode()
        and "降温" in answer.content.decode()
    )


def test_a_decision_with_half_a_task_comes_back_with_its_words(
    world: World,
    client_of: Callable[..., Client],
) -> None:
    _over, sits = held(world)
    item = Item.objects.get(meeting=sits)
    said: dict[str, Any] = {"words": "放在背阴处", "task1": "去量尺寸"}
    answer = client_of("office").post(f"/council/items/{item.pk}/decide/", said)
    shown = answer.content.decode()
    assert answer.status_code == 422 and "放在背阴处" in shown and "去量尺寸" in shown and "谁负责" in shown


def test_a_decision_is_kept_and_its_owner_ends_the_task(
    world: World,
    client_of: Callable[..., Client],
) -> None:
    _over, sits = held(world)
    item, steward = Item.objects.get(meeting=sits), world.people["steward"]
    said = {"words": "放在背阴处", "task1": "去量尺寸", "lead1": f"{steward.pk}", "due1": f"{DAY}", "public": "on"}
    assert client_of("office").post(f"/council/items/{item.pk}/decide/", said).status_code == 303
    task = Task.objects.get(words="去量尺寸")
    done = client_of("steward").post(f"/council/tasks/{task.pk}/finish/", {"words": "三米二", "version": task.version})
    task.refresh_from_db()
    assert done.status_code == 303 and task.outcome == "三米二"


def test_an_unknown_number_is_said_at_its_field(world: World, client_of: Callable[..., Client]) -> None:
    _over, sits = held(world)
    answer = client_of("office").post(f"/council/{sits.pk}/number/", {"number": "999"})
    assert answer.status_code == 422 and "没有这个编号" in answer.content.decode()


def test_a_family_matter_never_stands_in_the_public_minutes(
    world: World,
    client_of: Callable[..., Client],
) -> None:
    _over, sits = held(world)
    case = a_case(world, at="assigned")
    Case.objects.filter(pk=case.pk).update(title="隔壁两家的事", sphere="family")
    add_case(sits.pk, case.pk, by=world.actor("office"), at=NOON)
    close_council(sits.pk, by=world.actor("office"), at=NOON)
    shown = client_of("visitor").get(f"/life/council/{DAY}/").content.decode()
    assert "晾衣架" in shown and "隔壁两家" not in shown


def test_what_became_private_since_is_a_number_on_every_page(
    world: World,
    client_of: Callable[..., Client],
) -> None:
    _over, sits = held(world)
    case = a_case(world, at="assigned")
    add_case(sits.pk, case.pk, by=world.actor("office"), at=NOON)
    Case.objects.filter(pk=case.pk).update(title="老李家的事", sealed=True)
    client = client_of("office")
    for page in (f"/council/{sits.pk}/", f"/council/{sits.pk}/screen/?item=2"):
        assert "老李家" not in client.get(page).content.decode(), page


def test_the_pages_cost_the_same_however_many_items_there_are(
    world: World,
    client_of: Callable[..., Client],
) -> None:
    _over, sits = held(world)
    office, client = world.actor("office"), client_of("office")
    counts = []
    for _round in range(2):
        counts.append(
            [statements(lambda page=page: client.get(page)) for page in ("/council/", f"/council/{sits.pk}/")]
        )
        for _n in range(3):
            add_case(sits.pk, a_case(world, at="assigned").pk, by=office, at=NOON)
    assert counts[0] == counts[1] and max(counts[0]) <= 16
    assert len(queries.items(sits)) == 7


def test_minutes_are_the_community_s_and_a_year_keeps_its_own(world: World, client_of: Callable[..., Client]) -> None:
    over, _sits = held(world)
    client, year = client_of("visitor"), over.day.year
    page = client.get(f"/life/council/{over.day}/").content.decode()
    assert world.community.name in page and "· 手工加入" not in page.replace("\n", "")
    assert f"{over.day}" in client.get(f"/life/council/?year={year}").content.decode()
    assert queries.of_year(queries.published(world.community.pk), f"{year - 1}")[1] == 0  # no such year: all


def test_the_day_that_is_offered_is_a_friday_without_a_council(world: World, client_of: Callable[..., Client]) -> None:
    client = client_of("office")
    first = re.findall(r'name="day"[^>]*value="([\d-]+)"', client.get("/council/new/").content.decode())[0]
    client.post("/council/new/", {"day": first})
    second = re.findall(r'name="day"[^>]*value="([\d-]+)"', client.get("/council/new/").content.decode())[0]
    assert (date.fromisoformat(second) - date.fromisoformat(first)).days == 7


def test_on_the_wall_what_is_one_matter_is_joined_and_a_kind_is_mended(
    world: World, client_of: Callable[..., Client]
) -> None:
    _over, sits = held(world)
    office = client_of("office")
    one, other, single = (a_case(world) for _ in range(3))
    Case.objects.filter(pk__in=[one.pk, other.pk]).update(kind="SD05", sealed=False)
    Item.objects.create(
        community=world.community, meeting=sits, place=8, source="alike", raised="residents", kind="SD05", many=2,
        compound=one.compound, title="1号院",
    )  # fmt: skip
    add_case(sits.pk, single.pk, by=world.actor("office"), at=NOON)
    way = f"/council/{sits.pk}/screen/?item=2"
    wall = office.get(way).content.decode()
    assert one.title in wall and f'value="{other.pk}"' in wall and "其中 2 件还没办完" in wall
    said = {"case": [one.pk, other.pk], "target": one.pk, "next": way}
    assert office.post("/triage/join/", said).headers["Location"] == way
    other.refresh_from_db()
    assert other.merged_into_id == one.pk
    single.refresh_from_db()
    mend = {"kind": "HJ03", "version": single.version, "next": f"/council/{sits.pk}/screen/?item=3"}
    assert f"/cases/{single.pk}/triage/" in office.get(mend["next"]).content.decode()
    assert office.post(f"/cases/{single.pk}/triage/", mend).headers["Location"] == mend["next"]
    single.refresh_from_db()
    assert single.kind == "HJ03"
    looks_on = client_of("steward").get(way).content.decode()
    assert one.title in looks_on and "勾选的并成一件" not in looks_on
