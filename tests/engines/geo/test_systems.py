"""Coordinate systems: points that others published, there and back, and the worked numbers of docs/engines/geo.md."""

import re
from math import cos, hypot, nan, radians
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engines.geo import GeoError, Plane, Point, System, convert

PAGE = (Path(__file__).parents[3] / "docs" / "engines" / "geo.md").read_text("utf-8")
PUBLISHED = re.findall(r"^\| (\w+) \| ([\d.]+) \| ([\d.]+) \| (\w+) \| ([\d.]+) \| ([\d.]+) \|$", PAGE, re.MULTILINE)
WORKED = re.findall(r"^\| (wgs84|gcj02|bd09) \| ([\d.]+) \| ([\d.]+) \|$", PAGE, re.MULTILINE)
SYSTEMS = st.sampled_from(System)
CHINA = st.builds(Point, st.floats(18, 53.5), st.floats(73.6, 135))


def metres(one: Point, other: Point) -> float:
    """How far apart two near points lie, roughly."""
    return hypot(one.lat - other.lat, (one.lon - other.lon) * cos(radians(one.lat))) * 111_320


@pytest.mark.parametrize(("source", "lat", "lon", "target", "to_lat", "to_lon"), PUBLISHED)
def test_published_points_come_out_as_published(
    source: str, lat: str, lon: str, target: str, to_lat: str, to_lon: str
) -> None:
    got = convert(Point(float(lat), float(lon)), System(source), System(target))
    assert (f"{got.lat:.6f}", f"{got.lon:.6f}") == (to_lat, to_lon)


def test_the_page_shows_all_six_published_points() -> None:
    assert len(PUBLISHED) == 6


def test_the_stairwell_of_the_page_lies_where_the_page_says() -> None:
    there = Plane(Point(34.66, 112.43)).point(240, 150)
    got = [(system.value, convert(there, System.WGS84, system)) for system in System]
    assert [(name, f"{p.lat:.6f}", f"{p.lon:.6f}") for name, p in got] == WORKED


@given(CHINA, SYSTEMS, SYSTEMS)
def test_there_and_back_is_the_same_place(point: Point, source: System, target: System) -> None:
    back = convert(convert(point, source, target), target, source)
    assert metres(point, back) < 0.001


@given(CHINA, SYSTEMS, SYSTEMS, SYSTEMS)
def test_a_detour_over_a_third_system_changes_nothing(point: Point, a: System, b: System, c: System) -> None:
    assert metres(convert(convert(point, a, b), b, c), convert(point, a, c)) < 0.001


@given(CHINA)
def test_gcj_is_shifted_by_a_few_hundred_metres(point: Point) -> None:
    assert 10 < metres(point, convert(point, System.WGS84, System.GCJ02)) < 1500


@given(st.one_of(
    st.builds(Point, st.floats(-90, 0), st.floats(-180, 180)), st.builds(Point, st.floats(-90, 90), st.floats(-180, 71))
), SYSTEMS, SYSTEMS)  # fmt: skip
def test_outside_china_a_point_comes_back_unchanged(point: Point, source: System, target: System) -> None:
    assert convert(point, source, target) == point


@pytest.mark.parametrize(("lat", "lon"), [(112.43, 34.66), (nan, 112.0), (34.66, 181.0), (float("inf"), 0.0)])
def test_what_is_not_on_the_globe_is_refused(lat: float, lon: float) -> None:
    with pytest.raises(GeoError):
        Point(lat, lon)


@pytest.mark.parametrize(
    "said", ["112.43,34.66", "34.66, 112.43", "34.66，112.43", "经度112.43°E 纬度34.66°N", "112.43 34.66"]
)
def test_a_point_is_read_in_either_order_as_a_map_shows_it(said: str) -> None:
    assert Point.read(said) == Point(34.66, 112.43)


@pytest.mark.parametrize(
    "said", ["", "34.66", "解放路12号", "34.66, 112.43, 5", "48.85, 2.29", "-34.66, 112.43", "3466, 11243"]
)
def test_what_is_no_point_in_china_is_refused(said: str) -> None:
    with pytest.raises(GeoError):
        Point.read(said)
