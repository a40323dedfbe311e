"""The linear programme behind the prices: cover every unit once with k grids, at the least cost, by HiGHS.

Only some of the grids are in it; those that its prices find too cheap are added until there are none. Artificial
columns keep it solvable whatever k is: their price is a bound, so what comes out is true, and only weak, while they
are in use.
"""

from typing import Any

import highspy
import numpy as np

from linli.engines.partition.columns import Columns, Whole
from linli.engines.partition.cuts import abused
from linli.engines.partition.prices import PART, Prices, Takers, Triple

_POINT = 1000.0  # the programme is in points, for its tolerances
_PER_UNIT, _A_ROUND = 4, 240
_ABOUT, _CUTS = 4, 400  # cuts about one unit, and in all, that are made at once
WHOLE = 1e-6
_NEARLY = 1e-7
Flags = np.ndarray[Any, np.dtype[np.bool_]]
Real = np.ndarray[Any, np.dtype[np.float64]]


class Master:
    """Warm from one question to the next."""

    def __init__(self, columns: Columns, takers: Takers, dear: int) -> None:
        self.columns, self.takers = columns, takers
        self.triples: list[Triple] = []
        self.inside: list[int] = []
        self._alive = np.ones(len(columns), bool)
        self._is_inside = np.zeros(len(columns), bool)
        self._cost = columns.cost / _POINT
        self._solver = _solver(columns, dear / _POINT)
        self._add(self._spread(columns.cost / (columns.members < columns.units).sum(1), _PER_UNIT, len(columns)))
        self.shares: Real = np.zeros(0)
        self.rounds = 0

    def prices(self, grids: int) -> Prices:
        """The best prices for plans of so many grids."""
        self._solver.changeRowBounds(self.columns.units, grids, grids)
        while True:
            self._solver.run()
            self.rounds += 1
            dual = np.array(self._solver.getSolution().row_dual)
            surplus = self._surplus(dual)
            cheap = np.flatnonzero(surplus < -_NEARLY * _POINT)
            fresh = cheap[~self._is_inside[cheap] & self._alive[cheap]]
            if not len(fresh):
                break
            self._add(self._spread(surplus, _PER_UNIT, _A_ROUND, fresh))
        self.shares = np.array(self._solver.getSolution().col_value)[self.columns.units + 2 :]
        return self._whole(dual)

    def tighten(self) -> bool:
        """Cut off what abuses the fractional plan of the last question; whether there was anything to cut off."""
        used = np.flatnonzero(self.shares > WHOLE)
        sets = self.columns.sets(np.array(self.inside, np.int64)[used])
        triples = abused(sets, self.shares[used].tolist(), frozenset(self.triples), _ABOUT, _CUTS)
        if triples:
            self._cut(triples)
        return bool(triples)

    def restrict(self, alive: Flags) -> None:
        """From now on only these grids may be used."""
        self._alive = alive
        inside = np.array(self.inside, np.int64)
        upper = np.where(alive[inside], highspy.kHighsInf, 0.0)
        at = (np.arange(len(inside)) + self.columns.units + 2).astype(np.int32)
        self._solver.changeColsBounds(len(at), at, np.zeros(len(at)), upper)

    def _cut(self, triples: list[Triple]) -> None:
        """From now on at most one grid takes two or more of each of these triples."""
        place = np.full(len(self.columns), -1)
        place[self.inside] = np.arange(len(self.inside))
        for triple in triples:
            at = place[self.takers.of(triple)]
            at = at[at >= 0] + self.columns.units + 2
            self._solver.addRow(-highspy.kHighsInf, 1.0, len(at), at.astype(np.int32), np.ones(len(at)))
            self.triples.append(triple)

    def _surplus(self, dual: Real) -> Real:
        columns = self.columns
        n, after = columns.units, columns.units + 1 + len(columns.heads)
        left = self._cost - np.append(dual[:n], 0.0)[columns.members].sum(1) - dual[n]
        if columns.heads:
            left -= np.append(dual[n + 1 : after], 0.0)[columns.head]
        for triple, charge in zip(self.triples, dual[after:], strict=True):
            if charge:
                left[self.takers.of(triple)] -= charge
        return np.asarray(left)

    def _whole(self, dual: Real) -> Prices:
        n, after = self.columns.units, self.columns.units + 1 + len(self.columns.heads)
        scaled = np.rint(dual * _POINT * PART).astype(np.int64)
        charged = [(triple, -charge) for triple, charge in zip(self.triples, scaled[after:].tolist(), strict=True)]
        kept = [(triple, charge) for triple, charge in charged if charge > 0]
        return Prices(
            scaled[:n],
            np.maximum(0, -scaled[n + 1 : after]),
            tuple(triple for triple, _ in kept),
            tuple(charge for _, charge in kept),
        )

    def _spread(self, surplus: Real, per_unit: int, most: int, among: Whole | None = None) -> list[int]:
        """The cheapest of them, not too many about the same unit."""
        found = np.arange(len(surplus)) if among is None else among
        room = 6 * most
        if len(found) > room:
            found = np.sort(found[np.argpartition(surplus[found], room)[:room]])
        order = found[np.argsort(surplus[found], kind="stable")]
        left = [per_unit] * self.columns.units
        chosen: list[int] = []
        end = self.columns.units
        for index, members in zip(order.tolist(), self.columns.members[order].tolist(), strict=True):
            if any(unit < end and left[unit] for unit in members):
                for unit in members:
                    if unit < end and left[unit]:
                        left[unit] -= 1
                chosen.append(index)
                if len(chosen) >= most:
                    break
        return chosen

    def _add(self, chosen: list[int]) -> None:
        columns, n = self.columns, self.columns.units
        self._is_inside[chosen] = True
        self.inside.extend(chosen)
        cuts = [set(self.takers.of(triple).tolist()) for triple in self.triples]
        rows: list[int] = []
        starts: list[int] = []
        for index, members, head in zip(
            chosen, columns.members[chosen].tolist(), columns.head[chosen].tolist(), strict=True
        ):
            starts.append(len(rows))
            rows.extend(unit for unit in members if unit < n)
            rows.append(n)
            if head >= 0:
                rows.append(n + 1 + head)
            rows.extend(n + 1 + len(columns.heads) + at for at, cut in enumerate(cuts) if index in cut)
        zero, far = np.zeros(len(chosen)), np.full(len(chosen), highspy.kHighsInf)
        self._solver.addCols(
            len(chosen), self._cost[chosen], zero, far,
            len(rows), np.array(starts, np.int32), np.array(rows, np.int32), np.ones(len(rows)),
        )  # fmt: skip


def _solver(columns: Columns, dear: float) -> Any:
    """A programme with artificial columns alone."""
    n, heads = columns.units, len(columns.heads)
    programme = highspy.HighsLp()
    programme.num_col_, programme.num_row_ = n + 2, n + 1 + heads
    programme.col_cost_ = np.full(n + 2, dear)
    programme.col_lower_, programme.col_upper_ = np.zeros(n + 2), np.full(n + 2, highspy.kHighsInf)
    programme.row_lower_ = np.r_[np.ones(n), 0.0, np.full(heads, -highspy.kHighsInf)]
    programme.row_upper_ = np.ones(n + 1 + heads)
    programme.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    programme.a_matrix_.start_ = np.arange(n + 3, dtype=np.int32)
    programme.a_matrix_.index_ = np.r_[np.arange(n), n, n].astype(np.int32)
    programme.a_matrix_.value_ = np.r_[np.ones(n + 1), -1.0]
    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    for name, value in (("output_flag", False), ("threads", 1), ("presolve", "off"), ("random_seed", 1)):
        solver.setOptionValue(name, value)
    solver.passModel(programme)
    return solver
