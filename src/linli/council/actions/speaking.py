"""Verbs on what stands on the agenda: put it on, decide it, carry it over, say that it needs no council."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.cases import queries as cases
from linli.council import agenda, loop, queries
from linli.council.actions.holding import put_on
from linli.council.agenda import Suggestion
from linli.council.labels import Raised, Source
from linli.council.models import Deliberation, Item, Meeting, Task
from linli.council.refusals import DayPast, NotOpened, OnAgenda, Over, OwnerNeeded, Private, Unknown
from linli.foundation import clock
from linli.foundation.refusals import Missing, OutOfStep
from linli.foundation.writes import writes
from linli.notifications import actions as notifications
from linli.notifications.actions import Reader
from linli.people.models import Person
from linli.people.queries import serving


@dataclass(frozen=True)
class ToDo:
    """A task as it is said at the council: what, who answers for it, by when."""

    words: str
    lead: UUID | None
    due: date | None


@writes
def add_words(meeting_id: UUID, title: str, raised: str, *, by: Actor, at: datetime) -> Item:
    """Someone brings a topic that no matter stands for."""
    meeting = queries.locked(meeting_id)
    gate.require(by, "council.hold", meeting)
    if meeting.closed_at:
        raise Over()
    if not title.strip():
        raise Missing(field="title")
    if raised not in Raised.values:
        raise Unknown(field="raised")
    made = put_on(meeting, Suggestion(Source.HAND, raised, title=title.strip()[:80]), _next(meeting))
    audit.record(by, "council.hold", meeting, at=at, code="added", words=title.strip())
    return made


@writes
def add_case(meeting_id: UUID, case_id: UUID, *, by: Actor, at: datetime) -> Item:
    """A live matter is put on the agenda; a private one never is."""
    meeting = queries.locked(meeting_id)
    gate.require(by, "council.hold", meeting)
    case = cases.one_visible(by, case_id)
    if meeting.closed_at:
        raise Over()
    if case.sealed:
        raise Private(field="case")
    if Item.objects.filter(meeting=meeting, case=case).exists():
        raise OnAgenda(field="case")
    made = put_on(meeting, Suggestion(Source.HAND, agenda.raised_by(case), case), _next(meeting))
    audit.record(by, "council.hold", meeting, at=at, code=f"added:{case.number}")
    return made


def _next(meeting: Meeting) -> int:
    last = Item.objects.filter(meeting=meeting).aggregate(last=Max("place", default=0))["last"]
    return int(last) + 1


@writes
def decide(item_id: UUID, words: str, tasks: Sequence[ToDo], *, by: Actor, at: datetime, public: bool = True) -> Item:
    """What the council decided, in a sentence, and the tasks that come of it, each with an owner and a day."""
    item = _spoken(item_id, by)
    item.state, item.words = loop.advance(loop.ITEMS, item.state, "decide", words), words.strip()
    item.public = public
    item.save(update_fields=["state", "words", "public"])
    for said in tasks:
        give(said, at, community=item.community_id, first=item.meeting.day, item=item)
    audit.record(by, "council.decide", item, at=at, code=f"{len(tasks)}", words=words.strip())
    if item.case:
        audit.record(by, "council.decide", item.case, at=at, code=f"{item.meeting.day}", words=words.strip())
    return item


def give(said: ToDo, at: datetime, *, community: UUID, first: date, **about: Item | Deliberation) -> Task:
    """Make what was decided or agreed a task, due on `first` or later; whoever answers for it hears of it."""
    if not said.words.strip() or said.lead is None or said.due is None:
        raise OwnerNeeded(field="lead")
    if said.due < first:
        raise DayPast(field="due")
    lead: Person | None = serving(community, clock.today(at)).filter(pk=said.lead).first()
    if lead is None:
        raise OwnerNeeded(field="lead")
    made = Task.objects.create(community_id=community, words=said.words.strip()[:200], lead=lead, due=said.due, **about)
    reader = Reader(lead.pk, reachable=bool(lead.phone_index))
    params = {"title": made.words, "day": f"{made.due}", "link": "/council/tasks/"}
    notifications.post("council_task", [reader], about=made, at=at, params=params)
    return made


@writes
def carry(item_id: UUID, *, by: Actor, at: datetime) -> Item:
    """There is no time, or someone is missing: the next council is offered it first."""
    item = _spoken(item_id, by)
    item.state = loop.advance(loop.ITEMS, item.state, "carry")
    item.save(update_fields=["state"])
    audit.record(by, "council.decide", item, at=at, code="carried")
    return item


@writes
def drop(item_id: UUID, reason: str, *, by: Actor, at: datetime) -> Item:
    """It needs no council; why is written down."""
    item = _spoken(item_id, by)
    item.state, item.words = loop.advance(loop.ITEMS, item.state, "drop", reason), reason.strip()
    item.save(update_fields=["state", "words"])
    audit.record(by, "council.decide", item, at=at, code="dropped", words=reason.strip())
    return item


@writes
def speak_again(item_id: UUID, *, by: Actor, at: datetime) -> Item:
    """While the council sits, what was decided may be taken up once more; its tasks are taken back."""
    item = _spoken(item_id, by)
    item.state, item.words = loop.advance(loop.ITEMS, item.state, "speak"), ""
    if item.tasks.exclude(state="open").exists():
        raise OutOfStep()
    item.tasks.all().delete()
    item.save(update_fields=["state", "words"])
    audit.record(by, "council.decide", item, at=at, code="again")
    return item


def _spoken(item_id: UUID, by: Actor) -> Item:
    """An item of a council that sits, locked with it."""
    meeting = queries.locked(queries.item(item_id).meeting_id)
    item = queries.item(item_id)
    gate.require(by, "council.hold", meeting)
    if meeting.closed_at:
        raise Over()
    if not meeting.opened_at:
        raise NotOpened()
    return item
