"""A figure: one number with its definition, what it was counted from, and as of when; each opens its records."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import ceil
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from linli.access import gate
from linli.access.actors import Actor, visitor
from linli.cases.models import Case
from linli.foundation import clock
from linli.foundation.refusals import NotAllowed

PERIODS = (30, 90, 365)  # days
FEW = 5  # fewer than these are not told by place, nor of people (DOMAIN §E4)


@dataclass(frozen=True)
class Figure:
    """One number: `value` in `unit` (h: hours, n: matters, %: a share of 100) over `n` records as of `as_of`.

    A share also says of how many it is how many: `part` of `n`. `url` is where its records are, if not on the board;
    `since` the first day of its period, `left_out` what is not in it; `hidden`: too few to be told.
    """

    key: str
    label: Any
    definition: Any
    value: float | None
    unit: str
    n: int
    as_of: datetime
    part: int | None = None
    url: str = ""
    since: date | None = None
    left_out: Any = ""
    hidden: bool = False


@dataclass(frozen=True)
class Asked:
    """Who asks, as of when, over how many whole days before this one, by which right."""

    by: Actor
    at: datetime
    days: int = 90
    action: str = "figure.read"

    @property
    def first(self) -> date:
        """The first day that counts."""
        return self.last - timedelta(days=self.days)

    @property
    def last(self) -> date:
        """The present day."""
        return clock.today(self.at)

    @property
    def since(self) -> datetime:
        """The midnight with which the first day begins."""
        return datetime.combine(self.first, time(), clock.SHANGHAI)

    def within_reach(self) -> QuerySet[Case]:
        """Every matter that may be counted for this actor; what was joined with another counts there."""
        rows = Case.objects.filter(community=self.by.community)
        return gate.allowed(self.by, self.action, rows).exclude(stage="merged")

    def reported(self) -> QuerySet[Case]:
        """Matters reported in the period."""
        return self.within_reach().filter(reported_at__gte=self.since, reported_at__lte=self.at)

    def answered(self) -> QuerySet[Case]:
        """Matters whose last answer fell into the period."""
        return self.within_reach().filter(resolved_at__gte=self.since, resolved_at__lte=self.at).exclude(outcome="")

    def closed(self) -> QuerySet[Case]:
        """Matters closed in the period."""
        return self.within_reach().filter(stage="closed", closed_at__gte=self.since, closed_at__lte=self.at)


def of_everyone(community_id: UUID, at: datetime, days: int = 365) -> Asked:
    """What anyone may ask: sums without private matters, of which pages tell nothing below five."""
    by = visitor(community_id)
    if not gate.may(by, "figure.open"):
        raise NotAllowed()
    return Asked(by, at, days, "figure.open")


def percentile(ordered: list[float], share: float) -> float | None:
    """The nearest-rank percentile of ordered values: the smallest that at least `share` of them do not exceed."""
    return ordered[max(0, ceil(share * len(ordered)) - 1)] if ordered else None


def share(key: str, label: Any, definition: Any, part: float, n: int, as_of: datetime) -> Figure:
    """A share of `n`; None where there is nothing to divide by. `part` may count halves."""
    return Figure(key, label, definition, 100 * part / n if n else None, "%", n, as_of, part=round(part))
