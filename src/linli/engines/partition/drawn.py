"""A finished plan: its grids by name, what they cost, and what is proven of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from linli.engines.partition.blocks import EXEMPT, Piece
from linli.engines.partition.dividing import Division
from linli.engines.partition.measuring import Grid, grid, kept_heads, moved, objective
from linli.engines.partition.problem import Problem

PROVEN, GAP, OUT_OF_BOUNDS, EXEMPTED, INFEASIBLE = "proven", "gap", "out_of_bounds", "exempt", "infeasible"
_GRAVEST = (EXEMPTED, PROVEN, GAP, OUT_OF_BOUNDS, INFEASIBLE)  # a compound is in the gravest state of its parts


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
        return {unit: found.id for found in self.grids for unit in found.units}


def draw(
    problem: Problem, divisions: Sequence[Division], counts: Sequence[int | None], lower: int,
    certificate: Sequence[Mapping[str, object]], *, finished: bool,
) -> Plan:  # fmt: skip
    """The plan with so many grids in each block (None: not divided)."""
    sets = [members for division, count in zip(divisions, counts, strict=True) for members in _sets(division, count)]
    grids = _named(problem, sorted(sets))
    state = dict.fromkeys(problem.targets, EXEMPTED)
    for division, count in zip(divisions, counts, strict=True):
        for piece in division.block.pieces:
            compound = problem.units[piece.units[0]].compound
            state[compound] = max(state[compound], _state(division, piece, count), key=_GRAVEST.index)
    for found in grids:
        if found.outside:
            state[found.compound] = max(state[found.compound], OUT_OF_BOUNDS, key=_GRAVEST.index)
    return Plan(grids, objective(problem, grids), lower, state, moved(problem, grids), certificate, finished)


def _sets(division: Division, count: int | None) -> list[tuple[int, ...]]:
    """The units of each grid of a block, in order."""
    if count is None:
        return []
    columns, units = division.curve.columns, division.block.units
    rows = columns.members[list(division.curve.points[count].chosen)].tolist()
    return [tuple(sorted(units[at] for at in row if at < columns.units)) for row in rows]


def _state(division: Division, piece: Piece, count: int | None) -> str:
    if count is None:
        return INFEASIBLE
    if piece.kind == EXEMPT:
        return EXEMPTED
    return PROVEN if division.curve.proven(count) else GAP


def _named(problem: Problem, drawn: Sequence[Sequence[int]]) -> tuple[Grid, ...]:
    """With names: that of the head of today that is kept, or a new one."""
    kept = kept_heads(problem, drawn)
    taken, count = set(problem.current.values()), dict.fromkeys(problem.targets, 0)
    found = []
    for members, head in zip(drawn, kept, strict=True):
        compound, name = problem.units[members[0]].compound, head
        while not name or (not head and name in taken):
            count[compound] += 1
            name = f"{compound}-{count[compound]}"
        found.append(grid(problem, name, members, head))
    return tuple(found)
