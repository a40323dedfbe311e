"""Questions about allies, needs, hours and thanks."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from linli.access import gate
from linli.access.actors import Actor
from linli.forces.allied import AllyState, NeedStage, Reply
from linli.forces.models import Ally, Ask, Certificate, Need, Service, Thanks, Twofold
from linli.foundation import clock, sealing
from linli.foundation.rows import there
from linli.foundation.writes import locked

RUNNING = (NeedStage.OPEN, NeedStage.FILLED)


def locked_ally(id: UUID) -> Ally:
    return locked(Ally.objects.filter(pk=id))


def locked_need(id: UUID) -> Need:
    return locked(Need.objects.filter(pk=id))


def allies(by: Actor, asked: str = "") -> QuerySet[Ally]:
    """The allies within reach, those to be welcomed first; `asked` is a whole name or number."""
    found = gate.allowed(by, "ally.read", Ally.objects.all())
    if asked.strip():
        digits = "".join(sign for sign in asked if sign.isdigit())
        by_number = Q(phone_index=sealing.blind(digits)) if digits else Q(pk__in=[])
        found = found.filter(Q(name_index=sealing.blind(asked.strip())) | by_number)
    return found.select_related("micro_grid", "compound").order_by("state", "-agreed_at", "-id")


def ally(by: Actor, id: UUID) -> Ally:
    """An ally within reach. Raises `NotFound`."""
    return there(allies(by).filter(pk=id).select_related("community", "micro_grid", "compound", "noted_by"))


def of_link(id: UUID) -> Ally:
    """The ally of a private link. Raises `NotFound`."""
    return there(Ally.objects.filter(pk=id).select_related("community", "micro_grid", "compound"))


def known_by(community_id: UUID, phone: str) -> Ally | None:
    """Who joined with this number and has not left."""
    same = Ally.objects.filter(community=community_id, phone_index=sealing.blind(phone)).exclude(phone_index="")
    return same.exclude(state=AllyState.LEFT).first()


def needs(by: Actor) -> QuerySet[Need]:
    """The needs within reach with how many were asked and have said yes: those that run first, by day."""
    found = gate.allowed(by, "need.read", Need.objects.all())
    yes = Count("asks", filter=Q(asks__reply=Reply.YES))
    return found.annotate(yes=yes, asked=Count("asks")).select_related("entered_by")


def need(by: Actor, id: UUID) -> Need:
    """A need within reach. Raises `NotFound`."""
    return there(needs(by).filter(pk=id).select_related("community", "micro_grid", "compound", "entered_by"))


def need_of_link(id: UUID) -> Need:
    """The need of the private link of whoever was helped. Raises `NotFound`."""
    return there(Need.objects.filter(pk=id).select_related("community"))


def asks(need: Need) -> list[Ask]:
    """Who was asked, in the order of asking."""
    return list(need.asks.select_related("ally").order_by("asked_at", "id"))


def asked_of(ally: Ally) -> list[Ask]:
    """What one ally was asked that still runs, by day."""
    rows = ally.asks.filter(need__stage__in=RUNNING).exclude(reply=Reply.ENOUGH)
    return list(rows.select_related("need").order_by("need__day", "id"))


def services(ally: Ally) -> QuerySet[Service]:
    """The hours of an ally that stand, the newest first."""
    return ally.services.filter(live=True).select_related("entered_by", "confirmed_by")


def clashing(ally_id: UUID, start: datetime, end: datetime) -> Service | None:
    """Hours of an ally that overlap [start, end)."""
    return Service.objects.filter(ally=ally_id, live=True, start__lt=end, end__gt=start).first()


def unconfirmed(by: Actor) -> QuerySet[Service]:
    """Hours within reach that another hand is to confirm, the oldest first."""
    here = gate.allowed(by, "ally.read", Ally.objects.all()).values("pk")
    found = Service.objects.filter(community=by.community, live=True, confirmed="")
    mine = Q(ally__in=here) | Q(need__in=gate.allowed(by, "need.read", Need.objects.all()).values("pk"))
    return found.filter(mine).select_related("ally", "need", "entered_by").order_by("start", "id")


@dataclass(frozen=True)
class Confirmed:
    """What was confirmed of one ally: how many minutes, how many times, by which skills."""

    minutes: int
    times: int
    skills: tuple[str, ...]


def confirmed(ally_id: UUID, since: date, until: date, before: datetime | None = None) -> Confirmed:
    """What was confirmed of an ally on the days since .. until, both included; as it was known `before` an instant."""
    rows = Service.objects.filter(ally=ally_id, live=True, start__gte=midnight(since), start__lt=midnight(until, 1))
    rows = rows.exclude(confirmed="")
    if before is not None:
        rows = rows.filter(confirmed_at__lte=before)
    total = rows.aggregate(minutes=Sum("minutes", default=0), times=Count("pk"))
    skills = tuple(rows.order_by().values_list("skill", flat=True).distinct())
    return Confirmed(total["minutes"], total["times"], tuple(sorted(skills)))


def midnight(day: date, more: int = 0) -> datetime:
    """The first instant of a day in Shanghai, or of one so many days later."""
    return datetime.combine(day + timedelta(days=more), datetime.min.time(), clock.SHANGHAI)


def certificate(number: str) -> Certificate | None:
    """The certificate of a number, in whatever community. One query."""
    return Certificate.objects.filter(number=number).select_related("ally", "community").first()


def holds_true(one: Certificate) -> bool:
    """Whether the log still says what a certificate said when it was issued. Two queries."""
    now = confirmed(one.ally_id, one.since, one.until, one.issued_at)
    return one.withdrawn_at is None and (now.minutes, now.times) == (one.minutes, one.times)


def stories(community_id: UUID) -> QuerySet[Thanks]:
    """What stands on the story wall, the newest first."""
    shown = Thanks.objects.filter(community=community_id, shown_at__isnull=False)
    return shown.select_related("ally").order_by("-shown_at", "-id")


def thanks(by: Actor) -> QuerySet[Thanks]:
    """Thanks to allies within reach, the newest first."""
    here = gate.allowed(by, "ally.read", Ally.objects.all()).values("pk")
    return Thanks.objects.filter(ally__in=here).select_related("ally", "by_person")


def to_put_up(by: Actor) -> QuerySet[Thanks]:
    """Thanks to which both sides agreed and that the office has not looked at yet, the oldest first."""
    agreed = thanks(by).filter(writer_agrees=True, shown_at=None, taken_down_at=None).exclude(named="")
    return agreed.exclude(words="").order_by("at", "id")


def twofold_of_link(id: UUID) -> Twofold:
    """The double registration of a unit's private link. Raises `NotFound`."""
    return there(Twofold.objects.filter(pk=id).select_related("ally__community"))


@dataclass(frozen=True)
class Waiting:
    """How much of the alliance waits for a hand."""

    allies: int  # to be welcomed
    needs: int  # that look for helpers
    overdue: int  # needs whose day is over and that nobody closed
    hours: int
    stories: int

    @property
    def any(self) -> bool:
        return bool(self.allies or self.needs or self.overdue or self.hours or self.stories)


def waiting(by: Actor, at: datetime) -> Waiting:
    """What waits within reach. Four queries."""
    today = clock.today(at)
    running = gate.allowed(by, "need.read", Need.objects.filter(stage__in=RUNNING))
    counted = running.aggregate(
        open=Count("pk", filter=Q(stage=NeedStage.OPEN, day__gte=today)), over=Count("pk", filter=Q(day__lt=today))
    )
    new = gate.allowed(by, "ally.welcome", Ally.objects.filter(state=AllyState.ASKED)).count()
    return Waiting(new, counted["open"], counted["over"], unconfirmed(by).count(), to_put_up(by).count())
