"""Outlines on a map: every spot of ground near some doors belongs to the place of the nearest door.

The ground is looked at in squares of a few metres. That makes outlines that neither overlap nor leave slivers, follow
rows of buildings where a hull would swallow the neighbours' yard, and are exact: borders run on whole numbers.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from math import hypot, inf
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
Metres = tuple[float, float]
Corner = tuple[int, int]
Ring = tuple[Metres, ...]


@dataclass(frozen=True, slots=True)
class Outline(Generic[K]):
    """The ground of one place: rings of metres, and a spot for its name in each of its parts, the largest first."""

    place: K
    rings: tuple[Ring, ...]
    spots: tuple[Metres, ...]


def outlines(doors: Iterable[tuple[K, float, float]], reach: float = 26, square: float = 5) -> list[Outline[K]]:
    """The outline of each place that has doors at (place, east, north), in the order in which places are first met.

    Ground further than `reach` east, west, north or south of any door belongs to nobody. Rings run anticlockwise
    (north up), holes clockwise.
    Doors of different places are told apart if they stand at least two squares from each other.
    """
    owner = _ground(list(doors), reach, square)
    places: dict[K, list[Corner]] = {}
    for corner, place in owner.items():
        places.setdefault(place, []).append(corner)
    return [
        Outline(
            place,
            tuple(_cut(ring, square) for ring in _rings(owner, squares)),
            tuple(_spot(part, square) for part in _parts(squares)),
        )
        for place, squares in places.items()
    ]


def _ground(doors: list[tuple[K, float, float]], reach: float, square: float) -> dict[Corner, K]:
    """Whose each square is, by its south-west corner counted in squares."""
    owner: dict[Corner, K] = {}
    nearest: dict[Corner, float] = {}
    for place, x, y in doors:
        for i in range(round((x - reach) / square), round((x + reach) / square)):
            across = abs((i + 0.5) * square - x)
            for j in range(round((y - reach) / square), round((y + reach) / square)):
                along = abs((j + 0.5) * square - y)
                far = across + along / 100 if across > along else along + across / 100  # so that rows part straight
                if far < nearest.get((i, j), inf):
                    owner[i, j], nearest[i, j] = place, far
    return owner


def _rings(owner: dict[Corner, K], squares: list[Corner]) -> list[list[Corner]]:
    """The borders of some squares as rings of corners, the squares to the left."""
    ways: dict[Corner, list[Corner]] = {}
    for i, j in squares:
        mine = owner[i, j]
        sides = (((i, j - 1), (i, j), (i + 1, j)), ((i + 1, j), (i + 1, j), (i + 1, j + 1)),
                 ((i, j + 1), (i + 1, j + 1), (i, j + 1)), ((i - 1, j), (i, j + 1), (i, j)))  # fmt: skip
        for beyond, start, end in sides:
            if owner.get(beyond) != mine:
                ways.setdefault(start, []).append(end)
    rings = []
    while ways:
        ring = [start := min(ways)]
        while (end := _turn(ways, ring)) != start:
            ring.append(end)
        rings.append(ring)
    return rings


def _turn(ways: dict[Corner, list[Corner]], ring: list[Corner]) -> Corner:
    """Take the way on; where squares meet at a corner only, the one to the left, so that they stay apart."""
    here = ring[-1]
    ends = ways[here]
    if len(ends) > 1 and len(ring) > 1:
        east, north = here[0] - ring[-2][0], here[1] - ring[-2][1]
        ends.sort(key=lambda end: east * (end[1] - here[1]) - north * (end[0] - here[0]))
    end = ends.pop()
    if not ends:
        del ways[here]
    return end


def _cut(ring: list[Corner], square: float) -> Ring:
    """The ring in metres, without the corners of the squares: it goes from the middle of one side to the next."""
    middles = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)]
    kept = []
    for before, here, after in zip([middles[-1], *middles], middles, [*middles[1:], middles[0]], strict=False):
        straight = (here[0] - before[0]) * (after[1] - here[1]) == (here[1] - before[1]) * (after[0] - here[0])
        if not straight:
            kept.append((here[0] * square, here[1] * square))
    return tuple(kept)


def _parts(squares: list[Corner]) -> list[set[Corner]]:
    """The squares by what hangs together, the largest part first."""
    left, parts = set(squares), []
    while left:
        part, edge = set(), [min(left)]
        while edge:
            i, j = edge.pop()
            if (i, j) in left:
                left.remove((i, j))
                part.add((i, j))
                edge += [(i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)]
        parts.append(part)
    return sorted(parts, key=len, reverse=True)


def _spot(kept: set[Corner], square: float) -> Metres:
    """A spot in the thick of the squares: their rim is peeled off as long as some are left."""
    while core := {(i, j) for i, j in kept if {(i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)} <= kept}:
        kept = core
    i, j = (sum(c[axis] for c in kept) / len(kept) for axis in (0, 1))
    middle = min(kept, key=lambda c: (hypot(c[0] - i, c[1] - j), c))
    return (middle[0] + 0.5) * square, (middle[1] + 0.5) * square
