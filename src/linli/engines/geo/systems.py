"""WGS-84 (GPS), GCJ-02 (高德, 腾讯) and BD-09 (百度): from any to any.

GCJ-02 is not published by its owner; the formula is the one found by the public and agreed on by its independent
implementations (googollee/eviltransform, wandergis/coordtransform, hujiulong/gcoord), whose test points are ours too.
BD-09 is Baidu's own shift on top of it, from the same sources.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from math import atan2, cos, degrees, hypot, isfinite, pi, radians, sin, sqrt

_A, _EE = 6378245.0, 0.00669342162296594323  # Krasovsky 1940: half axis in metres, square of the eccentricity
_SOUTH, _NORTH, _WEST, _EAST = 0.8293, 55.8271, 72.004, 137.8347  # outside this box nothing is shifted
_BAIDU = pi * 3000 / 180
_CLOSE = 1e-9  # degrees: a tenth of a millimetre
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


class GeoError(ValueError):
    """A place that is none: not two numbers, or not on the globe."""


class System(StrEnum):
    """How a pair of degrees is meant."""

    WGS84 = "wgs84"
    GCJ02 = "gcj02"
    BD09 = "bd09"


@dataclass(frozen=True, slots=True)
class Point:
    """Degrees north and east. Raises `GeoError` off the globe."""

    lat: float
    lon: float

    def __post_init__(self) -> None:
        if not (isfinite(self.lat) and isfinite(self.lon) and abs(self.lat) <= 90 and abs(self.lon) <= 180):
            raise GeoError(f"no place on the globe: {self.lat}, {self.lon}")

    @classmethod
    def read(cls, text: str) -> "Point":
        """Two numbers as a map shows them, in either order: in China the larger one is always the longitude."""
        numbers = [float(number) for number in _NUMBER.findall(text)]
        if len(numbers) != 2 or not (3 <= min(numbers) <= 54 and 73 <= max(numbers) <= 136):
            raise GeoError(f"no latitude and longitude in China: {text!r}")
        return cls(min(numbers), max(numbers))


def convert(point: Point, source: System, target: System) -> Point:
    """The same place in another system. What lies outside China's box is given back unchanged."""
    if source is target:
        return point
    if source is System.BD09:
        point = _undone(_gcj_to_bd, point)
    if System.WGS84 in (source, target):
        point = _wgs_to_gcj(point) if source is System.WGS84 else _undone(_wgs_to_gcj, point)
    return _gcj_to_bd(point) if target is System.BD09 else point


def _shifted(point: Point) -> bool:
    return _SOUTH <= point.lat <= _NORTH and _WEST <= point.lon <= _EAST


def _wgs_to_gcj(point: Point) -> Point:
    if not _shifted(point):
        return point
    north, east = _bend(point.lon - 105, point.lat - 35)
    flat = 1 - _EE * sin(radians(point.lat)) ** 2
    lat = point.lat + degrees(north * flat * sqrt(flat) / (_A * (1 - _EE)))
    return Point(lat, point.lon + degrees(east * sqrt(flat) / (_A * cos(radians(point.lat)))))


def _bend(x: float, y: float) -> tuple[float, float]:
    """By how many metres north and east a place is shifted; x and y are degrees from 105° E, 35° N."""
    wave = 20 * sin(6 * x * pi) + 20 * sin(2 * x * pi)
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x))
    north += (wave + 20 * sin(y * pi) + 40 * sin(y / 3 * pi) + 160 * sin(y / 12 * pi) + 320 * sin(y / 30 * pi)) * 2 / 3
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x))
    east += (wave + 20 * sin(x * pi) + 40 * sin(x / 3 * pi) + 150 * sin(x / 12 * pi) + 300 * sin(x / 30 * pi)) * 2 / 3
    return north, east


def _gcj_to_bd(point: Point) -> Point:
    if not _shifted(point):
        return point
    far = hypot(point.lon, point.lat) + 0.00002 * sin(point.lat * _BAIDU)
    turn = atan2(point.lat, point.lon) + 0.000003 * cos(point.lon * _BAIDU)
    return Point(far * sin(turn) + 0.006, far * cos(turn) + 0.0065)


def _undone(shift: Callable[[Point], Point], target: Point) -> Point:
    """The place that `shift` brings to `target`: each guess is mended by what it misses, until it misses nothing."""
    guess = target
    for _ in range(30):
        got = shift(guess)
        lat, lon = target.lat - got.lat, target.lon - got.lon
        if max(abs(lat), abs(lon)) < _CLOSE:
            break
        guess = Point(guess.lat + lat, guess.lon + lon)
    return guess
