"""Verbs on who can be reached: said by the person in two taps, or by the office for them; it ends by itself."""

from datetime import date, datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.forces.duty import queries, rules
from linli.forces.duty.refusals import NotAhead, TooLongAway
from linli.forces.models import Away
from linli.forces.stages import AwayKind
from linli.foundation import clock
from linli.foundation.refusals import Missing
from linli.foundation.writes import writes
from linli.people.labels import Means
from linli.people.models import Person


@writes
def set_away(person_id: UUID, kind: str, until: date, *, by: Actor, at: datetime, start: date | None = None) -> Away:
    """Someone is away, or to be reached in the evening alone, until a day; what was said before gives way."""
    person = queries.locked(person_id)
    first = start or clock.today(at)
    made = Away(
        community_id=person.community_id, person=person, kind=kind, start=first, until=until, means=_means(person, by),
        said_at=at,
    )  # fmt: skip
    _may(person, made, by)
    if kind not in AwayKind.values:
        raise Missing(field="kind")
    if until <= max(first, clock.today(at)):
        raise NotAhead(field="until")
    if until - first > rules.LONGEST_AWAY:
        raise TooLongAway(field="until")
    Away.objects.filter(person=person, lifted_at=None).update(lifted_at=at)
    made.save()
    audit.record(by, "away.set", made, at=at, code=kind)
    return made


@writes
def come_back(person_id: UUID, *, by: Actor, at: datetime) -> Person:
    """They can be reached again, earlier than they said; said twice it changes nothing."""
    person = queries.locked(person_id)
    held = Away.objects.filter(person=person, lifted_at=None).first()
    if held is None:
        return person
    _may(person, held, by)
    held.lifted_at = at
    held.save(update_fields=["lifted_at"])
    audit.record(by, "away.set", held, at=at, code="back")
    return person


def _may(person: Person, about: Away, by: Actor) -> None:
    if by.kind == "link":
        gate.require(by, "away.tell", person)
    else:
        gate.require(by, "away.set", about)


def _means(person: Person, by: Actor) -> str:
    return Means.LINK if by.kind == "link" or by.person_id == person.pk else Means.PHONE
