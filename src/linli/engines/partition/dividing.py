"""One block divided: within the limits, or beyond them by as few households as must be where nothing lawful exists."""

from dataclasses import dataclass

import numpy as np

from linli.engines.partition.blocks import EXEMPT, FREE, Block, Piece
from linli.engines.partition.columns import columns
from linli.engines.partition.curve import Curve
from linli.engines.partition.effort import Effort
from linli.engines.partition.listing import TooMany
from linli.engines.partition.problem import SIZE, Problem
from linli.engines.partition.refusing import ProblemError

ENOUGH = 3_000_000  # grids of one block that fit into memory


@dataclass(frozen=True)
class Division:
    """A block with its curve; `spill`: households by which a grid was allowed to leave the limits."""

    block: Block
    curve: Curve
    spill: int = 0

    def sets(self, grids: int) -> list[tuple[int, ...]]:
        """The units of each grid of the plan of so many, in order."""
        rows = self.curve.columns.sets(np.array(self.curve.points[grids].chosen, np.int64))
        return [tuple(sorted(self.block.units[at] for at in row)) for row in rows]


def divide(problem: Problem, block: Block, effort: Effort) -> Division:
    """The curve of a block, settled; it holds no plan when what must be together or apart allows none.

    Raises `ProblemError` when there are more legal grids than can be listed.
    """
    try:
        found = _within(problem, block, effort, 0)
    except TooMany:
        raise ProblemError("too_many", problem.units[block.units[0]].compound, "units", ENOUGH) from None
    most = max(problem.limits.least, sum(problem.units[unit].households for unit in block.units))
    spill = 1
    while found.curve.best() is None and found.spill < most:
        try:
            found, spill = _within(problem, block, effort, min(spill, most)), 4 * spill
        except TooMany:
            break
    needed = _needed(problem, found)
    return _within(problem, block, effort, min(needed, most)) if needed > found.spill > 0 else found


def _within(problem: Problem, block: Block, effort: Effort, spill: int) -> Division:
    units = [problem.units[unit] for unit in block.units]
    guess = round(sum(unit.workload / problem.targets[unit.compound] for unit in units))
    curve = Curve(columns(problem, block, spill, ENOUGH), effort, guess)
    curve.settle()
    return Division(block, curve, spill)


def _needed(problem: Problem, found: Division) -> int:
    """A grid that leaves the limits further than this costs more than the plan that was found."""
    best = found.curve.best()
    if best is None:
        return 0
    return (
        found.curve.points[best].upper - SIZE * sum(_beyond_help(problem, piece) for piece in found.block.pieces)
    ) // SIZE


def _beyond_help(problem: Problem, piece: Piece) -> int:
    """Households outside the limits in every plan."""
    homes = [problem.units[unit].households for unit in piece.units]
    if piece.kind != FREE:
        return problem.limits.outside(sum(homes)) * (piece.kind != EXEMPT)
    return sum(max(0, one - problem.limits.most) for one in homes)
