"""Who belonged where on any date; a door is in one micro-grid at a time."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from linli.foundation.refusals import NotFound
from linli.territory.coding import grid_code
from linli.territory.models import GeneralGrid, Membership, MicroGrid
from linli.territory.queries import general_grids, grids_in_force, place_of_code, place_of_stairwell
from tests.builders import DAY, World, a_world

pytestmark = pytest.mark.django_db
SPRING = date(2026, 4, 1)


@pytest.fixture
def world() -> World:
    return a_world()


def move(world: World, on: date) -> None:
    """The first stairwell moves to the second micro-grid."""
    Membership.objects.filter(stairwell=world.stairwells[0]).update(end=on)
    Membership.objects.create(
        community=world.community, stairwell=world.stairwells[0], micro_grid=world.grids[1], start=on
    )


def test_a_poster_means_the_micro_grid_of_its_day(world: World) -> None:
    move(world, SPRING)
    code = world.stairwells[0].code
    assert place_of_code(code, date(2026, 3, 31)).micro_grid_id == world.grids[0].pk
    assert place_of_code(code.lower(), SPRING).micro_grid_id == world.grids[1].pk


def test_an_unknown_poster_is_not_found(world: World) -> None:
    with pytest.raises(NotFound):
        place_of_code("NOPE", DAY)


def test_a_stairwell_cannot_be_in_two_micro_grids_on_one_day(world: World) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Membership.objects.create(
            community=world.community, stairwell=world.stairwells[0], micro_grid=world.grids[1], start=SPRING
        )


def test_an_ended_membership_cannot_be_stretched_over_its_successor(world: World) -> None:
    move(world, SPRING)
    with pytest.raises(DatabaseError), transaction.atomic():
        Membership.objects.filter(end=SPRING).update(end=None)


def test_floor_bands_share_a_tower_and_may_not_overlap(world: World) -> None:
    tower = world.stairwells[0]
    Membership.objects.filter(stairwell=tower).update(lowest=1, highest=9, households=30)
    above = {"community": world.community, "stairwell": tower, "micro_grid": world.grids[1], "start": SPRING}
    Membership.objects.create(**above, lowest=10, highest=18, households=28)
    with pytest.raises(DatabaseError), transaction.atomic():
        Membership.objects.create(**above, lowest=18, highest=20)
    counted = {grid.code: grid.households for grid in grids_in_force(world.community.pk, DAY)}  # type: ignore[attr-defined]
    assert (counted["1-1"], counted["1-2"]) == (30, 68)


def test_a_stairwell_without_a_micro_grid_is_still_a_place(world: World) -> None:
    Membership.objects.filter(stairwell=world.stairwells[0]).delete()
    place = place_of_stairwell(world.stairwells[0].pk, DAY)
    assert (place.micro_grid_id, place.general_grid_id) == (None, world.generals[0].pk)


def test_a_code_is_used_by_one_micro_grid_at_a_time(world: World) -> None:
    first = world.grids[0]
    with pytest.raises(DatabaseError), transaction.atomic():
        MicroGrid.objects.create(community=world.community, code=first.code, name="x", start=SPRING)


@pytest.mark.parametrize(
    ("community", "serial", "code"),
    [("410305001001", 7, "02010141030500100107"), ("410305001001", 100, ""), ("4103", 1, "")],
)
def test_the_national_code_has_twenty_digits_or_is_left_empty(community: str, serial: int, code: str) -> None:
    assert grid_code(community, serial) == code


def test_general_grids_stand_in_the_order_of_their_numbers_however_those_are_written(world: World) -> None:
    names = ["第十一网格", "第二网格", "第10网格", "第一网格", "东片"]
    GeneralGrid.objects.bulk_create(GeneralGrid(community=world.community, name=name) for name in names)
    found = [grid.name for grid in general_grids(world.community.pk) if grid.name in names]
    assert found == ["东片", "第一网格", "第二网格", "第10网格", "第十一网格"]
