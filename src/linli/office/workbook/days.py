"""Dates as offices type them: 2024.3.1, 2024年3月, 45352, real dates."""

import calendar
import re
from datetime import date, datetime, timedelta

from linli.office.workbook.values import Bad, Cell, plain, text

_DAY = re.compile(r"(\d{4})[年./\-](\d{1,2})(?:[月./\-](\d{1,2})日?|月)?(?:\d{1,2}:\d{2}(?::\d{2})?)?")
_NO_END = {"至今", "长期", "现任", "在任", "今", "-", "—", "/", "无"}
_EPOCH = date(1899, 12, 30)


def first(_: object, value: Cell) -> date | Bad:
    """The day that is written; the first of a month without a day."""
    return _day(value, end=False)


def last(_: object, value: Cell) -> date | Bad | None:
    """The day after the last day that is written: the first on which it no longer holds."""
    if plain(value) in _NO_END:
        return None
    day = _day(value, end=True)
    return day if isinstance(day, Bad) else day + timedelta(days=1)


def _day(value: Cell, *, end: bool) -> date | Bad:
    bad = Bad("not_date", {"value": text(value)})
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value if 1900 <= value.year <= 2200 else bad
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _serial(float(value), bad)
    words = plain(value)
    if re.fullmatch(r"[2-7]\d{4}", words):
        return _serial(float(words), bad)
    if re.fullmatch(r"(19|20)\d{6}", words):
        words = f"{words[:4]}-{words[4:6]}-{words[6:]}"
    match = _DAY.fullmatch(words)
    return _calendar_day(match, end, bad) if match else bad


def _serial(number: float, bad: Bad) -> date | Bad:
    """A day as Excel counts it, or eight digits typed as a number; 2024.1 is doubtful."""
    if number.is_integer() and 19_000_101 <= number <= 22_001_231:
        return _day(str(int(number)), end=False)
    if 1900 <= number < 2200:
        return bad if number.is_integer() else Bad("date_doubtful", bad.params)
    return _EPOCH + timedelta(days=int(number)) if 20_000 <= number < 80_000 else bad


def _calendar_day(match: re.Match[str], end: bool, bad: Bad) -> date | Bad:
    year, month = int(match.group(1)), int(match.group(2))
    if not (1900 <= year <= 2200 and 1 <= month <= 12):
        return bad
    length = calendar.monthrange(year, month)[1]
    day = int(match.group(3) or (length if end else 1))
    return date(year, month, day) if 1 <= day <= length else bad
