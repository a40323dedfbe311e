"""What a cell may hold, its plain text, and why it may not be taken."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from linli.engines.messages.signs import narrow


@dataclass(frozen=True)
class Broken:
    """A cell whose value cannot be known; `code` says why."""

    code: str


@dataclass(frozen=True)
class Bad:
    """A value that cannot be taken: the code of a sentence in words.py, and what fills it."""

    code: str
    params: Mapping[str, str] = field(default_factory=dict)


Cell = str | int | float | bool | date | datetime | time | timedelta | Broken


def text(value: Cell) -> str:
    """The cell as text: blanks trimmed and drawn together, full-width digits and letters made narrow."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return narrow(str(value))


def plain(value: Cell) -> str:
    """The cell as text in narrow signs without any blank: for numbers, dates and choices."""
    return "".join(unicodedata.normalize("NFKC", text(value)).split())
