"""Branch and bound on pairs of units that share a grid, or do not: for what prices and trying alone cannot settle.

Ryan and Foster (1981). Each node is a linear programme over the few grids that a plan below the ceiling may hold, with
cuts of abused triples: the deepest node first until there is a plan, then the node with the least bound.
"""

from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import combinations
from typing import Any

import numpy as np

from linli.engines.partition.columns import NEVER, Columns
from linli.engines.partition.effort import Effort
from linli.engines.partition.master import WHOLE, Master, Real
from linli.engines.partition.prices import PART, Takers

Flags = np.ndarray[Any, np.dtype[np.bool_]]
_ROUNDS = 6  # of cuts, in one node


@dataclass(frozen=True, slots=True)
class Settled:
    """`chosen`: columns of the best plan at or below the ceiling, if any; `lower`: what any plan costs at least."""

    chosen: tuple[int, ...] | None
    lower: int
    complete: bool


class Branching:
    """Plans of `grids` grids out of some columns, looked at by and by; `dear`: more than any plan of interest costs."""

    def __init__(self, columns: Columns, grids: int, dear: int, effort: Effort) -> None:
        self.columns, self._grids, self.effort = columns, grids, effort
        self._takers = Takers(columns)
        self._master = Master(columns, self._takers, dear)
        members = columns.members
        self._holds = np.zeros((columns.units + 1, len(columns)), bool)
        self._holds[members.ravel(), np.repeat(np.arange(len(columns)), members.shape[1])] = True
        self.done = 0  # nodes looked at
        self._waiting: list[tuple[int, int, Flags]] = [(0, 0, np.ones(len(columns), bool))]
        self._open = NEVER  # the least bound of nodes that could neither be divided nor closed

    def best(self, ceiling: int, nodes: int, *, known: bool) -> Settled:
        """Look at most at so many nodes more. `known`: whether there is a plan already, just above the ceiling."""
        chosen: tuple[int, ...] | None = None
        if known:
            heapify(self._waiting)
        while self._waiting:
            node = heappop(self._waiting) if known else self._waiting.pop()
            least, _, alive = node
            if least > ceiling:
                continue
            if not nodes or self.effort.over():
                self._waiting.append(node)
                break
            nodes -= 1
            self.done += 1
            bound, shares = self._relaxed(alive, ceiling)
            bound = max(bound, least)
            pair = self._split(shares) if bound <= ceiling else None
            if pair is not None:
                self._divide(pair, bound, alive, heap=known)
            elif bound <= ceiling and (plan := self._plan(ceiling)) is not None:
                chosen, known = plan, True
                ceiling = self._cost(plan) - 1
                heapify(self._waiting)
            elif bound <= ceiling:
                self._open = min(self._open, bound)
        unsolved = min([self._open, *(least for least, _, _ in self._waiting)])
        return Settled(chosen, min(unsolved, ceiling + 1), unsolved > ceiling)

    def _divide(self, pair: tuple[int, int], bound: int, alive: Flags, *, heap: bool) -> None:
        """Two nodes: a pair of units shares a grid, or does not."""
        a, b = self._holds[pair[0]], self._holds[pair[1]]
        for number, half in ((2 * self.done, alive & ~(a & b)), (2 * self.done + 1, alive & (a == b))):
            if heap:
                heappush(self._waiting, (bound, number, half))
            else:
                self._waiting.append((bound, number, half))

    def _relaxed(self, alive: Flags, ceiling: int) -> tuple[int, Real]:
        """What a plan of these columns costs at least, and the fractional plan that costs so much."""
        columns, master = self.columns, self._master
        if not alive.any():
            return ceiling + 1, np.zeros(0)
        master.restrict(alive)
        bound = 0
        for _ in range(_ROUNDS):
            prices = master.prices(self._grids)
            least = int(prices.surplus(columns, self._takers)[alive].min())
            bound = -(-(prices.fixed + self._grids * least) // PART)
            if bound > ceiling or not master.tighten():
                break
        shares = np.zeros(len(columns))
        shares[master.inside] = master.shares
        return bound, shares

    def _split(self, shares: Real) -> tuple[int, int] | None:
        """The pair of units whose being together is most in doubt; None when there is none."""
        used = np.flatnonzero(shares > WHOLE)
        together: dict[tuple[int, int], float] = {}
        for units, share in zip(self.columns.sets(used), shares[used].tolist(), strict=True):
            for pair in combinations(units, 2):
                together[pair] = together.get(pair, 0.0) + share
        doubt = [(abs(share - 0.5), pair) for pair, share in together.items() if WHOLE < share < 1 - WHOLE]
        return min(doubt)[1] if doubt else None

    def _plan(self, ceiling: int) -> tuple[int, ...] | None:
        plan = self._master.plan()
        return plan if plan and len(plan) == self._grids and self._cost(plan) <= ceiling else None

    def _cost(self, plan: tuple[int, ...]) -> int:
        return int(self.columns.cost[list(plan)].sum())
