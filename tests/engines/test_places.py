"""An address finds its compound and micro-grid when that can be told, and nothing otherwise."""

from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engines.places import Door, Land, Spot, doors, place

XINGFU, LIUYIN, YARD = uuid4(), uuid4(), uuid4()
A, B, C, D = uuid4(), uuid4(), uuid4(), uuid4()
WHOLE = (-9, 999)
LAND = Land(
    {"幸福小区": XINGFU, "柳荫里": LIUYIN, "1号院": YARD},
    {
        XINGFU: (
            Door("3", "1", *WHOLE, A),
            Door("3", "2", *WHOLE, A),
            Door("4", "1", *WHOLE, B),
            Door("4", "2", *WHOLE, A),
            Door("5", "1", 1, 11, C),
            Door("5", "1", 12, 30, D),
        ),
        LIUYIN: (Door("1", "1", *WHOLE, B),),
    },
)


@pytest.mark.parametrize(
    ("words", "compound", "grid"),
    [
        ("幸福小区3号楼1单元502室", XINGFU, A),
        ("人民路12号幸福小区三号楼", XINGFU, A),
        ("幸福 ４＃楼 二单元", XINGFU, A),
        ("幸福4-1-302", XINGFU, B),
        ("幸福小区4号楼", XINGFU, None),
        ("幸福小区5号楼1单元1502", XINGFU, D),
        ("幸福小区5号楼1单元302", XINGFU, C),
        ("幸福小区9号楼", XINGFU, None),
        ("柳荫里东门", LIUYIN, B),
        ("11号院门口", None, None),
        ("1号院", YARD, None),
        ("幸福路与人民路口", None, None),
        ("幸福苑3号楼", None, None),
        ("幸福小区和柳荫里之间", None, None),
        ("", None, None),
    ],
)
def test_a_place_is_found_as_far_as_it_is_told(words: str, compound: UUID | None, grid: UUID | None) -> None:
    assert place(LAND, (words,)) == Spot(compound, grid)


def test_the_words_and_then_the_title_tell_what_the_address_does_not() -> None:
    assert place(LAND, ("3号楼1单元", "灯坏"), "幸福小区接龙") == Spot(XINGFU, A)
    assert place(LAND, ("", "幸福小区3号楼灯坏")) == Spot(XINGFU, A)
    assert place(LAND, ("柳荫里", "灯坏"), "幸福小区接龙") == Spot(LIUYIN, B)


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_words_break_it(address: str, words: str) -> None:
    assert isinstance(place(LAND, (address, words), words), Spot)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("幸福小区3号楼2单元的灯坏了", {("3", "2")}),
        ("4栋一单元没水", {("4", "1")}),
        ("3-2-502 漏水", {("3", "2")}),
        ("3号楼没水了", {("3", "1"), ("3", "2")}),
        ("二单元门坏了", {("3", "2"), ("4", "2")}),
        ("柳荫里一单元门坏了", {("1", "1")}),
        ("9号楼没水了", set()),
        ("灯坏了", set()),
    ],
)
def test_a_message_names_doors_by_whatever_it_tells(words: str, told: set[tuple[str, str]]) -> None:
    assert {(door.building, door.stairwell) for door in doors(LAND, words)} == told


def test_the_worked_example_is_what_the_engine_does() -> None:
    """The table of docs/engines/places.md, in a land as it describes."""
    told = {XINGFU: (("3", "1"), ("3", "2"), ("4", "1")), LIUYIN: (("1", "1"),)}
    held = {id: tuple(Door(*at, *WHOLE, A) for at in doors_) for id, doors_ in told.items()}
    land = Land({"幸福小区": XINGFU, "柳荫里": LIUYIN}, held)
    doc = (Path(__file__).parents[2] / "docs" / "engines" / "places.md").read_text("utf-8")
    rows = [line.strip("| ").split(" | ") for line in doc.split("|---|---|")[1].splitlines() if line.strip()]
    for words, expected in rows:
        found = " ".join(f"{door.building}-{door.stairwell}" for door in doors(land, words)) or "none"
        assert (words, found) == (words, expected)
    assert len(rows) == 7
