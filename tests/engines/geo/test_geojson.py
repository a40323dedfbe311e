"""Buildings of a GeoJSON file: in whichever system, by whichever of the usual names; and doors along their walls."""

import json
from math import hypot
from typing import Any

import pytest

from linli.engines.geo import GeoError, Plane, Point, System, convert
from linli.engines.geo.geojson import Site, doors_along, middle, read

HERE = Point(34.66, 112.43)
PLANE = Plane(HERE)


def corners(*metres: tuple[float, float]) -> list[Point]:
    return [PLANE.point(*spot) for spot in metres]


def feature(kind: str, coordinates: Any, **said: str) -> dict[str, Any]:
    return {"type": "Feature", "properties": said, "geometry": {"type": kind, "coordinates": coordinates}}


def written(*features: dict[str, Any]) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features})


def pairs(points: list[Point]) -> list[list[float]]:
    return [[point.lon, point.lat] for point in points]


HOUSE = corners((0, 0), (60, 0), (60, 12), (0, 12))


@pytest.mark.parametrize("system", list(System))
def test_degrees_of_every_system_end_at_the_same_spot(system: System) -> None:
    ring = [convert(point, System.WGS84, system) for point in HOUSE]
    (site,) = read(written(feature("Polygon", [pairs(ring)], 小区="梧桐苑", 楼栋="1号楼")), system)
    spots = doors_along(site, 3, PLANE)
    for found, meant in zip(spots, [(10, 6), (30, 6), (50, 6)], strict=True):
        assert hypot(found[0] - meant[0], found[1] - meant[1]) < 0.3
    assert (site.compound, site.building) == ("梧桐苑", "1号楼")


def test_doors_run_from_north_to_south_where_the_building_does() -> None:
    site = Site("", "", "", tuple(corners((0, 0), (10, 0), (10, 80), (0, 80))))
    (x, north), (_, south) = doors_along(site, 2, PLANE)
    assert (round(x), round(north), round(south)) == (5, 60, 20)


def test_a_point_is_a_building_whose_doors_stand_side_by_side() -> None:
    assert doors_along(Site("", "", "", (HERE,)), 3, PLANE) == [(-12, 0), (0, 0), (12, 0)]


def test_of_several_outlines_the_richest_counts_and_the_middle_is_in_the_middle() -> None:
    small = corners((200, 0), (210, 0), (210, 10))
    shape = [[pairs(small)], [pairs(HOUSE)]]
    (site,) = read(written(feature("MultiPolygon", shape, building="3", unit="2")), System.WGS84)
    assert (site.building, site.stairwell, len(site.ring)) == ("3", "2", 4)
    assert hypot(*(a - b for a, b in zip(PLANE.metres(middle([site])), (30, 6), strict=True))) < 0.2


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"type": "Feature"}',
        written(feature("LineString", [[0, 0], [1, 1]])),
        written(feature("Point", [200, 0])),
        written(feature("Polygon", [])),
        written(feature("Point", ["here", "there"])),
        '{"type": "FeatureCollection", "features": [3]}',
    ],
)
def test_what_is_no_map_of_buildings_is_refused(text: str) -> None:
    with pytest.raises(GeoError):
        read(text, System.WGS84)


def test_a_bad_feature_is_named_by_its_number() -> None:
    good = feature("Point", [112.4, 34.6])
    with pytest.raises(GeoError, match="feature 2"):
        read(written(good, feature("Point", None)), System.WGS84)
