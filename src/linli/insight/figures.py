"""A figure: one number with its definition, what it was counted from, and as of when; each opens its records."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from django.db.models import QuerySet

from linli.access import gate
from linli.access.actors import Actor
from linli.cases.models import Case

PERIODS = (30, 90, 365)  # days


@dataclass(frozen=True)
class Figure:
    """One number: `value` in `unit` (h: hours, n: matters, %: a share of 100) over `n` records as of `as_of`.

    A share also says of how many it is how many: `part` of `n`.
    """

    key: str
    label: Any
    definition: Any
    value: float | None
    unit: str
    n: int
    as_of: datetime
    part: int | None = None


@dataclass(frozen=True)
class Asked:
    """Who asks, as of when, over how many days."""

    by: Actor
    at: datetime
    days: int = 90

    @property
    def since(self) -> datetime:
        return self.at - timedelta(days=self.days)

    def within_reach(self) -> QuerySet[Case]:
        """Every matter that may be counted for this actor; what was joined with another counts there."""
        return gate.allowed(self.by, "figure.read", Case.objects.all()).exclude(stage="merged")

    def reported(self) -> QuerySet[Case]:
        """Matters reported in the period."""
        return self.within_reach().filter(reported_at__gt=self.since, reported_at__lte=self.at)

    def answered(self) -> QuerySet[Case]:
        """Matters whose last answer fell into the period."""
        return self.within_reach().filter(resolved_at__gt=self.since, resolved_at__lte=self.at).exclude(outcome="")

    def closed(self) -> QuerySet[Case]:
        """Matters closed in the period."""
        return self.within_reach().filter(stage="closed", closed_at__gt=self.since, closed_at__lte=self.at)


def percentile(ordered: list[float], share: float) -> float | None:
    """The nearest-rank percentile of ordered values: the smallest that at least `share` of them do not exceed."""
    return ordered[max(0, ceil(share * len(ordered)) - 1)] if ordered else None


def share(key: str, label: Any, definition: Any, part: float, n: int, as_of: datetime) -> Figure:
    """A share of `n`; None where there is nothing to divide by. `part` may count halves."""
    return Figure(key, label, definition, 100 * part / n if n else None, "%", n, as_of, part=round(part))
