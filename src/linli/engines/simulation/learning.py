"""From a community's own history to what a scenario needs: when matters come, of which kinds, how long they take."""

import csv
import io
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import fmean

from linli.engines.simulation.scenario import Arrivals, Kind, Span, Task
from linli.engines.simulation.tables import ScenarioError

COLUMNS = ("kind", "complexity", "reported_at", "hours")
ENOUGH = 20  # durations of a kind that count as much as those of all kinds together
WORK = {"simple": Span(0.8), "complex": Span(4.0)}  # hands-on hours are not recorded: assumed, change them


@dataclass(frozen=True)
class Past:
    """A matter of the past: local time of the report; `hours` from the beginning of the work to its end, if known."""

    kind: str
    complex: bool
    reported: datetime
    hours: float | None = None


def read_history(text: str) -> list[Past]:
    """From a table kind,complexity,reported_at,hours (2026-03-02 08:15; hours may be blank). Raises ScenarioError."""
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    for column in COLUMNS:
        if column not in (rows.fieldnames or ()):
            raise ScenarioError("history", f"缺少 {column} 列，首行应为 {','.join(COLUMNS)}", f"no column {column}")
    found = []
    for line, row in enumerate(rows, 2):
        try:
            hours = float(row["hours"]) if (row["hours"] or "").strip() else None
            if (
                row["complexity"] not in ("simple", "complex")
                or not row["kind"]
                or (hours is not None and not 0 <= hours < 1e5)
            ):
                raise ValueError
            moment = datetime.fromisoformat(row["reported_at"]).replace(tzinfo=None)
            found.append(Past(row["kind"], row["complexity"] == "complex", moment, hours))
        except (ValueError, TypeError):
            raise ScenarioError(
                f"history {line}",
                "这一行应像 FW01,simple,2026-03-02 08:15,6.5",
                "the line should be like FW01,simple,2026-03-02 08:15,6.5",
            ) from None
    return found


def learn(past: Sequence[Past], start: date = date(2026, 1, 5)) -> tuple[Arrivals, tuple[Kind, ...]]:
    """The arrivals and kinds of a history of at least four weeks and 30 matters. Raises ScenarioError.

    Hours of the day and days of the week are counted with one matter added for each, so that none is impossible.
    Months stay even unless the history spans a year. Durations keep their mean and their deviation, so that hours in
    all come out as they were; those of a kind are shrunk towards those of all kinds as if the latter were 20 more.
    """
    if len(past) < 30:
        raise ScenarioError("history", f"只有 {len(past)} 件，至少要 30 件", f"only {len(past)} matters: 30 are needed")
    first, last = min(one.reported for one in past), max(one.reported for one in past)
    weeks = (last - first) / timedelta(weeks=1)
    if weeks < 4:
        raise ScenarioError("history", "不足四周", "shorter than four weeks")
    hours, days = Counter(one.reported.hour for one in past), Counter(one.reported.weekday() for one in past)
    arrivals = Arrivals(
        per_week=len(past) / weeks,
        hours=tuple(hours[hour] + 1.0 for hour in range(24)),
        weekdays=tuple(days[day] + 1.0 for day in range(7)),
        months=_months(past, weeks),
        start=start,
    )
    return arrivals, tuple(_kind(code, past) for code in sorted({one.kind for one in past}))


def _months(past: Sequence[Past], weeks: float) -> tuple[float, ...]:
    """Matters a day in each month of the year, by the months that the history has seen."""
    if weeks < 52:
        return (1.0,) * 12
    seen = Counter(one.reported.month for one in past)
    first, last = min(one.reported for one in past).date(), max(one.reported for one in past).date()
    days = Counter((first + timedelta(days=day)).month for day in range((last - first).days + 1))
    return tuple((seen[month] + 1) / (days[month] + 1) for month in range(1, 13))


def _kind(code: str, past: Sequence[Past]) -> Kind:
    own = [one for one in past if one.kind == code]
    hard = sum(one.complex for one in own)
    return Kind(
        code=code,
        share=len(own) / len(past),
        hard=hard / len(own),
        simple=Task(WORK["simple"], _span(own, past, False)),
        complex=Task(WORK["complex"], _span(own, past, True)),
    )


def _span(own: Sequence[Past], past: Sequence[Past], hard: bool) -> Span:
    of_kind, all_ = (
        [max(one.hours, 0.05) for one in some if one.complex == hard and one.hours is not None] for some in (own, past)
    )
    if not all_:
        return Span(0.0)
    weight = len(of_kind) + ENOUGH
    mean, square = (
        (sum(hours**power for hours in of_kind) + ENOUGH * fmean(hours**power for hours in all_)) / weight
        for power in (1, 2)
    )
    return Span(mean, math.sqrt(max(square - mean**2, 0.0)) / mean)
