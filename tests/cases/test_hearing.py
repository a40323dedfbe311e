"""What was said elsewhere is placed and matched before a person decides; its clock runs from when it was said."""

from datetime import date, timedelta

import pytest

from linli.cases.intake.actions import Said
from linli.cases.intake.doors import doors_of
from linli.cases.intake.drafting import Draft, drafts
from linli.cases.intake.hearing import hear
from linli.cases.models import Case
from linli.engines.messages import read
from linli.foundation.refusals import NotAllowed
from linli.territory.models import Membership, MicroGrid
from tests.builders import DAY, NOON, World, a_case, a_world

WEEK = timedelta(days=7)


@pytest.fixture
def world(db: None) -> World:
    return a_world()


def of(world: World, pasted: str, who: str = "leader") -> list[Draft]:
    by = world.actor(who)
    return drafts(read(pasted), doors_of(by, DAY), by=by, at=NOON)


@pytest.mark.parametrize(("back", "counts"), [(timedelta(hours=3), True), (WEEK, True), (WEEK * 1.01, False)])
def test_the_clock_runs_from_when_it_was_said_for_a_week_back(world: World, back: timedelta, counts: bool) -> None:
    by = world.actor("steward")
    heard = hear(world.place(), Said("灯不亮"), by=by, at=NOON, channel="chat", told_at=NOON - back)
    case = Case.objects.get()
    assert heard.at == case.reported_at == (NOON - back if counts else NOON)
    assert case.due_at > case.reported_at


def test_words_from_the_future_count_from_now(world: World) -> None:
    by = world.actor("steward")
    told = NOON + timedelta(minutes=1)
    assert hear(world.place(), Said("灯不亮"), by=by, at=NOON, channel="chat", told_at=told).at == NOON


def test_an_older_word_of_the_same_matter_sets_its_clock_back(world: World) -> None:
    case = a_case(world)
    told = NOON - timedelta(hours=5)
    by = world.actor("steward")
    hear(world.place(), Said("我家也是"), by=by, at=NOON, channel="chat", told_at=told, into=case.pk)
    case.refresh_from_db()
    assert case.reported_at == told and case.reports.count() == 2


def test_nobody_takes_in_what_lies_at_another_s_doors(world: World) -> None:
    with pytest.raises(NotAllowed):
        hear(world.place(3), Said("灯不亮"), by=world.actor("steward"), at=NOON, channel="chat")
    assert Case.objects.count() == 0


@pytest.mark.parametrize(
    ("pasted", "door"),
    [
        ("李姐：1号院1号楼2单元灯不亮", 1),
        ("李姐：2单元灯不亮", 1),
        ("1-2-302李姐：灯不亮", 1),
        ("李姐：2号院2单元灯不亮", None),
        ("李姐：灯不亮", None),
    ],
    ids=["whole address", "stairwell alone", "nickname", "another's yard", "nothing told"],
)
def test_a_door_is_guessed_from_words_or_nickname(world: World, pasted: str, door: int | None) -> None:
    place = of(world, pasted)[0].place
    assert (place.stairwell_id if place else None) == (None if door is None else world.stairwells[door].pk)


def test_a_steward_of_some_floors_takes_in_for_her_own_grid(world: World) -> None:
    """A tower's stairwell may be shared out by floors; hers is the upper band."""
    mine = world.grids[0]
    Membership.objects.filter(micro_grid=mine).update(lowest=12, highest=999)
    lower = MicroGrid.objects.create(
        community=world.community, code="1-9", name="低层", general_grid=world.generals[0], start=date(2026, 1, 1)
    )
    Membership.objects.create(
        community=world.community, micro_grid=lower, stairwell=world.stairwells[0], highest=11, start=date(2026, 1, 1)
    )
    by = world.actor("steward")
    place = doors_of(by, DAY).chosen(str(world.stairwells[0].pk))
    assert place and place.micro_grid_id == mine.pk
    assert hear(place, Said("灯不亮"), by=by, at=NOON, channel="chat").micro_grid_id == mine.pk


def test_an_open_matter_is_alike_by_kind_and_place_and_a_closed_one_is_not(world: World) -> None:
    open_, closed = a_case(world), a_case(world, at="closed")
    elsewhere = a_case(world, place=1)
    found = of(world, "李姐：1单元楼道灯不亮了")[0].alike
    assert [one.key for one in found] == [str(open_.pk)]
    assert str(closed.pk) not in found and str(elsewhere.pk) not in found


def test_a_time_is_told_from_today_and_a_bare_day_is_none(world: World) -> None:
    yesterday, day = of(world, "李姐 昨天 08:21\n1单元灯不亮\n赵建国 2026-10-11\n漏水")
    assert yesterday.told_at and yesterday.told_at.isoformat() == "2026-10-11T00:21:00+00:00"
    assert day.told_at is None


def test_the_same_paste_by_another_has_other_tokens_and_by_the_same_the_same(world: World) -> None:
    pasted = "李姐 2026/10/12 8:21\n1单元灯不亮"
    first, again, other = of(world, pasted)[0], of(world, pasted)[0], of(world, pasted, "office")[0]
    assert first.token == again.token != other.token
