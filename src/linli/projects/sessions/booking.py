"""Verbs on bookings: book, give back, move up, tick a delivery, look at a number, forget."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock
from linli.foundation.refusals import Missing
from linli.foundation.rows import there
from linli.foundation.writes import writes
from linli.notifications import actions as notifications
from linli.projects.labels.conveniences import BookedBy, BookingState, Handed
from linli.projects.models import Booking, Session
from linli.projects.refused import DoorNeeded, IsOver, UnknownChoice
from linli.projects.sessions import queries
from linli.projects.sessions.telling import tell_booked, tell_steward
from linli.territory.models import Stairwell
from linli.territory.queries import place_of_stairwell


@dataclass(frozen=True)
class Wish:
    """Who comes: a name as they like, a number if they like (of children, a guardian's), what they eat, where to."""

    name: str
    phone: str = ""
    dish: str = ""
    diet: str = ""
    stairwell: UUID | None = None
    door: str = ""


@writes
def book(session_id: UUID, wish: Wish, *, by: Actor, at: datetime, came_by: str = BookedBy.WEB) -> Booking:
    """Book a place, or stand on the waiting list. Raises `Missing`, `UnknownChoice`, `DoorNeeded`, `IsOver`."""
    session = queries.locked_session(session_id)
    gate.require(by, "booking.make", session.service)
    if session.cancelled_at or session.end <= at or session.service.ended_at:
        raise IsOver()
    booking = _booking(session, wish, by, at, came_by)
    if session.taken < session.seats:
        booking.state = BookingState.BOOKED
        session.taken += 1
        session.save(update_fields=["taken"])
    else:
        booking.state = BookingState.WAITING
    booking.save()
    audit.record(by, "booking.make", booking, at=at, code=f"{booking.state} {came_by}")
    return booking


def _booking(session: Session, wish: Wish, by: Actor, at: datetime, came_by: str) -> Booking:
    if not wish.name.strip():
        raise Missing(field="name")
    if came_by not in BookedBy.values:
        raise UnknownChoice(field="came_by")
    if wish.dish and wish.dish not in session.dishes:
        raise UnknownChoice(field="dish")
    made = Booking(
        community_id=session.community_id, session=session, came_by=came_by, name=wish.name.strip()[:20],
        phone=wish.phone, dish=wish.dish, diet=wish.diet.strip()[:30], at=at, entered_by_id=by.person_id,
    )  # fmt: skip
    if session.service.delivers:
        _bring_to(made, wish, at)
    return made


def _bring_to(made: Booking, wish: Wish, at: datetime) -> None:
    here = Stairwell.objects.filter(community=made.community_id)
    held = here.filter(pk=wish.stairwell).first() if wish.stairwell else None
    if held is None:
        raise DoorNeeded(field="stairwell")
    place = place_of_stairwell(held.pk, clock.today(at))
    made.stairwell, made.door = held, wish.door.strip()[:20]
    made.micro_grid_id, made.general_grid_id = place.micro_grid_id, place.general_grid_id


@writes
def cancel(booking_id: UUID, *, by: Actor, at: datetime) -> Booking:
    """Give a place back: nothing of who had it is kept, and the first who waits moves up. The first time counts."""
    session = queries.locked_session(_session_of(booking_id))
    booking = Booking.objects.get(pk=booking_id)
    if not gate.holds(by, "booking.cancel", booking):
        gate.require(by, "booking.tend", session.service)
    if booking.state == BookingState.CANCELLED:
        return booking
    held, booking.state = booking.state, BookingState.CANCELLED
    _empty(booking, at)
    if held == BookingState.BOOKED:
        session.taken -= 1
        _move_up(session, at)
        session.save(update_fields=["taken"])
    audit.record(by, "booking.cancel", booking, at=at)
    return booking


def _session_of(booking_id: UUID) -> UUID:
    return there(Booking.objects.filter(pk=booking_id).values_list("session_id", flat=True))


def _move_up(session: Session, at: datetime) -> None:
    """The first who waits has a place now; while the time is still to come."""
    following = session.bookings.filter(state=BookingState.WAITING).order_by("id").first()
    if following is None or session.start <= at or session.cancelled_at:
        return
    following.state, following.moved_at, following.untold = BookingState.BOOKED, at, True
    following.save(update_fields=["state", "moved_at", "untold"])
    session.taken += 1
    tell_booked("booking_moved", following, session, at)


@writes
def tell(booking_id: UUID, *, by: Actor, at: datetime) -> Booking:
    """Whoever moved up, or whose time was called off, was told by a person."""
    booking = queries.booking_of(booking_id)
    gate.require(by, "booking.tend", booking.session.service)
    booking.untold = False
    booking.save(update_fields=["untold"])
    audit.record(by, "booking.tend", booking, at=at, code="told")
    return booking


@writes
def hand(booking_id: UUID, how: str, *, by: Actor, at: datetime) -> Booking:
    """At the door: delivered, or nobody opened, of which the steward hears; blank takes it back."""
    booking = queries.booking_of(booking_id)
    gate.require(by, "booking.tend", booking.session.service)
    if how and how not in Handed.values:
        raise UnknownChoice(field="how")
    if booking.erased_at or booking.state != BookingState.BOOKED:
        raise IsOver()
    before, booking.handed, booking.handed_at = booking.handed, how, at if how else None
    booking.save(update_fields=["handed", "handed_at"])
    if how == Handed.ABSENT and before != how:
        tell_steward(booking, at)
    audit.record(by, "booking.tend", booking, at=at, code=how or "taken_back")
    return booking


@writes
def see_number(booking_id: UUID, *, by: Actor, at: datetime) -> Booking:
    """Look at the number that was left with a booking; the look stays noted."""
    booking = queries.booking_of(booking_id)
    gate.require(by, "booking.tend", booking.session.service)
    audit.record(by, "booking.tend", booking, at=at, code="see_number")
    return booking


@writes
def forget(booking_id: UUID, *, by: Actor, at: datetime) -> Booking:
    """The time is long over: what tells of who booked is erased; that someone came stays counted."""
    booking = queries.booking_of(booking_id)
    gate.require(by, "booking.forget", booking)
    if booking.erased_at is None:
        _empty(booking, at)
    return booking


def _empty(booking: Booking, at: datetime) -> None:
    booking.name = booking.phone = booking.door = booking.diet = ""
    booking.stairwell, booking.untold, booking.erased_at = None, False, at
    booking.save()
    notifications.forget(about=booking.pk)
