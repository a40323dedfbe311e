"""An adoption taken back before its day: everything is as it was, and whoever was told hears of it."""

from datetime import timedelta

import pytest

from linli.audit.models import Footprint
from linli.cli import due
from linli.forces.actions import Where, instate, stand_in
from linli.foundation.refusals import Missing, NotAllowed, OutOfStep, Stale
from linli.notifications.models import Letter
from linli.people.models import Absence, Appointment
from linli.planning.actions import changing, showing
from linli.planning.actions.adopting import adopt
from linli.planning.actions.withdrawing import withdraw
from linli.planning.models import Draft
from linli.planning.refusals import HoldsAlready
from linli.territory.models import Membership, MicroGrid, Stairwell
from linli.territory.queries import place_of_stairwell
from tests.builders import NOON, World, a_report, a_world
from tests.planning.town import LATER, a_draft, a_published, grid_of, office, with_a_compound

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


@pytest.fixture
def world() -> World:
    return a_world()


@pytest.fixture
def doors(world: World) -> list[Stairwell]:
    return with_a_compound(world)


def land() -> list[object]:
    """All that says who belongs where and who serves there."""
    return [
        sorted(rows, key=str)
        for rows in (
            Membership.objects.values_list("pk", "micro_grid", "stairwell", "start", "end"),
            MicroGrid.objects.values_list("pk", "code", "start", "end"),
            Appointment.objects.values_list("pk", "person", "micro_grid", "start", "end"),
        )
    ]


def changed(world: World, doors: list[Stairwell]) -> Draft:
    """A published draft: the third building's micro-grid is gone, and one of the second's doors is a new one."""
    draft = a_draft(world)
    given = {"by": office(world), "at": NOON}
    source, target = grid_of(draft, doors[8]), grid_of(draft, doors[0])
    draft = changing.merge(draft.pk, source.pk, target.pk, version=draft.version, **given)
    piece = draft.pieces.get(stairwell=doors[4])
    return a_published(world, changing.split(draft.pk, [piece.pk], version=draft.version, **given))


def adopted(world: World, draft: Draft) -> Draft:
    return adopt(draft.pk, LATER, "户数不匀", by=world.actor("secretary"), at=NOON, version=draft.version)


def taken_back(world: World, draft: Draft, reason: str = "日子定早了", **more):  # type: ignore[no-untyped-def]
    given = {"by": world.actor("secretary"), "at": NOON, "version": draft.version} | more
    return withdraw(draft.pk, reason, **given)


def test_everything_is_as_it_was(world: World, doors: list[Stairwell]) -> None:
    draft, before = changed(world, doors), land()
    draft = adopted(world, draft)
    assert land() != before
    draft = taken_back(world, draft)
    assert land() == before
    assert (draft.state, draft.holds_from, draft.changed, draft.reason) == ("published", None, {}, "日子定早了")


def test_an_appointment_that_had_an_end_has_it_again(world: World, doors: list[Stairwell]) -> None:
    until = LATER + timedelta(days=90)
    Appointment.objects.filter(person=world.people["x3"]).update(end=until)
    draft = adopted(world, changed(world, doors))
    assert Appointment.objects.get(person=world.people["x3"]).end == LATER
    taken_back(world, draft)
    assert Appointment.objects.get(person=world.people["x3"]).end == until


def test_whoever_was_told_is_told_and_so_is_who_was_to_serve(world: World, doors: list[Stairwell]) -> None:
    draft = adopted(world, changed(world, doors))
    new, by = MicroGrid.objects.get(start=LATER), world.actor("secretary")
    where = Where(micro_grid=new.pk)
    post = instate(world.people["worker"].pk, "steward", where, by=by, at=NOON, start=LATER)
    stand_in(post.pk, world.people["x1"].pk, by=by, at=NOON, start=LATER, end=LATER + WEEK)
    taken_back(world, draft)
    told = {
        kind: set(Letter.objects.filter(kind=kind).values_list("person__name", flat=True))
        for kind in ("plan_adopted", "plan_withdrawn")
    }
    assert told["plan_withdrawn"] == told["plan_adopted"] | {"worker"}
    assert "steward" not in told["plan_withdrawn"]
    assert not Appointment.objects.filter(pk=post.pk).exists()
    assert Absence.objects.count() == 0


def test_it_leaves_a_footprint_with_the_reason(world: World, doors: list[Stairwell]) -> None:
    taken_back(world, adopted(world, changed(world, doors)))
    left = Footprint.objects.get(action="plan.withdraw")
    assert left.words is not None
    assert (left.code, left.words.text) == (LATER.isoformat(), "日子定早了")


def test_on_the_day_no_matter_follows(world: World, doors: list[Stairwell]) -> None:
    world.stairwells[0] = doors[4]
    a_report(world)
    taken_back(world, adopted(world, changed(world, doors)))
    assert due.do_all(NOON + WEEK)["followed"] == 0
    assert place_of_stairwell(doors[4].pk, LATER).micro_grid_id == MicroGrid.objects.get(code="X2").pk


def test_it_can_be_adopted_again_or_drawn_anew(world: World, doors: list[Stairwell]) -> None:
    draft = taken_back(world, adopted(world, changed(world, doors)))
    draft = adopted(world, draft)
    assert (draft.state, draft.holds_from, draft.withdrawn_at) == ("adopted", LATER, None)
    draft = taken_back(world, draft)
    assert showing.revise(draft.pk, by=office(world), at=NOON, version=draft.version).state == "draft"


def test_it_needs_the_secretary_a_reason_and_a_day_that_has_not_come(world: World, doors: list[Stairwell]) -> None:
    draft = adopted(world, changed(world, doors))
    with pytest.raises(NotAllowed):
        taken_back(world, draft, by=office(world))
    with pytest.raises(Missing):
        taken_back(world, draft, reason=" ")
    with pytest.raises(Stale):
        taken_back(world, draft, version=draft.version - 1)
    with pytest.raises(HoldsAlready):
        taken_back(world, draft, at=NOON + WEEK)
    taken_back(world, draft, at=NOON + WEEK - timedelta(days=1))


def test_only_what_was_adopted_is_withdrawn(world: World, doors: list[Stairwell]) -> None:
    with pytest.raises(OutOfStep):
        taken_back(world, changed(world, doors))
