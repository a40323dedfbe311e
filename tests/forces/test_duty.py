"""Who is on call and who is away: turns hold as entered, copies overwrite nothing, and away ends by itself."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from linli.access.actors import bearer
from linli.cases import reference
from linli.cases.callouts import queries as callouts
from linli.forces.duty import availability, planning, queries, rules
from linli.forces.duty.planning import Turns
from linli.forces.duty.refusals import NoDay, NotAhead, NothingToCopy, NotInPost, TooLongAway, TooManyDays, TurnTaken
from linli.forces.models import Away, Turn
from linli.forces.refusals import DaysReversed
from linli.foundation import clock
from linli.foundation.refusals import Missing, NotAllowed
from linli.people.models import Appointment, Person
from tests.builders import DAY, NOON, World, a_case, a_world
from tests.cases.callouts.called import a_specialist

ALL_DAY = (time(0), time(0))
db = pytest.mark.django_db


@pytest.fixture
def world(db: None) -> World:
    return a_world()


def turns(world: World, person: Person, **more: Any) -> Turns:
    given: dict[str, Any] = {
        "role": "specialist", "profession": "power", "person": person.pk, "first": DAY, "last": DAY,
        "start": ALL_DAY[0], "end": ALL_DAY[1],
    }  # fmt: skip
    return Turns(**(given | more))


def entered(world: World, person: Person, by: str = "office", **more: Any) -> Turn:
    return planning.enter(turns(world, person, **more), by=world.actor(by), at=NOON)


@given(begin=st.integers(0, 1439), until=st.integers(0, 1439), hours=st.integers(0, 71))
def test_a_turn_holds_for_its_hours_and_at_most_a_day(begin: int, until: int, hours: int) -> None:
    start, end = (time(minutes // 60, minutes % 60) for minutes in (begin, until))
    moment = datetime.combine(DAY, time(0), clock.SHANGHAI) + timedelta(hours=hours)
    begins = datetime.combine(DAY, start, clock.SHANGHAI)
    ends = datetime.combine(DAY if start < end else DAY + timedelta(days=1), end, clock.SHANGHAI)
    assert rules.holds(DAY, start, end, moment) == (begins <= moment < ends)
    assert ends - begins <= timedelta(days=1)


@given(day=st.dates(date(2020, 1, 1), date(2040, 1, 1)), weekdays=st.sets(st.integers(0, 6)))
def test_the_days_of_an_entry_are_those_of_its_weekdays(day: date, weekdays: set[int]) -> None:
    found = list(rules.days(day, day + timedelta(days=13), sorted(weekdays)))
    assert len(found) == 2 * len(weekdays or range(7))
    assert {one.weekday() for one in found} == (weekdays or set(range(7)))
    monday, sunday = rules.week_of(day)
    assert (monday.weekday(), sunday - monday) == (0, timedelta(days=6))
    first, last = rules.month_of(day)
    assert first.day == 1
    assert (last + timedelta(days=1)).day == 1


@db
def test_turns_are_entered_for_the_days_chosen_and_a_place_in_the_order_is_given_once(world: World) -> None:
    one, other = a_specialist(world, "甲"), a_specialist(world, "乙")
    entered(world, one, last=DAY + timedelta(days=13), weekdays=(5, 6))
    assert Turn.objects.count() == 4
    entered(world, one)
    with pytest.raises(TurnTaken):
        entered(world, other)
    entered(world, other, order=2)
    assert [turn.person.name for turn in queries.on_call(world.community.pk, NOON)] == ["甲", "乙"]


@db
@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"last": DAY - timedelta(days=1)}, DaysReversed),
        ({"last": DAY + timedelta(days=90)}, TooManyDays),
        ({"weekdays": (6,)}, NoDay),
        ({"profession": "gas"}, NotInPost),
        ({"profession": ""}, Missing),
        ({"order": 0}, Missing),
    ],
)
def test_what_cannot_be_entered_is_refused(world: World, more: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        entered(world, a_specialist(world, "甲"), **more)
    assert not Turn.objects.exists()


@db
def test_a_leader_plans_for_her_own_grid_alone(world: World) -> None:
    one = a_specialist(world, "甲")
    entered(world, one, by="leader", general_grid=world.generals[0].pk)
    for place in (world.generals[1].pk, None):
        with pytest.raises(NotAllowed):
            entered(world, one, by="leader", general_grid=place, order=2)


@db
def test_a_copy_fills_what_is_empty_and_leaves_out_who_no_longer_serves(world: World) -> None:
    one, other, gone = (a_specialist(world, name) for name in ("甲", "乙", "丙"))
    entered(world, one)
    entered(world, gone, order=2)
    Appointment.objects.filter(person=gone).update(end=DAY + timedelta(days=3))
    week = DAY + timedelta(days=7)
    entered(world, other, first=week, last=week)
    with pytest.raises(NothingToCopy):
        planning.copy_forward(week, week, rules.WEEK, by=world.actor("office"), at=NOON)
    entered(world, one, order=3)
    planning.copy_forward(week, week + timedelta(days=6), rules.WEEK, by=world.actor("office"), at=NOON)
    assert [(turn.order, turn.person.name) for turn in queries.turns(world.community.pk, week, week)] == [
        (1, "乙"),
        (3, "甲"),
    ]


@db
def test_a_gap_is_a_day_on_which_nobody_who_can_be_reached_is_called(world: World) -> None:
    one = a_specialist(world, "甲")
    entered(world, one, last=DAY + timedelta(days=1))
    column = queries.ROWS.index(("specialist", "power"))
    first, second = (row.cells[column] for row in queries.calendar(world.community.pk, DAY, DAY + timedelta(days=1)))
    assert not first.is_gap
    availability.set_away(one.pk, "away", DAY + timedelta(days=1), by=world.actor("office"), at=NOON)
    first, second = (row.cells[column] for row in queries.calendar(world.community.pk, DAY, DAY + timedelta(days=1)))
    assert first.is_gap
    assert not second.is_gap


@db
def test_away_is_said_by_oneself_by_a_link_or_by_the_office_and_ends_by_itself(world: World) -> None:
    one = a_specialist(world, "甲")
    own, week = bearer(world.community.pk, one.pk), DAY + timedelta(days=7)
    availability.set_away(one.pk, "away", week, by=own, at=NOON)
    found = queries.away_now(one.pk, DAY)
    assert found is not None
    assert found.means == "link"
    assert queries.away_now(one.pk, week) is None
    availability.set_away(one.pk, "evenings", week, by=own, at=NOON)
    assert Away.objects.filter(lifted_at=None).count() == 1
    availability.come_back(one.pk, by=own, at=NOON)
    availability.come_back(one.pk, by=own, at=NOON)
    assert queries.away_now(one.pk, DAY) is None
    steward = world.people["steward"]
    availability.set_away(steward.pk, "away", week, by=world.actor("steward"), at=NOON)
    for by in (own, world.actor("leader"), world.actor("steward2")):
        with pytest.raises(NotAllowed):
            availability.set_away(steward.pk, "away", week, by=by, at=NOON)


@db
def test_away_needs_a_day_ahead_and_lasts_half_a_year_at_most(world: World) -> None:
    one, office = a_specialist(world, "甲"), world.actor("office")
    with pytest.raises(NotAhead):
        availability.set_away(one.pk, "away", DAY, by=office, at=NOON)
    with pytest.raises(TooLongAway):
        availability.set_away(one.pk, "away", DAY + timedelta(days=200), by=office, at=NOON)
    with pytest.raises(Missing):
        availability.set_away(one.pk, "gone", DAY + timedelta(days=2), by=office, at=NOON)


@db
def test_a_call_out_suggests_who_is_on_call_and_shows_who_is_away_last(world: World) -> None:
    case = a_case(world)
    near = a_specialist(world, "近处", compound=world.compounds[0])
    called, late, away = (a_specialist(world, name) for name in ("值班", "晚上", "外出"))
    entered(world, called)
    week = DAY + timedelta(days=7)
    availability.set_away(away.pk, "away", week, by=world.actor("office"), at=NOON)
    availability.set_away(late.pk, "evenings", week, by=world.actor("office"), at=NOON)

    def names(at: datetime) -> list[str]:
        found = callouts.candidates(case, [reference.directory()["供电员"]], clock.today(at), at)
        return [one.name for one in found["供电员"]]

    assert names(NOON) == ["值班", near.name, "外出", "晚上"]
    assert names(NOON + timedelta(hours=8)) == ["值班", near.name, "晚上", "外出"]
    assert names(NOON + timedelta(days=8)) == [near.name, *sorted(["值班", "晚上", "外出"])]


@db
def test_a_turn_of_another_grid_is_not_on_call_here(world: World) -> None:
    one = a_specialist(world, "甲")
    entered(world, one, general_grid=world.generals[1].pk)
    case = a_case(world)
    found = callouts.candidates(case, [reference.directory()["供电员"]], DAY, NOON)["供电员"]
    assert [row.standing.order for row in found] == [0]


@db
def test_the_database_keeps_the_order_and_one_word_of_being_away(world: World) -> None:
    one = a_specialist(world, "甲")
    turn = entered(world, one)
    row: dict[str, Any] = {"community": world.community, "day": DAY, "start": ALL_DAY[0], "end": ALL_DAY[1]}
    for more in ({"role": "specialist", "profession": "power"}, {"role": "office", "profession": "power"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Turn.objects.create(**row, **more, person=one)
    with pytest.raises(IntegrityError), transaction.atomic():
        Turn.objects.filter(pk=turn.pk).update(order=0)
    said: dict[str, Any] = {"community": world.community, "person": one, "means": "link", "said_at": NOON}
    Away.objects.create(kind="away", start=DAY, until=DAY + timedelta(days=1), **said)
    for more in ({"kind": "away", "until": DAY + timedelta(days=2)}, {"kind": "evenings", "until": DAY}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Away.objects.create(start=DAY, **more, **said)
