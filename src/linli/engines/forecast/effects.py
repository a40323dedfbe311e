"""What a week is like by the calendar alone: its place in the year, seasons, and working days that are holidays."""

import csv
import io
import math
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Span = tuple[str, str]
YEAR = 365.2425
HARMONICS = 3


class EffectsError(ValueError):
    """A table of seasons or holidays that cannot be read; names table, line and problem."""


@dataclass(frozen=True)
class Effects:
    """`seasons`: name → its spans, MM-DD for every year or YYYY-MM-DD for one. `off`, `on`: holidays, make-up days."""

    seasons: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    off: frozenset[date] = frozenset()
    on: frozenset[date] = frozenset()

    @classmethod
    def read(cls, seasons: str, holidays: str) -> "Effects":
        """From data/seasons_cn.csv (start, end, name_zh count here) and data/holidays_cn.csv. Raises EffectsError."""
        spans: dict[str, tuple[Span, ...]] = {}
        for line, row in enumerate(csv.DictReader(io.StringIO(seasons.removeprefix("\ufeff"))), 2):
            start, end, name = (row.get(column) or "" for column in ("start", "end", "name_zh"))
            if not name or len(start) != len(end) or len(start) not in (5, 10):
                raise EffectsError(
                    f"seasons, line {line}: start, end and name_zh are needed, days as 05-15 or 2027-01-29"
                )
            spans[name] = (*spans.get(name, ()), (start, end))
        days: dict[str, set[date]] = {"holiday": set(), "statutory": set(), "workday": set()}
        for line, row in enumerate(csv.DictReader(io.StringIO(holidays.removeprefix("\ufeff"))), 2):
            try:
                days[row["kind"]].add(date.fromisoformat(row["date"]))
            except (KeyError, ValueError, TypeError):
                raise EffectsError(f"holidays, line {line}: date and kind are needed") from None
        return cls(spans, frozenset(days["holiday"] | days["statutory"]), frozenset(days["workday"]))

    @property
    def names(self) -> tuple[str, ...]:
        """What the columns of `matrix` are."""
        waves = [f"{wave}{step}" for step in range(1, HARMONICS + 1) for wave in ("sin", "cos")]
        return (*waves, "days off", *self.seasons)

    def matrix(self, weeks: tuple[date, ...]) -> Array:
        """A row for each week (its Monday given): waves of the year, share of working days off, shares of seasons."""
        return np.array([self._row(week) for week in weeks]).reshape(len(weeks), len(self.names))

    def holding(self, week: date) -> tuple[str, ...]:
        """The seasons that hold on most days of a week."""
        return tuple(name for name in self.seasons if self._share(name, week) > 0.5)

    def _row(self, week: date) -> list[float]:
        turn = 2 * math.pi * ((week - date(2000, 1, 1)).days + 3) / YEAR
        waves = [wave(turn * step) for step in range(1, HARMONICS + 1) for wave in (math.sin, math.cos)]
        days = [week + timedelta(days=step) for step in range(7)]
        off = sum(day in self.off for day in days[:5]) - sum(day in self.on for day in days[5:])
        return [*waves, off / 5, *(self._share(name, week) for name in self.seasons)]

    def _share(self, name: str, week: date) -> float:
        days = [week + timedelta(days=step) for step in range(7)]
        return sum(any(_within(day, span) for span in self.seasons[name]) for day in days) / 7


def _within(day: date, span: Span) -> bool:
    start, end = span
    written = day.isoformat()[-len(start) :]
    return start <= written <= end if start <= end else written >= start or written <= end
