"""One figure as the page shows it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import get_language

from linli.engines.money import written


@dataclass(frozen=True)
class Asked:
    """For whom, as of when; `since` is the first day of the year before."""

    community: UUID
    at: datetime
    day: date
    since: date


@dataclass(frozen=True)
class Line:
    """One figure: `value` in words, what it counts, `n` records, and where they are (`url`, blank where none is open).

    `since` is the first day of its period; None for what stands on the day. `printed` is what the article says, in its
    own words; `note` why the two differ, or what the print cannot mean.
    """

    key: str
    label: Any
    value: str
    definition: Any
    n: int
    printed: str = ""
    note: Any = ""
    url: str = ""
    since: date | None = None


@dataclass(frozen=True)
class Part:
    """Lines that belong together."""

    key: str
    title: Any
    lines: Sequence[Line]


def money(fen: int) -> str:
    """An amount as a page writes it in its language."""
    return written(fen, "en" if get_language() == "en" else "zh")


def together(said: Iterable[str]) -> str:
    """Several values in one, as the page's language lists them."""
    return (", " if get_language() == "en" else "、").join(said)


def percent(part: float, of: float) -> str:
    """A share with one decimal, or a dash where there is nothing to divide by."""
    return f"{100 * part / of:.1f} %" if of else "—"
