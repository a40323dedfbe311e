"""Plans without measures, and the sketch of a compound."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from linli.engines.geo import Door, Entry, in_rows, sketch

TOWNS = st.lists(st.lists(st.integers(1, 6), min_size=1, max_size=9), min_size=1, max_size=6)


def town(shape: list[list[int]]) -> list[Door]:
    """Compounds of buildings of so many doors."""
    return [
        Door(f"{c}号院", f"{b}号楼", f"{d}单元")
        for c, buildings in enumerate(shape, 1)
        for b, doors in enumerate(buildings, 1)
        for d in range(1, doors + 1)
    ]


@given(TOWNS)
def test_no_two_doors_stand_on_one_spot(shape: list[list[int]]) -> None:
    spots = in_rows(town(shape))
    assert all(max(abs(a[0] - b[0]), abs(a[1] - b[1])) >= 16 for a, b in combinations(spots, 2))


@given(TOWNS)
def test_the_doors_of_a_building_stand_in_a_row_west_to_east(shape: list[list[int]]) -> None:
    doors = town(shape)
    spots = dict(zip(doors, in_rows(doors), strict=True))
    for one, two in pairwise(doors):
        if (one.compound, one.building) == (two.compound, two.building):
            assert (spots[two][0] - spots[one][0], spots[two][1] - spots[one][1]) == (16, 0)


@given(TOWNS)
def test_the_ground_of_compounds_does_not_overlap(shape: list[list[int]]) -> None:
    doors = town(shape)
    spots: dict[str, list[tuple[float, float]]] = {}
    for door, spot in zip(doors, in_rows(doors), strict=True):
        spots.setdefault(door.compound, []).append(spot)
    boxes = [[(min(line), max(line)) for line in zip(*of, strict=True)] for of in spots.values()]
    for one, two in combinations(boxes, 2):
        assert max(max(a[0] - b[1], b[0] - a[1]) for a, b in zip(one, two, strict=True)) >= 60


def test_the_plan_reads_like_a_page_and_is_about_as_wide_as_high() -> None:
    doors = town([[3] * 12])
    spots = in_rows(doors)
    assert spots[0] == (8, -22)
    width, height = (max(p[a] for p in spots) - min(p[a] for p in spots) for a in (0, 1))
    assert 0.5 < width / height < 2
    assert in_rows(doors) == spots
    assert in_rows([]) == []


def test_a_building_runs_from_its_first_door_to_its_last_whichever_way_it_stands() -> None:
    row = [Entry("1号楼", f"{n}单元", (0, 16.0 * n), sought=n == 2) for n in (2, 1, 3)]
    drawn = sketch([*row, Entry("2号楼", "1单元", (60, 20))], gate=(30, -10))
    first, second = drawn.blocks
    assert [entry.name for entry in first.entries] in (["1单元", "2单元", "3单元"], ["3单元", "2单元", "1单元"])
    assert sorted((round(x), round(y)) for x, y in first.corners) == [(-6, 8), (-6, 56), (6, 8), (6, 56)]
    assert sorted(second.corners) == [(52, 14), (52, 26), (68, 14), (68, 26)]
    assert (first.sought, second.sought) == (True, False)
    assert drawn.frame == (-24, -28, 86, 74)


@given(st.lists(st.tuples(st.floats(-500, 500), st.floats(-500, 500)), min_size=1, max_size=5, unique=True))
def test_every_door_lies_in_the_frame_and_between_the_ends_of_its_building(spots: list[tuple[float, float]]) -> None:
    drawn = sketch([Entry("1号楼", str(n), at) for n, at in enumerate(spots)])
    west, south, east, north = drawn.frame
    assert all(west < x < east and south < y < north for x, y in spots)
    assert {entry.at for entry in drawn.blocks[0].entries} == set(spots)


def test_an_empty_compound_has_an_empty_sketch() -> None:
    assert sketch([]).blocks == ()
