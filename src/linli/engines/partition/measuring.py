"""A plan, and what each of its grids holds and costs: of a plan that was found as of one drawn by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from linli.engines.partition.costing import grid_cost, walk
from linli.engines.partition.heads import keepers
from linli.engines.partition.problem import SIZE, Problem


@dataclass(frozen=True, slots=True)
class Grid:
    """One micro-grid: its units and sums, and the middle stairwell, to which all its households walk `walk` decimetres.

    `cost` holds what lies outside the limits, not what changed heads cost. `outside`: households beyond the limits.
    `keeps`: the head of today that stays, or ''. `breaks`: which rules it breaks, of "size", "joined", "together",
    "apart", "compound", "locked".
    """

    id: str
    compound: str
    units: tuple[str, ...]
    households: int
    workload: int
    middle: str
    walk: int
    cost: int
    outside: int
    keeps: str = ""
    breaks: tuple[str, ...] = ()


def measure(problem: Problem, assignment: Mapping[str, str]) -> tuple[Grid, ...]:
    """The grids of an assignment (unit -> grid), whether lawful or not, in the order of their first units."""
    members: dict[str, list[int]] = {}
    for index, unit in enumerate(problem.units):
        if unit.id in assignment:
            members.setdefault(assignment[unit.id], []).append(index)
    kept = kept_heads(problem, list(members.values()))
    return tuple(grid(problem, name, units, head) for (name, units), head in zip(members.items(), kept, strict=True))


def moved(problem: Problem, grids: Sequence[Grid]) -> int:
    """Households whose head changes."""
    return sum(
        problem.units[problem.number[unit]].households
        for found in grids for unit in found.units if problem.current.get(unit, found.keeps) != found.keeps
    )  # fmt: skip


def objective(problem: Problem, grids: Sequence[Grid]) -> int:
    """What they cost together, with the price of changed heads, in milli-points."""
    return sum(found.cost for found in grids) + problem.move_milli * moved(problem, grids)


def kept_heads(problem: Problem, grids: Sequence[Sequence[int]]) -> list[str]:
    """For each set of units (by index) the head of today that stays with it, or ''."""
    shared: list[dict[str, int]] = []
    for members in grids:
        shared.append({})
        for unit in (problem.units[member] for member in members):
            head = problem.current.get(unit.id)
            if head is not None:
                shared[-1][head] = shared[-1].get(head, 0) + unit.households
    return keepers(shared)


def grid(problem: Problem, name: str, members: Sequence[int], head: str = "") -> Grid:
    """One grid of these units (by index)."""
    units = [problem.units[member] for member in members]
    compound, (far, middle), outside = units[0].compound, walk(units), _outside(problem, members)
    return Grid(
        name, compound, tuple(unit.id for unit in units),
        sum(unit.households for unit in units), sum(unit.workload for unit in units), middle.id, far,
        grid_cost(units, problem.targets[compound], problem.limits) + SIZE * outside,
        outside, head, _breaks(problem, frozenset(unit.id for unit in units), outside),
    )  # fmt: skip


def _outside(problem: Problem, members: Sequence[int]) -> int:
    """Households beyond the limits; none for a whole island that is too small."""
    units = [problem.units[unit] for unit in members]
    ids = {unit.id for unit in units}
    households = sum(unit.households for unit in units)
    if households < problem.limits.least and all(ids.issuperset(unit.adj) for unit in units):
        return 0
    return problem.limits.outside(households)


def _breaks(problem: Problem, inside: frozenset[str], outside: int) -> tuple[str, ...]:
    found = {
        "size": outside > 0,
        "joined": len(problem.reached(min(inside), inside)) < len(inside),
        "together": any(inside.intersection(bond) and not inside.issuperset(bond) for bond in problem.together),
        "apart": any(len(inside.intersection(bond)) > 1 for bond in problem.apart),
        "compound": len({problem.units[problem.number[unit]].compound for unit in inside}) > 1,
        "locked": any(inside.intersection(lock) and inside != set(lock) for lock in problem.locked),
    }
    return tuple(rule for rule, broken in found.items() if broken)
