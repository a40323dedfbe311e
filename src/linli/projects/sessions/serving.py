"""Verbs on services: enter, change, end; set times, call one off, say how many came."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock
from linli.foundation.refusals import Missing
from linli.foundation.writes import writes
from linli.people.queries import serving
from linli.projects.labels.conveniences import BookingState, Method, ServiceKind
from linli.projects.models import Service, Session
from linli.projects.placing import chosen, put
from linli.projects.refused import EndsBefore, IsOver, NameTaken, NoSeats, NotMet, UnknownChoice
from linli.projects.sessions import queries, rules
from linli.projects.sessions.telling import tell_booked


@dataclass(frozen=True)
class Offered:
    """A service as it was entered; `place` is an option of `placing`; the fee is words."""

    kind: str
    name: str
    place: str
    where: str = ""
    words: str = ""
    fee: str = ""
    host: UUID | None = None
    agreement: UUID | None = None
    lead: UUID | None = None
    children: bool = False
    delivers: bool = False


@dataclass(frozen=True)
class Times:
    """A series of times: the first one, how often, and how many places each has."""

    start: datetime
    end: datetime
    seats: int
    times: int = 1
    step: str = "weekly"
    words: str = ""
    dishes: Sequence[str] = ()


@writes
def enter(offered: Offered, *, by: Actor, at: datetime) -> Service:
    """A new service. Raises `Missing`, `NameTaken`, `UnknownChoice`, `UnknownPlace`."""
    service = Service(community_id=by.community, entered_at=at)
    gate.require(by, "service.edit", service)
    _take(service, offered, at)
    service.save()
    audit.record(by, "service.edit", service, at=at, code="new")
    return service


@writes
def change(service_id: UUID, offered: Offered, *, by: Actor, at: datetime, version: int) -> Service:
    """Say it anew."""
    service = queries.locked(service_id, version)
    gate.require(by, "service.edit", service)
    _take(service, offered, at)
    service.version += 1
    service.save()
    audit.record(by, "service.edit", service, at=at)
    return service


@writes
def end(service_id: UUID, *, by: Actor, at: datetime) -> Service:
    """It is offered no more; times that are still to come are called off."""
    service = queries.locked(service_id)
    gate.require(by, "service.edit", service)
    for session in service.sessions.filter(start__gt=at, cancelled_at=None):
        _call_off(session, at)
    service.ended_at = at
    service.save(update_fields=["ended_at"])
    audit.record(by, "service.edit", service, at=at, code="ended")
    return service


@writes
def set_times(service_id: UUID, wanted: Times, *, by: Actor, at: datetime) -> Service:
    """Add a series of times; one that is there already stays. Raises `EndsBefore`, `NoSeats`, `IsOver`."""
    service = queries.locked(service_id)
    gate.require(by, "session.edit", service)
    if wanted.end <= wanted.start:
        raise EndsBefore(field="until")
    if wanted.end <= at:
        raise IsOver()
    if wanted.seats < 1:
        raise NoSeats(field="seats")
    local = [one.astimezone(clock.SHANGHAI) for one in (wanted.start, wanted.end)]
    known = set(service.sessions.values_list("start", flat=True))
    Session.objects.bulk_create(
        Session(
            community_id=service.community_id, service=service, start=start, end=until, seats=wanted.seats,
            words=wanted.words.strip()[:120], dishes=[dish.strip()[:40] for dish in wanted.dishes if dish.strip()],
        )
        for start, until in rules.series(local[0], local[1], wanted.times, wanted.step)
        if start not in known
    )  # fmt: skip
    audit.record(by, "session.edit", service, at=at, code="times")
    return service


@writes
def call_off(session_id: UUID, *, by: Actor, at: datetime) -> Session:
    """A time is called off; whoever booked and left a number is told, the others are to be told."""
    session = queries.locked_session(session_id)
    gate.require(by, "session.edit", session.service)
    if session.cancelled_at is None:
        if session.end <= at:
            raise IsOver()
        _call_off(session, at)
        audit.record(by, "session.edit", session.service, at=at, code="off")
    return session


@writes
def say_came(session_id: UUID, came: int, method: str, *, by: Actor, at: datetime) -> Session:
    """How many came to a time, and how they were counted."""
    session = queries.locked_session(session_id)
    gate.require(by, "session.edit", session.service)
    if session.start > at or session.cancelled_at:
        raise NotMet(field="came")
    if method not in Method.values:
        raise UnknownChoice(field="method")
    session.came, session.method = came, method
    session.save(update_fields=["came", "method"])
    audit.record(by, "session.edit", session.service, at=at, code="came")
    return session


def _call_off(session: Session, at: datetime) -> None:
    session.cancelled_at = at
    session.save(update_fields=["cancelled_at"])
    for row in session.bookings.exclude(state=BookingState.CANCELLED).filter(erased_at=None):
        row.untold = True
        row.save(update_fields=["untold"])
        tell_booked("booking_off", row, session, at)


def _take(service: Service, offered: Offered, at: datetime) -> None:
    day, community = clock.today(at), service.community_id
    for column in ("name", "words", "fee"):
        setattr(service, column, getattr(offered, column).strip())
    if not service.name:
        raise Missing(field="name")
    if Service.objects.filter(community=community, name=service.name, ended_at=None).exclude(pk=service.pk).exists():
        raise NameTaken(field="name")
    if offered.kind not in ServiceKind.values:
        raise UnknownChoice(field="kind")
    if offered.lead and not serving(community, day).filter(pk=offered.lead, community=community).exists():
        raise UnknownChoice(field="lead")
    if offered.host and offered.host not in {one.pk for one in queries.hosts(community)}:
        raise UnknownChoice(field="host")
    if offered.agreement and offered.agreement not in {one.pk for one in queries.agreements(community)}:
        raise UnknownChoice(field="agreement")
    put(service, chosen(community, offered.place, day), offered.where)
    service.kind, service.host_id, service.agreement_id = offered.kind, offered.host, offered.agreement
    service.lead_id, service.children, service.delivers = offered.lead, offered.children, offered.delivers
