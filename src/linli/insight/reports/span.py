"""A period of the past that is reported on: a month, a quarter, a year; and the one before it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar
from uuid import UUID

from linli.access.actors import Actor
from linli.foundation import clock

T = TypeVar("T")
DAY, TICK = timedelta(days=1), timedelta(microseconds=1)
NAMES = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])|-Q([1-4]))?")


class NoPeriod(ValueError):
    """A text that names no month, quarter or year."""


def named(name: str) -> tuple[date, date]:
    """The first and the last day of a period written as 2026-10, 2026-Q3 or 2026. Raises `NoPeriod`."""
    found = NAMES.fullmatch(name)
    if found is None or not 2000 <= int(found[1]) <= 2100:
        raise NoPeriod(name)
    year, month, quarter = int(found[1]), found[2], found[3]
    first, months = (int(month), 1) if month else (3 * int(quarter) - 2, 3) if quarter else (1, 12)
    return date(year, first, 1), _later(date(year, first, 1), months) - DAY


def name_of(since: date, until: date) -> str:
    """How a period is written; blank for days that are none."""
    short = f"{since:%Y-%m}"
    candidates = (short, f"{since.year}-Q{(since.month + 2) // 3}", f"{since.year}")
    return next((name for name in candidates if named(name) == (since, until)), "")


def before(since: date, until: date) -> tuple[date, date]:
    """The period of equal length before: the month, quarter or year, else as many days."""
    name = name_of(since, until)
    if not name:
        return since - (until - since) - DAY, since - DAY
    months = {7: -1, 4: -12}.get(len(name) if "Q" not in name else 0, -3)
    return _later(since, months), since - DAY


def _later(first: date, months: int) -> date:
    count = first.year * 12 + first.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


@dataclass(frozen=True)
class Span:
    """A period as `by` may read it, as of `at`; `about`: blank, kind:GROUP, sphere:NAME or project:CODE.

    What is fetched for it is kept with it, so that several figures of the same records cost one query.
    """

    by: Actor
    since: date
    until: date
    at: datetime
    about: str = ""
    kept: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def community(self) -> UUID:
        return self.by.community

    @property
    def begin(self) -> datetime:
        """The first instant of the period."""
        return datetime.combine(self.since, time(), clock.SHANGHAI)

    @property
    def end(self) -> datetime:
        """The last instant of the period, or that of the asking if the period still runs."""
        return min(self.at, datetime.combine(self.until + DAY, time(), clock.SHANGHAI) - TICK)

    @property
    def last(self) -> date:
        """The last day that can be counted."""
        return clock.today(self.end)

    @property
    def before(self) -> "Span":
        since, until = before(self.since, self.until)
        earlier: Span = self.once("before", lambda: Span(self.by, since, until, self.at, self.about))
        return earlier

    def once(self, what: str, make: Callable[[], T]) -> T:
        """What `make` gives, made at the first call."""
        if what not in self.kept:
            self.kept[what] = make()
        return self.kept[what]  # type: ignore[no-any-return]
