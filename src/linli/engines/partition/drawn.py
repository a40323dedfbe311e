"""A finished plan: its grids with names, sums and states."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from linli.engines.partition.blocks import EXEMPT, Piece
from linli.engines.partition.costing import grid_cost, walk
from linli.engines.partition.dividing import Division
from linli.engines.partition.heads import keepers
from linli.engines.partition.problem import SIZE, Problem, Unit

PROVEN, GAP, OUT_OF_BOUNDS, EXEMPTED, INFEASIBLE = "proven", "gap", "out_of_bounds", "exempt", "infeasible"
_GRAVEST = (EXEMPTED, PROVEN, GAP, OUT_OF_BOUNDS, INFEASIBLE)  # a compound is in the gravest state of its parts


@dataclass(frozen=True, slots=True)
class Grid:
    """One micro-grid: its units, sums, and the middle stairwell, to which all its households walk `walk` decimetres.

    `cost` holds what lies outside the limits, not what changed heads cost. `outside`: households beyond the limits. `keeps`: today's head, or ''.
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


@dataclass(frozen=True)
class Plan:
    """`objective` and `lower_bound` in milli-points, for the compounds that have a plan; `status` of every compound.

    `moved`: households whose head changes. `certificate`: what proves the lower bound. `finished`: whether the search
    came to its own end, not to that of the caller's time.
    """

    grids: tuple[Grid, ...]
    objective: int
    lower_bound: int
    status: Mapping[str, str]
    moved: int
    certificate: Sequence[Mapping[str, object]]
    finished: bool = True

    @property
    def assignment(self) -> dict[str, str]:
        """The grid of every unit."""
        return {unit: grid.id for grid in self.grids for unit in grid.units}


def draw(
    problem: Problem, divisions: Sequence[Division], counts: Sequence[int | None], lower: int,
    certificate: Sequence[Mapping[str, object]],
) -> Plan:  # fmt: skip
    """The plan with so many grids in each block (None: not divided)."""
    state = dict.fromkeys(problem.targets, EXEMPTED)
    drawn: list[tuple[int, ...]] = []
    for division, count in zip(divisions, counts, strict=True):
        sets = _sets(division, count)
        drawn.extend(sets)
        outside = {problem.units[members[0]].compound for members in sets if _outside(problem, members)}
        for piece in division.block.pieces:
            compound = problem.units[piece.units[0]].compound
            found = OUT_OF_BOUNDS if compound in outside else _state(division, piece, count)
            state[compound] = max(state[compound], found, key=_GRAVEST.index)
    grids = _grids(problem, sorted(drawn))
    moved = sum(problem.units[problem.number[unit]].households for grid in grids for unit in grid.units
                if problem.current.get(unit, grid.keeps) != grid.keeps)  # fmt: skip
    objective = sum(grid.cost for grid in grids) + problem.move_milli * moved
    return Plan(grids, objective, lower, state, moved, certificate)


def _sets(division: Division, count: int | None) -> list[tuple[int, ...]]:
    """The units of each grid of a block, in order."""
    if count is None:
        return []
    columns, units = division.curve.columns, division.block.units
    rows = columns.members[list(division.curve.points[count].chosen)].tolist()
    return [tuple(sorted(units[at] for at in row if at < columns.units)) for row in rows]


def _outside(problem: Problem, members: Sequence[int]) -> int:
    """Households beyond the limits; none for a whole island that is too small."""
    units = [problem.units[unit] for unit in members]
    ids = {unit.id for unit in units}
    households = sum(unit.households for unit in units)
    if households < problem.limits.least and all(ids.issuperset(unit.adj) for unit in units):
        return 0
    return problem.limits.outside(households)


def _state(division: Division, piece: Piece, count: int | None) -> str:
    if count is None:
        return INFEASIBLE
    if piece.kind == EXEMPT:
        return EXEMPTED
    return PROVEN if division.curve.points[count].settled else GAP


def _grids(problem: Problem, drawn: Sequence[Sequence[int]]) -> tuple[Grid, ...]:
    """With names: that of the head of today that is kept, or a new one."""
    shared: list[dict[str, int]] = []
    for members in drawn:
        shared.append({})
        for unit in (problem.units[member] for member in members):
            head = problem.current.get(unit.id)
            if head is not None:
                shared[-1][head] = shared[-1].get(head, 0) + unit.households
    kept = keepers(shared)
    taken, count = set(kept), dict.fromkeys(problem.targets, 0)
    found = []
    for members, head in zip(drawn, kept, strict=True):
        compound, name = problem.units[members[0]].compound, head
        while not name or (not head and name in taken):
            count[compound] += 1
            name = f"{compound}-{count[compound]}"
        found.append(_grid(problem, name, members, head))
    return tuple(found)


def _grid(problem: Problem, name: str, members: Sequence[int], head: str) -> Grid:
    units = [problem.units[member] for member in members]
    compound, (far, middle) = units[0].compound, walk(units)
    return Grid(
        name, compound, tuple(unit.id for unit in units),
        sum(unit.households for unit in units), sum(unit.workload for unit in units), middle.id, far,
        grid_cost(units, problem.targets[compound], problem.limits) + SIZE * _outside(problem, members),
        _outside(problem, members), head,
    )  # fmt: skip
