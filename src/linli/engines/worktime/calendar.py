"""Which days are worked and which hours of them: weekly pattern, holidays, make-up workdays."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

MINUTE = 60_000_000  # all inner times are whole microseconds
DAY = 24 * 60 * MINUTE
KINDS = ("holiday", "workday", "statutory")
HOURS = """part,value
week,1 2 3 4 5
span,08:30-12:00
span,14:30-18:00
offset,+08:00
"""
_SPAN = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)")
_OFFSET = re.compile(r"([+-])(0\d|1[0-4]):([0-5]\d)")


class CalendarError(ValueError):
    """A calendar that cannot be: says the table, the line (header = 1) and the problem."""

    def __init__(self, table: str, line: int, problem: str) -> None:
        self.table, self.line, self.problem = table, line, problem
        super().__init__(f"{table}, line {line}: {problem}")


@dataclass(frozen=True)
class Calendar:
    """Working time of one place.

    `week`: weekdays worked, Monday 1 to Sunday 7. `spans`: minutes of the day, [from, to), in order and apart.
    `offset`: from UTC; China keeps no summer time. `off`: holidays. `on`: days worked though the week says not.
    `announced`: years whose holidays and make-up days have been published.
    """

    week: frozenset[int] = frozenset({1, 2, 3, 4, 5})
    spans: tuple[tuple[int, int], ...] = ((510, 720), (870, 1080))
    offset: timedelta = timedelta(hours=8)
    off: frozenset[date] = frozenset()
    on: frozenset[date] = frozenset()
    announced: frozenset[int] = frozenset()
    per_day: int = field(init=False, repr=False, compare=False)
    _exceptions: dict[int, bool] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.week or not self.week <= set(range(1, 8)):
            raise CalendarError("hours", 1, "the week needs at least one day, 1 to 7")
        edges = [edge for span in self.spans for edge in span]
        if not edges or edges != sorted(set(edges)) or edges[0] < 0 or edges[-1] > 1440:
            raise CalendarError("hours", 1, "spans must be in order, apart, and within one day")
        if self.off & self.on:
            raise CalendarError("holidays", 1, f"{min(self.off & self.on)} is both a holiday and a workday")
        object.__setattr__(self, "per_day", sum(end - start for start, end in self.spans) * MINUTE)
        days = dict.fromkeys((day.toordinal() for day in self.off), False)
        days.update(dict.fromkeys((day.toordinal() for day in self.on), True))
        object.__setattr__(self, "_exceptions", days)

    @classmethod
    def read(cls, holidays: str, hours: str = HOURS) -> "Calendar":
        """From two tables: date,kind,name with kinds holiday | workday | statutory, and part,value.

        `statutory` is a holiday of a year whose make-up days are not published yet: not worked, and the year stays
        unknown. Raises CalendarError.
        """
        week, spans, offset = _hours(hours)
        days: dict[date, str] = {}
        for line, (written, kind, _name) in _rows("holidays", holidays, ("date", "kind", "name")):
            if kind not in KINDS:
                raise CalendarError("holidays", line, f"{kind} is none of {', '.join(KINDS)}")
            try:
                day = date.fromisoformat(written)
            except ValueError:
                raise CalendarError("holidays", line, f"{written} is no date like 2026-10-01") from None
            if day in days:
                raise CalendarError("holidays", line, f"{written} is there twice")
            days[day] = kind
        return cls(
            week=week,
            spans=spans,
            offset=offset,
            off=frozenset(day for day, kind in days.items() if kind != "workday"),
            on=frozenset(day for day, kind in days.items() if kind == "workday"),
            announced=frozenset(day.year for day, kind in days.items() if kind != "statutory"),
        )

    def known(self, year: int) -> bool:
        """Whether the year's make-up days are published; if not, its days follow the weekly pattern."""
        return year in self.announced

    def works(self, day: date) -> bool:
        """Whether the day is worked."""
        return self.worked(day.toordinal())

    def worked(self, ordinal: int) -> bool:
        """The same by ordinal, as the clocks count."""
        exception = self._exceptions.get(ordinal)
        return (ordinal - 1) % 7 + 1 in self.week if exception is None else exception

    def into_day(self, moment: int) -> int:
        """Working microseconds of one worked day before `moment` of it."""
        done = 0
        for start, end in self.spans:
            if moment <= start * MINUTE:
                break
            done += min(moment, end * MINUTE) - start * MINUTE
        return done

    def moment_of(self, done: int) -> int:
        """The first moment of a worked day at which `done` of its working microseconds are over; done > 0."""
        for start, end in self.spans:
            length = (end - start) * MINUTE
            if done <= length:
                return start * MINUTE + done
            done -= length
        raise ValueError("more than a day's working time")


def _rows(table: str, text: str, header: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
    if tuple(next(reader, [])) != header:
        raise CalendarError(table, 1, f"the header must be {','.join(header)}")
    for cells in reader:
        if len(cells) != len(header):
            raise CalendarError(table, reader.line_num, f"{len(cells)} cells instead of {len(header)}")
        yield reader.line_num, cells


def _hours(text: str) -> tuple[frozenset[int], tuple[tuple[int, int], ...], timedelta]:
    week: frozenset[int] = frozenset()
    spans: list[tuple[int, int]] = []
    offset = timedelta(hours=8)
    for line, (part, value) in _rows("hours", text, ("part", "value")):
        span, shift = _SPAN.fullmatch(value), _OFFSET.fullmatch(value)
        if part == "week" and re.fullmatch(r"[1-7]( [1-7])*", value):
            week = frozenset(map(int, value.split()))
        elif part == "span" and span:
            numbers = [int(group) for group in span.groups()]
            spans.append((numbers[0] * 60 + numbers[1], numbers[2] * 60 + numbers[3]))
        elif part == "offset" and shift:
            offset = timedelta(hours=int(shift[2]), minutes=int(shift[3])) * (1 if shift[1] == "+" else -1)
        else:
            raise CalendarError("hours", line, f"{part},{value} is not understood")
    return week, tuple(spans), offset
