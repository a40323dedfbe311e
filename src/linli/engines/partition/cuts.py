"""Triples of units that a fractional plan abuses: at most one grid can take two or more units of three.

Subset-row cuts of Jepsen, Petersen, Spoorendonk and Pisinger (2008), for the covering of units by grids.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations, permutations

from linli.engines.partition.prices import Triple

_ABUSED = 1.02


def abused(
    grids: Iterable[Sequence[int]], shares: Iterable[float], known: frozenset[Triple], per_unit: int, most: int
) -> list[Triple]:
    """The triples that are taken most beyond once, the worst first; not more than `per_unit` about the same unit."""
    near: dict[int, dict[int, float]] = {}
    threes: dict[Triple, float] = {}
    for grid, share in zip(grids, shares, strict=True):
        for a, b in permutations(grid, 2):
            beside = near.setdefault(a, {})
            beside[b] = beside.get(b, 0.0) + share
        for three in combinations(grid, 3):
            threes[three] = threes.get(three, 0.0) + share
    found = []
    for a, of_a in near.items():
        for b, share in of_a.items():
            if a < b and share > _ABUSED / 3:  # so much is shared by one of three pairs at least
                of_b = near[b]
                for third in of_a.keys() | of_b.keys():
                    taken = share + of_a.get(third, 0.0) + of_b.get(third, 0.0)
                    if taken > _ABUSED and third not in (a, b):
                        one, two, last = sorted((a, b, third))
                        taken -= 2 * threes.get((one, two, last), 0.0)
                        if taken > _ABUSED:
                            found.append((-taken, (one, two, last)))
    return _spread(dict.fromkeys(triple for _, triple in sorted(set(found))), known, per_unit, most)


def _spread(triples: Iterable[Triple], known: frozenset[Triple], per_unit: int, most: int) -> list[Triple]:
    chosen: list[Triple] = []
    count: dict[int, int] = {}
    for triple in triples:
        if triple not in known and max(count.get(unit, 0) for unit in triple) < per_unit:
            chosen.append(triple)
            for unit in triple:
                count[unit] = count.get(unit, 0) + 1
            if len(chosen) == most:
                break
    return chosen
