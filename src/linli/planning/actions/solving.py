"""Let the machine work a draft out around what is locked; a person looks at it, and may take it back."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.engines.partition.effort import Effort
from linli.foundation import clock
from linli.foundation.writes import writes
from linli.planning import loop, queries
from linli.planning.actions.changing import new_grid, set_keeps
from linli.planning.actions.steps import Before, keep_step, opened
from linli.planning.labels import Deed
from linli.planning.models import Draft, DraftGrid, Piece, Working
from linli.planning.plan import plan_of
from linli.planning.solving import Solution, free_units, worked_out


def solve(
    draft_id: UUID, compounds: Collection[UUID] | None, *, effort: Effort, by: Actor, at: datetime, version: int,
    token: UUID | None = None,
) -> Draft:  # fmt: skip
    """Work out some compounds, or all: nobody waits for the table while it is worked out, and it is kept only if
    nobody changed the draft meanwhile. What the effort does not suffice for is said to be unproven.
    """
    draft = queries.one(by, draft_id)
    gate.require(by, "plan.draft", draft)
    loop.advance(draft.state, "change")
    plan = plan_of(draft, clock.today(at))
    free = free_units(plan, compounds)
    found = worked_out(plan, free, effort)
    return keep_solution(draft_id, found, by=by, at=at, version=version, token=token)


@writes
def keep_solution(draft_id: UUID, found: Solution, *, by: Actor, at: datetime, version: int) -> Draft:
    """Put every unit where the solution has it; micro-grids that it keeps stay the rows that they are."""
    draft = opened(draft_id, version, by)
    plan = plan_of(draft, clock.today(at))
    rows, keeps = _rows(draft, found)
    changes = {unit: rows[key] for unit, key in found.of.items() if plan.of[unit] != rows[key].pk}
    before: Before = {
        "pieces": {str(unit): str(plan.of[unit]) for unit in changes},
        "keeps": {str(grid.pk): str(grid.keeps_id) if grid.keeps_id else None for grid in keeps},
    }
    keep_step(draft, Deed.SOLVE, "", before, at)
    for unit, row in changes.items():
        plan.pieces[unit].grid = row
    Piece.objects.bulk_update([plan.pieces[unit] for unit in changes], ["grid"])
    set_keeps(keeps)
    fresh = plan_of(draft, clock.today(at), plan.ground)
    cost = sum(m.cost for m in fresh.measures.values())
    draft.bound = cost - found.gap if found.whole or draft.bound is not None else None
    draft.proofs = draft.proofs | found.proofs
    draft.solved_at = at
    draft.save(update_fields=["bound", "proofs", "solved_at"])
    _keep_working(draft, found, at)
    audit.record(by, "plan.draft", draft, at=at, code="solve")
    return draft


def _keep_working(draft: Draft, found: Solution, at: datetime) -> None:
    """Keep what proves the solution; it stands for earlier ones that spoke of the same compounds or fewer."""
    compounds = sorted(found.proofs)
    past = [working.pk for working in draft.workings.defer("asked", "answered") if {*working.compounds} <= {*compounds}]
    draft.workings.filter(pk__in=past).delete()
    kept = {"compounds": compounds, "asked": found.asked, "answered": found.answered}
    Working.objects.create(community_id=draft.community_id, draft=draft, at=at, **kept)


def _rows(draft: Draft, found: Solution) -> tuple[dict[str, DraftGrid], dict[DraftGrid, UUID | None]]:
    """The row of each micro-grid of the solution, and what each row keeps from now on.

    One that keeps a present micro-grid takes that one's row, others a free row of the units that were worked out.
    """
    of_keeps = {grid.keeps_id: grid for grid in draft.grids.exclude(keeps=None)}
    touched = set(draft.pieces.filter(pk__in=found.of).values_list("grid_id", flat=True))
    stays = set(draft.pieces.exclude(pk__in=found.of).values_list("grid_id", flat=True))
    free = list(draft.grids.filter(pk__in=touched - stays))
    rows: dict[str, DraftGrid] = {}
    keeps: dict[DraftGrid, UUID | None] = {}
    for key, present in found.keeps.items():
        if present and (row := of_keeps.get(present)) and row.pk not in stays:
            rows[key] = row
    left = [grid for grid in free if grid not in rows.values()]
    for key in dict.fromkeys(found.of.values()):
        if key not in rows:
            rows[key] = left.pop(0) if left else new_grid(draft)
        keeps[rows[key]] = found.keeps.get(key)
    return rows, keeps | dict.fromkeys(left)
