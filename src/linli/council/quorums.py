"""Quorums of the steps as dated data (data/quorums_cn.csv): read at the roof, handed down once, plain values."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

COLUMNS = ("step", "from", "until", "present", "agree", "agree_of", "days", "verified", "source_zh", "source_en")


class QuorumsError(ValueError):
    """The file cannot be read; the message names the line."""


@dataclass(frozen=True)
class Share:
    """A part of something: `more` than it, or it at least."""

    of: Fraction
    more: bool

    def least(self, whole: int) -> int:
        """The least whole number that is enough of `whole`."""
        exact = self.of * whole
        return exact.numerator // exact.denominator + 1 if self.more else -(-exact.numerator // exact.denominator)

    def __str__(self) -> str:
        return f"{'>' if self.more else '≥'} {self.of}"


@dataclass(frozen=True)
class Quorum:
    """What a step needs from a day to a day: how many present of those due, how many agree of whom, its days."""

    step: str
    since: date
    until: date | None
    present: Share | None
    agree: Share | None
    agree_of: str
    days: int
    verified: bool
    source_zh: str
    source_en: str

    def missing(self, due: int, present: int, agreed: int) -> tuple[int, int]:
        """How many more must be present, and how many more must agree; nought and nought when it is enough."""
        there = self.present.least(due) if self.present else 0
        needed = self.agree.least(due if self.agree_of == "due" else present) if self.agree else 0
        return max(0, there - present), max(0, needed - agreed)


_held: list[tuple[Quorum, ...]] = [()]


def use(quorums: Sequence[Quorum]) -> None:
    """Take these from now on."""
    _held[:] = [tuple(quorums)]


def on(step: str, day: date) -> Quorum | None:
    """What a step needs on a day, or None when nothing is said of it."""
    fit = [one for one in _held[0] if one.step == step and one.since <= day and (one.until is None or day <= one.until)]
    return fit[-1] if fit else None


def read(text: str) -> tuple[Quorum, ...]:
    """Read the file strictly. Raises `QuorumsError`."""
    rows = csv.DictReader(io.StringIO(text))
    if tuple(rows.fieldnames or ()) != COLUMNS:
        raise QuorumsError("the columns are not those expected")
    return tuple(_row(number, row) for number, row in enumerate(rows, 2))


def _row(number: int, row: dict[str, str]) -> Quorum:
    try:
        since, until = date.fromisoformat(row["from"]), date.fromisoformat(row["until"]) if row["until"] else None
        present, agree = _share(row["present"]), _share(row["agree"])
        days = int(row["days"] or 0)
    except (ValueError, ZeroDivisionError) as wrong:
        raise QuorumsError(f"line {number}: {wrong}") from wrong
    if row["verified"] not in ("yes", "no") or (agree and row["agree_of"] not in ("due", "present")):
        raise QuorumsError(f"line {number}: verified is yes or no, agree_of is due or present")
    return Quorum(
        row["step"], since, until, present, agree, row["agree_of"], days, row["verified"] == "yes", row["source_zh"],
        row["source_en"],
    )  # fmt: skip


def _share(text: str) -> Share | None:
    return Share(Fraction(text.lstrip(">")), text.startswith(">")) if text else None
