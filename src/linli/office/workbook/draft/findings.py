"""Gathering what is said while a workbook is checked, and which rows are left out."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field, fields
from typing import TypeVar

from linli.office.workbook.reading import Raw, RawSheet
from linli.office.workbook.rows import Row
from linli.office.workbook.words import Note, Problem

R = TypeVar("R", bound=Row)


@dataclass
class Findings:
    """Problems and notes, each beside the header that the office wrote."""

    labels: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    skipped: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, raw: Raw) -> "Findings":
        labels = {sheet.name: _labels(sheet) for sheet in raw.sheets}
        return cls(labels, list(raw.problems), list(raw.notes))

    def problem(self, sheet: str, row: int, key: str, code: str, **params: object) -> None:
        """Say what is wrong with a row, which is then left out."""
        letter, label = self.labels.get(sheet, {}).get(key, ("", ""))
        self.problems.append(Problem(sheet, row, label, code, _words(params), letter))
        self.skipped.add((sheet, row))

    def note(self, sheet: str, row: int, key: str, code: str, **params: object) -> None:
        letter, label = self.labels.get(sheet, {}).get(key, ("", ""))
        self.notes.append(Note(sheet, row, label, code, _words(params), letter))

    def holds(self, row: Row) -> bool:
        """Whether the row still stands."""
        return (row.sheet, row.row) not in self.skipped


def _labels(sheet: RawSheet) -> dict[str, tuple[str, str]]:
    """A column that the sheet does not have is named as the template names it."""
    named = {column.key: ("", column.zh) for column in sheet.form}
    return named | dict(sheet.labels)


def _words(params: dict[str, object]) -> dict[str, str]:
    return {key: str(value) for key, value in params.items()}


def once(rows: Iterable[R], key: Callable[[R], Hashable], findings: Findings) -> list[R]:
    """Each row once: a repeated row is noted, a row that says otherwise of the same thing is a problem."""
    first: dict[Hashable, R] = {}
    owners: dict[str, R] = {}
    for row in rows:
        earlier = owners.get(row.id) or first.get(key(row))  # an exported id is the key before all others
        if earlier is None:
            first[key(row)] = row
            owners |= {row.id: row} if row.id else {}
            continue
        other = _difference(earlier, row)
        if other is None:
            findings.note(row.sheet, row.row, "", "row_twice", first=_where(earlier, row))
        else:
            there, here = getattr(earlier, other), getattr(row, other)
            params = {"first": _where(earlier, row), "there": shown(there), "here": shown(here)}
            findings.problem(row.sheet, row.row, other, "row_contradicts", **params)
    return list(first.values())


def _difference(one: Row, other: Row) -> str | None:
    """The first field in which two rows differ."""
    names = [item.name for item in fields(one) if item.compare]
    return next((name for name in names if getattr(one, name) != getattr(other, name)), None)


def _where(row: Row, seen_from: Row) -> str:
    """The number of a row, with its sheet when that is another."""
    return str(row.row) if row.sheet == seen_from.sheet else f"{row.sheet} {row.row}"


def shown(value: object) -> str:
    """A value as a sentence quotes it."""
    if value is None or value == "":
        return "—"
    return {True: "是", False: "否"}[value] if isinstance(value, bool) else str(value)
