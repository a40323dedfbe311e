"""Decisions about services: the times of a series, how long bookings are remembered, which month is over."""

from datetime import date, datetime, timedelta

REMEMBERED = timedelta(days=7)  # after a session is over
MOST_TIMES = 40


def series(start: datetime, end: datetime, times: int, step: str) -> list[tuple[datetime, datetime]]:
    """Every time of a series: each week, each day, or each working day (`weekly`, `daily`, `workdays`)."""
    found: list[tuple[datetime, datetime]] = []
    ahead = timedelta(days=7 if step == "weekly" else 1)
    while len(found) < min(max(times, 1), MOST_TIMES):
        if step != "workdays" or start.weekday() < 5 or not found:
            found.append((start, end))
        start, end = start + ahead, end + ahead
    return found


def month_after(month: date) -> date:
    """The first day of the next month."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def is_over(month: date, today: date) -> bool:
    """Whether a month is over."""
    return month_after(month) <= today


def last_month(today: date) -> date:
    """The first day of the month before a day's."""
    return (today.replace(day=1) - timedelta(days=1)).replace(day=1)
