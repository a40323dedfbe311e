"""The linear programme behind the prices: cover every unit once with k grids, at the least cost, by HiGHS.

Only some of the grids are in it; those that its prices find too cheap are added until there are none. Artificial
columns keep it solvable whatever k is: their price is a bound, so what comes out is true, and only weak, while they
are in use.
"""

from typing import Any

import highspy
import numpy as np

from linli.engines.partition.columns import Columns, Whole, once
from linli.engines.partition.cuts import abused
from linli.engines.partition.prices import PART, Prices, Takers, Triple

_POINT = 1000.0  # the programme is in points, for its tolerances
_FEW = 800  # grids that all go into the programme at once
_FIRST = 3  # grids about each unit that a programme begins with
_ROOM = 20  # grids for each unit among which those to be added are looked for
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
        everything = np.arange(len(columns))
        if len(columns) > _FEW:
            each = columns.cost / (columns.members < columns.units).sum(1)
            everything = self._spread(each, everything, _FIRST)
        self._add(everything)
        self.shares: Real = np.zeros(0)
        self.rounds = 0

    def prices(self, grids: int, give: int = 0, enough: float = float("inf")) -> Prices:
        """The best prices for plans of so many grids, or `give` more or fewer; or such as show a bound of `enough`."""
        self._solver.changeRowBounds(self.columns.units, grids - give, grids + give)
        room = _ROOM * self.columns.units
        while True:
            self._solver.run()
            self.rounds += 1
            dual = np.array(self._solver.getSolution().row_dual)
            surplus = self._surplus(dual)
            if (
                self._solver.getInfo().objective_function_value + grids * min(0.0, surplus.min())
                > (enough + 1) / _POINT
            ):
                break
            cheap = np.flatnonzero(surplus < -_NEARLY * _POINT)
            fresh = cheap[~self._is_inside[cheap] & self._alive[cheap]]
            if not len(fresh):
                break
            if len(fresh) > room:
                fresh = fresh[np.argpartition(surplus[fresh], room)[:room]]
            self._add(self._spread(surplus, np.sort(fresh), 1))
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

    def plan(self) -> tuple[int, ...] | None:
        """The columns of the last answer, when they are a plan."""
        used = np.array(self.inside, np.int64)[self.shares > 0.5]
        if np.any((self.shares > WHOLE) & (self.shares < 1 - WHOLE)):
            return None
        covered = np.sort(self.columns.members[used], axis=None)
        whole = np.array_equal(covered[covered < self.columns.units], np.arange(self.columns.units))
        heads = self.columns.head[used]
        kept = heads[heads >= 0]
        return tuple(used.tolist()) if whole and len(np.unique(kept)) == len(kept) else None

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

    def _spread(self, surplus: Real, among: Whole, per_unit: int) -> Whole:
        """The cheapest for each unit, and the cheapest of all."""
        order = among[np.argsort(surplus[among], kind="stable")]
        n, chosen = self.columns.units, [order[: self.columns.units]]
        for _ in range(per_unit):
            members = self.columns.members[order]
            first = np.full(n + 1, -1)
            first[members.ravel()[::-1]] = np.repeat(np.arange(len(order)), members.shape[1])[::-1]
            best = once(first[:n][first[:n] >= 0])
            chosen.append(order[best])
            order = np.delete(order, best)
        return once(np.concatenate(chosen))

    def _add(self, chosen: Whole) -> None:
        columns, n = self.columns, self.columns.units
        self._is_inside[chosen] = True
        self.inside.extend(chosen.tolist())
        members, head = columns.members[chosen], columns.head[chosen]
        table = [members, np.full((len(chosen), 1), n), np.where(head < 0, n, n + 1 + head)[:, None]]
        used = [members < n, np.ones((len(chosen), 1), bool), (head >= 0)[:, None]]
        for at, triple in enumerate(self.triples):
            hit = _among(chosen, self.takers.of(triple))
            if hit.any():
                table.append(np.full((len(chosen), 1), n + 1 + len(columns.heads) + at))
                used.append(hit[:, None])
        taken = np.hstack(used)
        rows = np.hstack(table)[taken].astype(np.int32)
        starts = np.concatenate([[0], np.cumsum(taken.sum(1))[:-1]]).astype(np.int32)
        zero, far = np.zeros(len(chosen)), np.full(len(chosen), highspy.kHighsInf)
        self._solver.addCols(
            len(chosen), self._cost[chosen], zero, far,
            len(rows), starts, rows, np.ones(len(rows)),
        )  # fmt: skip


def _among(chosen: Whole, ordered: Whole) -> Flags:
    """Which of the chosen are in an ordered list."""
    at = np.searchsorted(ordered, chosen)
    at[at == len(ordered)] = 0
    return np.asarray(ordered[at] == chosen)


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
    for name, value in (("output_flag", False), ("threads", 1), ("presolve", "off"), ("simplex_strategy", 0)):
        solver.setOptionValue(name, value)
    solver.passModel(programme)
    return solver
