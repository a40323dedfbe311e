"""Every set of stairwells that hangs together and has a lawful number of households.

Sets are grown from their member with the least number (Wernicke's ESU, 2006), so that each is met once. A micro-grid
has few stairwells, so a compound has some 60 such sets for each of its stairwells, and the list is the whole truth.
"""

from collections import defaultdict
from collections.abc import Sequence


class TooMany(Exception):
    """The list would be longer than the caller can use."""


def connected(
    adjacent: Sequence[int], weights: Sequence[int], least: int, most: int, enough: int = 0
) -> dict[int, list[int]]:
    """Members of all connected sets with least <= weight <= most, by size, one set after another in one list.

    `adjacent`: for each unit its neighbours as a bit mask. Raises `TooMany` beyond `enough` sets (0: never).
    """
    found: defaultdict[int, list[int]] = defaultdict(list)
    room = most - min(weights, default=0)  # what is heavier than this cannot grow
    for root in range(len(adjacent)):
        below = (1 << root) - 1
        waiting: list[tuple[tuple[int, ...], int, int, int]] = [((), 0, 1 << root, below | 1 << root)]
        while waiting:
            members, weight, border, seen = waiting.pop()
            while border:
                lowest = border & -border
                border ^= lowest
                unit = lowest.bit_length() - 1
                more = weight + weights[unit]
                if more <= most:
                    grown = (*members, unit)
                    if more >= least:
                        found[len(grown)].extend(grown)
                    if more <= room:
                        new = adjacent[unit] & ~seen
                        waiting.append((grown, more, border | new, seen | new))
        if enough and sum(len(flat) // size for size, flat in found.items()) > enough:
            raise TooMany
    return dict(sorted(found.items()))
