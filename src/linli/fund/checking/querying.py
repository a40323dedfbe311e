"""Verbs of the federation: ask about an item, send it back, freeze or release it, with a reason that is published."""

from datetime import datetime, time, timedelta
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.cases.reference import calendar
from linli.foundation import clock
from linli.foundation.refusals import Invalid, Missing
from linli.foundation.rows import there
from linli.foundation.writes import locked, one_at_a_time, writes
from linli.fund.books.writing import append
from linli.fund.labels import Kind
from linli.fund.models import Leaf, Query
from linli.fund.refusals import IsAnswered

SAYS = ("ask", "return", "freeze", "release")
WITHIN = 5  # working days to answer in


@writes
def query(number: int, says: str, reason: str, *, by: Actor, at: datetime) -> Query:
    """Raise a query about a leaf. Raises `NotFound`, `Missing`, `Invalid`. A release needs no answer."""
    about = there(Leaf.objects.filter(community=by.community, number=number))
    gate.require(by, "query.raise", about)
    if says not in SAYS:
        raise Invalid(field="says")
    if not reason.strip():
        raise Missing(field="reason")
    one_at_a_time(by.community)
    leaf = append(by.community, Kind.QUERY, {"about": number, "says": says, "words": reason.strip()}, at=at)
    due = _due(at) if says != "release" else None
    made = Query.objects.create(
        community_id=by.community, leaf=leaf, about=about, says=says, reason=reason.strip(), at=at, due_at=due
    )
    audit.record(by, "query.raise", made, at=at, code=says)
    return made


@writes
def answer(query_id: UUID, words: str, *, by: Actor, at: datetime) -> Query:
    """Answer a query, for everyone to read. Raises `NotFound`, `Missing`, `IsAnswered`."""
    found = locked(Query.objects.filter(community=by.community, pk=query_id))
    gate.require(by, "query.answer", found)
    if found.answered_at:
        raise IsAnswered()
    if not words.strip():
        raise Missing(field="answer")
    facts = {"to": Leaf.objects.get(pk=found.leaf_id).number, "words": words.strip()}
    found.answered = append(by.community, Kind.ANSWER, facts, at=at)
    found.answer, found.answered_at = words.strip(), at
    found.save(update_fields=["answered", "answer", "answered_at"])
    audit.record(by, "query.answer", found, at=at)
    return found


def _due(at: datetime) -> datetime:
    """The evening of the fifth working day after a moment."""
    day, left = clock.today(at), WITHIN
    while left:
        day += timedelta(days=1)
        left -= calendar().works(day)
    return datetime.combine(day, time(18), tzinfo=clock.SHANGHAI)
