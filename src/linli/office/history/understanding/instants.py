"""Instants as offices write them: dates of every usual shape, with or without a time, read as Shanghai time."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from linli.foundation.clock import SHANGHAI
from linli.office.workbook import days
from linli.office.workbook.values import Bad, Broken, Cell, text

_ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)")
_STAMP = re.compile(r"((?:19|20)\d{6})(\d{2})(\d{2})(\d{2})?")
_HALF = "上午|下午|晚上|中午|早上|凌晨|傍晚|AM|PM|am|pm"
_TIMED = re.compile(
    rf"(?P<day>.*?)[ T]*(?:(?:星期|周)[一二三四五六日天])?[ ,]*(?P<half>{_HALF})? *"
    r"(?P<hour>\d{1,2})(?:[:：](?P<minute>\d{2})(?:[:：](?P<second>\d{2})(?:\.\d+)?)?"
    r"|[时点](?:(?P<minute2>\d{1,2})分?)?(?:\d{1,2}秒)?|点半)(?: *(?P<after>AM|PM|am|pm))?"
)


@dataclass(frozen=True)
class Instant:
    """A moment in UTC; not `exact` when only the day is told."""

    at: datetime
    exact: bool

    @property
    def day(self) -> date:
        return self.at.astimezone(SHANGHAI).date()


def read(value: Cell) -> Instant | Bad:
    """The instant of a cell, or `Bad`."""
    if isinstance(value, Broken):
        return Bad(value.code)
    if isinstance(value, datetime):
        return _of(value.date(), value.time())
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(float(value))
    return _words(text(value)) if isinstance(value, str) else _day_only(value)


def _of(day: date, clock: time | None) -> Instant:
    local = datetime.combine(day, clock or time(), tzinfo=SHANGHAI)
    return Instant(local.astimezone(UTC), clock is not None and clock != time())


def _day_only(value: Cell) -> Instant | Bad:
    day = days.first(None, value)
    return day if isinstance(day, Bad) else _of(day, None)


def _number(number: float) -> Instant | Bad:
    """A day as Excel counts it, its fraction the time of day; or digits typed as a number."""
    if number.is_integer() and _STAMP.fullmatch(str(int(number))):
        return _words(str(int(number)))
    found = _day_only(number)
    if isinstance(found, Bad) or number.is_integer() or not 20_000 <= number < 80_000:
        return found
    return Instant(found.at + timedelta(seconds=round(number % 1 * 86_400)), True)


def _words(words: str) -> Instant | Bad:
    bad = Bad("not_date", {"value": words})
    if _ISO.fullmatch(words):
        try:
            return Instant(datetime.fromisoformat(words).astimezone(UTC), True)
        except ValueError:
            return bad
    stamp = _STAMP.fullmatch(words)
    if stamp:
        words = f"{stamp[1]} {stamp[2]}:{stamp[3]}:{stamp[4] or '00'}"
    timed = _TIMED.fullmatch(words)
    if timed is None or not timed["day"].strip():
        return _day_only(words)
    day, clock = days.first(None, timed["day"]), time_of(timed)
    return bad if isinstance(day, Bad) or clock is None else _of(day, clock)


def time_of(timed: re.Match[str]) -> time | None:
    """The time of day that a match tells; afternoon hours may be written as 3."""
    hour, half = int(timed["hour"]), (timed["half"] or timed["after"] or "").lower()
    minute = 30 if timed.group().endswith("点半") else int(timed["minute"] or timed["minute2"] or 0)
    if (half in ("下午", "晚上", "傍晚", "pm") and hour < 12) or (half == "中午" and hour < 11):
        hour += 12
    if half in ("凌晨", "am") and hour == 12:
        hour = 0
    try:
        return time(hour, minute, int(timed["second"] or 0))
    except ValueError:
        return None
