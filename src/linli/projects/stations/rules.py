"""Decisions about stations: whether one is open at a moment, and for how much of its promised time it was."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

Span = tuple[datetime, datetime]  # local time
DAY = timedelta(days=1)


def promised(opens: time | None, closes: time | None, start: datetime, end: datetime) -> list[Span]:
    """The spans in which a station means to be open; no hours mean day and night. Hours may go past midnight."""
    if opens is None or closes is None:
        return [(start, end)] if end > start else []
    found, day = [], start.date() - DAY
    while day <= end.date():
        span = _of_day(day, opens, closes)
        begin, until = max(span[0], start), min(span[1], end)
        if until > begin:
            found.append((begin, until))
        day += DAY
    return found


def _of_day(day: date, opens: time, closes: time) -> Span:
    last = day if closes > opens else day + DAY
    return datetime.combine(day, opens), datetime.combine(last, closes)


def is_open(opens: time | None, closes: time | None, shut: Iterable[tuple[datetime, datetime | None]],
            now: datetime) -> bool:  # fmt: skip
    """Whether it is open at a moment: within its hours, and not shut."""
    within = bool(promised(opens, closes, now, now + timedelta(seconds=1)))
    return within and not any(begin <= now and (end is None or now < end) for begin, end in shut)


def lost(spans: Iterable[Span], shut: Iterable[tuple[datetime, datetime | None]], until: datetime) -> timedelta:
    """How much of some spans it was shut; closures that overlap count once, one without an end until `until`."""
    merged: list[Span] = []
    for begin, end in sorted((begin, end or until) for begin, end in shut):
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((begin, end))
    total = timedelta()
    for first, last in spans:
        for begin, end in merged:
            total += max(timedelta(), min(last, end) - max(first, begin))
    return total
