"""Adopting a draft: whole, from a day on, with every stairwell in exactly one micro-grid on every day."""

from datetime import timedelta

import pytest

from linli.cases.matter import actions as matter
from linli.cases.models import Case
from linli.cli import due
from linli.foundation.refusals import Missing, NotAllowed, OutOfStep, Stale
from linli.notifications.models import Letter
from linli.people.models import Appointment
from linli.planning.actions import changing, drafting
from linli.planning.actions.adopting import adopt
from linli.planning.models import Draft
from linli.planning.refusals import DayPassed, DayTaken, LandChanged
from linli.territory.models import Membership, MicroGrid, Stairwell
from linli.territory.queries import in_force, place_of_stairwell
from tests.builders import DAY, NOON, World, a_case, a_report, a_world
from tests.planning.town import LATER, a_draft, a_published, grid_of, office, with_a_compound

pytestmark = pytest.mark.django_db
SECOND = NOON + timedelta(days=1)


@pytest.fixture
def world() -> World:
    made = a_world()
    made.doors = with_a_compound(made)  # type: ignore[attr-defined]
    return made


def doors(world: World) -> list[Stairwell]:
    return world.doors  # type: ignore[attr-defined,no-any-return]


def moved(world: World) -> Draft:
    """A published draft in which the first door of the second building goes to the first micro-grid."""
    draft = a_draft(world)
    target = grid_of(draft, doors(world)[0])
    piece = draft.pieces.get(stairwell=doors(world)[3])
    return a_published(
        world, changing.move(draft.pk, [piece.pk], target.pk, by=office(world), at=NOON, version=draft.version)
    )  # fmt: skip


def taken(world: World, draft: Draft, day=LATER, **more):  # type: ignore[no-untyped-def]
    given = {"by": world.actor("secretary"), "at": NOON, "version": draft.version} | more
    return adopt(draft.pk, day, "按户数重新划", **given)


def test_the_door_changes_on_the_day_and_not_before(world: World) -> None:
    taken(world, moved(world))
    place = doors(world)[3].pk
    before, after = (place_of_stairwell(place, day).micro_grid_id for day in (LATER - timedelta(days=1), LATER))
    assert MicroGrid.objects.get(pk=before).code == "X2"
    assert MicroGrid.objects.get(pk=after).code == "X1"


def test_what_stays_is_not_touched(world: World) -> None:
    held = set(Membership.objects.exclude(stairwell=doors(world)[3]).values_list("pk", "end"))
    taken(world, moved(world))
    assert held == set(Membership.objects.exclude(stairwell=doors(world)[3]).values_list("pk", "end"))


def test_a_draft_changed_in_nothing_changes_nothing(world: World) -> None:
    before = Membership.objects.count(), MicroGrid.objects.count()
    draft = taken(world, a_published(world))
    assert (Membership.objects.count(), MicroGrid.objects.count()) == before
    assert not any(draft.changed.values())


def test_what_is_split_off_is_new_and_bears_the_next_code(world: World) -> None:
    draft = a_draft(world)
    pieces = [draft.pieces.get(stairwell=door).pk for door in doors(world)[4:6]]
    draft = changing.split(draft.pk, pieces, by=office(world), at=NOON, version=draft.version)
    taken(world, a_published(world, draft))
    made = MicroGrid.objects.get(start=LATER)
    assert made.code == "X4"
    assert (made.compound_id, made.general_grid_id) == (doors(world)[4].compound_id, world.generals[0].pk)


def test_what_is_merged_away_ends_and_so_does_its_steward_s_post(world: World) -> None:
    draft = a_draft(world)
    source, target = grid_of(draft, doors(world)[8]), grid_of(draft, doors(world)[3])
    draft = changing.merge(draft.pk, source.pk, target.pk, by=office(world), at=NOON, version=draft.version)
    taken(world, a_published(world, draft))
    assert MicroGrid.objects.get(code="X3").end == LATER
    assert Appointment.objects.get(person=world.people["x3"]).end == LATER
    assert Appointment.objects.get(person=world.people["x2"]).end is None


def test_those_concerned_are_told_and_nobody_else(world: World) -> None:
    taken(world, moved(world))
    told = set(Letter.objects.filter(kind="plan_adopted").values_list("person__name", flat=True))
    assert told == {"邻长1", "邻长2", "leader"}


def test_only_what_changed_is_printed_anew(world: World) -> None:
    draft = taken(world, moved(world))
    assert draft.changed["stairwells"] == [str(doors(world)[3].pk)]
    printed = set(MicroGrid.objects.filter(pk__in=draft.changed["grids"]).values_list("code", flat=True))
    assert printed == {"X1", "X2"}


def test_an_open_matter_follows_on_the_day_and_a_closed_one_stays(world: World) -> None:
    world.stairwells[0] = doors(world)[3]
    taken(world, moved(world))
    open_one, over = a_report(world).case, a_report(world).case
    Case.objects.filter(pk=over.pk).update(stage="declined", closed_at=NOON)
    left = open_one.micro_grid_id
    assert due.do_all(NOON + timedelta(days=6))["followed"] == 0
    assert due.do_all(NOON + timedelta(days=7))["followed"] == 1
    assert due.do_all(NOON + timedelta(days=7))["followed"] == 0
    open_one.refresh_from_db()
    over.refresh_from_db()
    assert (MicroGrid.objects.get(pk=open_one.micro_grid_id).code, over.micro_grid_id) == ("X1", left)


def test_adopted_today_they_follow_at_once(world: World) -> None:
    world.stairwells[0] = doors(world)[3]
    case = a_report(world).case
    taken(world, moved(world), DAY)
    case.refresh_from_db()
    assert case.micro_grid.code == "X1"  # type: ignore[union-attr]


@pytest.mark.parametrize(("begun", "lead"), [(False, "x1"), (True, "x2")])
def test_a_steward_hands_over_only_what_she_has_not_begun(world: World, begun: bool, lead: str) -> None:
    world.stairwells[0] = doors(world)[3]
    case = a_report(world).case
    promised = case.due_at
    case = matter.assign(case.pk, world.people["x2"].pk, by=world.actor("leader"), at=NOON, version=1)
    if begun:
        case = matter.start(case.pk, by=world.actor("x2"), at=NOON, version=case.version)
    taken(world, moved(world), DAY)
    case.refresh_from_db()
    assert (case.lead, case.due_at) == (world.people[lead], promised)
    told = Letter.objects.filter(kind="case_assigned", person=world.people["x1"], about_id=case.pk)
    assert told.exists() != begun


def test_a_report_keeps_the_micro_grid_of_its_day(world: World) -> None:
    world.stairwells[0] = doors(world)[3]
    report = a_report(world)
    taken(world, moved(world), DAY)
    report.refresh_from_db()
    assert report.micro_grid.code == "X2"  # type: ignore[union-attr]


def test_it_needs_the_secretary_a_reason_and_a_day_to_come(world: World) -> None:
    draft = moved(world)
    with pytest.raises(NotAllowed):
        taken(world, draft, by=office(world))
    with pytest.raises(Missing):
        adopt(draft.pk, LATER, " ", by=world.actor("secretary"), at=NOON, version=draft.version)
    with pytest.raises(DayPassed):
        taken(world, draft, DAY - timedelta(days=1))
    with pytest.raises(Stale):
        taken(world, draft, version=draft.version - 1)


def test_only_what_was_shown_can_be_adopted_and_only_once(world: World) -> None:
    draft = a_draft(world)
    with pytest.raises(OutOfStep):
        taken(world, draft)
    draft = taken(world, a_published(world, draft))
    with pytest.raises(OutOfStep):
        taken(world, draft)


def test_a_stairwell_that_came_meanwhile_must_be_taken_in_first(world: World) -> None:
    draft = moved(world)
    here = doors(world)[0]
    Stairwell.objects.create(
        community=world.community, building=here.building, compound=here.compound, name="4单元", households=9
    )
    with pytest.raises(LandChanged, match="梧桐苑 1号楼 4单元"):
        taken(world, draft)
    draft.refresh_from_db()
    assert draft.state == "published"


def test_brought_up_to_date_it_can_be_adopted(world: World) -> None:
    draft = a_draft(world)
    here = doors(world)[0]
    fresh = Stairwell.objects.create(
        community=world.community, building=here.building, compound=here.compound, name="4单元", households=9
    )
    draft = drafting.refresh(draft.pk, by=office(world), at=NOON, version=draft.version)
    taken(world, a_published(world, draft))
    assert place_of_stairwell(fresh.pk, LATER).micro_grid_id is not None
    assert place_of_stairwell(fresh.pk, LATER - timedelta(days=1)).micro_grid_id is None


def test_two_changes_may_not_run_into_each_other(world: World) -> None:
    taken(world, moved(world), LATER)
    second = a_draft(world)
    source, target = grid_of(second, doors(world)[8]), grid_of(second, doors(world)[7])
    assert source == target
    with pytest.raises((DayTaken, LandChanged)):
        taken(world, a_published(world, second), LATER - timedelta(days=2))


def test_a_matter_without_a_stairwell_stays_where_it_is(world: World) -> None:
    case = a_case(world)
    Case.objects.filter(pk=case.pk).update(stairwell=None)
    taken(world, moved(world), DAY)
    assert due.do_all(SECOND)["followed"] == 0


def test_every_stairwell_is_in_one_micro_grid_on_every_day(world: World) -> None:
    taken(world, moved(world))
    for day in (DAY, LATER - timedelta(days=1), LATER, LATER + timedelta(days=99)):
        held = list(Membership.objects.filter(in_force(day)).values_list("stairwell_id", flat=True))
        assert sorted(held) == sorted(Stairwell.objects.values_list("pk", flat=True))
