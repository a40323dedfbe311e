"""A plan made whole, made better, or given another number of grids, window by window.

A window is a few neighbouring grids of the plan, and units that are in none; its ground is divided anew, as cheaply as
can be.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from linli.engines.partition.columns import NEVER, Columns
from linli.engines.partition.effort import Effort
from linli.engines.partition.prices import Takers

Plan = tuple[int, ...]  # columns, in order
# columns, about how many grids, what it may cost, whether there must be exactly so many -> the best plan
Solve = Callable[[Columns, int, int, bool], Plan | None]


@dataclass(frozen=True)
class Windows:
    """`solve` divides the ground of a window."""

    columns: Columns
    takers: Takers
    solve: Solve
    effort: Effort

    def mend(self, begun: Plan, units: int) -> Plan | None:
        """A plan that holds as much as can be of one that leaves units over; windows grow until they can be divided."""
        plan = begun
        while left := self._bare(plan):
            cells, window = self._around(plan, left[:1], units)
            found = self._divided(plan, cells, window, NEVER, step=None)
            if found is None and units > 2 * self.columns.units:
                return None
            plan, units = (plan, units * 3 // 2) if found is None else (found, units)
        return plan

    def improve(self, plan: Plan, units: int, *, same: bool = False) -> Plan:
        """The plan, until no window of about so many units holds a better one; of the `same` number of grids."""
        waiting, known = list(plan), set[Plan]()
        while waiting and not self.effort.over():
            seed = waiting.pop(0)
            if seed in plan:
                cells, window = self._around(plan, self.columns.sets(np.array([seed]))[0], units)
                grids = tuple(plan[at] for at in window)
                if grids not in known:
                    known.add(grids)
                    found = self._divided(plan, cells, window, self._cost(grids) - 1, step=0 if same else None)
                    if found is not None:
                        waiting.extend(sorted(set(found).difference(plan)))
                        plan = found
        return plan

    def shift(self, plan: Plan, step: int, units: int) -> Plan | None:
        """The plan with one grid more or fewer (`step`), in the window where this costs least."""
        best, least = None, NEVER
        for units_of in self.columns.sets(np.array(plan)):
            if best is None or not self.effort.over():
                cells, window = self._around(plan, units_of, units)
                cap = min(NEVER, least - self._cost(plan) + self._cost([plan[at] for at in window])) - 1
                found = self._divided(plan, cells, window, cap, step=step)
                if found is not None:
                    best, least = found, self._cost(found)
        return best

    def _divided(
        self, plan: Plan, cells: list[list[int]], window: list[int], cap: int, step: int | None
    ) -> Plan | None:
        """The plan with the ground of a window divided anew, at `cap` at most."""
        grids = [at for at in window if at < len(plan)]
        ground = np.array(sorted(unit for at in window for unit in cells[at]), np.int64)
        stay = set(plan).difference(plan[at] for at in grids)
        rows, part = self.columns.within(ground, self.columns.head[sorted(stay)])
        found = self.solve(part, len(grids) + (step or 0), cap, step is not None)
        return None if found is None else tuple(sorted(stay.union(rows[list(found)].tolist())))

    def _around(self, plan: Plan, seeds: list[int], units: int) -> tuple[list[list[int]], list[int]]:
        """The grids of a plan, after them each unit that is in none; and which of these lie around some units: first
        those that share most legal grids with them, then those around these, until there are enough units.
        """
        cells = [*self.columns.sets(np.array(plan, np.int64)), *([unit] for unit in self._bare(plan))]
        cell_of = np.zeros(self.columns.units, np.int64)
        for at, members in enumerate(cells):
            cell_of[members] = at
        ring = chosen = sorted({int(cell_of[unit]) for unit in seeds})
        room = units - sum(len(cells[at]) for at in ring)
        while ring:
            shared = self.takers.shared[[unit for at in ring for unit in cells[at]]].sum(0)
            count = np.bincount(cell_of, shared, len(cells))
            count[chosen] = 0
            ring = []
            for at in np.argsort(-count, kind="stable").tolist():
                if count[at] and len(cells[at]) <= room:
                    ring.append(at)
                    room -= len(cells[at])
            chosen = chosen + ring
        return cells, sorted(chosen)

    def _bare(self, plan: Plan) -> list[int]:
        """Units in no grid of the plan."""
        held = np.zeros(self.columns.units + 1, bool)
        held[self.columns.members[list(plan)]] = True
        return np.flatnonzero(~held[:-1]).tolist()

    def _cost(self, plan: Plan | list[int]) -> int:
        return int(self.columns.cost[list(plan)].sum())
