"""Stations: open or not, what is broken, how reliably; and riders who choose a landmark."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linli.access.actors import bearer
from linli.cases.intake.actions import Said, report
from linli.cases.matter import actions as matter
from linli.cases.matter.actions import Result
from linli.foundation.refusals import NotAllowed
from linli.projects.mending import actions as mending
from linli.projects.mending.actions import Broken
from linli.projects.models import Station
from linli.projects.refused import EndsBefore, HoursHalf, NameTaken, UnknownChoice
from linli.projects.stations import actions, queries, rules
from linli.projects.stations.queries import Now
from tests.builders import DAY, NOON, World, a_world
from tests.projects.lived import a_station

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # on a machine however busy

HOUR = timedelta(hours=1)
TIMES, STAMPS = st.times(), st.datetimes(datetime(2026, 1, 1), datetime(2026, 1, 9))  # noqa: DTZ001


@pytest.fixture
def world(db: None) -> World:
    return a_world()


def now(world: World, at: datetime = NOON) -> Now:
    return queries.now(queries.standing(world.community.pk), at)[0]


def test_its_keeper_shuts_and_opens_it_by_link_or_post_and_a_stranger_does_not(world: World) -> None:
    station = a_station(world)
    assert now(world).open
    link = bearer(station.community_id, station.pk)
    actions.shut(station.pk, "停电", by=link, at=NOON)
    actions.shut(station.pk, "停电", by=world.actor("worker"), at=NOON + HOUR)
    assert station.closures.count() == 1
    assert (now(world, NOON + HOUR).open, now(world, NOON + HOUR).shut.why) == (False, "停电")  # type: ignore[union-attr]
    actions.open_again(station.pk, by=world.actor("worker"), at=NOON + 2 * HOUR)
    assert now(world, NOON + 2 * HOUR).open
    with pytest.raises(NotAllowed):
        actions.shut(station.pk, by=world.visitor, at=NOON)
    with pytest.raises(NotAllowed):
        actions.shut(station.pk, by=world.actor("leader2"), at=NOON)


def test_a_planned_closure_shows_beforehand_and_holds_on_its_day(world: World) -> None:
    station, by = a_station(world), world.actor("office")
    with pytest.raises(EndsBefore):
        actions.plan(station.pk, NOON + 2 * HOUR, NOON + HOUR, "检修", by=by, at=NOON)
    made = actions.plan(station.pk, NOON + HOUR, NOON + 3 * HOUR, "检修", by=by, at=NOON)
    assert now(world).open and list(now(world).planned) == [made]
    assert not now(world, NOON + 2 * HOUR).open
    assert now(world, NOON + 3 * HOUR).open
    actions.unplan(made.pk, by=by, at=NOON)
    assert now(world, NOON + 2 * HOUR).open


def test_a_fault_is_out_of_order_until_it_is_solved(world: World) -> None:
    station = a_station(world)
    fault = mending.at_station(station.pk, Broken("power"), by=world.visitor, at=NOON)
    assert (fault.report.case.kind, fault.report.case.compound) == ("SY06", world.compounds[0])
    assert [part.kind for part in now(world).parts if part.fault] == ["power"]
    with pytest.raises(UnknownChoice):
        mending.at_station(station.pk, Broken("toilet"), by=world.visitor, at=NOON)
    case = matter.resolve_on_spot(
        fault.report.case.pk, Result("solved", "换了插座"), by=world.actor("leader"), at=NOON + HOUR, version=1
    )
    assert case.stage == "resolved" and not now(world).wrong


def test_what_cannot_be_entered(world: World) -> None:
    a_station(world)
    for wrong, said in (
        (NameTaken, {}), (HoursHalf, {"name": "乙", "opens": time(8)}),
        (UnknownChoice, {"name": "丙", "offers": ["x"]}),
    ):  # fmt: skip
        with pytest.raises(wrong):
            a_station(world, **said)


def test_uptime_is_of_the_hours_that_were_promised(world: World) -> None:
    station = a_station(world, opens=time(8), closes=time(20))
    Station.objects.update(entered_at=NOON - timedelta(days=9))
    actions.shut(station.pk, by=world.actor("office"), at=NOON)
    actions.open_again(station.pk, by=world.actor("office"), at=NOON + 3 * HOUR)
    found = {one.key: one for one in queries.counted(world.community.pk, DAY, NOON + 12 * HOUR)}
    assert (found["station_uptime"].value, found["station_uptime"].n) == (75.0, 12)


def test_landmarks_are_stations_gates_and_compounds_and_riders_reports_are_counted(world: World) -> None:
    a_station(world)
    world.compounds[0].gate_words = "北门在联盟路"
    world.compounds[0].save()
    known = queries.landmarks(world.community.pk)
    assert [one.sort for one in known] == ["station", "gate", "compound", "compound"]
    assert known[0].place.compound_id == world.compounds[0].pk
    for n in range(2):
        taken = report(known[1].place, Said("井盖松了"), by=world.visitor, at=NOON, channel="rider")
        if n:
            matter.resolve_on_spot(
                taken.case.pk, Result("solved", "盖好了"), by=world.actor("leader"), at=NOON + HOUR, version=1
            )
    many, adopted = queries.riders(world.community.pk, DAY, NOON + 2 * HOUR)
    assert (many.value, adopted.value) == (2, 50.0)


@unhurried
@given(TIMES, TIMES, st.lists(st.tuples(STAMPS, STAMPS), max_size=5), STAMPS, STAMPS)
def test_never_more_is_lost_than_was_promised(
    opens: time, closes: time, pairs: list[tuple[datetime, datetime]], one: datetime, other: datetime
) -> None:
    start, end = min(one, other), max(one, other)
    spans = rules.promised(opens, closes, start, end)
    shut = [(min(pair), max(pair)) for pair in pairs]
    whole = sum((last - first for first, last in spans), timedelta())
    assert all(start <= first < last <= end for first, last in spans)
    assert timedelta() <= rules.lost(spans, shut, end) <= whole
    assert rules.lost(spans, [(start, None)], end) == whole


@unhurried
@given(TIMES, TIMES, STAMPS)
def test_open_now_agrees_with_the_promised_spans(opens: time, closes: time, at: datetime) -> None:
    spans = rules.promised(opens, closes, at - timedelta(days=2), at + timedelta(days=2))
    within = any(first <= at < last for first, last in spans)
    assert rules.is_open(opens, closes, [], at) == within or opens == closes


def test_hours_past_midnight() -> None:
    assert rules.is_open(time(18), time(2), [], datetime.combine(date(2026, 1, 2), time(1)))
    assert not rules.is_open(time(18), time(2), [], datetime.combine(date(2026, 1, 2), time(3)))
