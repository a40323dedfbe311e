"""Weeks by their Monday: 2026-W05 and 2026-01-26 name the same one."""

import re
from datetime import date, timedelta

WEEK = timedelta(days=7)
_ISO = re.compile(r"(\d{4})-?[Ww](\d{1,2})")
_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")


class WeekError(ValueError):
    """Words that name no week; says what was meant in Chinese · English."""


def monday(words: str) -> date:
    """The Monday of a week written 2026-W05, or as that Monday's date. Raises WeekError."""
    said = words.strip()
    if found := _ISO.fullmatch(said):
        try:
            return date.fromisocalendar(int(found[1]), int(found[2]), 1)
        except ValueError:
            raise WeekError(f"没有 {said} 这一周 · there is no week {said}") from None
    if found := _DAY.fullmatch(said):
        try:
            day = date(*map(int, found.groups()))
        except ValueError:
            raise WeekError(f"没有 {said} 这一天 · there is no day {said}") from None
        if day.weekday():
            meant = day - timedelta(days=day.weekday())
            raise WeekError(f"{said} 不是星期一，请写 {meant} · {said} is no Monday: write {meant}")
        return day
    raise WeekError(f"“{said}”不是周：请写 2026-W05 或星期一的日期 · not a week: write 2026-W05 or a Monday's date")


def label(day: date) -> str:
    """The ISO name of the week of a day."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def following(first: date, count: int) -> tuple[date, ...]:
    """`count` Mondays from `first` on."""
    return tuple(first + WEEK * step for step in range(count))
