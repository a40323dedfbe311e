"""The plan of a community: every block divided as cheaply as can be, what it costs, and how much of that is proven."""

from collections.abc import Callable

from linli.engines.partition.blocks import blocks
from linli.engines.partition.columns import NEVER
from linli.engines.partition.drawn import Plan, draw
from linli.engines.partition.effort import USUAL, Effort
from linli.engines.partition.problem import Problem
from linli.engines.partition.settling import cheapest, settle_sum
from linli.engines.partition.workshop import Crew, Curves, Hire, Settled, Workshop, alone

Progress = Callable[[int, int], None]


def plan(problem: Problem, effort: Effort = USUAL, progress: Progress | None = None, hire: Hire = alone) -> Plan:
    """Divide a community. `progress` is told how many blocks of how many are done.

    Raises `ProblemError` when the input contradicts itself, and `Cancelled` when the caller has gone away.
    """
    workshop = Workshop(problem, blocks(problem), effort)
    with hire(workshop) as crew:
        work = _free if problem.grids is None else _of_a_number
        settled, lower, found = work(workshop, crew, progress or (lambda done, of: None))
    parts = [(block, settled[number]) for number, block in enumerate(workshop.blocks)]
    return draw(problem, parts, lower, finished=found and not effort.over())


def _free(workshop: Workshop, crew: Crew, progress: Progress) -> tuple[dict[int, Settled], int, bool]:
    """Every block by itself; and what every plan costs at least."""
    settled: dict[int, Settled] = {}
    lower = 0
    for number, (bounds, found) in crew.each("settle_whole", dict.fromkeys(_in_turn(workshop), ())):
        settled[number] = found
        if found.sets is not None:
            lower += min(bound.lower for bound in bounds.values())
        progress(len(settled), len(workshop.blocks))
    return settled, lower, True


def _of_a_number(workshop: Workshop, crew: Crew, progress: Progress) -> tuple[dict[int, Settled], int, bool]:
    """The number of grids is shared out among the blocks; the last is false if it may only not have been found how."""
    grids, curves = workshop.problem.grids or 0, Curves()
    for number, bounds in crew.each("settle", dict.fromkeys(_in_turn(workshop), ())):
        curves[number] = bounds
        progress(len(curves), len(workshop.blocks))
    able = {number: at for number, at in sorted(curves.items()) if any(b.upper < NEVER for b in at.values())}
    chosen = settle_sum(able, grids, crew, workshop.effort)
    least = cheapest(able, grids, lambda bound: bound.lower)
    given = {number: ((chosen or {}).get(number),) for number in curves}
    settled = dict(crew.each("finish", given))
    lower = sum(able[number][count].lower for number, count in (least or {}).items()) if chosen else 0
    return settled, lower, chosen is not None or least is None


def _in_turn(workshop: Workshop) -> list[int]:
    """The largest first, so that nobody waits for it at the end."""
    blocks = workshop.blocks
    return sorted(range(len(blocks)), key=lambda number: (-len(blocks[number].units), number))
