"""Questions about mediations: those one may know of, one of them, its sides, what is due; figures without places."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from linli.access import gate
from linli.access.actors import Actor
from linli.council.mediation import rules
from linli.council.mediation.loop import RUNNING
from linli.council.models import Mediation, MediationSide, Seat
from linli.council.talk_labels import Held, Mediating, Part
from linli.foundation import clock, writes
from linli.foundation.rows import there
from linli.people.labels import Profession, Role
from linli.people.models import Person
from linli.people.queries import appointments_on, serving

YEAR = timedelta(days=365)
LEAST_SHOWN = 5  # fewer are not counted in public


def mediations(by: Actor) -> QuerySet[Mediation]:
    """Those that `by` may know of: by a seat, or as the secretary."""
    seats = gate.allowed(by, "mediation.read", Seat.objects.filter(mediation=OuterRef("pk")))
    found = Mediation.objects.filter(Exists(seats), community=by.community)
    return found.select_related("case").order_by("-number")


def mediation(by: Actor, id: UUID) -> Mediation:
    """One of them; `NotFound` otherwise, so that nobody learns that it exists."""
    return there(mediations(by).select_related("community").filter(pk=id))


def leads(by: Actor, mediation: Mediation) -> bool:
    """Whether `by` leads it: its host, or the secretary."""
    seats = Seat.objects.filter(mediation=mediation, part=Part.HOST)
    return gate.allowed(by, "mediation.lead", seats).exists()


def locked(id: UUID, version: int | None = None) -> Mediation:
    """A mediation for changing, locked."""
    return writes.locked(Mediation.objects.filter(pk=id), version)


def side_of_link(id: UUID) -> MediationSide:
    """The side whose private link this is."""
    return there(MediationSide.objects.select_related("mediation__community").filter(pk=id))


def sides(mediation: Mediation) -> list[MediationSide]:
    return list(MediationSide.objects.filter(mediation=mediation).order_by("place"))


def next_number(community_id: UUID, year: int) -> int:
    """The number of the next one in a year."""
    within = Mediation.objects.filter(community=community_id, number__range=(year * 1000, year * 1000 + 999))
    return int(within.aggregate(last=Max("number"))["last"] or year * 1000) + 1


def of_case(case_id: UUID) -> Mediation | None:
    """The mediation under way about a matter."""
    return Mediation.objects.filter(case=case_id, state__in=RUNNING).first()


def mediators(community_id: UUID, day: date) -> list[Person]:
    """The register: whoever serves, the community's lawyers first."""
    lawyers = appointments_on(community_id, day).filter(
        role=Role.SPECIALIST, profession=Profession.LAWYER, person=OuterRef("pk")
    )
    found = serving(community_id, day).annotate(lawyer=Exists(lawyers))
    return sorted(found, key=lambda person: (not getattr(person, "lawyer", False), person.name))


def to_remind(today: date) -> list[Mediation]:
    """Agreements of which both sides are told that the court may still confirm them."""
    found = Mediation.objects.filter(
        state__in=[Mediating.SETTLED, Mediating.FOLLOWED], reminded_at=None, confirmed_on=None, confirm_by__gte=today
    )
    return [one for one in found if one.confirm_by and rules.to_remind(today, one.confirm_by)]


@dataclass(frozen=True)
class MediationFigures:
    """Mediations that ended in a span; no places, no persons, and nothing below five.

    `ended` = `settled` + those without an agreement; `followed` of `settled` were asked again, `kept` of them wholly.
    Those that a side did not want are part of `ended`: it is not known which.
    """

    since: date
    as_of: date
    ended: int
    settled: int
    followed: int
    kept: int

    @property
    def shown(self) -> bool:
        """Whether there are enough of them to be counted in public."""
        return self.ended >= LEAST_SHOWN


def figures(community_id: UUID, at: datetime, since: date | None = None) -> MediationFigures:
    """How many ended, and how many held. One query."""
    today = clock.today(at)
    begin = since or today - YEAR
    settled = Q(state__in=[Mediating.SETTLED, Mediating.FOLLOWED])
    found = Mediation.objects.filter(
        community=community_id, ended_at__date__gte=begin, ended_at__date__lte=today
    ).aggregate(
        ended=Count("pk"), settled=Count("pk", filter=settled),
        followed=Count("pk", filter=Q(state=Mediating.FOLLOWED)), whole=Count("pk", filter=Q(kept=Held.HELD)),
    )  # fmt: skip
    return MediationFigures(begin, today, found["ended"], found["settled"], found["followed"], found["whole"])
