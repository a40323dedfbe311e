"""What a matter may need: the ways by which a board and the morning brief pick those that want an eye."""

from collections.abc import Callable
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


def day_ends(at: datetime) -> datetime:
    """The midnight that ends the day."""
    return datetime.combine(clock.today(at) + timedelta(days=1), time(), clock.SHANGHAI)


def _stuck(at: datetime) -> Q:
    """No step for some days, or sent back down again and again. Looking at a number is no step."""
    steps = Footprint.objects.filter(object_id=OuterRef("pk"), at__gt=at - rules.STUCK_AFTER)
    still = Q(stage__in=WORKED_ON) & ~Q(Exists(steps.exclude(action="report.see_contact")))
    return UNFINISHED & (still | Q(bounces__gte=rules.MANY_BOUNCES))


NEEDS: dict[str, Callable[[datetime], Q]] = {
    "unfinished": lambda at: UNFINISHED,
    "late": lambda at: UNFINISHED & Q(due_at__lt=at),
    "today": lambda at: UNFINISHED & Q(stage__in=WORKED_ON, due_at__gte=at, due_at__lt=day_ends(at)),
    "stuck": _stuck,
    "wakes": lambda at: Q(stage="waiting", waits_until__lt=day_ends(at)),
    "month": lambda at: Q(reported_at__gt=at - rules.RECURS_WITHIN) & ~Q(stage__in=["merged", "declined"]),
}
