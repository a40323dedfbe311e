"""Verbs on those who serve: appoint, end, stand in, consent."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.forces.refusals import (
    AlreadyAppointed,
    DaysReversed,
    NoAddress,
    NumberTaken,
    PlaceNeeded,
    ThroughTheLoop,
)
from linli.foundation import sealing
from linli.foundation.refusals import Missing
from linli.foundation.rows import there
from linli.foundation.writes import writes
from linli.notifications.carriers.mail import is_address
from linli.people.labels import Means, Profession, Purpose, Role
from linli.people.models import Absence, Appointment, Consent, Person
from linli.territory.models import Compound, GeneralGrid, MicroGrid


@dataclass(frozen=True)
class Where:
    """A place of appointment: at most one of the three; none means the whole community."""

    general_grid: UUID | None = None
    compound: UUID | None = None
    micro_grid: UUID | None = None

    @property
    def given(self) -> dict[str, UUID]:
        """The levels that are named, each with the id of its place."""
        named = {"general_grid": self.general_grid, "compound": self.compound, "micro_grid": self.micro_grid}
        return {level: id for level, id in named.items() if id}


THROUGH_THE_LOOP = (Role.STEWARD, Role.WORKER)  # nobody comes to these posts but by a nomination (docs/decisions/0020)
LEVEL_OF = {Role.STEWARD: "micro_grid", Role.ANCHOR: "micro_grid", Role.LEADER: "general_grid"}


@writes
def enter_person(name: str, phone: str, *, by: Actor, at: datetime) -> Person:
    """Enter someone who serves. Raises `Missing`, `NumberTaken`."""
    person = Person(community_id=by.community, name=name.strip(), phone=phone.strip())
    gate.require(by, "person.edit", person)
    if not person.name:
        raise Missing(field="name")
    taken = (
        Person.objects.filter(community_id=by.community, phone_index=person.phone_index).exclude(phone_index="").first()
    )
    if taken:
        raise NumberTaken(field="phone", name=taken.name)
    person.save()
    audit.record(by, "person.edit", person, at=at, code="entered")
    return person


@writes
def change_phone(person_id: UUID, phone: str, *, by: Actor, at: datetime) -> Person:
    """Give someone another number; the old one is forgotten."""
    person = _person(person_id)
    gate.require(by, "person.edit", person)
    index = sealing.blind(phone.strip())
    taken = Person.objects.filter(community_id=by.community, phone_index=index).exclude(pk=person.pk).first()
    if taken and index:
        raise NumberTaken(field="phone", name=taken.name)
    person.phone, person.phone_index = phone.strip(), index
    person.save(update_fields=["phone", "phone_index"])
    audit.record(by, "person.edit", person, at=at, code="phone")
    return person


@writes
def change_email(person_id: UUID, email: str, *, by: Actor, at: datetime) -> Person:
    """Keep the address to which someone wishes to be written; an empty one is forgotten. Raises `NoAddress`."""
    person = _person(person_id)
    gate.require(by, "person.edit", person)
    if email.strip() and not is_address(email.strip()):
        raise NoAddress(field="email")
    person.email = email.strip()
    person.save(update_fields=["email"])
    audit.record(by, "person.edit", person, at=at, code="email")
    return person


@writes
def see_phone(person_id: UUID, *, by: Actor, at: datetime) -> Person:
    """Look at the number of someone who serves; who looked stays noted."""
    person = _person(person_id)
    gate.require(by, "person.see_phone", person)
    audit.record(by, "person.see_phone", person, at=at)
    return person


@writes
def appoint(
    person_id: UUID,
    role: str,
    where: Where,
    *,
    by: Actor,
    at: datetime,
    start: date,
    end: date | None = None,
    **details: str,
) -> Appointment:
    """Appoint someone to a role at a place from a day on; `details` may hold profession, source and offers.

    Stewards and grid workers come by a nomination alone. Raises `ThroughTheLoop`.
    """
    if role in THROUGH_THE_LOOP:
        raise ThroughTheLoop(field="role")
    return instate(person_id, role, where, by=by, at=at, start=start, end=end, **details)


@writes
def instate(
    person_id: UUID,
    role: str,
    where: Where,
    *,
    by: Actor,
    at: datetime,
    start: date,
    end: date | None = None,
    **details: str,
) -> Appointment:
    """As `appoint`, for any role: the last step of a nomination, whose other steps were taken."""
    person = _person(person_id)
    made = Appointment(community_id=person.community_id, person=person, role=role, start=start, end=end, **details)
    made.general_grid_id, made.compound_id, made.micro_grid_id = where.general_grid, where.compound, where.micro_grid
    gate.require(by, "person.appoint", made)
    check_post(made.community_id, role, made.profession, where)
    if end and end <= start:
        raise DaysReversed(field="end")
    _refuse_twice(made, where)
    made.save()
    audit.record(by, "person.appoint", made, at=at, code=role)
    return made


def check_post(community_id: UUID, role: str, profession: str, where: Where) -> None:
    """Whether there is such a post. Raises `Missing` for role or profession, `PlaceNeeded`."""
    if role not in Role.values or (profession and profession not in Profession.values):
        raise Missing(field="role")
    if role == Role.SPECIALIST and not profession:
        raise Missing(field="profession")
    places: dict[str, Any] = {"general_grid": GeneralGrid, "compound": Compound, "micro_grid": MicroGrid}
    needed = LEVEL_OF.get(Role(role))
    if len(where.given) > 1 or (needed and needed not in where.given):
        raise PlaceNeeded(field=needed or "place")
    for level, id in where.given.items():
        if not places[level].objects.filter(pk=id, community_id=community_id).exists():
            raise PlaceNeeded(field=level)


def holds_already(person_id: UUID, role: str, profession: str, where: Where) -> bool:
    """Whether someone holds this very post, without a last day."""
    none = dict.fromkeys(("general_grid", "compound", "micro_grid"))
    same = Appointment.objects.filter(person=person_id, role=role, profession=profession, end=None)
    return same.filter(**(none | where.given)).exists()


def _refuse_twice(made: Appointment, where: Where) -> None:
    if holds_already(made.person_id, made.role, made.profession, where):
        raise AlreadyAppointed(field="role")


@writes
def end_appointment(appointment_id: UUID, *, by: Actor, at: datetime, end: date) -> Appointment:
    """The appointment holds until the day before `end`."""
    held = _appointment(appointment_id)
    gate.require(by, "person.appoint", held)
    if end <= held.start:
        raise DaysReversed(field="end")
    held.end = end
    held.save(update_fields=["end"])
    audit.record(by, "person.appoint", held, at=at, code="ended")
    return held


@writes
def stand_in(appointment_id: UUID, deputy_id: UUID, *, by: Actor, at: datetime, start: date, end: date) -> Absence:
    """While the appointed person is away on [start, end), a deputy holds the post."""
    held, deputy = _appointment(appointment_id), _person(deputy_id)
    gate.require(by, "person.appoint", held)
    if deputy.community_id != held.community_id or deputy.pk == held.person_id:
        raise Missing(field="deputy")
    if end <= start:
        raise DaysReversed(field="end")
    made = Absence.objects.create(community_id=held.community_id, appointment=held, deputy=deputy, start=start, end=end)
    audit.record(by, "person.appoint", held, at=at, code="deputy")
    return made


@writes
def consent(person_id: UUID, purpose: str, given: bool, *, by: Actor, at: datetime, means: str = Means.DESK) -> Person:
    """Note that someone agreed to a use of their data, or withdrew; said twice it changes nothing."""
    person = _person(person_id)
    gate.require(by, "person.edit", person)
    if purpose not in Purpose.values or means not in Means.values:
        raise Missing(field="purpose")
    held = Consent.objects.filter(person=person, purpose=purpose, withdrawn_at=None)
    if given and not held.exists():
        Consent.objects.create(
            community_id=person.community_id, person=person, purpose=purpose, means=means, given_at=at
        )
    elif not given:
        held.update(withdrawn_at=at)
    audit.record(by, "person.edit", person, at=at, code=f"consent:{purpose}:{'yes' if given else 'no'}")
    return person


@writes
def consent_on_paper(role: str, purpose: str, *, by: Actor, at: datetime) -> int:
    """Everyone of a role has signed, on paper that the office keeps, to one use of their data; how many were new."""
    if role not in Role.values or purpose not in Purpose.values:
        raise Missing(field="purpose")
    here = Person.objects.filter(community_id=by.community, appointments__role=role, appointments__end=None)
    agreed = Consent.objects.filter(community_id=by.community, purpose=purpose, withdrawn_at=None).values("person")
    new = list(here.exclude(pk__in=agreed).distinct())
    for person in new:
        gate.require(by, "person.edit", person)
        Consent.objects.create(
            community_id=by.community, person=person, purpose=purpose, means=Means.PAPER, given_at=at
        )
        audit.record(by, "person.edit", person, at=at, code=f"consent:{purpose}:yes")
    return len(new)


def _person(id: UUID) -> Person:
    return there(Person.objects.filter(pk=id))


def _appointment(id: UUID) -> Appointment:
    return there(Appointment.objects.filter(pk=id))
