"""The list of slogans that no report says, with what to say instead; read at the roof and handed down once."""

import csv
import io
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language

COLUMNS = ["word", "since", "zh", "en"]


@dataclass(frozen=True)
class Slogan:
    """A word that claims without a measure; `since` is the day from which it is refused."""

    word: str
    since: date
    zh: str
    en: str


class BadSlogans(ValueError):
    """The list cannot be read; says the line."""


_held: list[tuple[Slogan, ...]] = [()]


def read(text: str) -> tuple[Slogan, ...]:
    """The slogans of a table. Raises `BadSlogans`."""
    rows = csv.reader(io.StringIO(text))
    if next(rows, None) != COLUMNS:
        raise BadSlogans(1)
    found = []
    for line, row in enumerate(rows, 2):
        if len(row) != len(COLUMNS) or not all(row):
            raise BadSlogans(line)
        found.append(Slogan(row[0], date.fromisoformat(row[1]), row[2], row[3]))
    return tuple(found)


def use(slogans: tuple[Slogan, ...]) -> None:
    """Take these from now on."""
    _held[:] = [slogans]


def slogans(day: date) -> dict[str, str]:
    """What is refused on a day, each with what to say instead in the language of the page."""
    english = get_language() == "en"
    return {one.word: one.en if english else one.zh for one in _held[0] if one.since <= day}
