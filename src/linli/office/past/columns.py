"""What the sheets of a book are made of: columns with their names, and the answers that some of them take."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from linli.engines.places.keys import fold
from linli.office.past.words import Note, Problem


@dataclass(frozen=True)
class Column:
    """One column: its key, its name, what it is also called, what to write, and the answers if it takes some.

    `sort` says how the template shows it: day, yuan, or blank for words. `most` is how long its words may be.
    """

    key: str
    name: str
    also: tuple[str, ...] = ()
    help: Any = ""
    answers: Mapping[str, str] = field(default_factory=dict, hash=False)
    required: bool = False
    sort: str = ""
    most: int = 200


@dataclass(frozen=True)
class Sheet:
    """One sheet of the workbook; a table with these columns is taken for it, whatever its own name."""

    key: str
    name: str
    columns: Sequence[Column]

    def column(self, key: str) -> Column:
        return next(one for one in self.columns if one.key == key)


class Book:
    """The sheets that a room takes; `more` are words that are also written for an answer."""

    def __init__(
        self, sheets: Sequence[Sheet], more: Mapping[str, str] | None = None, *, problem: type[Problem] = Problem,
        note: type[Note] = Note,
    ) -> None:  # fmt: skip
        self.sheets, self.more, self.problem, self.note = sheets, more or {}, problem, note
        self._names = {
            sheet.key: {_bare(name): one.key for one in reversed(sheet.columns) for name in (one.name, *one.also)}
            for sheet in sheets
        }

    def meaning(self, sheet: Sheet, label: str) -> str:
        """The key of the column that a header names, blank for none."""
        return self._names[sheet.key].get(_bare(label), "")

    def answer(self, column: Column, said: str) -> str:
        """The value that an answer stands for, blank for none."""
        own = {label: value for value, label in column.answers.items()}
        found = own.get(said) or self.more.get(said, said)
        return found if found in column.answers else ""


def _bare(label: str) -> str:
    return fold(label).replace("(", "").replace(")", "").replace("（", "").replace("）", "").strip("*：: ")
