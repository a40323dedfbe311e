"""Who sits on the committee: appointed by the secretary for a term, unpaid, named to everyone only if they agree."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.forces.actions import Where, appoint, end_appointment
from linli.foundation import clock
from linli.foundation.refusals import Missing
from linli.foundation.rows import there
from linli.foundation.writes import insert, one_at_a_time, writes
from linli.fund.books.writing import append
from linli.fund.granting.refusals import NoAlternate, SeatTaken, SitsAlready, TermReversed, UnknownChoice
from linli.fund.labels import Constituency, Kind
from linli.fund.models import Leaf, Seat, Sitting
from linli.people.labels import Role
from linli.people.models import Person
from linli.people.queries import appointments_on


@dataclass(frozen=True)
class Term:
    """A seat for some days: its number, whom it speaks for, its first and its last day."""

    number: int
    constituency: str
    start: date
    until: date | None = None


@writes
def seat(
    term: Term, person_id: UUID, *, by: Actor, at: datetime, named: bool = False, alternate_id: UUID | None = None
) -> Seat:
    """Appoint someone to a seat, and an alternate who votes when the constituency is wholly recused.

    Both may sign in as members from then on. Raises `SeatTaken`, `SitsAlready`, `TermReversed`, `NoAlternate`.
    """
    gate.require(by, "fund.seat", Leaf(community_id=by.community))
    one_at_a_time(by.community)
    _check(term, alternate_id, by)
    _free(person_id, term, by, "person")
    if alternate_id:
        _free(alternate_id, term, by, "alternate")
    if alternate_id == person_id:
        raise SitsAlready(field="alternate", name=Person.objects.get(pk=person_id).name, number=term.number)
    made = append(by.community, Kind.SEAT, _told(term), at=at).seat
    for person, alternate in ((person_id, False), (alternate_id, True)):
        if person:
            _sit(made, person, alternate, named and not alternate)
            _let_in(person, term, by, at)
    audit.record(by, "fund.seat", made, at=at, code=f"{term.number} {term.constituency}")
    return made


def _told(term: Term) -> dict[str, object]:
    until = term.until.isoformat() if term.until else None
    return {"seat": term.number, "of": term.constituency, "from": term.start.isoformat(), "until": until}


def _check(term: Term, alternate_id: UUID | None, by: Actor) -> None:
    if term.number < 1:
        raise Missing(field="number")
    if term.constituency not in Constituency.values:
        raise UnknownChoice(field="constituency")
    if term.until and term.until < term.start:
        raise TermReversed(field="until")
    if alternate_id and term.constituency == Constituency.SUPERVISOR:
        raise NoAlternate(field="alternate")
    if _overlapping(term, by).filter(number=term.number).exists():
        raise SeatTaken(field="number", number=term.number)


def _overlapping(term: Term, by: Actor) -> QuerySet[Seat]:
    held = Seat.objects.filter(community_id=by.community).exclude(until__lt=term.start)
    return held.filter(start__lte=term.until) if term.until else held


def _free(person_id: UUID, term: Term, by: Actor, field: str) -> None:
    person = Person.objects.filter(pk=person_id, community_id=by.community).first()
    if person is None:
        raise Missing(field=field)
    sits = Sitting.objects.filter(person=person, seat__in=_overlapping(term, by)).select_related("seat").first()
    if sits:
        raise SitsAlready(field=field, name=person.name, number=sits.seat.number)


def _sit(seat: Seat, person_id: UUID, alternate: bool, named: bool) -> None:
    row = Sitting(community_id=seat.community_id, seat=seat, person_id=person_id, alternate=alternate, named=named)
    insert(row)


def _let_in(person_id: UUID, term: Term, by: Actor, at: datetime) -> None:
    """The appointment by which a member signs in, unless they hold it already."""
    held = appointments_on(by.community, term.start).filter(person_id=person_id, role=Role.COMMITTEE)
    if not held.exists():
        end = term.until + timedelta(days=1) if term.until else None
        appoint(person_id, Role.COMMITTEE, Where(), by=by, at=at, start=term.start, end=end)


@writes
def end_term(seat_id: UUID, until: date, *, by: Actor, at: datetime) -> Seat:
    """Say the last day of a term, today at the earliest; who sat there signs in no more. Raises `TermReversed`."""
    one_at_a_time(by.community)
    held = _held(seat_id, by)
    if until < max(held.start, clock.today(at)):
        raise TermReversed(field="until")
    term = Term(held.number, held.constituency, held.start, until)
    append(by.community, Kind.SEAT, _told(term), at=at)
    for sitting in held.sittings.all():
        for post in appointments_on(by.community, until).filter(person_id=sitting.person_id, role=Role.COMMITTEE):
            end_appointment(post.pk, by=by, at=at, end=until + timedelta(days=1))
    audit.record(by, "fund.seat", held, at=at, code=f"until {until}")
    return Seat.objects.get(pk=seat_id)


@writes
def name_to_everyone(seat_id: UUID, named: bool, *, by: Actor, at: datetime) -> Seat:
    """Whether the holder of a seat agreed that everyone reads the name; it can be taken back."""
    held = _held(seat_id, by)
    held.sittings.filter(alternate=False).update(named=named)
    audit.record(by, "fund.seat", held, at=at, code="named" if named else "not named")
    return held


def _held(seat_id: UUID, by: Actor) -> Seat:
    held = there(Seat.objects.filter(pk=seat_id))
    gate.require(by, "fund.seat", held)
    return held
