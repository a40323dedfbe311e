"""Drafts by hand: they begin as things are, every step can be taken back, and nothing falls between two micro-grids."""

from datetime import timedelta
from uuid import uuid4

import pytest

from linli.foundation.refusals import Missing, NotAllowed, OutOfStep, Stale
from linli.planning import queries
from linli.planning.actions import changing, drafting, showing
from linli.planning.actions.drafting import Settings
from linli.planning.models import Draft, Piece
from linli.planning.plan import plan_of
from linli.planning.refusals import LimitsCrossed, Locked, NothingChosen, NothingToUndo, OtherCompound
from linli.territory.models import Membership, Stairwell
from tests.builders import DAY, NOON, World, a_report, a_world
from tests.planning.town import LATER, a_draft, a_published, grid_of, office, with_a_compound

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_world()


@pytest.fixture
def doors(world: World) -> list[Stairwell]:
    return with_a_compound(world)


def placed(draft: Draft) -> dict[object, object]:
    return dict(draft.pieces.values_list("stairwell", "grid"))


def unit(draft: Draft, door: Stairwell) -> Piece:
    return draft.pieces.get(stairwell=door)


def test_a_draft_begins_as_things_are(world: World, doors: list[Stairwell]) -> None:
    draft = a_draft(world)
    plan = plan_of(draft, DAY)
    assert {grid.keeps.code for grid in plan.grids.values()} == {"X1", "X2", "X3", "1-1", "1-2", "2-1", "2-2"}  # type: ignore[union-attr]
    assert sum(m.moved for m in plan.measures.values()) == 0
    assert plan.measures.keys() and set(plan.present.values()) == set(plan.measures.values())


def test_doors_that_belong_nowhere_are_one_new_micro_grid_of_their_compound(
    world: World, doors: list[Stairwell]
) -> None:
    Membership.objects.filter(stairwell__in=doors).delete()
    draft = a_draft(world)
    fresh = draft.grids.filter(keeps=None)
    assert [grid.pieces.count() for grid in fresh] == [len(doors)]


def test_old_compounds_and_matters_weigh_and_private_matters_do_not(world: World, doors: list[Stairwell]) -> None:
    before = unit(a_draft(world), doors[0]).workload
    world.stairwells[0] = doors[0]
    a_report(world)
    a_report(world, words="丈夫打我")
    after = unit(a_draft(world, "再来"), doors[0]).workload
    assert before == 12 * 13  # twelve households of an old compound
    assert after == before + 5  # and one matter of one household and year


def test_a_share_of_elderly_weighs_where_the_office_entered_it(world: World, doors: list[Stairwell]) -> None:
    Stairwell.objects.filter(pk=doors[0].pk).update(elderly_percent=50)
    assert unit(a_draft(world), doors[0]).workload == 12 * 13 + 12 * 4


def test_moved_and_taken_back_everything_is_as_before(world: World, doors: list[Stairwell]) -> None:
    draft = a_draft(world)
    before = placed(draft)
    target = grid_of(draft, doors[0])
    draft = changing.move(
        draft.pk, [unit(draft, doors[3]).pk], target.pk, by=office(world), at=NOON, version=draft.version
    )
    assert unit(draft, doors[3]).grid == target
    draft = changing.undo(draft.pk, by=office(world), at=NOON, version=draft.version)
    assert placed(draft) == before
    with pytest.raises(NothingToUndo):
        changing.undo(draft.pk, by=office(world), at=NOON, version=draft.version)


def test_what_moves_is_counted_as_changing_its_steward(world: World, doors: list[Stairwell]) -> None:
    draft = a_draft(world)
    target = grid_of(draft, doors[0])
    draft = changing.move(
        draft.pk, [unit(draft, doors[3]).pk], target.pk, by=office(world), at=NOON, version=draft.version
    )
    assert plan_of(draft, DAY).measures[target.pk].moved == doors[3].households


def test_a_locked_micro_grid_gives_and_takes_nothing(world: World, doors: list[Stairwell]) -> None:
    draft, by = a_draft(world), office(world)
    held, other = grid_of(draft, doors[0]), grid_of(draft, doors[3])
    draft = changing.lock(draft.pk, held.pk, True, by=by, at=NOON, version=draft.version)
    for units, target in (([unit(draft, doors[3]).pk], held.pk), ([unit(draft, doors[0]).pk], other.pk)):
        with pytest.raises(Locked):
            changing.move(draft.pk, units, target, by=by, at=NOON, version=draft.version)
    with pytest.raises(Locked):
        changing.merge(draft.pk, held.pk, other.pk, by=by, at=NOON, version=draft.version)
    draft = changing.undo(draft.pk, by=by, at=NOON, version=draft.version)
    changing.merge(draft.pk, held.pk, other.pk, by=by, at=NOON, version=draft.version)


def test_a_door_stays_in_its_compound_and_something_must_be_chosen(world: World, doors: list[Stairwell]) -> None:
    draft, by = a_draft(world), office(world)
    abroad = grid_of(draft, world.stairwells[0])
    with pytest.raises(OtherCompound):
        changing.move(draft.pk, [unit(draft, doors[0]).pk], abroad.pk, by=by, at=NOON, version=draft.version)
    with pytest.raises(NothingChosen):
        changing.move(draft.pk, [], abroad.pk, by=by, at=NOON, version=draft.version)
    with pytest.raises(NothingChosen):
        changing.move(draft.pk, [unit(draft, doors[0]).pk], uuid4(), by=by, at=NOON, version=draft.version)
    with pytest.raises(NothingChosen):  # nothing would be left of it
        changing.split(
            draft.pk, [unit(draft, door).pk for door in doors[:3]], by=by, at=NOON, version=draft.version
        )  # fmt: skip


def test_who_changes_what_another_just_changed_is_told(world: World, doors: list[Stairwell]) -> None:
    draft, by = a_draft(world), office(world)
    changing.lock(draft.pk, grid_of(draft, doors[0]).pk, True, by=by, at=NOON, version=draft.version)
    with pytest.raises(Stale):
        changing.lock(draft.pk, grid_of(draft, doors[3]).pk, True, by=by, at=NOON, version=draft.version)


def test_a_new_weight_counts_everything_anew(world: World, doors: list[Stairwell]) -> None:
    draft, by = a_draft(world), office(world)
    said = Settings(least=20, most=90, wanted=50, old_weight=10)
    draft = drafting.weigh(draft.pk, said, by=by, at=NOON, version=draft.version)
    assert unit(draft, doors[0]).workload == 12 * 20
    assert drafting.settings_of(a_draft(world, "下一份")) == said
    with pytest.raises(LimitsCrossed):
        drafting.weigh(draft.pk, Settings(60, 50, 55), by=by, at=NOON, version=draft.version)


def test_published_it_is_shown_said_about_and_changed_no_more(world: World, doors: list[Stairwell]) -> None:
    draft = a_published(world)
    assert queries.shown(draft.code) == draft
    assert draft in queries.within_reach(world.actor("steward"))
    said = showing.comment(draft.pk, " 我们想留在一起 ", doors[0].pk, by=world.visitor, at=NOON)
    assert (said.words, said.person, said.stairwell) == ("我们想留在一起", None, doors[0])
    with pytest.raises(OutOfStep):
        changing.undo(draft.pk, by=office(world), at=NOON, version=draft.version)


def test_taken_back_to_the_drawing_board_nobody_else_sees_it(world: World, doors: list[Stairwell]) -> None:
    draft = a_published(world)
    draft = showing.revise(draft.pk, by=office(world), at=NOON, version=draft.version)
    assert draft not in queries.within_reach(world.actor("steward"))
    assert draft in queries.within_reach(world.actor("leader"))
    with pytest.raises(OutOfStep):
        showing.comment(draft.pk, "还能说吗", by=world.visitor, at=NOON)


def test_dropped_with_a_reason_it_stays_on_record(world: World, doors: list[Stairwell]) -> None:
    draft = a_draft(world)
    with pytest.raises(Missing):
        showing.drop(draft.pk, "", by=office(world), at=NOON, version=draft.version)
    draft = showing.drop(draft.pk, "先不动", by=office(world), at=NOON, version=draft.version)
    assert (draft.state, draft.reason) == ("dropped", "先不动")


@pytest.mark.parametrize("role", ["steward", "worker", "leader", "secretary", "street", "admin"])
def test_only_the_office_draws(role: str, world: World, doors: list[Stairwell]) -> None:
    with pytest.raises(NotAllowed):
        drafting.start("试试", by=world.actor(role), at=NOON)


def test_a_micro_grid_that_ended_meanwhile_is_kept_no_more(world: World, doors: list[Stairwell]) -> None:
    draft = a_draft(world)
    grid = grid_of(draft, doors[8])
    Membership.objects.filter(micro_grid=grid.keeps).update(end=DAY)
    Membership.objects.bulk_create(
        Membership(community=world.community, micro_grid=grid_of(draft, doors[3]).keeps, stairwell=door, start=DAY)
        for door in doors[6:]
    )
    draft = drafting.refresh(draft.pk, by=office(world), at=NOON + timedelta(minutes=1), version=draft.version)
    grid.refresh_from_db()
    assert grid.keeps is None
    assert plan_of(draft, LATER).measures[grid.pk].moved == sum(door.households for door in doors[6:])
