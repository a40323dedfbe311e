"""The plan of a community: every block divided as cheaply as can be, what it costs, and how much of that is proven."""

from collections.abc import Callable, Sequence

from linli.engines.partition.blocks import blocks
from linli.engines.partition.certificate import certify
from linli.engines.partition.curve import Curve, Point
from linli.engines.partition.dividing import Division, divide
from linli.engines.partition.drawn import Plan, draw
from linli.engines.partition.effort import USUAL, Effort
from linli.engines.partition.problem import Problem
from linli.engines.partition.settling import cheapest, settle_sum


def plan(problem: Problem, effort: Effort = USUAL, progress: Callable[[int, int], None] | None = None) -> Plan:
    """Divide a community. `progress` is told how many blocks of how many are done.

    Raises `ProblemError` when the input contradicts itself, and `Cancelled` when the caller has gone away.
    """
    parts = blocks(problem)
    divisions: list[Division] = []
    for index, block in enumerate(parts):
        divisions.append(divide(problem, block, effort))
        if progress:
            progress(index + 1, len(parts))
    curves = [division.curve for division in divisions]
    counts = _counts(problem, curves)
    return draw(
        problem,
        divisions,
        counts,
        _lower(problem, curves, counts),
        certify(problem, divisions),
        finished=not effort.over(),
    )


def _counts(problem: Problem, curves: Sequence[Curve]) -> list[int | None]:
    """How many grids each block gets; None for a block that cannot be divided, or for all if the sum cannot be."""
    counts = [curve.best() for curve in curves]
    if problem.grids is None:
        return counts
    divided = [curve for curve, count in zip(curves, counts, strict=True) if count is not None]
    chosen = iter(settle_sum(divided, problem.grids) or [])
    return [None if count is None else next(chosen, None) for count in counts]


def _lower(problem: Problem, curves: Sequence[Curve], counts: Sequence[int | None]) -> int:
    """What every plan of the divided blocks costs at least."""

    def lower(point: Point) -> int:
        return point.lower

    divided = [curve for curve, count in zip(curves, counts, strict=True) if count is not None]
    if problem.grids is None or not divided:
        return sum(min(map(lower, curve.points.values())) for curve in divided)
    chosen = cheapest(divided, problem.grids, lower) or []
    return sum(curve.points[count].lower for curve, count in zip(divided, chosen, strict=True))
