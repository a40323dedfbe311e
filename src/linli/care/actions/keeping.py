"""Verbs on keepers: name one, end one, a deputy for some days, take up what nobody keeps."""

from datetime import date, datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.care import queries
from linli.care.actions.telling import tell
from linli.care.models import Entry, Keeping
from linli.care.refusals import DaysReversed, LastKeeper, NoConsent, NoKeeper
from linli.foundation import clock
from linli.foundation.writes import writes
from linli.people.models import Person


@writes
def name_keeper(entry_id: UUID, person_id: UUID, agreed: bool, *, by: Actor, at: datetime) -> Entry:
    """One more keeper, to whom the person on the list agreed; named twice, nothing changes."""
    day = clock.today(at)
    held = queries.locked(by, entry_id, day)
    gate.require(by, "care.keepers", held)
    if not agreed:
        raise NoConsent(field="agreed")
    person = _keeper(by, person_id, day)
    lasting = Keeping.objects.filter(entry=held.entry, person=person, end=None)
    if not lasting.exists():
        _give(held.entry, person, by, at, start=day)
    return held.entry


@writes
def end_keeping(entry_id: UUID, person_id: UUID, *, by: Actor, at: datetime) -> Entry:
    """A keeper gives the key back. The last one stays until another is named: `LastKeeper`."""
    day = clock.today(at)
    held = queries.locked(by, entry_id, day)
    gate.require(by, "care.keepers", held)
    others = queries.acting([entry_id], day).exclude(person=person_id).filter(end=None)
    if not others.exists():
        raise LastKeeper()
    mine = Keeping.objects.filter(entry=entry_id, person=person_id)
    ended = mine.filter(start__lt=day, end=None).update(end=day)
    ended += mine.filter(start__gte=day).delete()[0]
    if ended:
        audit.record(by, "care.keepers", held.entry, at=at, code=f"ended:{person_id}")
    return held.entry


@writes
def stand_in(person_id: UUID, start: date, end: date, agreed: bool, *, by: Actor, at: datetime) -> Person:
    """While a keeper is away on [start, end), someone else keeps all that he or she keeps, as they all agreed."""
    day = clock.today(at)
    if not agreed:
        raise NoConsent(field="agreed")
    if end <= start or start < day:
        raise DaysReversed(field="end")
    person = _keeper(by, person_id, day)
    for held in queries.keepings(by, day):
        gate.require(by, "care.stand_in", held)
        has = Keeping.objects.filter(entry=held.entry, person=person)
        if not has.filter(end=None).exists() and not has.filter(start__lte=start, end__gte=end).exists():
            _give(held.entry, person, by, at, start=start, end=end)
    return person


@writes
def take_over(*, by: Actor, at: datetime) -> int:
    """Keep what nobody keeps any more, so that nobody on the list is forgotten; how many there were."""
    day = clock.today(at)
    gate.require(by, "care.take_over", Entry(community_id=by.community))
    left = queries.keeperless(by.community, day)
    me = _keeper(by, UUID(by.id), day)
    for entry in left:
        audit.record(by, "care.take_over", entry, at=at)
        if not Keeping.objects.filter(entry=entry, person=me, end=None).exists():
            Keeping.objects.create(community_id=by.community, entry=entry, person=me, start=day)
    return len(left)


def _keeper(by: Actor, person_id: UUID, day: date) -> Person:
    """Someone who serves here and can keep the list."""
    person = queries.may_keep(by.community, day).filter(pk=person_id).first()
    if person is None:
        raise NoKeeper(field="person")
    return person


def _give(entry: Entry, person: Person, by: Actor, at: datetime, *, start: date, end: date | None = None) -> None:
    Keeping.objects.create(community_id=entry.community_id, entry=entry, person=person, start=start, end=end)
    audit.record(by, "care.keepers", entry, at=at, code=f"{'deputy' if end else 'named'}:{person.pk}")
    tell("care_keeper", [person], entry, at, but=by.person_id)
