"""Every set of stairwells that hangs together and has a lawful number of households.

Sets are grown from their member with the least number (Wernicke's ESU, 2006), so that each is met once. A micro-grid
has few stairwells, so a compound has some 60 such sets for each of its stairwells, and the list is the whole truth.
"""

from collections.abc import Sequence
from itertools import chain


class TooMany(Exception):
    """The list would be longer than the caller can use."""


def connected(
    adjacent: Sequence[int], weights: Sequence[int], least: int, most: int, enough: int = 0
) -> dict[int, list[int]]:
    """Members of all connected sets with least <= weight <= most, by size, one set after another in one list.

    `adjacent`: for each unit its neighbours as a bit mask. Raises `TooMany` beyond `enough` sets (0: never).
    """
    found: dict[int, list[tuple[int, ...]]] = {}
    total = 0
    for root in range(len(adjacent)):
        below = (1 << root) - 1
        waiting: list[tuple[tuple[int, ...], int, int, int]] = [
            ((root,), weights[root], adjacent[root] & ~below, adjacent[root] | below | 1 << root)
        ]
        if weights[root] > most:
            continue
        while waiting:
            members, weight, border, seen = waiting.pop()
            if weight >= least:
                found.setdefault(len(members), []).append(members)
                total += 1
            while border:
                lowest = border & -border
                border ^= lowest
                unit = lowest.bit_length() - 1
                more = weight + weights[unit]
                if more <= most:
                    new = adjacent[unit] & ~seen
                    waiting.append(((*members, unit), more, border | new, seen | new))
        if enough and total > enough:
            raise TooMany
    return {size: list(chain.from_iterable(sets)) for size, sets in sorted(found.items())}
