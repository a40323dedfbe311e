"""A sketch of a compound for someone who has never been there: the buildings with their doors, the gate, the way in."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

_ALONG, _ACROSS, _AROUND = 8.0, 6.0, 18.0  # metres: beyond the outer doors, half a building's depth, around it all
Metres = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Entry:
    """A door of a building, where it stands, and whether it is the one that is looked for."""

    building: str
    name: str
    at: Metres
    sought: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A building: its four corners, going round, its middle, and its doors from one end to the other."""

    name: str
    corners: tuple[Metres, Metres, Metres, Metres]
    middle: Metres
    entries: tuple[Entry, ...]

    @property
    def sought(self) -> bool:
        return any(entry.sought for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is drawn, in metres east and north; `frame` is west, south, east, north."""

    blocks: tuple[Block, ...]
    gate: Metres | None
    frame: tuple[float, float, float, float]


def sketch(entries: Sequence[Entry], gate: Metres | None = None) -> Sketch:
    """The sketch of a compound's doors. A building runs from its first door to its last; one door makes a square."""
    buildings: dict[str, list[Entry]] = {}
    for entry in entries:
        buildings.setdefault(entry.building, []).append(entry)
    blocks = tuple(_block(name, row) for name, row in buildings.items())
    spots = [corner for block in blocks for corner in block.corners] + ([gate] if gate else [])
    easts, norths = [x for x, _ in spots] or [0.0], [y for _, y in spots] or [0.0]
    frame = (min(easts) - _AROUND, min(norths) - _AROUND, max(easts) + _AROUND, max(norths) + _AROUND)
    return Sketch(blocks, gate, frame)


def _block(name: str, row: list[Entry]) -> Block:
    """The building lies along the line between the two doors that stand furthest apart."""
    pairs = ((a.at, b.at) for a in row for b in row)
    (x, y), (x2, y2) = max(pairs, key=lambda pair: hypot(pair[1][0] - pair[0][0], pair[1][1] - pair[0][1]))
    long = hypot(x2 - x, y2 - y)
    east, north = ((x2 - x) / long, (y2 - y) / long) if long else (1.0, 0.0)

    def along(entry: Entry) -> float:
        return (entry.at[0] - x) * east + (entry.at[1] - y) * north

    def across(entry: Entry) -> float:
        return (entry.at[1] - y) * east - (entry.at[0] - x) * north

    def ground(u: float, v: float) -> Metres:
        return x + u * east - v * north, y + u * north + v * east

    low, high = min(map(along, row)) - _ALONG, max(map(along, row)) + _ALONG
    near, far = min(map(across, row)) - _ACROSS, max(map(across, row)) + _ACROSS
    corners = (ground(low, near), ground(high, near), ground(high, far), ground(low, far))
    return Block(name, corners, ground((low + high) / 2, (near + far) / 2), tuple(sorted(row, key=along)))
