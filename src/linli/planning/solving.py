"""From a plan to the engine's problem, and from its answer back: the one place that knows how the engine is asked."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from linli.planning.plan import Plan


@dataclass(frozen=True)
class Solution:
    """Where each worked-out unit goes (by a key of its micro-grid), what each micro-grid keeps, how far it is proven.

    `gap`: milli-points by which it may cost more than the best. `whole`: whether the whole community was worked out.
    """

    of: Mapping[UUID, str]
    keeps: Mapping[str, UUID | None]
    proofs: Mapping[str, tuple[str, int]]
    gap: int
    whole: bool


def free_units(plan: Plan, compounds: Collection[UUID] | None) -> list[UUID]:
    """What is worked out: all of some compounds, or of all, but for what is locked."""
    wanted = None if compounds is None else set(compounds)
    return [
        id for id, unit in plan.units.items()
        if not plan.grids[plan.of[id]].locked and (wanted is None or unit.compound in wanted)
    ]  # fmt: skip


def worked_out(plan: Plan, free: Collection[UUID], seconds: float) -> Solution:
    raise SystemError
