"""An entry as its leaf says it: lines, draws on lots, and what its sort needs beside."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

Leaf = Mapping[str, Any]

COMING_IN = ("opening", "gift", "goods", "agency", "pledge", "share", "interest", "due")
GOING_OUT = ("approved", "advance", "cost", "payment")
SORTS = frozenset((*COMING_IN, *GOING_OUT, "returned", "change", "closing", "reversal"))
TAKING = frozenset(("advance", "payment", "change"))  # their draws are above 0
DRAWING = TAKING | {"returned", "reversal"}

AT = re.compile(r"\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ", re.ASCII)
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)
MOST = 2**53 - 1


class ShapeError(ValueError):
    """A member of a leaf is missing or not of its kind; says which."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an entry: debit above 0, credit below; `origin` is the lot that a change takes it from."""

    account: str
    purpose: str
    fen: int
    origin: str = ""

    @property
    def members(self) -> dict[str, str | int]:
        """As a value for its leaf."""
        said: dict[str, str | int] = {"account": self.account, "fen": self.fen, "purpose": self.purpose}
        return said | ({"from": self.origin} if self.origin else {})


@dataclass(frozen=True, slots=True)
class Draw:
    """What a line takes from a lot (above 0) or gives back to it (below)."""

    line: int
    lot: str
    fen: int

    @property
    def members(self) -> dict[str, str | int]:
        """As a value for its leaf."""
        return {"fen": self.fen, "line": self.line, "lot": self.lot}


@dataclass(frozen=True, slots=True)
class Entry:
    """A decoded leaf of kind entry; numbers name other leaves, -1 none."""

    index: int
    at: str
    sort: str
    day: str
    key: str
    words: str
    lines: tuple[Line, ...]
    draws: tuple[Draw, ...]
    reverses: int
    about: int
    decision: int
    agreement: int
    sales: int
    order: str
    consents: tuple[int, ...]
    documents: int

    @property
    def month(self) -> str:
        return self.day[:7]

    def lot(self, line: int) -> str:
        """The name that a lot opened by a line has."""
        return f"{self.index}.{line}"


def entry_of(index: int, leaf: Leaf) -> Entry:
    """The entry of a leaf. Raises `ShapeError` where a member is missing or not of its kind."""
    lines, draws = _list(leaf, "lines"), _list(leaf, "draws", ())
    return Entry(
        index=index,
        at=leaf["at"],
        sort=text(leaf, "sort"),
        day=day(leaf, "day"),
        key=text(leaf, "key"),
        words=leaf.get("words", ""),
        lines=tuple([_line(line) for line in lines]),
        draws=tuple([_draw(draw) for draw in draws]),
        reverses=_other(leaf, "reverses"),
        about=_other(leaf, "about"),
        decision=_other(leaf, "decision"),
        agreement=_other(leaf, "agreement"),
        sales=_other(leaf, "sales"),
        order=text(leaf, "order") if "order" in leaf else "",
        consents=tuple([number({"consents": one}, "consents") for one in _list(leaf, "consents", ())]),
        documents=len(_list(leaf, "documents", ())),
    )


def _list(leaf: Leaf, name: str, otherwise: Sequence[Any] | None = None) -> Sequence[Any]:
    found = leaf.get(name, otherwise)
    if not isinstance(found, list | tuple):
        raise ShapeError(name)
    return found


def _other(leaf: Leaf, name: str) -> int:
    return number(leaf, name) if name in leaf else -1


def _line(said: Any) -> Line:
    match said:
        case {"account": str(account), "purpose": str(purpose), "fen": fen} if type(fen) is int and abs(fen) <= MOST:
            origin = said.get("from", "")
            if isinstance(origin, str):
                return Line(account, purpose, fen, origin)
    raise ShapeError("lines")


def _draw(said: Any) -> Draw:
    match said:
        case {"line": line, "lot": str(lot), "fen": fen} if type(line) is type(fen) is int and abs(fen) <= MOST:
            return Draw(line, lot, fen)
    raise ShapeError("draws")


def text(leaf: Leaf, name: str) -> str:
    """A text that is not empty."""
    found = leaf.get(name)
    if not (isinstance(found, str) and found):
        raise ShapeError(name)
    return found


def number(leaf: Leaf, name: str) -> int:
    """A whole number from 0 on."""
    found = leaf.get(name)
    if not (type(found) is int and 0 <= found <= MOST):
        raise ShapeError(name)
    return found


def fen(leaf: Leaf, name: str) -> int:
    """A whole number of fen, of either sign."""
    found = leaf.get(name)
    if not (type(found) is int and -MOST <= found <= MOST):
        raise ShapeError(name)
    return found


def day(leaf: Leaf, name: str) -> str:
    """A day of the calendar."""
    found = leaf.get(name)
    if not (isinstance(found, str) and _is_day(found)):
        raise ShapeError(name)
    return found


@lru_cache(4096)
def _is_day(said: str) -> bool:
    try:
        return bool(DAY.fullmatch(said) and date.fromisoformat(said))
    except ValueError:
        return False


def instant(leaf: Leaf) -> str:
    """The time of a leaf: UTC, to the second."""
    found = leaf.get("at")
    if not (isinstance(found, str) and AT.fullmatch(found) and _is_day(found[:10])):
        raise ShapeError("at")
    return found


def day_there(at: str) -> str:
    """The community's day (+08:00) of a time."""
    return at[:10] if at[11:13] < "16" else _next(at[:10])


@lru_cache(4096)
def _next(said: str) -> str:
    return (date.fromisoformat(said) + timedelta(1)).isoformat()
