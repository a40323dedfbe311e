"""Decisions of duty: whether a turn holds at a moment, when an evening begins, which days are copied."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from linli.foundation.weeks import monday

EVENING = time(18)  # from then on whoever said "evenings only" can be reached; on Saturdays and Sundays all day
MOST_DAYS = 62  # that one entry or one copy may fill
LONGEST_AWAY = timedelta(days=184)
WEEK, FOUR_WEEKS = timedelta(weeks=1), timedelta(weeks=4)


def holds(day: date, start: time, end: time, local: datetime) -> bool:
    """Whether a turn of a day holds at a moment of Shanghai; an end not after the start is of the next morning."""
    if start < end:
        return local.date() == day and start <= local.time() < end
    return (local.date() == day and local.time() >= start) or (
        local.date() == day + timedelta(days=1) and local.time() < end
    )


def is_evening(local: datetime) -> bool:
    """Whether someone who can be reached in the evening alone can be reached at a moment of Shanghai."""
    return local.weekday() >= 5 or local.time() >= EVENING


def days(first: date, last: date, weekdays: Iterable[int]) -> Iterator[date]:
    """The days from the first to the last, both counted, that fall on some weekdays (Monday is 0); all when none."""
    wanted = set(weekdays) or set(range(7))
    for n in range((last - first).days + 1):
        day = first + timedelta(days=n)
        if day.weekday() in wanted:
            yield day


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of a day's week."""
    first = monday(day)
    return first, first + timedelta(days=6)


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of a day's month."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
