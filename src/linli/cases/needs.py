"""What a matter may need: the ways by which a board and the morning brief pick those that want an eye."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q

from linli.audit.models import Footprint
from linli.cases import rules
from linli.cases.loop import OPEN
from linli.foundation import clock

# Matters that are not over. The last two conditions follow from the stages; they are said so that the index
# `case_open`, which holds only those few rows, serves however many matters lie closed.
UNFINISHED = Q(stage__in=OPEN, closed_at=None, merged_into=None)
WORKED_ON = ("collected", "assigned", "handling", "deliberating")


@dataclass(frozen=True)
class Moments:
    """The moments by which needs are told: now, the midnight to come, since when nothing moved, a month ago."""

    now: datetime
    night: datetime
    still: datetime
    month: datetime


def moments(at: datetime) -> dict[str, datetime]:
    """The same, by name."""
    return {"now": at, "night": day_ends(at), "still": at - rules.STUCK_AFTER, "month": at - rules.RECURS_WITHIN}


def day_ends(at: datetime) -> datetime:
    """The midnight that ends the day."""
    return datetime.combine(clock.today(at) + timedelta(days=1), time(), clock.SHANGHAI)


def _stuck(when: Moments) -> Q:
    """No step for some days, or sent back down again and again. Looking at a number is no step."""
    steps = Footprint.objects.filter(object_id=OuterRef("pk"), at__gt=when.still)
    still = Q(stage__in=WORKED_ON) & ~Q(Exists(steps.exclude(action="report.see_contact")))
    return UNFINISHED & (still | Q(bounces__gte=rules.MANY_BOUNCES))


NEEDS: dict[str, Callable[[Moments], Q]] = {
    "unfinished": lambda when: UNFINISHED,
    "late": lambda when: UNFINISHED & Q(due_at__lt=when.now),
    "today": lambda when: UNFINISHED & Q(stage__in=WORKED_ON, due_at__gte=when.now, due_at__lt=when.night),
    "stuck": _stuck,
    "wakes": lambda when: Q(stage="waiting", waits_until__lt=when.night),
    "month": lambda when: Q(reported_at__gt=when.month) & ~Q(stage__in=["merged", "declined"]),
}
