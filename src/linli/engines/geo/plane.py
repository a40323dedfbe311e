"""Metres east and north of an origin, and back to degrees."""

from dataclasses import dataclass
from math import cos, radians, sin, sqrt

from linli.engines.geo.systems import Point

_A, _F = 6378137.0, 1 / 298.257223563  # WGS-84: half axis in metres, flattening (NGA.STND.0036)
_EE = _F * (2 - _F)
_CLOSE = 1e-4  # metres
Metres = tuple[float, float]  # east, north


@dataclass(frozen=True, slots=True)
class Plane:
    """The level ground at an origin (WGS-84): the local tangent plane, at height nought. Meant for some kilometres."""

    origin: Point

    def metres(self, point: Point) -> Metres:
        """How far east and north of the origin a point lies."""
        x, y, z = (to - here for to, here in zip(_space(point), _space(self.origin), strict=True))
        lat, lon = radians(self.origin.lat), radians(self.origin.lon)
        outward = cos(lon) * x + sin(lon) * y
        return cos(lon) * y - sin(lon) * x, cos(lat) * z - sin(lat) * outward

    def point(self, east: float, north: float) -> Point:
        """The point so many metres east and north, to a tenth of a millimetre."""
        lat = radians(self.origin.lat)
        flat = 1 - _EE * sin(lat) ** 2
        per_lat = radians(1) * _A * (1 - _EE) / (flat * sqrt(flat))  # metres in a degree
        per_lon = radians(1) * _A * cos(lat) / sqrt(flat)
        guess = self.origin
        for _ in range(20):
            got = self.metres(guess)
            if max(abs(east - got[0]), abs(north - got[1])) < _CLOSE:
                break
            guess = Point(guess.lat + (north - got[1]) / per_lat, guess.lon + (east - got[0]) / per_lon)
        return guess


def _space(point: Point) -> tuple[float, float, float]:
    """Metres from the middle of the Earth."""
    lat, lon = radians(point.lat), radians(point.lon)
    across = _A / sqrt(1 - _EE * sin(lat) ** 2)
    return across * cos(lat) * cos(lon), across * cos(lat) * sin(lon), across * (1 - _EE) * sin(lat)
