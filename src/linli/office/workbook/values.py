"""What a cell may hold, its plain text, and why it may not be taken."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta


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
_BLANKS = re.compile(r"[\s\u200b\ufeff\u3000]+")
_WIDE = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}


def text(value: Cell) -> str:
    """The cell as text: blanks trimmed and drawn together, full-width digits and letters made narrow."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    words = _BLANKS.sub(" ", str(value).translate(_WIDE)).strip()
    return re.sub(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])", "", words)  # 张 三 is 张三


def plain(value: Cell) -> str:
    """The cell as text in narrow signs without any blank: for numbers, dates and choices."""
    return "".join(unicodedata.normalize("NFKC", text(value)).split())
