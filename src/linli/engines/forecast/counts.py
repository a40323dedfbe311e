"""Counts by series and week: read strictly from a table, weeks without a row being zeros."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from linli.engines.forecast.weeks import WEEK, WeekError, following, label, monday

Array = NDArray[np.float64]
COLUMNS = ("series", "week", "count")
_ALSO = {"序列": "series", "类别": "series", "周": "week", "件数": "count", "数量": "count"}
LARGEST, LONGEST = 1_000_000, 1_600  # of one count; of weeks


class CountsError(ValueError):
    """A table that cannot be used: names the line (header = 1) and the mend, in Chinese and in English."""

    def __init__(self, line: int, chinese: str, english: str) -> None:
        self.line = line
        super().__init__(f"第 {line} 行：{chinese} · line {line}: {english}")


@dataclass(frozen=True)
class Counts:
    """`values[i, t]`: how many of series `names[i]` in week `t`, the first of which begins on Monday `first`."""

    first: date
    names: tuple[str, ...]
    values: Array = field(compare=False)
    filled: int = 0  # cells without a row, taken as zero

    @property
    def weeks(self) -> tuple[date, ...]:
        return following(self.first, self.values.shape[1])

    def ahead(self, count: int) -> tuple[date, ...]:
        """The Mondays after the last week."""
        return following(self.first + WEEK * self.values.shape[1], count)

    def until(self, count: int) -> "Counts":
        """The first `count` weeks alone."""
        return Counts(self.first, self.names, self.values[:, :count])


def read(text: str) -> Counts:
    """From a table with the columns series, week, count (others are left aside). Raises CountsError.

    A cell of series and week without a row, between the first and the last week of the table, is a zero.
    """
    found: dict[tuple[str, date], float] = {}
    for line, series, week, count in _rows(text):
        if (series, week) in found:
            raise CountsError(
                line, f"{series} 在 {label(week)} 有两行，请合并", f"{series} has two rows in {label(week)}: join them"
            )
        found[series, week] = count
    if not found:
        raise CountsError(1, "表里没有数据行", "the table has no rows of data")
    names = tuple(dict.fromkeys(series for series, _ in found))
    first, last = min(week for _, week in found), max(week for _, week in found)
    span = (last - first) // WEEK + 1
    if span > LONGEST:
        raise CountsError(
            1, f"从 {first} 到 {last} 太长，请核对年份", f"{first} to {last} is too long: check the years"
        )
    values = np.zeros((len(names), span))
    place = {name: row for row, name in enumerate(names)}
    for (series, week), count in found.items():
        values[place[series], (week - first) // WEEK] = count
    return Counts(first, names, values, values.size - len(found))


def _rows(text: str) -> Iterator[tuple[int, str, date, float]]:
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    header = [_ALSO.get(cell.strip(), cell.strip().lower()) for cell in next(rows, [])]
    for column in COLUMNS:
        if column not in header:
            raise CountsError(1, f"缺少 {column} 列，首行应为 {','.join(COLUMNS)}", f"no column {column} in the header")
    at = [header.index(column) for column in COLUMNS]
    for cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) <= max(at):
            raise CountsError(rows.line_num, f"只有 {len(cells)} 格", f"only {len(cells)} cells")
        series, week, count = (cells[place].strip() for place in at)
        if not series:
            raise CountsError(rows.line_num, "series 是空的", "series is blank")
        try:
            yield rows.line_num, series, monday(week), _count(rows.line_num, count)
        except WeekError as wrong:
            chinese, english = str(wrong).split(" · ")
            raise CountsError(rows.line_num, chinese, english) from None


def _count(line: int, words: str) -> float:
    try:
        value = float(words)
    except ValueError:
        value = -1
    if not (0 <= value <= LARGEST and value == int(value)):
        raise CountsError(
            line, f"count“{words}”不是 0 到 {LARGEST} 的整数", f"count {words!r} is no whole number from 0 to {LARGEST}"
        )
    return value
