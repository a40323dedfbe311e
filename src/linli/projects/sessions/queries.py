"""Questions about services: what is on, who comes, what the kitchen cooks, where a round goes."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet, Sum
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.access.actors import Actor
from linli.bridge.counted import Counted
from linli.foundation import clock, writes
from linli.foundation.rows import there
from linli.fund.models import Agreement
from linli.people.models import Organisation
from linli.projects.labels.conveniences import FOR_WORK, BookingState
from linli.projects.models import Booking, MonthTold, Service, Session
from linli.projects.sessions import rules
from linli.territory.queries import natural

AHEAD = timedelta(days=28)


def offered(community_id: UUID) -> QuerySet[Service]:
    """The services of a community."""
    found = Service.objects.filter(community_id=community_id, ended_at=None)
    return found.select_related("host", "compound", "micro_grid")


def coming(services: QuerySet[Service], at: datetime, most: int = 3) -> list[tuple[Service, list[Session]]]:
    """Services, each with its next times. Two queries."""
    near = Session.objects.filter(end__gt=at, start__lt=at + AHEAD, cancelled_at=None)
    rows = services.prefetch_related(Prefetch("sessions", near, to_attr="near"))
    return [(row, row.near[:most]) for row in rows]  # type: ignore[attr-defined]


def of_code(code: str) -> Service:
    """A service by what stands in its address; `NotFound`. One query."""
    rows = Service.objects.select_related("community", "host", "compound", "micro_grid")
    return there(rows.filter(code=code.upper(), ended_at=None))


def of_link(id: UUID) -> Service:
    """The service that a provider's link opens; `NotFound`."""
    return there(Service.objects.select_related("community", "host", "agreement").filter(pk=id, ended_at=None))


def one(by: Actor, id: UUID) -> Service:
    """A service of the community of whoever asks; what is known of it is public. Raises `NotFound`."""
    rows = Service.objects.filter(pk=id, ended_at=None, community=by.community)
    return there(rows.select_related("community", "host", "agreement", "lead"))


def locked(id: UUID, version: int | None = None) -> Service:
    """A service, locked for a change. Raises `NotFound`, `Stale`."""
    return writes.locked(Service.objects.filter(pk=id, ended_at=None), version)


def session_of(service: Service, id: UUID) -> Session:
    """A time of a service; `NotFound`. One query."""
    return there(Session.objects.select_related("service__community").filter(pk=id, service=service))


def locked_session(id: UUID) -> Session:
    """A time, locked: whoever books it next waits."""
    return writes.locked(Session.objects.filter(pk=id))


def times(service: Service, at: datetime, most: int = 60) -> list[Session]:
    """The times of a service from two weeks ago on. One query."""
    rows = service.sessions.filter(start__gt=at - timedelta(days=14)).order_by("start")
    return list(rows.annotate(waiting=Count("bookings", filter=Q(bookings__state=BookingState.WAITING)))[:most])


def booking_of(id: UUID) -> Booking:
    """The booking that a private link opens; `NotFound`."""
    return there(Booking.objects.select_related("session__service__community", "stairwell").filter(pk=id))


def bookings(session: Session) -> list[Booking]:
    """Who comes and who waits, in the order in which they came. One query."""
    return list(session.bookings.select_related("stairwell__building", "stairwell__compound").order_by("id"))


@dataclass(frozen=True)
class Kitchen:
    """What is to be cooked: how many in all, of each dish, and of each wish, in words and never of health."""

    total: int
    dishes: Sequence[tuple[str, int]]
    wishes: Sequence[tuple[str, int]]


def kitchen(rows: Iterable[Booking]) -> Kitchen:
    """Counts alone: no name stands on a kitchen's list."""
    held = [row for row in rows if row.state == BookingState.BOOKED]
    dishes = Counter(row.dish or gettext("the dish of the day") for row in held)
    wishes = Counter(f"{row.dish} · {row.diet}".strip(" ·") for row in held if row.diet)
    return Kitchen(len(held), dishes.most_common(), wishes.most_common())


def stops(rows: Iterable[Booking]) -> list[Booking]:
    """The doors of a round as one walks past them."""
    held = [row for row in rows if row.state == BookingState.BOOKED and row.stairwell]
    return sorted(held, key=lambda row: (_walk(row), row.pk))


def _walk(row: Booking) -> tuple[str, tuple[int, str], tuple[int, str], tuple[int, str]]:
    at = row.stairwell
    assert at is not None
    return at.compound.name, natural(at.building.name), natural(at.name), natural(row.door)


def to_forget(at: datetime) -> QuerySet[Booking]:
    """Bookings whose time is long over and that still tell of someone."""
    return Booking.objects.filter(erased_at=None, session__end__lt=at - rules.REMEMBERED)


def months(service: Service) -> list[MonthTold]:
    """What was told of its months. One query."""
    return list(service.months.select_related("statement")[:24])


def visits_of(service: Service, month: date) -> int:
    """Visits counted in a month, and where nobody counted, the bookings."""
    begin = datetime.combine(month, time(), clock.SHANGHAI)
    end = datetime.combine(rules.month_after(month), time(), clock.SHANGHAI)
    rows = service.sessions.filter(start__gte=begin, start__lt=end, cancelled_at=None)
    return sum(row.taken if row.came is None else row.came for row in rows)


def agreements(community_id: UUID) -> list[Agreement]:
    """The agreements on shares that a service may fall under. One query."""
    return list(Agreement.objects.filter(community_id=community_id).exclude(sort="merchant").order_by("code"))


def hosts(community_id: UUID) -> list[Organisation]:
    """The organisations that may provide something. One query."""
    return list(Organisation.objects.filter(community_id=community_id, end=None).exclude(kind__in=["branch", "owners"]))


def counted(community_id: UUID, start: date, at: datetime) -> Sequence[Counted]:
    """Visits to services since a day, by those who counted; and people, where a provider has told how many."""
    today = clock.today(at)
    held: Any = Session.objects.filter(
        community_id=community_id, cancelled_at=None, start__date__gte=start, start__lte=at, came__isnull=False
    ).exclude(service__kind__in=FOR_WORK)
    visits, n = held.aggregate(came=Sum("came", default=0))["came"], held.count()
    told: Any = MonthTold.objects.filter(community_id=community_id, month__gte=start.replace(day=1))
    people = told.filter(people__isnull=False)
    return (
        Counted("service_visits", _("Visits to services"),
                _("Visits that were counted at each time of a service, by bookings, at the door or by estimate; who "
                  "comes twice counts twice."), visits, "visits", n, today, since=start),
        Counted("service_people", _("People, as providers told month by month"),
                _("Different people in a month by the provider's word, added up over months; the same person in two "
                  "months counts twice, so this is no number of people of the period."),
                people.aggregate(n=Sum("people", default=0))["n"] or None, "people by month", people.count(), today,
                since=start.replace(day=1)),
        Counted("services", _("Services"), _("Services that are offered today."),
                Service.objects.filter(community_id=community_id, ended_at=None).count(), "n", n, today),
    )  # fmt: skip
