"""All legal grids of a block as arrays, with what each costs and whose head it would keep."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from linli.engines.partition.blocks import EXEMPT, FREE, Block, Piece
from linli.engines.partition.listing import connected
from linli.engines.partition.problem import SIZE, Problem
from linli.engines.partition.refusing import ProblemError

Whole = np.ndarray[Any, np.dtype[np.int64]]
NEVER = 10**15  # what a plan costs that there is not
_LARGEST = 10**12  # milli-points of one grid: beyond it whole numbers of 64 bits would not do


def once(values: Whole) -> Whole:
    """Each value once, in order; several times as fast as numpy's own for the few that are asked for here."""
    ordered = np.sort(values)
    first = np.ones(len(ordered), bool)
    first[1:] = ordered[1:] != ordered[:-1]
    return ordered[first]


@dataclass(frozen=True)
class Columns:
    """`members`: units of the block by place, filled up with `units`; `head`: today's head that is kept, or -1.

    `heads` of today that live here. `cost` in milli-points. `households` of each, `homes` of each unit.
    """

    units: int
    heads: tuple[str, ...]
    members: Whole
    cost: Whole
    head: Whole
    households: Whole
    homes: Whole

    def __post_init__(self) -> None:
        """Members lie in memory place by place: what is summed over them takes a third of the time."""
        object.__setattr__(self, "members", np.asfortranarray(self.members))

    def __len__(self) -> int:
        return len(self.cost)

    def sets(self, rows: Whole) -> list[list[int]]:
        """The units of these grids, in order."""
        return [sorted(unit for unit in row if unit < self.units) for row in self.members[rows].tolist()]

    def only(self, kept: Whole) -> "Columns":
        """These grids alone."""
        return replace(
            self, members=self.members[kept], cost=self.cost[kept], head=self.head[kept],
            households=self.households[kept],
        )  # fmt: skip

    def within(self, ground: Whole, taken: Whole) -> tuple[Whole, "Columns"]:
        """The grids that lie in part of the units and keep no head that is taken: which, and by themselves."""
        place = np.full(self.units + 1, -1)
        place[ground], place[self.units] = np.arange(len(ground)), len(ground)
        free = ~np.isin(self.head, taken[taken >= 0])
        rows = np.flatnonzero((place[self.members] >= 0).all(1) & free)
        members, homes = place[self.members[rows]], self.homes[ground]
        part = Columns(len(ground), self.heads, members, self.cost[rows], self.head[rows], self.households[rows], homes)
        return rows, part

    def range(self) -> tuple[int, int]:
        """The fewest and the most grids that can hold all households."""
        least, most = int(self.households.min()), int(self.households.max())
        total = int(self.homes.sum())
        few = -(-total // most) if most else 1
        return few, min(self.units, total // least) if least else self.units


def columns(problem: Problem, block: Block, spill: int = 0, enough: int = 0) -> Columns:
    """List and price. `spill`: households by which a grid may leave the limits. Raises `TooMany`, `ProblemError`."""
    ground = _Ground(problem, block)
    parts: list[Whole] = []
    costs: list[Whole] = []
    for piece in block.pieces:
        for part in _sets(problem, piece, spill, enough):
            parts.append(part + ground.offset(piece))
            costs.append(ground.cost(parts[-1], exempt=piece.kind == EXEMPT))
    width = max((part.shape[1] for part in parts), default=1)
    members = np.full((sum(map(len, parts)), width), len(ground.w), np.int64)
    ends = np.cumsum([len(part) for part in parts]).tolist()
    for end, part in zip(ends, parts, strict=True):
        members[end - len(part) : end, : part.shape[1]] = part
    cost = np.concatenate(costs) if costs else np.empty(0, np.int64)
    return ground.with_heads(members, cost)


def _sets(problem: Problem, piece: Piece, spill: int, enough: int) -> list[Whole]:
    """The legal sets of one piece, by size, as places in it."""
    place = {unit: index for index, unit in enumerate(piece.units)}
    units = [problem.units[unit] for unit in piece.units]
    names = {unit.id: index for index, unit in enumerate(units)}
    if piece.kind != FREE:
        return [_bonded(problem, names, np.arange(len(units), dtype=np.int64)[None, :])]
    adjacent = [
        sum(1 << place[at] for at in map(problem.number.__getitem__, unit.adj) if at in place) for unit in units
    ]
    limits = problem.limits
    weights = [min(unit.households, limits.most) if spill else unit.households for unit in units]
    found = connected(adjacent, weights, limits.least - spill, limits.most + spill, enough)
    parts = [np.array(flat, np.int64).reshape(-1, size) for size, flat in found.items()]
    return [_bonded(problem, names, part) for part in parts]


def _bonded(problem: Problem, names: dict[str, int], part: Whole) -> Whole:
    """Those sets that part nothing that belongs together, and join nothing that must be apart."""
    for groups, together in ((problem.together, True), (problem.apart, False)):
        for group in groups:
            inside = [names[one] for one in group if one in names]
            if inside:
                shared = np.isin(part, inside).sum(1)
                part = part[(shared == 0) | (shared == len(group))] if together else part[shared <= 1]
    return part


class _Ground:
    """Distances, households, workloads, targets and heads of a block's units."""

    def __init__(self, problem: Problem, block: Block) -> None:
        units = [problem.units[unit] for unit in block.units]
        self.problem, self.block = problem, block
        self.h = np.array([*(unit.households for unit in units), 0], np.int64)
        self.w = np.array([unit.workload for unit in units], np.int64)
        self.target = np.array([problem.targets[unit.compound] for unit in units], np.int64)
        self.paths = _distances([unit.x for unit in units], [unit.y for unit in units]) * self.h[:-1, None]
        heads = [problem.current.get(unit.id) if problem.move_milli else None for unit in units]
        names = {head: index for index, head in enumerate(dict.fromkeys(head for head in heads if head is not None))}
        self.heads = tuple(names)
        self.head = np.array([*(names.get(head, -1) for head in heads), -1], np.int64)  # type: ignore[arg-type]

    def offset(self, piece: Piece) -> int:
        """The place of a piece's first unit."""
        before = self.block.pieces[: self.block.pieces.index(piece)]
        return sum(len(one.units) for one in before)

    def cost(self, part: Whole, *, exempt: bool) -> Whole:
        """Balance and walk, and what lies outside the limits."""
        target, off = self.target[part[:, 0]], self.w[part].sum(1) - self.target[part[:, 0]]
        if len(part) and (float((10**6 * (off / target) ** 2).max()) > _LARGEST or int(abs(off).max()) > 2 * SIZE):
            raise ProblemError("far", "params", "target_workload", int(target.min()))
        balance = (2 * 10**6 * off**2 + target**2) // (2 * target**2)
        walks = [sum(self.paths[unit, middle] for unit in part.T) for middle in part.T]
        walk = np.minimum.reduce(walks)
        limits, h = self.problem.limits, self.h[part].sum(1)
        outside = np.maximum(0, np.maximum(limits.least - h, h - limits.most)) * (not exempt)
        price = balance + (200 * walk + limits.reference) // (2 * limits.reference) + SIZE * outside
        return np.asarray(price, np.int64)

    def with_heads(self, members: Whole, cost: Whole) -> Columns:
        """Each grid once for each head that it might keep, and once for none."""
        h = self.h[members]
        head = np.full(len(members), -1, np.int64)
        if not self.heads:
            return Columns(len(self.w), (), members, cost, head, h.sum(1), self.h[:-1])
        theirs = self.head[members]
        lost = (h * (theirs >= 0)).sum(1)
        rows, labels, kept = [np.arange(len(members))], [head], [np.zeros(len(members), np.int64)]
        for at in range(members.shape[1]):
            new = (theirs[:, at] >= 0) & ~(theirs[:, :at] == theirs[:, at : at + 1]).any(1)
            chosen = np.flatnonzero(new)
            same = theirs[chosen] == theirs[chosen, at : at + 1]
            rows.append(chosen)
            labels.append(theirs[chosen, at])
            kept.append((h[chosen] * same).sum(1))
        row = np.concatenate(rows)
        price = cost[row] + self.problem.move_milli * (lost[row] - np.concatenate(kept))
        return Columns(len(self.w), self.heads, members[row], price, np.concatenate(labels), h.sum(1)[row], self.h[:-1])


def _distances(x: Sequence[int], y: Sequence[int]) -> Whole:
    """Decimetres between all units, half up."""
    xs, ys = np.array(x, np.int64), np.array(y, np.int64)
    square = 4 * ((xs[:, None] - xs) ** 2 + (ys[:, None] - ys) ** 2)
    root = np.sqrt(square).astype(np.int64)
    root -= root * root > square
    root += (root + 1) ** 2 <= square
    return np.asarray((root + 1) // 2, np.int64)
