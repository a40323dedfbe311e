"""What the law wants to be published, when, and whether it was: a table that a clerk can read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from linli.foundation import table

# event: what it counts from · within: m months or d days after that · every: again after so many, or a dash
RULES = table.read(
    """
rule      law          event          within  every
quarter   慈善法79条    opened         3m      3m
annual    民政部令81号  year_end       5m      -
final     慈善法79条    project_end    3m      -
surplus   民政部令81号  project_end    3m      -
related   民政部令81号  related_deal   30d     -
""",
    key="rule",
)
SOON = timedelta(days=14)


@dataclass(frozen=True)
class Event:
    """Something that happened on a day and has to be followed by a publication; `about` is its leaf."""

    event: str
    about: int
    day: date


@dataclass(frozen=True)
class Due:
    """What has to be published until a day; `leaf` is the publication, None as long as there is none."""

    day: date
    rule: str
    about: int
    leaf: int | None = None

    def state(self, today: date) -> str:
        """done, over, soon or ahead."""
        if self.leaf is not None:
            return "done"
        return "over" if self.day < today else "soon" if self.day <= today + SOON else "ahead"


@dataclass(frozen=True)
class Published:
    """A publication in the log: which rule it fulfils, about which leaf, for which last day."""

    rule: str
    about: int
    due: date
    leaf: int


def after(day: date, term: str) -> date:
    """The day so many months (3m) or days (30d) later; the last of the month where there is no such day."""
    number, unit = int(term[:-1]), term[-1]
    if unit == "d":
        return day + timedelta(days=number)
    month = day.month - 1 + number
    year, month = day.year + month // 12, month % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(day.day, last))


def due(events: Iterable[Event], published: Sequence[Published], until: date) -> list[Due]:
    """Everything that had or has to be published up to a day, by day. Source of the terms: the laws in the table."""
    done = {(one.rule, one.about, one.due): one.leaf for one in published}
    wanted = [
        (day, row["rule"], event.about)
        for event in events
        for row in RULES.rows
        if row["event"] == event.event
        for day in _days(event.day, row["within"], row["every"], until)
    ]
    return [Due(day, rule, about, done.get((rule, about, day))) for day, rule, about in sorted(wanted)]


def _days(start: date, within: str, every: str, until: date) -> list[date]:
    """The last days: one, or one for each round as far as the next one that is still ahead."""
    if every == "-":
        return [after(start, within)]
    found, round_ = [after(start, within)], int(every[:-1])
    while found[-1] < until:
        found.append(after(start, f"{int(within[:-1]) + round_ * len(found)}{every[-1]}"))
    return found
