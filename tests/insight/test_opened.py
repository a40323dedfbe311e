"""Open data holds sums alone: no column can take a name, a number of a person, or words."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.access.actors import visitor
from linli.insight import opened
from linli.insight.figures import Asked
from linli.insight.opened import KINDS, TABLES, Column, Unsafe, written
from linli.territory.models import Community, Stairwell
from tests.builders import NOON, World, a_case, a_report, a_world

pytestmark = pytest.mark.django_db
NAMES = ("王淑芬", "1号院", "10012345678", "13800138000", "老公打我", "Wang", "a@b.cn", "FW01 王", "G1王", "2026-10-12")


@pytest.fixture
def world() -> World:
    world = a_world()
    Community.objects.update(origin_lat=31.2, origin_lon=120.1)
    Stairwell.objects.update(x=100.0, y=50.0)
    for n in range(6):
        a_case(world, at="closed", words=f"楼道灯不亮 {n}", phone="10012345678", name="王淑芬")
    for n in range(3):
        a_report(world, words=f"下水道堵了 {n}", place=2)
    a_report(world, words="老公打我，我害怕")
    return world


def asked(world: World) -> Asked:
    return Asked(visitor(world.community.pk), NOON, 365, "figure.open")


@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.parametrize("name", NAMES)
def test_no_kind_of_column_holds_a_name_a_number_or_words(kind: str, name: str) -> None:
    with pytest.raises(Unsafe):
        written(Column("x", kind, ""), name)


@given(st.text(st.characters(blacklist_categories=["Nd"]), min_size=4), st.sampled_from(list(KINDS)))
def test_nor_any_words_at_all(words: str, kind: str) -> None:
    if not re.search(r"\d", words):
        with pytest.raises(Unsafe):
            written(Column("x", kind, ""), words)


def test_every_column_has_a_kind_and_a_meaning_in_both_languages() -> None:
    assert {column.kind for of in TABLES for column in of.columns} <= KINDS.keys()
    assert all(says and values for *_rest, says, values in opened.dictionary())


def test_nothing_of_fewer_than_five_leaves_the_house(world: World) -> None:
    for of in TABLES:
        rows = list(csv.DictReader(io.StringIO(opened.as_csv(of, asked(world)))))
        for row in rows:
            for name in ("reported", "answered", "closed"):
                assert not row.get(name) or int(row[name]) >= 5
    grids = list(csv.DictReader(io.StringIO(opened.as_csv(TABLES[2], asked(world)))))
    assert [(row["grid"], row["households"], row["reported"]) for row in grids] == [
        ("G01", "80", "6"),
        ("G02", "80", ""),
    ]
    (month,) = csv.DictReader(io.StringIO(opened.as_csv(TABLES[0], asked(world))))
    assert (month["month"], month["reported"], month["median_hours"]) == ("2026-10", "9", "3.0")
    assert month["closed_in_grid_percent"] == "100.0"


def test_grids_are_points_to_a_hundred_metres(world: World) -> None:
    found = opened.as_geojson(asked(world))
    assert len(found["features"]) == 2
    assert found["features"][0]["geometry"]["coordinates"] == [120.101, 31.2]
    assert found["features"][1]["properties"]["reported"] is None


def test_kinds_say_their_names_and_counts_on_the_map_are_whole(world: World) -> None:
    for n in range(2):
        a_report(world, words=f"下水道又堵了 {n}", place=2)
    rows = list(csv.DictReader(io.StringIO(opened.as_csv(TABLES[1], asked(world)))))
    assert rows and all(row["name_zh"] and row["name_en"] for row in rows)
    assert all(type(one["properties"]["households"]) is int for one in opened.as_geojson(asked(world))["features"])
