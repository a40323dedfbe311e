"""A finished plan: its grids by name, what they cost, and what is proven of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from linli.engines.partition.blocks import EXEMPT, Block, Piece
from linli.engines.partition.measuring import Grid, grid, kept_heads, moved, objective
from linli.engines.partition.problem import Problem
from linli.engines.partition.workshop import Settled

PROVEN, GAP, OUT_OF_BOUNDS, EXEMPTED, INFEASIBLE = "proven", "gap", "out_of_bounds", "exempt", "infeasible"
_GRAVEST = (EXEMPTED, PROVEN, GAP, OUT_OF_BOUNDS, INFEASIBLE)  # a compound is in the gravest state of its parts


@dataclass(frozen=True)
class Plan:
    """`objective` and `lower_bound` in milli-points, for the compounds that have a plan; `status` of every compound.

    `moved`: households whose head changes. `certificate`: what proves the lower bound. `finished`: whether the search
    came to its own end, not to that of the caller's time. `unproven`: compounds of which some part is not proven.
    """

    grids: tuple[Grid, ...]
    objective: int
    lower_bound: int
    status: Mapping[str, str]
    moved: int
    certificate: Sequence[Mapping[str, object]]
    finished: bool = True
    unproven: frozenset[str] = frozenset()

    @property
    def assignment(self) -> dict[str, str]:
        """The grid of every unit."""
        return {unit: found.id for found in self.grids for unit in found.units}


def draw(problem: Problem, parts: Sequence[tuple[Block, Settled]], lower: int, *, finished: bool) -> Plan:
    """The plan of a community whose blocks are divided so."""
    grids = _named(problem, sorted(members for _, found in parts for members in found.sets or ()))
    state, unproven = dict.fromkeys(problem.targets, EXEMPTED), set()
    for block, found in parts:
        for piece in block.pieces:
            compound = problem.units[piece.units[0]].compound
            if not found.proven:
                unproven.add(compound)
            state[compound] = max(state[compound], _state(piece, found), key=_GRAVEST.index)
    for one in grids:
        if one.outside:
            state[one.compound] = max(state[one.compound], OUT_OF_BOUNDS, key=_GRAVEST.index)
    certificate = [found.certificate for _, found in parts]
    return Plan(
        grids, objective(problem, grids), lower, state, moved(problem, grids), certificate, finished,
        frozenset(unproven),
    )  # fmt: skip


def _state(piece: Piece, found: Settled) -> str:
    if found.sets is None:
        return INFEASIBLE
    if piece.kind == EXEMPT:
        return EXEMPTED
    return PROVEN if found.proven else GAP


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
