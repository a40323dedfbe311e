"""Who hears of a booking: those who booked, as far as they left a number; and a steward, when nobody opened."""

from datetime import datetime

from linli.foundation import clock
from linli.foundation.sealing import link_token
from linli.notifications import actions as notifications
from linli.notifications.actions import Reader
from linli.people.labels import Role
from linli.people.queries import appointments_on
from linli.projects.models import Booking, Session
from linli.territory.queries import address


def tell_booked(kind: str, booking: Booking, session: Session, at: datetime) -> None:
    """A letter to the number that was left with a booking, if one was."""
    if booking.phone:
        day = session.start.astimezone(clock.SHANGHAI)
        params = {
            "title": session.service.name, "day": f"{day:%m-%d %H:%M}", "link": f"/b/{link_token(booking.pk)}/"
        }  # fmt: skip
        notifications.post(kind, [Reader(number=booking.phone)], about=booking, at=at, params=params)


def tell_steward(booking: Booking, at: datetime) -> None:
    """Nobody opened where a meal was brought: the stewards of those doors are asked to look in, by place alone."""
    if booking.stairwell is None:
        return
    posts = appointments_on(booking.community_id, clock.today(at)).filter(
        role=Role.STEWARD, micro_grid=booking.micro_grid_id
    )
    people = dict(posts.values_list("person_id", "person__phone_index"))
    readers = [Reader(person, bool(number)) for person, number in people.items()]
    place = address(booking.stairwell)
    notifications.post(
        "meal_absent", readers, about=booking, at=at, params={"place": f"{place} {booking.door}".strip()}
    )
