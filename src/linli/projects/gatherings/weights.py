"""Weights as people say them: kilograms, jin (half a kilo), tonnes. Kept as whole grams, so that sums never drift.

Plain Python, without the framework: text in, whole grams out, and back. A number with no unit is not guessed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal

Unit = Literal["kg", "jin", "ton"]
GRAMS: dict[str, int] = {"kg": 1_000, "jin": 500, "ton": 1_000_000}
NAMES: dict[str, str] = {
    "kg": "kg", "公斤": "kg", "千克": "kg", "斤": "jin", "市斤": "jin", "jin": "jin",
    "t": "ton", "吨": "ton", "ton": "ton", "tonne": "ton", "tonnes": "ton",
}  # fmt: skip
MANY = {"": 1, "千": 1_000, "万": 10_000}
MOST = 10_000_000_000  # ten thousand tonnes
_SAID = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?)\s*(万|千(?!克)|)\s*([a-z]+|[一-鿿]+)", re.IGNORECASE)
_WIDE = str.maketrans("０１２３４５６７８９．，　", "0123456789., ")


class NotAWeight(ValueError):
    """What was written is no weight."""


class FinerThanGram(ValueError):
    """What was written is no whole number of grams."""


def grams(number: Decimal | int | str, unit: str) -> int:
    """Whole grams of so many units. Raises `NotAWeight`, `FinerThanGram`."""
    try:
        exact = Decimal(str(number).replace(",", "").strip()) * GRAMS[unit]
    except (InvalidOperation, KeyError) as wrong:
        raise NotAWeight(f"{number} {unit}") from wrong
    if not exact.is_finite() or not 0 < exact <= MOST:
        raise NotAWeight(f"{number} {unit}")
    if exact != exact.to_integral_value():
        raise FinerThanGram(f"{number} {unit}")
    return int(exact)


def read(text: str) -> tuple[int, str]:
    """Grams and unit of a weight as it is written: 2.6吨, 1600斤, 1.5万斤, 7,500 kg. Raises as `grams`."""
    found = _SAID.fullmatch(text.translate(_WIDE).strip())
    unit = NAMES.get(found[3].lower()) if found else None
    if found is None or unit is None:
        raise NotAWeight(text)
    return grams(Decimal(found[1].replace(",", "")) * MANY[found[2]], unit), unit


def plain(weight: int, unit: str) -> str:
    """The number of a weight in a unit, exact, without needless zeros: 2600000 g in ton is 2.6."""
    exact = Decimal(weight) / GRAMS[unit]
    text = f"{exact:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True)
class Line:
    """A quantity: grams, and the place of the line that it is part of, if it is no quantity of its own."""

    grams: int
    part_of: int | None = None


def total(lines: Iterable[Line]) -> int:
    """All grams, each once: what is part of another line is inside that line already (N7)."""
    return sum(line.grams for line in lines if line.part_of is None)


def left_of(lines: Iterable[Line], place: int) -> int:
    """What is left of a line beside its parts. Raises `IndexError` where there is no such line."""
    rows = list(lines)
    return rows[place].grams - sum(line.grams for line in rows if line.part_of == place)
