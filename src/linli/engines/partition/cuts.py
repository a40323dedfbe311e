"""Triples of units that a fractional plan abuses: at most one grid can take two or more units of three.

Subset-row cuts of Jepsen, Petersen, Spoorendonk and Pisinger (2008), for the covering of units by grids.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations

from linli.engines.partition.prices import Triple

_ABUSED = 1.02


def abused(
    grids: Iterable[Sequence[int]], shares: Iterable[float], known: frozenset[Triple], per_unit: int, most: int
) -> list[Triple]:
    """The triples that are taken most beyond once, the worst first; not more than `per_unit` about the same unit."""
    pairs: dict[tuple[int, int], float] = {}
    threes: dict[Triple, float] = {}
    beside: dict[int, set[int]] = {}
    for grid, share in zip(grids, shares, strict=True):
        for pair in combinations(grid, 2):
            pairs[pair] = pairs.get(pair, 0.0) + share
            beside.setdefault(pair[0], set()).add(pair[1])
            beside.setdefault(pair[1], set()).add(pair[0])
        for three in combinations(grid, 3):
            threes[three] = threes.get(three, 0.0) + share
    found = []
    for middle, others in beside.items():
        for a, b in combinations(sorted(others), 2):
            one, two, last = sorted((middle, a, b))
            taken = pairs.get((one, two), 0.0) + pairs.get((one, last), 0.0) + pairs.get((two, last), 0.0)
            if taken > _ABUSED:
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
