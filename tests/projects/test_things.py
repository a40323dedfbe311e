"""Things: lent and brought back, looked at, broken, taken away; who had one is forgotten."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linli.access.actors import rule
from linli.cases.matter import actions as matter
from linli.cases.matter.actions import Result
from linli.cli import due
from linli.foundation import clock
from linli.foundation.refusals import NotAllowed
from linli.notifications.models import Letter
from linli.projects.mending import actions as mending
from linli.projects.mending.actions import Broken
from linli.projects.mending.queries import mended, of_things
from linli.projects.models import Loan, Thing
from linli.projects.refused import LentOut, NotLent, NotOut, SayWhat, TakenAway
from linli.projects.things import actions, lending, queries, rules
from tests.builders import DAY, NOON, World, a_world
from tests.projects.lived import a_thing

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # on a machine however busy

HOUR = timedelta(hours=1)
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@pytest.fixture
def world(db: None) -> World:
    return a_world()


def test_it_is_lent_to_one_at_a_time_and_who_had_it_is_gone_with_its_return(world: World) -> None:
    thing = a_thing(world)
    loan = lending.borrow(thing.pk, "三单元小马", "10012345678", by=world.visitor, at=NOON)
    assert loan.due_on == DAY + timedelta(days=7)
    with pytest.raises(LentOut):
        lending.borrow(thing.pk, "另一个", by=world.visitor, at=NOON)
    lending.bring_back(thing.pk, by=world.visitor, at=NOON + HOUR)
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, phone FROM projects_loan")
        assert cursor.fetchall() == [("", "")]
    with pytest.raises(NotOut):
        lending.bring_back(thing.pk, by=world.visitor, at=NOON)


def test_while_it_is_out_the_name_lies_sealed_and_looking_leaves_a_mark(world: World) -> None:
    loan = lending.borrow(a_thing(world).pk, "小马", "10012345678", by=world.visitor, at=NOON)
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, phone FROM projects_loan")
        assert not any("小马" in cell or "10012345678" in cell for cell in cursor.fetchone())
    assert lending.see_number(loan.pk, by=world.actor("steward"), at=NOON).phone == "10012345678"
    for other in ("steward2", "worker"):
        with pytest.raises(NotAllowed):
            lending.see_number(loan.pk, by=world.actor(other), at=NOON)


def test_what_stands_is_not_lent_and_what_is_lent_is_not_taken_away(world: World) -> None:
    with pytest.raises(NotLent):
        lending.borrow(a_thing(world, kind="seat", lendable=False).pk, "小马", by=world.visitor, at=NOON)
    thing = a_thing(world)
    lending.borrow(thing.pk, "小马", by=world.visitor, at=NOON)
    with pytest.raises(LentOut):
        actions.remove(thing.pk, "坏了", by=world.actor("office"), at=NOON)
    with pytest.raises(NotAllowed):
        lending.bring_back(thing.pk, by=world.visitor, at=NOON, lost=True)
    assert lending.bring_back(thing.pk, by=world.actor("steward"), at=NOON, lost=True).lost
    actions.remove(thing.pk, "丢了", by=world.actor("office"), at=NOON)
    with pytest.raises(TakenAway):
        lending.borrow(thing.pk, "小马", by=world.visitor, at=NOON)


def test_a_fault_is_a_matter_at_its_place_said_once_and_over_with_its_result(world: World) -> None:
    thing = a_thing(world)
    fault = mending.at_thing(thing.pk, Broken(words="少了扳手"), by=world.visitor, at=NOON)
    case = fault.report.case
    assert (case.micro_grid, "少了扳手" in fault.report.words) == (world.grids[0], True)
    assert mending.at_thing(thing.pk, Broken(), by=world.visitor, at=NOON + HOUR).pk == fault.pk
    assert of_things([thing.pk])
    matter.resolve_on_spot(
        case.pk, Result("solved", "补齐了"), by=world.actor("steward"), at=NOON + 2 * HOUR, version=1
    )
    assert not of_things([thing.pk])
    share, hours = mended(world.community.pk, DAY, NOON + 3 * HOUR)
    assert (share.value, share.n, hours.value) == (100.0, 1, 2.0)


def test_its_keeper_is_asked_to_look_and_a_look_settles_it(world: World) -> None:
    thing = a_thing(world, placed_on=DAY - timedelta(days=100))
    here = world.community.pk
    assert queries.to_ask(here, DAY) == [thing]
    actions.remind(thing.pk, by=rule("thing", here), at=NOON)
    assert queries.to_ask(here, DAY) == []
    assert Letter.objects.get(kind="thing_look").person == world.people["steward"]
    with pytest.raises(SayWhat):
        actions.look(thing.pk, False, by=world.actor("steward"), at=NOON)
    actions.look(thing.pk, True, by=world.actor("steward"), at=NOON)
    assert queries.to_look(queries.here(here), DAY) == []


def test_what_never_came_back_counts_as_lost_after_three_months_and_who_had_it_is_forgotten(world: World) -> None:
    thing, here = a_thing(world, every=None), world.community.pk
    loan = lending.borrow(thing.pk, "小马", "10012345678", by=world.visitor, at=NOON)
    late = NOON + timedelta(days=7) + rules.WAITED
    by = rule("thing", here)
    with pytest.raises(NotOut):
        lending.lapse(loan.pk, by=by, at=late)  # the last day that is waited for
    assert not queries.never_back(clock.today(late))
    assert [due.tend_conveniences(late + timedelta(days=1)) for _again in range(2)] == [1, 0]
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, phone FROM projects_loan")
        assert cursor.fetchall() == [("", "")]
    loan.refresh_from_db()
    assert (loan.lost, loan.back_at) == (True, late + timedelta(days=1))
    assert Letter.objects.get(kind="thing_lost").person == world.people["steward"]
    found = {one.key: one.value for one in queries.counted(here, DAY, late + timedelta(days=2))}
    assert (found["things_borrowed"], found["things_lost"]) == (1, 1)


def test_a_thing_that_was_lost_asks_to_be_looked_at_until_somebody_does(world: World) -> None:
    thing = a_thing(world)
    loan = lending.borrow(thing.pk, "小马", by=world.visitor, at=NOON)
    late = NOON + rules.WAITED + timedelta(days=8)
    lending.lapse(loan.pk, by=rule("thing", world.community.pk), at=late)
    assert seen_as(world, thing) == (False, True)
    actions.look(thing.pk, True, by=world.actor("steward"), at=late + HOUR)
    assert seen_as(world, thing) == (False, False)


def test_whoever_borrows_a_thing_that_was_lost_has_found_it(world: World) -> None:
    thing = a_thing(world)
    lending.borrow(thing.pk, "小马", by=world.visitor, at=NOON)
    lending.bring_back(thing.pk, by=world.actor("steward"), at=NOON + HOUR, lost=True)
    assert seen_as(world, thing) == (False, True)
    lending.borrow(thing.pk, "小牛", by=world.visitor, at=NOON + 2 * HOUR)
    assert seen_as(world, thing) == (True, False)
    lending.bring_back(thing.pk, by=world.actor("steward"), at=NOON + 3 * HOUR)
    assert seen_as(world, thing) == (False, False)


def seen_as(world: World, thing: Thing) -> tuple[bool, bool]:
    """Whether a list shows it as lent, and as not come back."""
    row: Any = queries.here(world.community.pk).get(pk=thing.pk)
    return row.out, row.lost


def test_one_puts_things_up_within_reach_alone(world: World) -> None:
    described = actions.Described("seat", "座椅", f"m:{world.grids[2].pk}")
    for who in ("steward", "leader", "worker"):
        with pytest.raises(NotAllowed):
            actions.place(described, by=world.actor(who), at=NOON)
    assert actions.place(described, by=world.actor("leader2"), at=NOON).general_grid == world.generals[1]


def test_what_stands_at_a_grid_is_on_its_card_and_what_is_for_the_compound_too(world: World) -> None:
    own, shared = a_thing(world), a_thing(world, name="院里的座椅", kind="seat", place=f"c:{world.compounds[0].pk}")
    a_thing(world, name="绘本", kind="book")
    assert set(queries.of_grid(world.grids[0].pk, world.compounds[0].pk)) == {own, shared}
    assert queries.of_grid(world.grids[1].pk, world.compounds[0].pk) == [shared]


def test_the_figures_count_things_and_loans_and_nobody(world: World) -> None:
    thing = a_thing(world)
    for n in range(3):
        lending.borrow(thing.pk, "小马", by=world.visitor, at=NOON + 2 * n * HOUR)
        lending.bring_back(thing.pk, by=world.visitor, at=NOON + (2 * n + 1) * HOUR)
    found = {one.key: one.value for one in queries.counted(world.community.pk, DAY, NOON + 9 * HOUR)}
    assert (found["things_toolbox"], found["things_borrowed"], found["projects_in_use"]) == (1, 3, 0)


def test_the_database_refuses_what_the_verbs_would_not_do(world: World) -> None:
    thing = a_thing(world)
    loan = lending.borrow(thing.pk, "小马", by=world.visitor, at=NOON)
    for breach in (
        lambda: Loan.objects.filter(pk=loan.pk).update(back_at=NOON),
        lambda: Loan.objects.filter(pk=loan.pk).update(name=""),
        lambda: Loan.objects.create(community=world.community, thing=thing, name="乙", at=NOON, due_on=DAY),
        lambda: Thing.objects.filter(pk=thing.pk).update(removed_on=date(2020, 1, 1)),
        lambda: Thing.objects.filter(pk=thing.pk).update(kind="house"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            breach()


@unhurried
@given(st.none() | DAYS, st.none() | st.integers(1, 400), DAYS, st.none() | DAYS, DAYS)
def test_a_keeper_is_asked_when_a_look_is_due_and_not_twice_in_a_month(
    expires: date | None, every: int | None, last: date, asked: date | None, day: date
) -> None:
    due = rules.look_due(expires, every, last)
    assert (due is None) == (expires is None and every is None)
    told = rules.is_asked(due, asked, day)
    assert not told or (due is not None and due <= day and (asked is None or (day - asked).days >= 30))
