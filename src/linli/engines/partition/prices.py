"""Prices of units: what a plan costs at least.

Every unit has a price; a head of today, and three units of which a grid takes two or more, may have a charge. A grid's
surplus is its cost, less its units' prices, plus its charges. A plan takes every unit once, and each head and each
triple at most once. So a plan of k grids costs at least all prices, less all charges, plus k times the least surplus;
and one that holds a certain grid costs as much more as this grid's surplus is above the least. All are whole
thousandths of a milli-point, so that nothing is lost by rounding.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, permutations

import numpy as np

from linli.engines.partition.columns import Columns, Whole, once

PART = 1000  # thousandths of a milli-point
Triple = tuple[int, int, int]


@dataclass(frozen=True)
class Prices:
    """Prices of units, charges of heads and of triples, in thousandths of a milli-point; all charges >= 0."""

    units: Whole
    heads: Whole
    triples: tuple[Triple, ...] = ()
    charges: tuple[int, ...] = ()

    @property
    def fixed(self) -> int:
        """What a plan costs before the surplus of its grids."""
        return int(self.units.sum() - self.heads.sum()) - sum(self.charges)

    def surplus(self, columns: Columns, takers: "Takers") -> Whole:
        """The surplus of every grid."""
        left = PART * columns.cost - np.append(self.units, 0)[columns.members].sum(1)
        if columns.heads:
            left += np.append(self.heads, 0)[columns.head]
        for triple, charge in zip(self.triples, self.charges, strict=True):
            left[takers.of(triple)] += charge
        return np.asarray(left, np.int64)


class Takers:
    """Which grids take two or more units of a triple; remembered, since it is asked again and again."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._holders: list[Whole] | None = None
        self._known: dict[Triple, Whole] = {}

    def of(self, triple: Triple) -> Whole:
        """Indices of the grids."""
        if triple not in self._known:
            held = np.sort(np.concatenate([self.holders[unit] for unit in triple]))
            self._known[triple] = once(held[1:][held[1:] == held[:-1]])
        return self._known[triple]

    @cached_property
    def shared(self) -> Whole:
        """How many grids hold two units, for all pairs."""
        units, members = self._columns.units + 1, self._columns.members
        pairs = np.zeros(units * units, np.int64)
        for a, b in permutations(range(members.shape[1]), 2):
            pairs += np.bincount(members[:, a] * units + members[:, b], minlength=units * units)
        return pairs.reshape(units, units)[:-1, :-1]

    @property
    def holders(self) -> list[Whole]:
        """For each unit the grids that hold it."""
        if self._holders is None:
            members = self._columns.members
            order = np.argsort(members, axis=None, kind="stable")
            ends = np.searchsorted(members.ravel()[order], np.arange(self._columns.units + 1))
            rows = order // members.shape[1]
            self._holders = [rows[a:b] for a, b in pairwise(ends)]
        return self._holders
