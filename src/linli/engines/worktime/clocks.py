"""Two clocks: natural runs always, working only in working time; both stand still in a pause."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from linli.engines.worktime.calendar import DAY, Calendar

_EPOCH = datetime(1, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class TimeError(ValueError):
    """A question that makes no sense: a naive time, an end before its start, an unknown clock, a negative limit."""


@dataclass(frozen=True, slots=True)
class Pause:
    """From `start` up to `end` no clock runs. A pause still open is given the moment of asking as its end."""

    start: datetime
    end: datetime


def due(start: datetime, limit_hours: float, clock: str, calendar: Calendar, pauses: Iterable[Pause] = ()) -> datetime:
    """The first moment (UTC) at which `limit_hours` have run since `start`."""
    if limit_hours < 0:
        raise TimeError(f"a limit of {limit_hours} hours")
    left = timedelta(hours=limit_hours) // _MICROSECOND
    now = _count(start, calendar)
    for stop, resume in _merged(pauses, now, calendar):
        ran = _ran(now, stop, clock, calendar)
        if ran >= left:
            break
        left -= ran
        now = resume
    return _moment(_ahead(now, left, clock, calendar), calendar)


def elapsed(start: datetime, end: datetime, clock: str, calendar: Calendar, pauses: Iterable[Pause] = ()) -> timedelta:
    """How long the clock ran from `start` to `end`."""
    now, last = _count(start, calendar), _count(end, calendar)
    if last < now:
        raise TimeError(f"{end} is before {start}")
    total = 0
    for stop, resume in _merged(pauses, now, calendar):
        if stop >= last:
            break
        total += _ran(now, stop, clock, calendar)
        now = min(resume, last)
    return timedelta(microseconds=total + _ran(now, last, clock, calendar))


def _count(at: datetime, calendar: Calendar) -> int:
    """Microseconds of local time since the year 1."""
    if at.tzinfo is None or at.utcoffset() is None:
        raise TimeError(f"{at} has no time zone")
    return (at - _EPOCH + calendar.offset) // _MICROSECOND


def _moment(count: int, calendar: Calendar) -> datetime:
    return _EPOCH + timedelta(microseconds=count) - calendar.offset


def _merged(pauses: Iterable[Pause], start: int, calendar: Calendar) -> list[tuple[int, int]]:
    """Pauses after `start`, in order and apart."""
    merged: list[tuple[int, int]] = []
    for stop, resume in sorted((_count(pause.start, calendar), _count(pause.end, calendar)) for pause in pauses):
        if resume < stop:
            raise TimeError("a pause ends before it starts")
        if resume <= start:
            continue
        if merged and stop <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], resume))
        else:
            merged.append((max(stop, start), resume))
    return merged


def _ran(start: int, end: int, clock: str, calendar: Calendar) -> int:
    """Time run between two moments without a pause."""
    if clock == "natural":
        return end - start
    if clock != "working":
        raise TimeError(f"no clock is called {clock}")
    first, last = start // DAY, end // DAY
    whole = sum(map(calendar.worked, range(first + 1, last + 1))) * calendar.per_day
    before = calendar.into_day(start % DAY) if calendar.worked(first + 1) else 0
    after = calendar.into_day(end % DAY) if calendar.worked(last + 1) else 0
    return whole - before + after


def _ahead(start: int, left: int, clock: str, calendar: Calendar) -> int:
    """The first moment at which `left` more has run, without a pause."""
    if clock == "natural" or left == 0:
        return start + left
    if clock != "working":
        raise TimeError(f"no clock is called {clock}")
    day = start // DAY
    if calendar.worked(day + 1):
        left += calendar.into_day(start % DAY)
    else:
        day += 1
    while not calendar.worked(day + 1) or left > calendar.per_day:
        if calendar.worked(day + 1):
            left -= calendar.per_day
        day += 1
    return day * DAY + calendar.moment_of(left)
