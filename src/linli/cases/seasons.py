"""Seasons of the year as hints: data/seasons_cn.csv, each with its dates, the kind it brings, and what to look at.

Flood season from 15 May as Henan keeps it (河南日报, 2018-05-17); heating 15 November to 15 March (DOMAIN §B54);
the Spring Festival from 小年 about eight days before the lunar new year to 正月十五.
"""

import csv
import io
from dataclasses import dataclass
from datetime import date, timedelta

COLUMNS = ("start", "end", "kind", "name_zh", "name_en", "hint_zh", "hint_en")
AHEAD = timedelta(days=14)


class SeasonError(ValueError):
    """A row of the seasons that cannot be read; the message names the line."""


@dataclass(frozen=True, slots=True)
class Season:
    """A season on the days [start, end]; both MM-DD (every year) or both YYYY-MM-DD (once)."""

    start: str
    end: str
    kind: str
    name_zh: str
    name_en: str
    hint_zh: str
    hint_en: str

    def span(self, day: date) -> tuple[date, date]:
        """Its dates, of a yearly one those that end next on or after `day`."""
        if len(self.start) > 5:
            return date.fromisoformat(self.start), date.fromisoformat(self.end)
        year = day.year if self.end >= f"{day:%m-%d}" else day.year + 1
        first = year if self.start <= self.end else year - 1
        return date.fromisoformat(f"{first}-{self.start}"), date.fromisoformat(f"{year}-{self.end}")


def read(text: str) -> tuple[Season, ...]:
    """The seasons, strictly. Raises `SeasonError`."""
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
    if tuple(next(rows, ())) != COLUMNS:
        raise SeasonError(f"line 1: the columns are {', '.join(COLUMNS)}")
    found = []
    for line, cells in enumerate(rows, 2):
        if len(cells) != len(COLUMNS) or not all(cells):
            raise SeasonError(f"line {line}: {len(COLUMNS)} words are needed, none of them blank")
        season = Season(*cells)
        try:
            start, end = season.span(date(2026, 1, 1))
        except ValueError:
            raise SeasonError(f"line {line}: a day is written 05-15, or 2027-01-29 for one year only") from None
        if len(season.start) != len(season.end) or end < start:
            raise SeasonError(f"line {line}: the last day lies before the first")
        found.append(season)
    return tuple(found)


def near(seasons: tuple[Season, ...], day: date) -> list[tuple[Season, date, date]]:
    """The seasons that hold on a day or begin within two weeks, with their dates, the earliest first."""
    spans = [(season, *season.span(day)) for season in seasons]
    return sorted((s for s in spans if s[1] - AHEAD <= day <= s[2]), key=lambda found: found[1])
