"""A draft shown to everyone: whoever serves where doors would change is told, and nobody else."""

import pytest

from linli.notifications.models import Letter
from linli.planning.actions import changing
from linli.territory.models import Stairwell
from tests.builders import NOON, World, a_world
from tests.planning.town import a_draft, a_published, grid_of, office, with_a_compound

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_world()


@pytest.fixture
def doors(world: World) -> list[Stairwell]:
    return with_a_compound(world)


def told() -> set[str]:
    return set(Letter.objects.filter(kind="plan_published").values_list("person__name", flat=True))


def test_nobody_is_written_to_when_nothing_would_change(world: World, doors: list[Stairwell]) -> None:
    a_published(world)
    assert told() == set()


def test_both_sides_of_a_move_are_told_and_the_leader_above(world: World, doors: list[Stairwell]) -> None:
    draft = a_draft(world)
    piece, target = draft.pieces.get(stairwell=doors[3]), grid_of(draft, doors[0])
    draft = changing.move(draft.pk, [piece.pk], target.pk, by=office(world), at=NOON, version=draft.version)
    a_published(world, draft)
    assert told() == {"邻长1", "邻长2", "leader"}


def test_so_is_whoever_would_lose_doors_to_a_new_one(world: World, doors: list[Stairwell]) -> None:
    draft = a_draft(world)
    piece = draft.pieces.get(stairwell=doors[8])
    draft = changing.split(draft.pk, [piece.pk], by=office(world), at=NOON, version=draft.version)
    a_published(world, draft)
    assert told() == {"邻长3", "leader"}
