"""Which stairwells are neighbours: by where they stand, or by their numbers where nobody measured them."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import hypot
from uuid import UUID

from linli.engines import partition
from linli.engines.geo import Door
from linli.territory.layout import Layout
from linli.territory.queries import Doorway

CANDIDATES = 10  # the nearest doors among which neighbours are sought
Metres = tuple[float, float]
Pair = tuple[UUID, UUID]


def pair(a: UUID, b: UUID) -> Pair:
    """Two doors in the order in which they are kept."""
    return (a, b) if a < b else (b, a)


def suggested(doors: Sequence[Doorway], laid: Layout) -> set[Pair]:
    """Neighbours inside each compound, given its doors in order of address; every compound hangs together."""
    compounds: dict[UUID, list[Doorway]] = {}
    for door in doors:
        compounds.setdefault(door.compound_id, []).append(door)
    found: set[Pair] = set()
    for id, here in compounds.items():
        spots = {door.id: laid.spots[door.id] for door in here}
        near = by_numbers(here) if id in laid.rough else in_sight(spots) | _inside_buildings(here)
        found |= near | missing(spots, near)
    return found


def by_numbers(doors: Sequence[Doorway]) -> set[Pair]:
    """As the engine reads the numbers of buildings and stairwells, for doors of one compound in their order."""
    near = partition.by_numbers([Door(door.compound, door.building, door.name) for door in doors])
    return {pair(door.id, doors[other].id) for door, others in zip(doors, near, strict=True) for other in others}


def _inside_buildings(doors: Sequence[Doorway]) -> set[Pair]:
    return {pair(a.id, b.id) for a, b in pairwise(doors) if a.building == b.building}


def in_sight(spots: Mapping[UUID, Metres]) -> set[Pair]:
    """Doors with no third door in or on the circle over the line between them (Gabriel and Sokal 1969)."""
    found: set[Pair] = set()
    for id, (x, y) in spots.items():
        order = sorted((hypot(x - u, y - v), other) for other, (u, v) in spots.items() if other != id)
        near = order[:CANDIDATES]
        for far, other in near:
            u, v = spots[other]
            middle = ((x + u) / 2, (y + v) / 2)
            between = (hypot(middle[0] - spots[o][0], middle[1] - spots[o][1]) for d, o in near if d < far)
            if all(away > far / 2 + 1e-6 for away in between):
                found.add(pair(id, other))
    return found


def missing(spots: Mapping[UUID, Metres], near: Iterable[Pair]) -> set[Pair]:
    """The shortest links that join what does not hang together."""
    head = {id: id for id in spots}

    def root(id: UUID) -> UUID:
        while head[id] != id:
            head[id] = head[head[id]]
            id = head[id]
        return id

    for a, b in near:
        head[root(a)] = root(b)
    found: set[Pair] = set()
    while len(roots := sorted({root(id) for id in spots})) > 1:
        inside = [id for id in spots if root(id) == roots[0]]
        beyond = [id for id in spots if root(id) != roots[0]]
        _, a, b = min(
            (hypot(spots[a][0] - spots[b][0], spots[a][1] - spots[b][1]), a, b) for a in inside for b in beyond
        )
        found.add(pair(a, b))
        head[root(a)] = root(b)
    return found
