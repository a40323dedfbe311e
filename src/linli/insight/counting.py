"""What one matter adds to which sums: values in, values out. The sums of many are what one by one adds up to."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from datetime import date, timedelta
from hashlib import blake2b
from math import ceil
from typing import Any
from uuid import UUID

RULES = 2  # grows when what follows counts otherwise; then everything is counted anew
EVER = date(1900, 1, 1)  # the start of what is summed over all time
LEVELS = ("community", "general_grid", "compound", "micro_grid")
_DAYS = ("reported", "answered", "closed")


@dataclass(frozen=True)
class Key:
    """One sum: a place (by level and id), and a span with its first day."""

    level: str
    place: UUID
    span: str
    start: date

    @property
    def id(self) -> UUID:
        """The id of the row that holds it."""
        text = f"{self.level} {self.place.hex} {self.span} {self.start}"
        return UUID(bytes=blake2b(text.encode(), digest_size=16).digest())


@dataclass(frozen=True)
class Matter:
    """What is counted of one matter. `minutes` is its handling time, in whole minutes; `said` the last word of each
    of its reporters; `contact` whether a person did something in time ("in") or not so far ("not")."""

    community: UUID
    general_grid: UUID | None
    compound: UUID | None
    micro_grid: UUID | None
    stage: str
    reported: date
    channel: str
    sphere: str
    contact: str
    complexity: str
    kind: str = ""
    outcome: str = ""
    answered: date | None = None
    minutes: int = 0
    said: tuple[str, ...] = ()
    closed: date | None = None
    closed_level: str = ""
    silent: bool = False

    def plain(self) -> dict[str, Any]:
        """As it is kept in a row."""
        return {name: _plain(value) for name, value in asdict(self).items() if value not in (None, "", (), False)}

    @classmethod
    def of(cls, kept: dict[str, Any]) -> "Matter":
        """As it was kept."""
        found = dict(kept)
        for name in LEVELS:
            found[name] = UUID(found[name]) if name in found else None
        for name in _DAYS:
            found[name] = date.fromisoformat(found[name]) if name in found else None
        found["said"] = tuple(found.get("said", ()))
        return cls(**{"channel": "", "sphere": "", "complexity": ""} | found)

    def moved(self, **instead: Any) -> "Matter":
        """The same with something else in its place."""
        return type(self)(**{f.name: getattr(self, f.name) for f in fields(self)} | instead)


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return value.hex
    return value.isoformat() if isinstance(value, date) else value


def counts(matter: Matter) -> Iterator[tuple[date, list[str]]]:
    """What a matter adds one to, by the day to which it belongs; EVER for how things stand."""
    yield EVER, [f"stage:{matter.stage}", *([f"outcome:{matter.outcome}"] if matter.answered else [])]
    said_so = [f"channel:{matter.channel}", f"sphere:{matter.sphere}", f"contact:{matter.contact}"]
    yield matter.reported, [*said_so, f"kind:{matter.kind}"]
    if matter.answered:
        said = [f"said:{verdict}" for verdict in matter.said]
        took = f"answered:{matter.complexity}:{matter.minutes}"
        yield matter.answered, [took, f"outcome:{matter.outcome}", *said]
    if matter.closed:
        yield matter.closed, [f"level:{matter.closed_level}", f"silent:{'yes' if matter.silent else 'no'}"]


def spans(day: date) -> tuple[tuple[str, date], ...]:
    """The spans in which a day is summed."""
    return (("ever", EVER),) if day == EVER else (("day", day), ("month", day.replace(day=1)))


def sums(given: Iterable[tuple[Matter, int]]) -> dict[Key, Counter[str]]:
    """The sums of matters, each counted as often as said: 1 to add it, -1 to take it back."""
    found: dict[Key, Counter[str]] = {}
    for matter, times in given:
        places = [(level, getattr(matter, level)) for level in LEVELS if getattr(matter, level)]
        for day, names in counts(matter):
            for span, start in spans(day):
                for level, place in places:
                    held = found.setdefault(Key(level, place, span, start), Counter())
                    for name in names:
                        held[name] += times
    return found


def added(held: dict[str, int], more: Counter[str]) -> dict[str, int]:
    """A sum with another added, without what comes to nothing, in the order of the names."""
    names = sorted(held.keys() | more.keys())
    return {name: n for name in names if (n := held.get(name, 0) + more.get(name, 0))}


def cover(since: date, until: date) -> list[tuple[str, date]]:
    """Months that lie wholly in [since, until], and the days that are left."""
    found: list[tuple[str, date]] = []
    day = since
    while day <= until:
        following = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
        whole = day.day == 1 and following <= until + timedelta(days=1)
        found.append(("month" if whole else "day", day))
        day = following if whole else day + timedelta(days=1)
    return found


@dataclass(frozen=True)
class Spread:
    """Handling times as whole minutes and how many took as long."""

    of: Counter[int]

    @property
    def n(self) -> int:
        return self.of.total()

    @property
    def mean(self) -> float | None:
        """In hours."""
        return sum(minutes * n for minutes, n in self.of.items()) / self.n / 60 if self.n else None

    def within(self, share: float) -> float | None:
        """Hours within which at least this share was done: the nearest-rank percentile, one of the values seen."""
        rank, seen = max(1, ceil(share * self.n)), 0
        for minutes, n in sorted(self.of.items()):
            seen += n
            if seen >= rank:
                return minutes / 60
        return None


def spread(held: dict[str, int], complexity: str = "") -> Spread:
    """The handling times in a sum, of one complexity or of all."""
    found: Counter[int] = Counter()
    for name, n in held.items():
        what, _colon, rest = name.partition(":")
        if what == "answered":
            kind, _colon, minutes = rest.partition(":")
            if complexity in ("", kind):
                found[int(minutes)] += n
    return Spread(found)


def part(held: dict[str, int], what: str) -> dict[str, int]:
    """How many of each kind a sum says of something, such as of channels."""
    return {name.partition(":")[2]: n for name, n in held.items() if name.startswith(f"{what}:")}
