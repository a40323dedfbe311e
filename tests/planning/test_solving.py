"""The machine's answer put into a draft: around the locks, in the limits, with a bound, and to be taken back."""

import pytest

from linli.engines.partition.checking import check
from linli.engines.partition.effort import Effort
from linli.foundation.refusals import Stale
from linli.planning.actions import changing, drafting
from linli.planning.actions.drafting import Settings
from linli.planning.actions.solving import solve
from linli.planning.models import Draft
from linli.planning.plan import plan_of
from linli.territory.models import Membership, Stairwell
from tests.builders import DAY, NOON, World, a_world
from tests.planning.town import a_draft, grid_of, office, with_a_compound

pytestmark = pytest.mark.django_db
EFFORT = Effort()


@pytest.fixture
def world() -> World:
    return a_world()


@pytest.fixture
def doors(world: World) -> list[Stairwell]:
    return with_a_compound(world)


def solved(world: World, draft: Draft, compounds=None) -> Draft:  # type: ignore[no-untyped-def]
    return solve(draft.pk, compounds, effort=EFFORT, by=office(world), at=NOON, version=draft.version)


def spoiled(world: World, doors: list[Stairwell]) -> Draft:
    """A draft in which two doors of the compound lie where they should not."""
    draft = a_draft(world)
    target = grid_of(draft, doors[0])
    units = [draft.pieces.get(stairwell=door).pk for door in (doors[3], doors[8])]
    return changing.move(draft.pk, units, target.pk, by=office(world), at=NOON, version=draft.version)


def test_it_is_in_the_limits_and_no_plan_is_cheaper_than_its_bound(world: World, doors: list[Stairwell]) -> None:
    plan = plan_of(solved(world, spoiled(world, doors)), DAY)
    here = [m for grid, m in plan.measures.items() if doors[0].compound_id in plan.compounds_of(grid)]
    assert all(30 <= m.households <= 80 and not m.apart for m in here)
    assert plan.draft.bound == sum(m.cost for m in plan.measures.values())
    assert plan.draft.proofs[str(doors[0].compound_id)] == "proven"


def test_it_is_not_dearer_than_what_was(world: World, doors: list[Stairwell]) -> None:
    draft = spoiled(world, doors)
    before = sum(m.cost for m in plan_of(draft, DAY).measures.values())
    assert sum(m.cost for m in plan_of(solved(world, draft), DAY).measures.values()) <= before


def test_a_well_drawn_place_keeps_its_stewards(world: World, doors: list[Stairwell]) -> None:
    """Three rows of 39 households each, and as many are wanted: who is kept stays the same row."""
    draft = a_draft(world)
    draft = drafting.weigh(draft.pk, Settings(30, 80, 39), by=office(world), at=NOON, version=draft.version)
    rows = {door: grid_of(draft, door) for door in doors}
    draft = solved(world, draft)
    assert {door: grid_of(draft, door) for door in doors} == rows


def test_what_is_locked_stays(world: World, doors: list[Stairwell]) -> None:
    draft = spoiled(world, doors)
    held = grid_of(draft, doors[0])
    draft = changing.lock(draft.pk, held.pk, True, by=office(world), at=NOON, version=draft.version)
    inside = set(held.pieces.values_list("pk", flat=True))
    draft = solved(world, draft)
    assert set(held.pieces.values_list("pk", flat=True)) == inside
    assert draft.grids.get(pk=held.pk).keeps == held.keeps


def test_only_the_chosen_compound_is_worked_out(world: World, doors: list[Stairwell]) -> None:
    draft = a_draft(world)
    elsewhere = dict(draft.pieces.exclude(stairwell__in=doors).values_list("pk", "grid"))
    draft = solved(world, draft, [doors[0].compound_id])
    assert dict(draft.pieces.exclude(stairwell__in=doors).values_list("pk", "grid")) == elsewhere
    assert set(draft.proofs) == {str(doors[0].compound_id)}


def test_taken_back_it_is_as_before_with_all_that_was_kept(world: World, doors: list[Stairwell]) -> None:
    draft = spoiled(world, doors)
    before = list(draft.pieces.order_by("pk").values_list("pk", "grid", "grid__keeps"))
    draft = solved(world, draft)
    draft = changing.undo(draft.pk, by=office(world), at=NOON, version=draft.version)
    assert list(draft.pieces.order_by("pk").values_list("pk", "grid", "grid__keeps")) == before
    assert draft.bound is None


def test_a_place_never_divided_is_divided(world: World, doors: list[Stairwell]) -> None:
    Membership.objects.filter(stairwell__in=doors).delete()
    draft = solved(world, a_draft(world))
    plan = plan_of(draft, DAY)
    sizes = [m.households for g, m in plan.measures.items() if doors[0].compound_id in plan.compounds_of(g)]
    assert sum(sizes) == sum(door.households for door in doors)
    assert all(30 <= size <= 80 for size in sizes)


def test_a_draft_changed_meanwhile_is_left_alone(world: World, doors: list[Stairwell]) -> None:
    draft = a_draft(world)
    changing.lock(draft.pk, grid_of(draft, doors[0]).pk, True, by=office(world), at=NOON, version=draft.version)
    with pytest.raises(Stale):
        solved(world, draft)


def checked(draft: Draft) -> list[set[str]]:
    """The compounds of each proof that is kept, all found to be in order."""
    for working in draft.workings.all():
        assert check(working.asked, working.answered) == ([], 0)
    return [set(working.compounds) for working in draft.workings.all()]


def test_what_proves_it_is_kept_until_a_wider_answer_or_a_change_of_what_it_speaks_of(
    world: World, doors: list[Stairwell]
) -> None:
    draft, here, all_of_it = spoiled(world, doors), {str(doors[0].compound_id)}, set()
    for compounds in ([doors[0].compound_id], [world.compounds[0].pk], [doors[0].compound_id]):
        draft = solved(world, draft, compounds)
        all_of_it |= set(draft.proofs)
    assert checked(draft) == [{str(world.compounds[0].pk)}, here]
    draft = solved(world, draft)
    assert checked(draft) == [all_of_it | {str(world.compounds[1].pk)}]
    changing.undo(draft.pk, by=office(world), at=NOON, version=draft.version)
    assert checked(draft) == []


def test_what_proves_it_around_a_lock_is_in_order_too(world: World, doors: list[Stairwell]) -> None:
    draft = spoiled(world, doors)
    draft = changing.lock(
        draft.pk, grid_of(draft, doors[6]).pk, True, by=office(world), at=NOON, version=draft.version
    )  # fmt: skip
    draft = solved(world, draft)
    assert len(checked(draft)) == 1
    assert "梧桐苑 3号楼 1单元" not in draft.workings.get().answered["assignment"]
