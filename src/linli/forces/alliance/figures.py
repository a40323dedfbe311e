"""Figures of the alliance: each a function of a community and a time; people and organisations are never added up."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from linli.forces.alliance import rules
from linli.forces.alliance.queries import midnight
from linli.forces.allied import BODIES, PEOPLE, AllyState, NeedStage, Reply
from linli.forces.models import Ally, Ask, Certificate, Need, Service, Thanks, Twofold


@dataclass(frozen=True)
class Split:
    """A number of people and, apart from it, of organisations."""

    people: int
    bodies: int


@dataclass(frozen=True)
class Share:
    """A part of `n`."""

    part: int
    n: int


@dataclass(frozen=True)
class Ended:
    """How needs of a time stand: of `n` written down."""

    n: int
    met: int
    unmet: int
    cancelled: int
    running: int


@dataclass(frozen=True)
class Twice:
    """Double registrations: all, confirmed by both sides, by the community alone; tasks taken by them."""

    registered: int
    both: int
    here: int
    tasks: int


@dataclass(frozen=True)
class Recognised:
    """Recognitions of a time: certificates on request, thanks written, stories put up."""

    certificates: int
    thanks: int
    stories: int


def members(community_id: UUID, at: datetime) -> dict[str, int]:
    """Members at an instant by kind: welcomed, and not left. Kinds of people and of organisations stand apart."""
    here = _members(community_id, at).order_by().values_list("kind").annotate(n=Count("pk"))
    found = dict(here)
    return {kind: found.get(kind, 0) for kind in (*PEOPLE, *BODIES)}


def strength(community_id: UUID, at: datetime) -> Split:
    """Members at an instant: people, and organisations."""
    found = members(community_id, at)
    return Split(sum(found[kind] for kind in PEOPLE), sum(found[kind] for kind in BODIES))


def _members(community_id: UUID, at: datetime) -> QuerySet[Ally]:
    welcomed = Ally.objects.filter(community=community_id, welcomed_at__lte=at)
    return welcomed.filter(Q(left_at=None) | Q(left_at__gt=at)).exclude(state=AllyState.ASKED)


def active(community_id: UUID, at: datetime) -> Split:
    """Members of today who had confirmed hours, or said yes to a need, in the twelve months before."""
    since = at - rules.ACTIVE
    helped = _confirmed(community_id).filter(start__gt=since, start__lte=at).values("ally")
    agreed = Ask.objects.filter(community=community_id, reply=Reply.YES, replied_at__gt=since, replied_at__lte=at)
    found = _members(community_id, at).filter(Q(pk__in=helped) | Q(pk__in=agreed.values("ally")))
    return Split(found.filter(kind__in=PEOPLE).count(), found.filter(kind__in=BODIES).count())


def needs(community_id: UUID, since: date, until: date) -> Ended:
    """Needs whose day lies in since .. until, both included, and how they stand."""
    rows = Need.objects.filter(community=community_id, day__gte=since, day__lte=until)
    found = dict(rows.order_by().values_list("stage").annotate(n=Count("pk")))
    running = found.get(NeedStage.OPEN, 0) + found.get(NeedStage.FILLED, 0)
    met, unmet = found.get(NeedStage.MET, 0), found.get(NeedStage.UNMET, 0)
    return Ended(sum(found.values()), met, unmet, found.get(NeedStage.CANCELLED, 0), running)


def double_registrations(community_id: UUID) -> Twice:
    """Double registrations that stand, and the tasks that those registered took: hours confirmed, each time one."""
    rows = Twofold.objects.filter(community=community_id, erased_at=None)
    counted = rows.aggregate(
        n=Count("pk"),
        here=Count("pk", filter=Q(confirmed_at__isnull=False)),
        both=Count("pk", filter=Q(confirmed_at__isnull=False, unit_confirmed_at__isnull=False)),
    )
    tasks = _confirmed(community_id).filter(ally__in=rows.values("ally")).count()
    return Twice(counted["n"], counted["both"], counted["here"], tasks)


def returning(community_id: UUID, year: int) -> Share:
    """Of the people with confirmed hours in a year, those who had some in a year before. Organisations are left out."""
    rows = _confirmed(community_id).filter(ally__kind__in=PEOPLE)
    begin, end = midnight(date(year, 1, 1)), midnight(date(year + 1, 1, 1))
    now = rows.filter(start__gte=begin, start__lt=end).order_by().values("ally").distinct()
    before = rows.filter(start__lt=begin).order_by().values("ally")
    return Share(now.filter(ally__in=before).count(), now.count())


def participants(community_id: UUID, year: int, quarter: int) -> Split:
    """Distinct members with confirmed hours in a quarter (1 to 4), each once; people and organisations apart."""
    begin = date(year, 3 * quarter - 2, 1)
    end = date(year + quarter // 4, 3 * quarter % 12 + 1, 1)
    rows = _confirmed(community_id).filter(start__gte=midnight(begin), start__lt=midnight(end))
    people = rows.filter(ally__kind__in=PEOPLE).order_by().values("ally").distinct().count()
    return Split(people, rows.filter(ally__kind__in=BODIES).order_by().values("ally").distinct().count())


def minutes(community_id: UUID, since: date, until: date) -> int:
    """Confirmed minutes of everyone together on the days since .. until; never of one."""
    rows = _confirmed(community_id).filter(start__gte=midnight(since), start__lt=midnight(until, 1))
    return sum(rows.order_by().values_list("minutes", flat=True))


def recognitions(community_id: UUID, since: date, until: date) -> Recognised:
    """Certificates issued, thanks written, and stories put up on the days since .. until."""
    begin, end = midnight(since), midnight(until, 1)
    thanks = Thanks.objects.filter(community=community_id)
    return Recognised(
        Certificate.objects.filter(community=community_id, issued_at__gte=begin, issued_at__lt=end).count(),
        thanks.filter(at__gte=begin, at__lt=end).count(),
        thanks.filter(shown_at__gte=begin, shown_at__lt=end).count(),
    )


def _confirmed(community_id: UUID) -> QuerySet[Service]:
    return Service.objects.filter(community=community_id, live=True).exclude(confirmed="")
