"""The best plan of k grids among few columns, by trying: depth first, the unit with the fewest choices first."""

from bisect import bisect_right
from dataclasses import dataclass

import numpy as np

from linli.engines.partition.columns import Columns, Whole
from linli.engines.partition.prices import PART

MOST = 6000  # columns: of more, trying comes to no end


@dataclass(frozen=True, slots=True)
class Trial:
    """`chosen`: the columns of the best plan at or below the ceiling, if any; `complete`: whether all was tried."""

    chosen: tuple[int, ...] | None
    complete: bool
    tries: int


class Covering:
    """The columns that a plan at or below a ceiling may hold, the cheapest first; sets of them are bits of one number.

    `surplus`: of each of `kept`, above the least surplus; `bound`: what a plan of `grids` grids costs at least, in
    thousandths of a milli-point, as `surplus` is.
    """

    def __init__(self, columns: Columns, kept: Whole, surplus: Whole, grids: int, bound: int) -> None:
        order = np.lexsort((kept, surplus))
        self._grids, self._bound = grids, bound
        self._kept, self._surplus = kept[order].tolist(), surplus[order].tolist()
        self._cost, heads = columns.cost[kept[order]].tolist(), columns.head[kept[order]].tolist()
        self._sets = columns.sets(kept[order])
        self._holders = [0] * columns.units
        keepers = dict.fromkeys(heads, 0)
        for at, (units, head) in enumerate(zip(self._sets, heads, strict=True)):
            keepers[head] |= 1 << at
            for unit in units:
                self._holders[unit] |= 1 << at
        keepers[-1] = 0  # no head at all
        self._rivals = [keepers[head] for head in heads]  # what cannot go with a column
        for at, units in enumerate(self._sets):
            for unit in units:
                self._rivals[at] |= self._holders[unit]

    def best(self, ceiling: int, most: int) -> Trial:
        """Try at most so many beginnings of a plan."""
        chosen: tuple[int, ...] | None = None
        slack, tries = PART * ceiling - self._bound, 0
        everything = frozenset(range(len(self._holders)))
        waiting: list[tuple[int, frozenset[int], int, tuple[int, ...]]] = [
            ((1 << len(self._kept)) - 1, everything, 0, ())
        ]
        while waiting:
            alive, bare, used, taken = waiting.pop()
            if used > slack:
                continue
            tries += 1
            if tries > most:
                return Trial(chosen, False, tries)
            if len(taken) == self._grids or not bare:
                cost = sum([self._cost[at] for at in taken])
                if len(taken) == self._grids and not bare and PART * cost - self._bound <= slack:
                    chosen, slack = tuple([self._kept[at] for at in taken]), PART * (cost - 1) - self._bound
                continue
            alive &= (1 << bisect_right(self._surplus, slack - used)) - 1  # what is not too dear
            for at in self._choices(alive, bare):
                left = alive & ~self._rivals[at], bare.difference(self._sets[at])
                waiting.append((*left, used + self._surplus[at], (*taken, at)))
        return Trial(chosen, True, tries)

    def _choices(self, alive: int, bare: frozenset[int]) -> list[int]:
        """What may cover the unit with the fewest choices, the dearest first."""
        counts = [((alive & self._holders[unit]).bit_count(), unit) for unit in bare]
        left, found = alive & self._holders[min(counts)[1]], []
        while left:
            found.append(left.bit_length() - 1)
            left ^= 1 << found[-1]
        return found
