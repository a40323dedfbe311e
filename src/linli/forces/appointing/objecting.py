"""Verbs on what is said against an appointment on notice: raised by anyone, answered before anyone is appointed."""

from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.forces.appointing import loop, queries, telling
from linli.forces.models import Objection
from linli.foundation.refusals import Missing, OutOfStep
from linli.foundation.writes import writes
from linli.people.labels import Means, Role

MOST_WORDS, MOST_CONTACT = 500, 60


@writes
def object_to(
    nomination_id: UUID, words: str, *, by: Actor, at: datetime, contact: str = "", means: str = Means.LINK
) -> Objection:
    """Someone objects to an appointment on notice; nameless if they wish. The office may write it down for them."""
    found = queries.locked(nomination_id)
    gate.require(by, "objection.raise", found)
    loop.advance(found.way, found.stage, "object", words)
    by_hand = by.kind == "person"
    if means not in Means.values or by_hand == (means == Means.LINK):
        raise Missing(field="means")
    made = Objection.objects.create(
        community_id=found.community_id, nomination=found, words=words.strip()[:MOST_WORDS],
        contact=contact.strip()[:MOST_CONTACT], means=means, entered_by_id=by.person_id if by_hand else None,
        raised_at=at,
    )  # fmt: skip
    audit.record(by, "objection.raise", made, at=at, code=means)
    telling.tell_role("objection_raised", Role.OFFICE, found, at)
    return made


@writes
def answer(objection_id: UUID, words: str, upheld: bool, *, by: Actor, at: datetime) -> Objection:
    """The answer, and whether the objection was found right; whoever raised it reads it by their link."""
    seen = queries.objection(by, objection_id)
    found = queries.locked(seen.nomination_id)
    gate.require(by, "objection.answer", seen)
    loop.advance(found.way, found.stage, "answer", words)
    made = Objection.objects.get(pk=objection_id)
    if made.answered_at is not None:
        raise OutOfStep()
    made.answer, made.upheld = words.strip()[:MOST_WORDS], upheld
    made.answered_by_id, made.answered_at = by.appointed_id, at
    made.save(update_fields=["answer", "upheld", "answered_by", "answered_at"])
    audit.record(by, "objection.answer", made, at=at, code="right" if upheld else "not")
    return made
