"""Adjust a draft by hand: move, split, merge, lock, and take the last step back."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock
from linli.foundation.writes import writes
from linli.planning import queries
from linli.planning.actions.steps import Before, forget_proof, keep_step, opened
from linli.planning.labels import Deed
from linli.planning.models import Draft, DraftGrid, Piece
from linli.planning.plan import Plan, plan_of
from linli.planning.refusals import Locked, NothingChosen, NothingToUndo, OtherCompound


@writes
def move(
    draft_id: UUID, units: Collection[UUID], target: UUID, *, by: Actor, at: datetime, version: int
) -> Draft:  # fmt: skip
    """Give some units to another micro-grid that lies in their compound. Raises `NothingChosen`, `Locked`."""
    draft = opened(draft_id, version, by)
    plan = plan_of(draft, clock.today(at))
    going = [unit for unit in plan.of if unit in units and plan.of[unit] != target]
    if not going or target not in plan.members:
        raise NothingChosen(field="units")
    _refuse_locked(plan, {target, *(plan.of[unit] for unit in going)})
    if not {plan.units[unit].compound for unit in going} <= plan.compounds_of(target):
        raise OtherCompound(field="target")
    _put(draft, Deed.MOVE, plan, going, target, at)
    audit.record(by, "plan.draft", draft, at=at, code="move")
    return draft


@writes
def split(draft_id: UUID, units: Collection[UUID], *, by: Actor, at: datetime, version: int) -> Draft:
    """Make a new micro-grid of some units of one, of which some must stay."""
    draft = opened(draft_id, version, by)
    plan = plan_of(draft, clock.today(at))
    going = [unit for unit in plan.of if unit in units]
    sources = {plan.of[unit] for unit in going}
    if len(sources) != 1 or len(going) == len(plan.members[next(iter(sources))]):
        raise NothingChosen(field="units")
    _refuse_locked(plan, sources)
    _put(draft, Deed.SPLIT, plan, going, new_grid(draft).pk, at)
    audit.record(by, "plan.draft", draft, at=at, code="split")
    return draft


@writes
def merge(draft_id: UUID, grid: UUID, target: UUID, *, by: Actor, at: datetime, version: int) -> Draft:
    """Give all units of a micro-grid to another; it is gone then, and its present one would end."""
    draft = opened(draft_id, version, by)
    plan = plan_of(draft, clock.today(at))
    if grid == target or not {grid, target} <= plan.members.keys():
        raise NothingChosen(field="target")
    _refuse_locked(plan, {grid, target})
    if not plan.compounds_of(grid) & plan.compounds_of(target):
        raise OtherCompound(field="target")
    _put(draft, Deed.MERGE, plan, plan.members[grid], target, at)
    audit.record(by, "plan.draft", draft, at=at, code="merge")
    return draft


@writes
def lock(draft_id: UUID, grid: UUID, locked: bool, *, by: Actor, at: datetime, version: int) -> Draft:
    """Keep a micro-grid as it is, whatever is worked out around it; or let it go. A proof made before an unlocking
    speaks of fewer plans than there are now, and is thrown away.
    """
    draft = opened(draft_id, version, by)
    held = draft.grids.filter(pk=grid).first()
    if held is None:
        raise NothingChosen(field="grid")
    if held.locked != locked:
        keep_step(draft, Deed.LOCK, str(held.number), {"locks": {str(grid): held.locked}}, at)
        held.locked = locked
        held.save(update_fields=["locked"])
        if not locked:
            forget_proof(draft)
        audit.record(by, "plan.draft", draft, at=at, code="lock" if locked else "unlock")
    return draft


@writes
def undo(draft_id: UUID, *, by: Actor, at: datetime, version: int) -> Draft:
    """Take the last step back. Units and micro-grids that are no more are passed over."""
    draft = opened(draft_id, version, by)
    last = queries.last_change(draft)
    if last is None:
        raise NothingToUndo()
    grids = {str(grid.pk): grid for grid in draft.grids.all()}
    _restore(draft, last.before, grids)
    last.undone_at = at
    last.save(update_fields=["undone_at"])
    draft.version += 1
    forget_proof(draft)
    draft.save(update_fields=["version"])
    audit.record(by, "plan.draft", draft, at=at, code="undo")
    return draft


def _restore(draft: Draft, before: Before, grids: dict[str, DraftGrid]) -> None:
    pieces = {str(piece.pk): piece for piece in draft.pieces.all()}
    back = []
    for id, grid in before.get("pieces", {}).items():
        if id in pieces:
            pieces[id].grid = grids[grid]
            back.append(pieces[id])
    Piece.objects.bulk_update(back, ["grid"])
    set_keeps({grids[id]: UUID(keeps) if keeps else None for id, keeps in before.get("keeps", {}).items()})
    for id, locked in before.get("locks", {}).items():
        grids[id].locked = locked
        grids[id].save(update_fields=["locked"])


def set_keeps(wanted: dict[DraftGrid, UUID | None]) -> None:
    """Say what each micro-grid keeps; first all let go, so that two may change places."""
    DraftGrid.objects.filter(pk__in=[grid.pk for grid in wanted]).update(keeps=None)
    for grid, keeps in wanted.items():
        grid.keeps_id = keeps
    DraftGrid.objects.bulk_update(list(wanted), ["keeps"])


def new_grid(draft: Draft) -> DraftGrid:
    """A further micro-grid of a draft, empty as yet."""
    return DraftGrid.objects.create(community_id=draft.community_id, draft=draft, number=draft.grids.count() + 1)


def _put(draft: Draft, deed: str, plan: Plan, going: Iterable[UUID], target: UUID, at: datetime) -> None:
    ids = list(going)
    doors = [plan.doors[plan.pieces[unit].stairwell_id] for unit in ids]
    about = "、".join(f"{door.building} {door.name}" for door in doors[:3]) + ("…" if len(doors) > 3 else "")
    keep_step(draft, deed, about, {"pieces": {str(unit): str(plan.of[unit]) for unit in ids}}, at)
    draft.pieces.filter(pk__in=ids).update(grid_id=target)


def _refuse_locked(plan: Plan, grids: Iterable[UUID]) -> None:
    if any(plan.grids[grid].locked for grid in grids):
        raise Locked()
