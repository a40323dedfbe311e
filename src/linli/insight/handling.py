"""How long it takes: mean, median and P90, by complexity and month by month (DOMAIN row 59, N6)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from linli.cases.labels import Complexity
from linli.cases.models import Case
from linli.foundation import clock
from linli.insight.figures import Asked, Figure, percentile

MEAN = _(
    "From the first report to the last answer, natural hours, waiting included, over all matters answered in the "
    "period; private ones that you may not read are left out."
)
MEDIAN = _("Half of these matters were answered within this time.")
P90 = _("Nine of ten of these matters were answered within this time.")
LABELS = {
    "mean": (_("mean handling time"), MEAN),
    "median": (_("median handling time"), MEDIAN),
    "p90": (_("P90 handling time"), P90),
}
MONTHS = 18


@dataclass(frozen=True)
class Month:
    """The handling times of one month, by the month of the answer."""

    key: str
    n: int
    mean: float
    median: float
    p90: float


def hours(rows: Iterable[tuple[datetime, datetime | None]]) -> list[float]:
    """Handling times in order, from (reported, resolved)."""
    return sorted((done - begun).total_seconds() / 3600 for begun, done in rows if done)


def figures(asked: Asked) -> dict[str, list[Figure]]:
    """Mean, median and P90 over all, over simple and over complex matters. One query."""
    rows = list(asked.answered().values_list("complexity", "reported_at", "resolved_at"))
    found = {}
    for group in ("", *Complexity.values):
        times = hours((begun, done) for kind, begun, done in rows if group in ("", kind))
        values = {
            "mean": sum(times) / len(times) if times else None,
            "median": percentile(times, 0.5),
            "p90": percentile(times, 0.9),
        }
        found[group] = [
            Figure(f"{key}-{group}" if group else key, *LABELS[key], values[key], "h", len(times), asked.at)
            for key in LABELS
        ]
    return found


def records(asked: Asked, group: str = "") -> QuerySet[Case]:
    rows = asked.answered()
    return rows.filter(complexity=group) if group else rows


def months(asked: Asked) -> list[Month]:
    """The last 18 months, oldest first; a month without an answer is left out. One query."""
    begin = asked.at - timedelta(days=31 * MONTHS)
    rows = asked.within_reach().filter(resolved_at__gt=begin, resolved_at__lte=asked.at).exclude(outcome="")
    by_month: dict[str, list[float]] = defaultdict(list)
    for begun, done in rows.values_list("reported_at", "resolved_at"):
        if done:
            month = done.astimezone(clock.SHANGHAI).strftime("%Y-%m")
            by_month[month].append((done - begun).total_seconds() / 3600)
    return [_month(key, sorted(times)) for key, times in sorted(by_month.items())][-MONTHS:]


def _month(key: str, times: list[float]) -> Month:
    return Month(key, len(times), sum(times) / len(times), percentile(times, 0.5) or 0.0, percentile(times, 0.9) or 0.0)


def of_month(asked: Asked, key: str) -> QuerySet[Case]:
    """The matters answered in a month written as 2026-11; none for what is no month."""
    try:
        first = datetime.strptime(key, "%Y-%m").replace(tzinfo=clock.SHANGHAI)
    except ValueError:
        return Case.objects.none()
    following = (first + timedelta(days=32)).replace(day=1)
    rows = asked.within_reach().exclude(outcome="")
    return rows.filter(resolved_at__gte=first, resolved_at__lt=following, resolved_at__lte=asked.at)
