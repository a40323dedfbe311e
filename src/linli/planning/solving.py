"""From a plan to the engine's problem, and from its answer back: the one place that knows how the engine is asked."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from linli.engines.partition import planning as engine
from linli.engines.partition.effort import Effort
from linli.planning import checkable
from linli.planning.plan import Plan


@dataclass(frozen=True)
class Solution:
    """Where each worked-out unit goes (by a key of its micro-grid), what each micro-grid keeps, how far it is proven.

    `gap`: milli-points by which it may cost more than the best. `whole`: whether the whole community was worked out.
    `asked`, `answered`: what `linli grids check` reads, with places called as people call them.
    """

    of: Mapping[UUID, str]
    keeps: Mapping[str, UUID | None]
    proofs: Mapping[str, str]
    gap: int
    whole: bool
    asked: Any
    answered: Any


def free_units(plan: Plan, compounds: Collection[UUID] | None) -> list[UUID]:
    """What is worked out: all of some compounds, or of all, but for what is locked."""
    wanted = None if compounds is None else set(compounds)
    return [
        id for id, unit in plan.units.items()
        if not plan.grids[plan.of[id]].locked and (wanted is None or unit.compound in wanted)
    ]  # fmt: skip


def worked_out(plan: Plan, free: Collection[UUID], effort: Effort) -> Solution:
    """Ask the engine for the best division of some units. A present micro-grid that is kept by what stays as it is
    cannot be kept by another: its doors count as having none, and what their moving costs is counted by the plan.
    """
    inside = set(free)
    worked = {str(plan.units[unit].compound) for unit in inside}
    held = {plan.grids[grid].keeps_id for unit, grid in plan.of.items() if unit not in inside}
    problem = replace(
        plan.problem,
        units=tuple(
            replace(unit, adj=tuple(other for other in unit.adj if UUID(other) in inside))
            for unit in plan.problem.units
            if UUID(unit.id) in inside
        ),
        targets={compound: aim for compound, aim in plan.problem.targets.items() if compound in worked},
        current={
            unit: head for unit, head in plan.problem.current.items() if UUID(unit) in inside and UUID(head) not in held
        },
    )
    found = engine.plan(problem, effort)
    of = {UUID(unit): grid.id for grid in found.grids for unit in grid.units}
    keeps = {grid.id: UUID(grid.keeps) if grid.keeps else None for grid in found.grids}
    asked, answered = checkable.documents(plan, problem, found)
    gap, whole = found.objective - found.lower_bound, len(inside) == _all_free(plan)
    return Solution(of, keeps, found.status, gap, whole, asked, answered)


def _all_free(plan: Plan) -> int:
    return sum(not plan.grids[grid].locked for grid in plan.of.values())
