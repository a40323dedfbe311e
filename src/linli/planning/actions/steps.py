"""What every step on a draft begins and ends with: it is opened for changing, and kept so that it can be taken back."""

from datetime import datetime
from typing import Any
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.planning import loop, queries
from linli.planning.models import Change, Draft

Before = dict[str, dict[str, Any]]


def opened(draft_id: UUID, version: int | None, by: Actor) -> Draft:
    """The draft, locked, if `by` may draw it and it is still being drawn. Raises `NotFound`, `Stale`, `OutOfStep`."""
    draft = queries.locked(draft_id, version)
    gate.require(by, "plan.draft", draft)
    loop.advance(draft.state, "change")
    return draft


def keep_step(draft: Draft, deed: str, about: str, before: Before, at: datetime) -> Change:
    """Keep one step with what was before it; the draft's version goes on."""
    last = draft.changes.order_by("-number").first()
    draft.version += 1
    draft.save(update_fields=["version"])
    return Change.objects.create(
        community_id=draft.community_id, draft=draft, number=(last.number if last else 0) + 1, deed=deed,
        about=about[:120], before=before, at=at,
    )  # fmt: skip


def forget_proof(draft: Draft) -> None:
    """What was worked out speaks of another draft than there is now."""
    draft.bound, draft.proofs, draft.solved_at = None, {}, None
    draft.save(update_fields=["bound", "proofs", "solved_at"])
    draft.workings.all().delete()
