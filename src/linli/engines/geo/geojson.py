"""Buildings of a GeoJSON file (RFC 7946), and where their stairwells stand. Which system its degrees are in is said
beside it: files of Chinese map makers do not keep to WGS-84, whatever the format says.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import hypot
from typing import Any

from linli.engines.geo.plane import Plane
from linli.engines.geo.systems import GeoError, Point, System, convert

COMPOUND = ("compound", "小区", "小区名称", "院落")
BUILDING = ("building", "楼栋", "楼号", "楼栋名称", "name", "名称")
STAIRWELL = ("stairwell", "单元", "单元号", "unit")
BESIDE = 12.0  # metres between stairwells of a building that is given as one point
Metres = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Site:
    """One feature: what it is called, and its outline in WGS-84 (one point: no outline is known)."""

    compound: str
    building: str
    stairwell: str
    ring: tuple[Point, ...]


def read(text: str | bytes, system: System) -> list[Site]:
    """The sites of a file whose degrees are in `system`. Raises `GeoError`, which names the feature."""
    try:
        whole = json.loads(text)
    except ValueError as wrong:
        raise GeoError("no JSON") from wrong
    features = whole.get("features") if isinstance(whole, dict) else None
    if not isinstance(features, list) or whole.get("type") != "FeatureCollection":
        raise GeoError("no FeatureCollection")
    return [_site(feature, number, system) for number, feature in enumerate(features, 1)]


def _site(feature: Any, number: int, system: System) -> Site:
    try:
        said = feature.get("properties") or {}
        pairs = _ring(feature["geometry"]["type"], feature["geometry"]["coordinates"])
        ring = tuple(convert(Point(float(pair[1]), float(pair[0])), system, System.WGS84) for pair in pairs)
        if not ring:
            raise GeoError("empty")
        return Site(_named(said, COMPOUND), _named(said, BUILDING), _named(said, STAIRWELL), ring)
    except (AttributeError, KeyError, TypeError, ValueError, IndexError) as wrong:
        raise GeoError(f"feature {number}: {wrong}") from wrong


def _ring(kind: str, coordinates: Any) -> Sequence[Any]:
    """The outer ring of a shape, of several the one with the most corners."""
    if kind == "Point":
        return [coordinates]
    if kind == "Polygon":
        return list(coordinates[0])
    if kind == "MultiPolygon":
        return max((list(polygon[0]) for polygon in coordinates), key=len)
    raise GeoError(f"{kind} is neither Point nor Polygon nor MultiPolygon")


def _named(said: Mapping[str, Any], names: Iterable[str]) -> str:
    return next((str(said[name]).strip() for name in names if said.get(name) not in (None, "")), "")


def middle(sites: Iterable[Site]) -> Point:
    """The middle of some sites, to the sixth digit. Raises `GeoError` when there are none."""
    points = [point for site in sites for point in site.ring]
    if not points:
        raise GeoError("no place")
    lat, lon = (sum(getattr(point, axis) for point in points) / len(points) for axis in ("lat", "lon"))
    return Point(round(lat, 6), round(lon, 6))


def doors_along(site: Site, count: int, plane: Plane) -> list[Metres]:
    """Where `count` stairwells stand: evenly along the building, from west to east, or from north to south."""
    corners = [plane.metres(point) for point in site.ring]
    if len(corners) < 3:
        (x, y), half = corners[0], (count - 1) / 2
        return [(round(x + BESIDE * (n - half), 1), round(y, 1)) for n in range(count)]
    east, north = _direction(corners)
    along = [x * east + y * north for x, y in corners]
    across = [y * east - x * north for x, y in corners]
    deep, long = (min(across) + max(across)) / 2, max(along) - min(along)
    steps = [min(along) + long * (n + 0.5) / count for n in range(count)]
    return [(round(s * east - deep * north, 1), round(s * north + deep * east, 1)) for s in steps]


def _direction(corners: Sequence[Metres]) -> Metres:
    """The direction of the longest wall, as a length of one; towards the east, or the south."""
    walls = [(b[0] - a[0], b[1] - a[1]) for a, b in zip(corners, [*corners[1:], corners[0]], strict=True)]
    x, y = max(walls, key=lambda wall: hypot(*wall))
    far = hypot(x, y) or 1.0
    forward = x > 0 if abs(x) >= abs(y) else y < 0
    return (x / far, y / far) if forward else (-x / far, -y / far)
