"""Show a draft to everyone, hear what they say, take it back to the drawing board, or drop it."""

from datetime import date, datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock
from linli.foundation.refusals import Missing
from linli.foundation.writes import writes
from linli.planning import loop, queries
from linli.planning.actions.telling import tell, those_concerned
from linli.planning.models import Comment, Draft
from linli.planning.refusals import DayPassed


@writes
def publish(draft_id: UUID, until: date, *, by: Actor, at: datetime, version: int) -> Draft:
    """Show a draft to everyone, who may say something until a day; whoever serves where doors would change is told."""
    draft = queries.locked(draft_id, version)
    gate.require(by, "plan.publish", draft)
    draft.state = loop.advance(draft.state, "publish")
    if until < clock.today(at):
        raise DayPassed(field="until")
    draft.published_at, draft.comment_until = at, until
    _keep(draft, "state", "published_at", "comment_until")
    audit.record(by, "plan.publish", draft, at=at)
    tell(draft, "plan_published", those_concerned(draft, clock.today(at)), at)
    return draft


@writes
def revise(draft_id: UUID, *, by: Actor, at: datetime, version: int) -> Draft:
    """Back to drawing, for instance after what was said; the comments stay."""
    draft = queries.locked(draft_id, version)
    gate.require(by, "plan.draft", draft)
    draft.state = loop.advance(draft.state, "revise")
    _keep(draft, "state")
    audit.record(by, "plan.draft", draft, at=at, code="revise")
    return draft


@writes
def drop(draft_id: UUID, reason: str, *, by: Actor, at: datetime, version: int) -> Draft:
    """Give a draft up, and say why; it stays on record."""
    draft = queries.locked(draft_id, version)
    gate.require(by, "plan.draft", draft)
    draft.state = loop.advance(draft.state, "drop", reason)
    draft.reason, draft.ended_at = reason.strip()[:400], at
    _keep(draft, "state", "reason", "ended_at")
    audit.record(by, "plan.draft", draft, at=at, code="drop", words=reason)
    return draft


@writes
def comment(draft_id: UUID, words: str, stairwell: UUID | None = None, *, by: Actor, at: datetime) -> Comment:
    """Say something about a published draft. Residents are nameless; those who serve say it by name."""
    draft = queries.locked(draft_id, None)
    gate.require(by, "plan.comment", draft)
    loop.advance(draft.state, "comment", words)
    if stairwell and not draft.pieces.filter(stairwell_id=stairwell).exists():
        raise Missing(field="stairwell")
    made = Comment(community_id=draft.community_id, draft=draft, words=words.strip()[:500], stairwell_id=stairwell)
    made.person_id, made.at = by.person_id, at
    made.save()
    audit.record(by, "plan.comment", draft, at=at)
    return made


def _keep(draft: Draft, *columns: str) -> None:
    draft.version += 1
    draft.save(update_fields=["version", *columns])
