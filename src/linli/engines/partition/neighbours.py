"""Who neighbours whom when no coordinates are known: as the numbers of buildings and stairwells say."""

from collections.abc import Sequence
from itertools import pairwise

from linli.engines.geo.rows import Door


def by_numbers(doors: Sequence[Door]) -> list[tuple[int, ...]]:
    """For each door, given in the order of their numbers, the places in the list of its neighbours.

    The next stairwell of the building; in the next building of the compound the stairwell of the same number, and
    from the last stairwell the first one. Where doors are drawn then, `linli.engines.geo.in_rows` says.
    """
    buildings: dict[tuple[str, str], list[int]] = {}
    for number, door in enumerate(doors):
        buildings.setdefault((door.compound, door.building), []).append(number)
    pairs: set[tuple[int, int]] = set()
    for row in buildings.values():
        pairs.update(pairwise(row))
    rows = list(buildings.items())
    for ((compound, _), row), ((other, _), following) in pairwise(rows):
        if compound == other:
            pairs.update([*zip(row, following, strict=False), (row[-1], following[0])])
    found: list[set[int]] = [set() for _ in doors]
    for a, b in pairs:
        found[a].add(b)
        found[b].add(a)
    return [tuple(sorted(others)) for others in found]
