"""Metres east and north of an origin, checked against arcs of the ellipsoid added up step by step."""

from math import cos, hypot, radians, sin, sqrt

from hypothesis import given
from hypothesis import strategies as st

from linli.engines.geo import Plane, Point

ORIGINS = st.builds(Point, st.floats(18, 53.5), st.floats(73.6, 135))
NEAR = st.floats(-3000, 3000)
A, EE = 6378137.0, 0.00669437999014


@given(ORIGINS, NEAR, NEAR)
def test_there_and_back_is_the_same_spot(origin: Point, east: float, north: float) -> None:
    plane = Plane(origin)
    got = plane.metres(plane.point(east, north))
    assert hypot(got[0] - east, got[1] - north) < 0.001


@given(ORIGINS)
def test_the_origin_is_nought(origin: Point) -> None:
    assert Plane(origin).metres(origin) == (0, 0)
    assert Plane(origin).point(0, 0) == origin


@given(ORIGINS, st.floats(-3000, 3000))
def test_straight_north_is_as_long_as_the_meridian_s_arc(origin: Point, north: float) -> None:
    there = Plane(origin).point(0, north)
    steps, arc = 200, 0.0
    for step in range(steps):
        lat = radians(origin.lat + (there.lat - origin.lat) * (step + 0.5) / steps)
        arc += radians(there.lat - origin.lat) / steps * A * (1 - EE) / sqrt(1 - EE * sin(lat) ** 2) ** 3
    assert abs(arc - north) < 0.001
    assert abs(there.lon - origin.lon) < 1e-9


@given(ORIGINS, st.floats(-3000, 3000))
def test_straight_east_is_as_long_as_the_parallel_s_arc(origin: Point, east: float) -> None:
    there = Plane(origin).point(east, 0)
    lat = radians(there.lat)
    arc = radians(there.lon - origin.lon) * A * cos(lat) / sqrt(1 - EE * sin(lat) ** 2)
    assert abs(arc - east) < 0.01
