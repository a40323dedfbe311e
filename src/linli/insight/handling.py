"""How long it takes: mean, median and P90, by complexity and month by month (DOMAIN row 59, N6)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from linli.cases.labels import Complexity
from linli.cases.models import Case
from linli.foundation import clock
from linli.insight.counting import Spread, spread
from linli.insight.figures import Asked, Figure
from linli.insight.sums import Sums

MEAN = _(
    "From the first report to the last answer, natural hours in whole minutes, waiting included, over all matters "
    "answered in the period; private ones that you may not read are left out."
)
MEDIAN = _("Half of these matters were answered within this time.")
P90 = _("Nine of ten of these matters were answered within this time.")
LABELS = {
    "mean": (_("mean handling time"), MEAN),
    "median": (_("median handling time"), MEDIAN),
    "p90": (_("P90 handling time"), P90),
}


@dataclass(frozen=True)
class Month:
    """The handling times of one month, by the month of the answer."""

    key: str
    n: int
    mean: float
    median: float
    p90: float


def values(of: Spread) -> dict[str, float | None]:
    """The three figures of handling times, by key."""
    return {"mean": of.mean, "median": of.within(0.5), "p90": of.within(0.9)}


def figures(asked: Asked, sums: Sums) -> dict[str, list[Figure]]:
    """Mean, median and P90 over all, over simple and over complex matters."""
    found = {}
    for group in ("", *Complexity.values):
        of = spread(sums.period, group)
        found[group] = [
            Figure(f"{key}-{group}" if group else key, *LABELS[key], value, "h", of.n, asked.at, since=asked.first)
            for key, value in values(of).items()
        ]
    return found


def records(asked: Asked, group: str = "") -> QuerySet[Case]:
    rows = asked.answered()
    return rows.filter(complexity=group) if group else rows


def months(sums: Sums) -> list[Month]:
    """The last 18 months, oldest first; a month without an answer is left out."""
    spreads = ((start, spread(sum)) for start, sum in sorted(sums.months.items()))
    return [
        Month(f"{start:%Y-%m}", of.n, of.mean or 0.0, of.within(0.5) or 0.0, of.within(0.9) or 0.0)
        for start, of in spreads
        if of.n
    ]


def of_month(asked: Asked, key: str) -> QuerySet[Case]:
    """The matters answered in a month written as 2026-11; none for what is no month."""
    try:
        first = datetime.strptime(key, "%Y-%m").replace(tzinfo=clock.SHANGHAI)
    except ValueError:
        return Case.objects.none()
    following = (first + timedelta(days=32)).replace(day=1)
    rows = asked.within_reach().exclude(outcome="")
    return rows.filter(resolved_at__gte=first, resolved_at__lt=following, resolved_at__lte=asked.at)
