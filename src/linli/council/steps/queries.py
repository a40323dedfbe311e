"""Questions about the matters of the four steps: one of them, what hangs in public now, how many took every step."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Max, Prefetch, Q, QuerySet

from linli.access import gate
from linli.access.actors import Actor
from linli.council.models import Procedure, StepTaken
from linli.council.steps.rules import HANGS
from linli.council.talk_labels import FourStep, Passage
from linli.foundation import clock, writes
from linli.foundation.rows import there

YEAR = timedelta(days=365)
TAKEN = Prefetch("taken", StepTaken.objects.order_by("day", "id"))


def procedures(by: Actor) -> QuerySet[Procedure]:
    """Those that `by` may read, the latest first."""
    found = gate.allowed(by, "steps.read", Procedure.objects.filter(community=by.community))
    return found.select_related("host").prefetch_related(TAKEN).order_by("state", "-number")


def procedure(by: Actor, id: UUID) -> Procedure:
    """One of them."""
    return there(procedures(by).select_related("community", "host").filter(pk=id))


def public(community_id: UUID) -> QuerySet[Procedure]:
    """Those whose decision hangs or hung in public."""
    found = Procedure.objects.filter(community=community_id, taken__step=FourStep.PUBLISH)
    return found.prefetch_related(TAKEN).order_by("-number")


def public_one(id: UUID) -> Procedure:
    """One of them."""
    found = Procedure.objects.filter(pk=id, taken__step=FourStep.PUBLISH).select_related("community")
    return there(found.prefetch_related(TAKEN))


def locked(id: UUID) -> Procedure:
    """One for changing, locked."""
    return writes.locked(Procedure.objects.filter(pk=id))


def taken(procedure: Procedure) -> list[StepTaken]:
    """The steps that were taken, in their order."""
    return list(StepTaken.objects.filter(procedure=procedure).order_by("day", "id"))


def next_number(community_id: UUID, year: int) -> int:
    """The number of the next one in a year."""
    within = Procedure.objects.filter(community=community_id, number__range=(year * 1000, year * 1000 + 999))
    return int(within.aggregate(last=Max("number"))["last"] or year * 1000) + 1


def hanging(community_id: UUID, day: date) -> QuerySet[StepTaken]:
    """The notices that hang on a day."""
    found = StepTaken.objects.filter(community=community_id, step__in=HANGS, day__lte=day, hang_until__gte=day)
    return found.select_related("procedure").order_by("hang_until")


@dataclass(frozen=True)
class StepFigures:
    """Matters of the four steps begun in a span: how many took every step, how many are on their way, how many not."""

    since: date
    as_of: date
    begun: int
    done: int
    open: int
    off: int


def figures(community_id: UUID, at: datetime, since: date | None = None) -> StepFigures:
    """Counted by the day on which each was begun. One query."""
    today = clock.today(at)
    begin = since or today - YEAR
    found = Procedure.objects.filter(community=community_id, made_at__date__gte=begin, made_at__date__lte=today)
    n = found.aggregate(all=Count("pk"), **{f"is_{s}": Count("pk", filter=Q(state=s)) for s in Passage.values})
    return StepFigures(begin, today, n["all"], n["is_done"], n["is_open"], n["is_off"])
