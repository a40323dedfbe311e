"""Verbs on things: put one somewhere, change it, look at it, take it away, ask its keeper to look."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock
from linli.foundation.refusals import Missing
from linli.foundation.writes import writes
from linli.fund.models import Proposal
from linli.notifications import actions as notifications
from linli.notifications.actions import Reader
from linli.people.queries import serving
from linli.projects.labels.conveniences import ThingKind
from linli.projects.models import Look, Thing
from linli.projects.placing import chosen, put
from linli.projects.refused import DayAhead, LentOut, SayWhat, TakenAway, UnknownChoice
from linli.projects.things import queries


@dataclass(frozen=True)
class Described:
    """A thing as it was entered; `place` is an option of `placing`, `every` the days between two looks."""

    kind: str
    name: str
    place: str
    where: str = ""
    lendable: bool = False
    days: int = 7
    lead: UUID | None = None
    proposal: UUID | None = None
    placed_on: date | None = None
    expires: date | None = None
    every: int | None = None


@writes
def place(described: Described, *, by: Actor, at: datetime) -> Thing:
    """A thing is put somewhere. Raises `Missing`, `UnknownChoice`, `UnknownPlace`, `DayAhead`."""
    thing = Thing(community_id=by.community, placed_on=described.placed_on or clock.today(at))
    _take(thing, described, at)
    gate.require(by, "thing.edit", thing)
    thing.save()
    audit.record(by, "thing.edit", thing, at=at, code="new")
    return thing


@writes
def change(thing_id: UUID, described: Described, *, by: Actor, at: datetime, version: int) -> Thing:
    """Say it anew, or put it elsewhere; both places must lie within reach."""
    thing = queries.locked(thing_id, version)
    gate.require(by, "thing.edit", thing)
    if thing.removed_on:
        raise TakenAway()
    thing.placed_on = described.placed_on or thing.placed_on
    _take(thing, described, at)
    gate.require(by, "thing.edit", thing)
    thing.version += 1
    thing.save()
    audit.record(by, "thing.edit", thing, at=at)
    return thing


@writes
def remove(thing_id: UUID, why: str, *, by: Actor, at: datetime) -> Thing:
    """It is no longer there. What is lent comes back first. Raises `LentOut`, `Missing`."""
    thing = queries.locked(thing_id)
    gate.require(by, "thing.edit", thing)
    if thing.removed_on:
        return thing
    if queries.loan_of(thing):
        raise LentOut()
    if not why.strip():
        raise Missing(field="why")
    thing.removed_on, thing.removed_why = clock.today(at), why.strip()[:80]
    thing.version += 1
    thing.save()
    audit.record(by, "thing.edit", thing, at=at, code="removed")
    return thing


@writes
def look(thing_id: UUID, good: bool, words: str = "", *, by: Actor, at: datetime, expires: date | None = None) -> Look:
    """Somebody looked whether it is whole, and filled up what was missing, which holds until `expires`."""
    thing = queries.locked(thing_id)
    gate.require(by, "thing.tend", thing)
    if thing.removed_on:
        raise TakenAway()
    if not good and not words.strip():
        raise SayWhat(field="words")
    day = clock.today(at)
    thing.looked_on, thing.asked_on, thing.expires = day, None, expires or thing.expires
    thing.save(update_fields=["looked_on", "asked_on", "expires"])
    made = Look.objects.create(
        community_id=thing.community_id, thing=thing, day=day, good=good, words=words.strip()[:120],
        by_id=by.appointed_id,
    )  # fmt: skip
    audit.record(by, "thing.tend", thing, at=at, code="good" if good else "not_good")
    return made


@writes
def remind(thing_id: UUID, *, by: Actor, at: datetime) -> Thing:
    """Ask the keeper to look."""
    thing = queries.locked(thing_id)
    gate.require(by, "thing.remind", thing)
    thing.asked_on = clock.today(at)
    thing.save(update_fields=["asked_on"])
    if thing.lead:
        reader = Reader(thing.lead_id, bool(thing.lead.phone_index))
        params = {"title": thing.name, "link": f"/together/things/{thing.pk}/"}
        notifications.post("thing_look", [reader], about=thing, at=at, params=params)
    audit.record(by, "thing.remind", thing, at=at)
    return thing


def _take(thing: Thing, described: Described, at: datetime) -> None:
    day = clock.today(at)
    thing.name = described.name.strip()
    if not thing.name:
        raise Missing(field="name")
    if described.kind not in ThingKind.values:
        raise UnknownChoice(field="kind")
    if thing.placed_on > day:
        raise DayAhead(field="placed_on")
    held = Proposal.objects.filter(community=thing.community_id, decision__says="yes")
    if described.proposal and not held.filter(pk=described.proposal).exists():
        raise UnknownChoice(field="proposal")
    known = serving(thing.community_id, day).filter(community=thing.community_id)
    if described.lead and not known.filter(pk=described.lead).exists():
        raise UnknownChoice(field="lead")
    put(thing, chosen(thing.community_id, described.place, day), described.where)
    thing.kind, thing.lendable, thing.days = described.kind, described.lendable, max(1, described.days)
    thing.lead_id, thing.proposal_id = described.lead, described.proposal
    thing.expires, thing.every = described.expires, described.every or None
