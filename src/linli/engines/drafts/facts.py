"""What a text may tell: facts with their unit, the days it is about, and names that hold signs like numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

SCALES = {"": Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000), "千": Decimal(1_000)}
COARSEST = Decimal("0.005")  # how far a number told in ten thousands may lie from its figure: half a hundredth


@dataclass(frozen=True)
class Fact:
    """One number of the records. `unit`: n, h (hours), %, yuan, kg, people, visits."""

    key: str
    value: Decimal
    unit: str


@dataclass(frozen=True)
class Ground:
    """All that a text may tell: facts, a period with some days beside it, names, times of the day.

    `slogans` are what it may not say, each with what to say instead.
    """

    facts: tuple[Fact, ...]
    since: date
    until: date
    days: tuple[date, ...] = ()
    names: tuple[str, ...] = ()
    slogans: Mapping[str, str] = field(default_factory=dict)
    times: tuple[str, ...] = ()  # of the day, as 19:00

    def knows_day(self, day: date) -> bool:
        return self.since <= day <= self.until or day in self.days

    def knows_month(self, year: int | None, month: int) -> bool:
        """Whether a month, of a year or of any, holds a day that may be told."""
        return any(day.month == month and year in (None, day.year) for day in self._months())

    def knows_year(self, year: int) -> bool:
        return any(day.year == year for day in self._months())

    def _months(self) -> Iterable[date]:
        months = range(self.since.year * 12 + self.since.month - 1, self.until.year * 12 + self.until.month)
        return [date(n // 12, n % 12 + 1, 1) for n in months] + list(self.days)


@dataclass(frozen=True)
class Said:
    """A number as a text says it: its value before scaling, the decimals it has, its scale, the unit beside it."""

    number: Decimal
    decimals: int
    scale: str = ""
    unit: str = ""

    def tells(self, fact: Fact) -> bool:
        """Whether this is that fact: of its unit, and equal to it at the decimals that are told."""
        value = _in_unit(fact, self.unit)
        if value is None:
            return False
        size = SCALES[self.scale]
        rounded = (value / size).quantize(Decimal(1).scaleb(-self.decimals), rounding=ROUND_HALF_UP)
        if rounded != self.number:
            return False
        return size == 1 or value == 0 or abs(rounded * size - value) <= COARSEST * abs(value)


def _in_unit(fact: Fact, unit: str) -> Decimal | None:
    """A fact in the unit that stands beside a number; None where the two do not go together."""
    if unit in ("", fact.unit) and not (unit == "" and fact.unit == "%"):
        return fact.value
    if fact.unit == "kg" and unit in ("jin", "ton"):
        return fact.value * 2 if unit == "jin" else fact.value / 1000
    if fact.unit == "h" and unit == "days":
        return fact.value / 24
    return None


def near(said: Said, facts: Iterable[Fact], most: int = 3) -> tuple[Fact, ...]:
    """The facts of the same unit that lie nearest to a number that is none of them."""
    wanted = said.number * SCALES[said.scale]
    known = {(value, fact.unit): fact for fact in facts if (value := _in_unit(fact, said.unit)) is not None}
    ordered = sorted(known.items(), key=lambda pair: abs(pair[0][0] - wanted))
    return tuple(fact for _value, fact in ordered[:most])
