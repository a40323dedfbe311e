"""The best plan of k grids among few columns, by trying: depth first, the unit with the fewest choices first."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from linli.engines.partition.columns import Columns, Whole
from linli.engines.partition.prices import PART

MOST = 6000  # columns: beyond it the table of which of them overlap would be too large
Flags = np.ndarray[Any, np.dtype[np.bool_]]


@dataclass(frozen=True, slots=True)
class Trial:
    """`chosen`: the columns of the best plan at or below the ceiling, if any; `complete`: whether all was tried."""

    chosen: tuple[int, ...] | None
    complete: bool
    tries: int


class Covering:
    """The columns that a plan at or below a ceiling may hold, the cheapest first.

    `surplus`: of each of `kept`, above the least surplus; `bound`: what a plan of `grids` grids costs at least, in
    thousandths of a milli-point, as `surplus` is.
    """

    def __init__(self, columns: Columns, kept: Whole, surplus: Whole, grids: int, bound: int) -> None:
        order = np.lexsort((kept, surplus))
        self._columns, self._grids, self._bound = columns, grids, bound
        self._kept, self._surplus = kept[order], surplus[order]
        self._cost = columns.cost[self._kept]
        holds = _holds(columns, self._kept)
        self._units = holds[:, : columns.units] > 0
        self._apart = (holds @ holds.T) == 0

    def best(self, ceiling: int, most: int) -> Trial:
        """Try at most so many beginnings of a plan."""
        chosen: tuple[int, ...] | None = None
        slack, tries = PART * ceiling - self._bound, 0
        waiting: list[tuple[Whole, Flags, int, tuple[int, ...]]] = [
            (np.flatnonzero(self._surplus <= slack), np.ones(self._columns.units, bool), 0, ())
        ]
        while waiting:
            alive, bare, used, taken = waiting.pop()
            if used > slack:
                continue
            tries += 1
            if tries > most:
                return Trial(chosen, False, tries)
            if taken:
                bare = bare & ~self._units[taken[-1]]
                alive = alive[self._apart[taken[-1], alive] & (self._surplus[alive] <= slack - used)]
            if len(taken) == self._grids or not bare.any():
                cost = int(self._cost[list(taken)].sum())
                if len(taken) == self._grids and not bare.any() and PART * cost - self._bound <= slack:
                    chosen, slack = tuple(self._kept[list(taken)].tolist()), PART * (cost - 1) - self._bound
                continue
            waiting.extend(
                (alive, bare, used + int(self._surplus[at]), (*taken, at)) for at in self._choices(alive, bare)[::-1]
            )
        return Trial(chosen, True, tries)

    def _choices(self, alive: Whole, bare: Flags) -> list[int]:
        """What may cover the unit with the fewest choices."""
        open_units = np.flatnonzero(bare)
        table = self._units[alive][:, open_units]
        rarest = int(table.sum(0).argmin())
        return [int(at) for at in alive[table[:, rarest]]]


def _holds(columns: Columns, kept: Whole) -> np.ndarray[Any, np.dtype[np.float32]]:
    """Which unit and which head each column takes."""
    holds = np.zeros((len(kept), columns.units + 1 + len(columns.heads)), np.float32)
    rows = np.arange(len(kept))
    holds[rows[:, None], columns.members[kept]] = 1
    holds[rows, columns.units + 1 + columns.head[kept]] = 1
    holds[:, columns.units] = 0  # the filling of short rows, and no head at all
    return holds
