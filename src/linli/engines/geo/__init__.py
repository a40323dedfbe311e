"""Where things lie: the three coordinate systems of Chinese maps, metres on the ground, outlines and plain plans."""

from linli.engines.geo.outlines import Outline, outlines
from linli.engines.geo.plane import Plane
from linli.engines.geo.rows import Door, in_rows
from linli.engines.geo.sketch import Block, Entry, Sketch, sketch
from linli.engines.geo.systems import GeoError, Point, System, convert

__all__ = [
    "Block", "Door", "Entry", "GeoError", "Outline", "Plane", "Point", "Sketch", "System", "convert", "in_rows",
    "outlines", "sketch",
]  # fmt: skip
