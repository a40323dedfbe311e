"""What part of the ground a map shows, in metres and, where the community's origin is known, in degrees."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor

from linli.engines.geo import Plane, Point, System, convert

Metres = tuple[float, float]


@dataclass(frozen=True)
class Frame:
    """Metres east and north between which a map lies."""

    west: int
    south: int
    east: int
    north: int

    @property
    def width(self) -> int:
        return self.east - self.west

    @property
    def view_box(self) -> str:
        """The frame as SVG has it: down is more."""
        return f"{self.west} {-self.north} {self.width} {self.north - self.south}"

    @property
    def bounds(self) -> str:
        """South, west, north, east, as a map library has it."""
        return f"{self.south} {self.west} {self.north} {self.east}"

    def on_earth(self, origin: Point, system: System) -> str:
        """The same in degrees of a system, measured from the origin (WGS-84)."""
        plane = Plane(origin)
        low, high = (
            convert(plane.point(*corner), System.WGS84, system)
            for corner in ((self.west, self.south), (self.east, self.north))
        )
        return f"{low.lat:.7f} {low.lon:.7f} {high.lat:.7f} {high.lon:.7f}"


def around(spots: Iterable[Metres], margin: float) -> Frame | None:
    """The frame around some spots with a margin, on whole metres; None when there are no spots."""
    found = list(spots)
    if not found:
        return None
    easts, norths = zip(*found, strict=True)
    low, high = (floor(min(easts) - margin), floor(min(norths) - margin)), (max(easts) + margin, max(norths) + margin)
    return Frame(*low, *map(ceil, high))
