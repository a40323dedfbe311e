"""Verbs on a council: convene it with an agenda, open it, close it; whatever is left carries over."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.council import agenda, queries
from linli.council.agenda import Suggestion
from linli.council.labels import State
from linli.council.models import Item, Meeting, Present
from linli.council.refusals import DayPast, NotClosed, NotOpened, NotYet, Over, SameDay, SignedAlready
from linli.foundation import clock
from linli.foundation.refusals import Missing, Stale
from linli.foundation.writes import one_at_a_time, writes
from linli.people.queries import serving


@writes
def convene(
    day: date, ticked: Collection[str], *, by: Actor, at: datetime, place: str = "", topic: str = ""
) -> Meeting:
    """Call the council for a day, with those of the suggestions that were ticked by their keys."""
    one_at_a_time(by.community)
    made = Meeting(community_id=by.community, day=day, host_id=by.appointed_id, convened_at=at)
    gate.require(by, "council.hold", made)
    if day < clock.today(at):
        raise DayPast(field="day")
    if Meeting.objects.filter(community=by.community, day=day).exists():
        raise SameDay(field="day")
    made.place, made.topic = place.strip()[:80], topic.strip()[:80]
    made.save()
    chosen = [one for one in agenda.suggested(by, at) if one.key in set(ticked)]
    for n, one in enumerate(chosen, 1):
        put_on(made, one, n)
    audit.record(by, "council.hold", made, at=at, code=f"convened:{len(chosen)}")
    return made


def put_on(meeting: Meeting, one: Suggestion, place: int) -> Item:
    """A suggestion becomes an item of an agenda."""
    return Item.objects.create(
        community_id=meeting.community_id, meeting=meeting, place=place, source=one.source, raised=one.raised,
        case=one.case, kind=one.kind, compound_id=one.compound, stairwell_id=one.stairwell, many=one.many,
        title=(one.title or one.place)[:80], carried_from_id=one.carried,
    )  # fmt: skip


@writes
def open_council(
    meeting_id: UUID, present: Collection[UUID], guests: int, *, by: Actor, at: datetime, version: int | None = None
) -> Meeting:
    """The council begins: who of those who serve is there, and how many residents."""
    meeting = queries.locked(meeting_id, version)
    gate.require(by, "council.hold", meeting)
    _refuse_over(meeting)
    if clock.today(at) < meeting.day:
        raise NotYet(field="day")
    here = serving(meeting.community_id, clock.today(at)).filter(pk__in=list(present))
    Present.objects.filter(meeting=meeting).delete()
    Present.objects.bulk_create(Present(community_id=meeting.community_id, meeting=meeting, person=p) for p in here)
    meeting.guests, meeting.opened_at = guests, meeting.opened_at or at
    _keep(meeting, "guests", "opened_at")
    audit.record(by, "council.hold", meeting, at=at, code="opened")
    return meeting


@writes
def close_council(meeting_id: UUID, *, by: Actor, at: datetime, version: int | None = None) -> Meeting:
    """The council is over: what was not spoken of carries over, and the minutes stand."""
    meeting = queries.locked(meeting_id, version)
    gate.require(by, "council.hold", meeting)
    if meeting.closed_at:
        return meeting
    if not meeting.opened_at:
        raise NotOpened()
    Item.objects.filter(meeting=meeting, state=State.OPEN).update(state=State.CARRIED)
    meeting.closed_at = at
    _keep(meeting, "closed_at")
    audit.record(by, "council.hold", meeting, at=at, code="closed")
    return meeting


@writes
def sign_minutes(meeting_id: UUID, words: str, *, by: Actor, at: datetime, version: int | None = None) -> Meeting:
    """A person stands for the minutes and their first words; from then on these do not change. Signed twice, once."""
    meeting = queries.locked(meeting_id, None)
    gate.require(by, "council.hold", meeting)
    if meeting.signed_at:
        raise SignedAlready()
    if version is not None and meeting.version != version:
        raise Stale(meeting)
    if not meeting.closed_at:
        raise NotClosed()
    if not words.strip():
        raise Missing(field="words")
    meeting.summary, meeting.signed_by_id, meeting.signed_at = words.strip()[:800], by.appointed_id, at
    _keep(meeting, "summary", "signed_by", "signed_at")
    audit.record(by, "council.hold", meeting, at=at, code="signed", words=words.strip())
    return meeting


@writes
def call_off(meeting_id: UUID, reason: str, *, by: Actor, at: datetime) -> None:
    """A council that was not opened does not take place; what stood on its agenda is suggested again."""
    meeting = queries.locked(meeting_id)
    gate.require(by, "council.hold", meeting)
    if meeting.opened_at:
        raise Over()
    audit.record(by, "council.hold", meeting, at=at, code="called_off", words=reason)
    Item.objects.filter(meeting=meeting).delete()
    meeting.delete()


def _refuse_over(meeting: Meeting) -> None:
    if meeting.closed_at:
        raise Over()


def _keep(meeting: Meeting, *fields: str) -> None:
    meeting.version += 1
    meeting.save(update_fields=[*fields, "version"])
