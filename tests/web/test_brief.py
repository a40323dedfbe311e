"""The morning brief: what wants an eye, each line with its records, and nothing that its reader must not see."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

import pytest
from django.test import Client

from linli.cases.levels.actions import pass_up, send_down
from linli.cases.models import Case
from linli.foundation import clock
from tests.builders import NOON, World, a_case, a_report, a_waiting_case
from tests.web.calling import a_called_matter

MORNING = NOON + timedelta(hours=19, minutes=50)  # the next day at 7:50 in Shanghai


@pytest.fixture(autouse=True)
def at_ten_to_eight(at_noon: None) -> None:
    set_clock(MORNING)


def set_clock(to: datetime) -> None:
    clock.use(clock.DemoClock(start=to, started=datetime.now(UTC)))


def body(client: Client, path: str = "/brief/") -> str:
    return client.get(path).content.decode()


def part(client: Client, key: str) -> str:
    """One part of the brief, blank when it is not there."""
    page = body(client)
    start = page.find(f'id="part-{key}"')
    return page[start : page.index("</section>", start)] if start > 0 else ""


def test_nothing_to_do_is_said_kindly(world: World, client_of: Callable[..., Client]) -> None:
    page = body(client_of("leader"))
    assert "今早没有着急的事" in page
    assert 'id="part-' not in page


@pytest.mark.parametrize(
    ("key", "hours"),
    [("today", 7), ("late", 24)],
)
def test_what_is_due_today_and_what_is_late_stand_there_and_lead_to_their_records(
    key: str, hours: int, world: World, client_of: Callable[..., Client]
) -> None:
    case = a_report(world, at=NOON).case
    assert case.limit_hours == 24
    set_clock(NOON + timedelta(hours=hours + 13))
    client = client_of("leader")
    assert f"/cases/{case.pk}/" in part(client, key)
    assert f"/triage/?stage={key}" in part(client, key)
    assert f"/cases/{case.pk}/" in body(client, f"/triage/?stage={key}")
    other = {"today": "late", "late": "today"}[key]
    assert f"/cases/{case.pk}/" not in part(client, other)


def test_five_days_without_a_step_is_stuck_and_a_step_ends_it(world: World, client_of: Callable[..., Client]) -> None:
    case = a_case(world, at="handling")
    set_clock(NOON + timedelta(days=6))
    assert f"/cases/{case.pk}/" in part(client_of("leader"), "stuck")
    pass_up(case.pk, "要电工", by=world.actor("steward"), at=clock.now(), version=case.version)
    assert f"/cases/{case.pk}/" not in part(client_of("leader"), "stuck")


def test_sent_down_twice_is_stuck_too(world: World, client_of: Callable[..., Client]) -> None:
    case, steward = a_case(world, at="handling"), world.people["steward"].pk
    for _ in range(2):
        case = pass_up(case.pk, "要电工", by=world.actor("steward"), at=MORNING, version=case.version)
        case = send_down(case.pk, "能办", steward, by=world.actor("leader"), at=MORNING, version=case.version)
    assert f"/cases/{case.pk}/" in part(client_of("leader"), "stuck")


def test_waiting_that_ends_today_is_named(world: World, client_of: Callable[..., Client]) -> None:
    ends, later = a_waiting_case(world, until=MORNING + timedelta(hours=1)), a_waiting_case(world)
    found = part(client_of("leader"), "wakes")
    assert f"/cases/{ends.pk}/" in found
    assert f"/cases/{later.pk}/" not in found


def test_whoever_was_not_told_is_counted(world: World, client_of: Callable[..., Client]) -> None:
    a_case(world, at="resolved", phone="10012345678")
    assert "· 1" in part(client_of("leader"), "tell")


def test_who_was_called_and_is_silent_is_named_and_who_is_coming_is_not(
    world: World, client_of: Callable[..., Client]
) -> None:
    case, _callout, _decision = a_called_matter(world)
    found = part(client_of("leader"), "calls")
    assert f"/cases/{case.pk}/" in found
    assert "幸福物业" in found
    assert "赵电工" not in found


def test_a_decision_whose_day_is_over_is_named_and_before_it_is_not(
    world: World, client_of: Callable[..., Client]
) -> None:
    case, _callout, decision = a_called_matter(world)
    assert part(client_of("leader"), "decisions") == ""
    set_clock(datetime.combine(decision.wanted_by, time(), UTC) + timedelta(days=1, hours=1))
    assert f"/cases/{case.pk}/" in part(client_of("leader"), "decisions")


def test_three_of_a_kind_at_one_place_are_a_suggestion_with_their_records(
    world: World, client_of: Callable[..., Client]
) -> None:
    cases = [a_report(world, words=f"{n}楼楼道灯不亮", place=n % 2).case for n in range(3)]
    client = client_of("leader")
    found = part(client, "alike")
    assert "3 件没办完" in found
    query = f"kind={cases[0].kind}&amp;compound={world.compounds[0].pk}"
    assert query in found
    assert query in body(client, "/triage/")
    board = body(client, f"/triage/?{query.replace('&amp;', '&')}")
    assert all(f"/cases/{case.pk}/" in board for case in cases)


def test_three_times_in_thirty_days_at_one_stairwell_is_named_with_what_was_closed_too(
    world: World, client_of: Callable[..., Client]
) -> None:
    closed, second, third = a_case(world, at="closed"), a_report(world).case, a_report(world).case
    client = client_of("leader")
    found = part(client, "again")
    assert "30天内 3 次" in found
    query = f"stage=month&amp;kind={closed.kind}&amp;stairwell={world.stairwells[0].pk}"
    assert query in found
    board = body(client, f"/triage/?{query.replace('&amp;', '&')}")
    assert all(f"/cases/{case.pk}/" in board for case in (closed, second, third))
    set_clock(NOON + timedelta(days=31))
    assert part(client_of("leader"), "again") == ""


def test_private_matters_are_named_by_number_alone_and_counted_at_no_place(
    world: World, client_of: Callable[..., Client]
) -> None:
    cases = [a_report(world, words="婆媳又吵架了", private=True).case for _ in range(3)]
    set_clock(NOON + timedelta(days=30))
    leader, office = client_of("leader"), client_of("office")
    found = part(leader, "late")
    assert str(cases[0].number) in found
    assert "婆媳" not in body(leader)
    assert part(leader, "alike") == part(leader, "again") == ""
    assert part(office, "late") == ""


def test_a_leader_s_brief_holds_the_own_grid_alone(world: World, client_of: Callable[..., Client]) -> None:
    mine, far = a_report(world).case, a_report(world, place=2).case
    set_clock(NOON + timedelta(days=2))
    found = body(client_of("leader"))
    assert f"/cases/{mine.pk}/" in found
    assert f"/cases/{far.pk}/" not in found
    assert all(f"/cases/{case.pk}/" in body(client_of("office")) for case in (mine, far))


def test_the_season_is_a_hint_with_its_dates(world: World, client_of: Callable[..., Client]) -> None:
    set_clock(datetime(2026, 11, 20, tzinfo=UTC))
    page = body(client_of("secretary"))
    assert "供暖季 11-15 – 03-15" in page
    set_clock(datetime(2026, 4, 1, tzinfo=UTC))
    assert "时令提醒" not in body(client_of("secretary"))


def test_the_leader_s_day_begins_with_it(world: World, client_of: Callable[..., Client]) -> None:
    assert client_of("leader").get("/start/").headers["Location"] == "/brief/"


def post(client: Client, path: str, **said: object) -> str:
    return client.post(path, {"next": "/triage/", **said}, follow=True).content.decode()


def test_ticked_matters_are_passed_up_for_one_reason(world: World, client_of: Callable[..., Client]) -> None:
    cases = [a_report(world).case for _ in range(3)]
    client, ticked = client_of("leader"), [case.pk for case in cases[:2]]
    assert "请先勾选事项，再选一个原因" in post(client, "/triage/pass-up/", case=ticked, why="")
    assert "已上报 2 件" in post(client, "/triage/pass-up/", case=ticked, why="money")
    levels = Case.objects.order_by("number").values_list("level", flat=True)
    assert list(levels) == ["community", "community", "micro_grid"]


def test_ticked_matters_are_joined_into_the_one_that_was_chosen(world: World, client_of: Callable[..., Client]) -> None:
    first, second, third = (a_report(world, words=f"{n}楼楼道灯不亮").case for n in range(3))
    client, ticked = client_of("leader"), [second.pk, first.pk, third.pk]
    asked = client.post("/triage/join/", {"case": ticked}).content.decode()
    assert asked.index(first.title) < asked.index(second.title), "the first reported stands first"
    assert Case.objects.filter(stage="merged").count() == 0
    post(client, "/triage/join/", case=ticked, target=second.pk)
    assert set(Case.objects.filter(merged_into=second)) == {first, third}


def test_of_ticked_matters_that_which_does_not_fit_is_named_and_stays(
    world: World, client_of: Callable[..., Client]
) -> None:
    stays, other, private = a_report(world).case, a_report(world).case, a_report(world, private=True).case
    ticked = [stays.pk, other.pk, private.pk]
    page = post(client_of("leader"), "/triage/join/", case=ticked, target=stays.pk)
    assert str(private.number) in page
    assert list(Case.objects.filter(merged_into=stays)) == [other]


def test_one_tick_is_not_enough_and_a_steward_joins_nothing(world: World, client_of: Callable[..., Client]) -> None:
    case, other = a_report(world).case, a_report(world).case
    assert "请至少勾选两件" in post(client_of("leader"), "/triage/join/", case=[case.pk])
    assert client_of("steward").post("/triage/join/", {"case": [case.pk, other.pk]}).status_code == 403


@pytest.mark.parametrize(
    ("query", "found"),
    [("channel=qr", True), ("channel=phone", False), ("level=micro_grid", True), ("level=street", False)],
)
def test_the_board_is_filtered_by_level_and_channel(
    query: str, found: bool, world: World, client_of: Callable[..., Client]
) -> None:
    case = a_report(world).case
    assert (f"/cases/{case.pk}/" in body(client_of("leader"), f"/triage/?{query}")) is found
