"""Where doors stand on a plain plan when nobody has measured them: building after building, compound after compound."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

_DOOR, _GAP, _ROW, _STREET = 16.0, 16.0, 44.0, 60.0  # metres: a stairwell, between buildings, rows, compounds
Metres = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Door:
    """A stairwell by its names; their order in a list is the order in which they are drawn."""

    compound: str
    building: str
    name: str


def in_rows(doors: Sequence[Door]) -> list[Metres]:
    """A spot for each door, in metres east and north of the plan's north-west corner; the same for the same doors.

    Every building is a row of its doors. Buildings fill lines from west to east and north to south, as one reads;
    compounds likewise, with a street between them.
    """
    compounds: dict[str, dict[str, list[int]]] = {}
    for number, door in enumerate(doors):
        compounds.setdefault(door.compound, {}).setdefault(door.building, []).append(number)
    inside = {name: _flow([len(row) * _DOOR for row in buildings.values()], [_ROW] * len(buildings), _GAP)
              for name, buildings in compounds.items()}  # fmt: skip
    sizes = [_size(corners, compounds[name]) for name, corners in inside.items()]
    blocks = _flow([width for width, _ in sizes], [height + _STREET - _GAP for _, height in sizes], _STREET)
    spots: dict[int, Metres] = {}
    for (west, north), (name, corners) in zip(blocks, inside.items(), strict=True):
        for (x, y), row in zip(corners, compounds[name].values(), strict=True):
            for index, number in enumerate(row):
                spots[number] = (west + x + (index + 0.5) * _DOOR, north + y - _ROW / 2)
    return [spots[number] for number in range(len(doors))]


def _flow(widths: Sequence[float], heights: Sequence[float], gap: float) -> list[Metres]:
    """North-west corners of boxes set in lines, so that the whole is about as wide as it is high."""
    area = sum((width + gap) * height for width, height in zip(widths, heights, strict=True))
    widest = max(sqrt(area), *widths) if widths else 0
    corners: list[Metres] = []
    x = y = deep = 0.0
    for width, height in zip(widths, heights, strict=True):
        if x and x + width > widest:
            x, y, deep = 0.0, y - deep, 0.0
        corners.append((x, y))
        x, deep = x + width + gap, max(deep, height)
    return corners


def _size(corners: list[Metres], buildings: dict[str, list[int]]) -> Metres:
    width = max(x + len(row) * _DOOR for (x, _), row in zip(corners, buildings.values(), strict=True))
    return width, _ROW - min(y for _, y in corners)
