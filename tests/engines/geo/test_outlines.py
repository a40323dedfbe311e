"""Outlines: each door in its own, none over another, and round what stands together."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from linli.engines.geo import Outline, outlines

SQUARE = 5
PLACES = st.lists(
    st.tuples(st.sampled_from("甲乙丙"), st.integers(-8, 8), st.integers(-8, 8)), min_size=1, max_size=12,
    unique_by=lambda door: door[1:],
)  # fmt: skip


def doors_of(places: list[tuple[str, int, int]]) -> list[tuple[str, float, float]]:
    """Doors on a lattice of 11 m, so that two stand more than two squares apart."""
    return [(place, x * 11.0, y * 11.0) for place, x, y in places]


def wound(outline: Outline[str], x: float, y: float) -> int:
    """How often the rings go round a spot, anticlockwise."""
    turns = 0
    for ring in outline.rings:
        for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]):
            side = (x2 - x1) * (y - y1) - (x - x1) * (y2 - y1)
            turns += (y1 <= y < y2 and side > 0) - (y2 <= y < y1 and side < 0)
    return turns


@settings(max_examples=40, deadline=None)
@given(PLACES)
def test_every_door_lies_in_the_outline_of_its_place_and_in_no_other(places: list[tuple[str, int, int]]) -> None:
    doors = doors_of(places)
    drawn = {outline.place: outline for outline in outlines(doors)}
    for place, x, y in doors:
        assert {name: wound(outline, x, y) for name, outline in drawn.items()} == {n: int(n == place) for n in drawn}


@settings(max_examples=25, deadline=None)
@given(PLACES)
def test_no_ground_belongs_to_two_places(places: list[tuple[str, int, int]]) -> None:
    drawn = outlines(doors_of(places))
    for i in range(-20, 20):
        for j in range(-20, 20):
            turns = [wound(outline, i * 6 + 0.7, j * 6 + 0.3) for outline in drawn]
            assert all(turn in (0, 1) for turn in turns)
            assert sum(turns) <= 1


@settings(max_examples=40, deadline=None)
@given(PLACES)
def test_each_part_has_a_spot_for_the_name_inside_it(places: list[tuple[str, int, int]]) -> None:
    for outline in outlines(doors_of(places)):
        assert all(wound(outline, *spot) == 1 for spot in outline.spots)
        assert 1 <= len(outline.spots) <= len(outline.rings)


def test_one_door_has_a_square_of_ground_with_its_corners_cut() -> None:
    (only,) = outlines([("甲", 0, 0)], reach=25)
    corners = {(x * a, y * b) for x in (1, -1) for y in (1, -1) for a, b in ((25, 22.5), (22.5, 25))}
    assert [set(ring) for ring in only.rings] == [corners]
    assert max(map(abs, only.spots[0])) <= SQUARE


def test_a_row_of_doors_makes_one_ring_and_far_ones_a_ring_each() -> None:
    assert [len(o.rings) for o in outlines([("甲", x, 0) for x in (0, 16, 32, 48)])] == [1]
    (two,) = outlines([("甲", x, 0) for x in (0, 200, 220)])
    assert len(two.rings) == 2
    assert [round(x, -1) for x, _ in two.spots] == [210, 0]


def test_a_yard_in_the_midst_of_another_is_a_hole_in_it() -> None:
    ring = [("甲", x * 20.0, y * 20.0) for x in range(5) for y in range(5) if (x, y) != (2, 2)]
    outer = outlines([*ring, ("乙", 40, 40)])[0]
    assert len(outer.rings) == 2
    assert wound(outer, 40, 40) == 0


def test_the_order_of_the_doors_of_a_place_does_not_matter() -> None:
    doors = [("甲", 0.0, 0.0), ("甲", 30.0, 4.0), ("乙", 60.0, 0.0)]
    assert {o.place: o for o in outlines(doors)} == {o.place: o for o in outlines(doors[::-1])}


def test_nothing_has_no_outline() -> None:
    assert outlines([]) == []
