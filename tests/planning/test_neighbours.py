"""Who is beside whom: as things stand, as numbers say, and as the office says."""

import pytest

from linli.foundation.refusals import NotAllowed
from linli.planning import neighbours
from linli.planning.actions.joining import say_neighbours
from linli.planning.ground import ground
from linli.planning.neighbours import pair
from linli.planning.plan import plan_of
from linli.planning.refusals import NoNeighbours
from linli.territory.layout import layout
from linli.territory.models import Stairwell
from linli.territory.queries import doorways
from tests.builders import DAY, NOON, World, a_world
from tests.planning.town import a_draft, grid_of, office, with_a_compound

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_world()


def names(doors: list[Stairwell]) -> dict[object, str]:
    return {door.pk: f"{door.building.name[0]}{door.name[0]}" for door in doors}


def said(world: World, doors: list[Stairwell]) -> set[str]:
    name = names(doors)
    found = ground(world.community.pk).pairs
    return {" ".join(sorted((name[a], name[b]))) for a, b in found if a in name and b in name}


def test_measured_doors_are_beside_what_stands_beside_them(world: World) -> None:
    doors = with_a_compound(world)
    inside = {"11 12", "12 13", "21 22", "22 23", "31 32", "32 33"}
    across = {"11 21", "12 22", "13 23", "21 31", "22 32", "23 33"}
    assert said(world, doors) == inside | across


def test_unmeasured_ones_are_beside_what_their_numbers_say(world: World) -> None:
    found = said(world, with_a_compound(world, measured=False))
    assert {"11 12", "12 13", "11 21", "13 21"} <= found
    assert "11 31" not in found


def test_the_office_has_the_last_word(world: World) -> None:
    doors = with_a_compound(world)
    for joined in (True, False, True):
        say_neighbours(doors[0].pk, doors[8].pk, joined, by=office(world), at=NOON)
        assert ("11 33" in said(world, doors)) == joined
    say_neighbours(doors[1].pk, doors[0].pk, False, by=office(world), at=NOON)
    assert "11 12" not in said(world, doors)


def test_a_wall_between_two_makes_a_micro_grid_lie_in_parts(world: World) -> None:
    doors = with_a_compound(world)
    draft = a_draft(world)
    grid = grid_of(draft, doors[0]).pk
    assert not plan_of(draft, DAY).measures[grid].apart
    say_neighbours(doors[0].pk, doors[1].pk, False, by=office(world), at=NOON)
    assert plan_of(draft, DAY).measures[grid].apart


def test_it_takes_two_of_one_compound_and_the_office(world: World) -> None:
    doors = with_a_compound(world)
    for other in (doors[0].pk, world.stairwells[0].pk):
        with pytest.raises(NoNeighbours):
            say_neighbours(doors[0].pk, other, True, by=office(world), at=NOON)
    with pytest.raises(NotAllowed):
        say_neighbours(doors[0].pk, doors[1].pk, True, by=world.actor("leader"), at=NOON)


def test_every_compound_hangs_together(world: World) -> None:
    """Two courts far from each other are joined where they are nearest."""
    with_a_compound(world)
    Stairwell.objects.filter(building__name="3号楼").update(x=900, y=900)
    Stairwell.objects.filter(building__name="3号楼", name="2单元").update(x=700, y=900)
    doors = doorways(world.community.pk)
    found = neighbours.suggested(doors, layout(doors))
    here = {d.id for d in doors if d.compound == "梧桐苑"}
    reached, edge = set(), [min(here)]
    while edge:
        id = edge.pop()
        reached.add(id)
        edge += [o for p in found if id in p for o in p if o not in reached]
    assert reached == here
    assert all(p == pair(*p) for p in found)
