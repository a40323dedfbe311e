"""From the cells of one row to what it becomes: each question is answered, or noted as a problem at its cell."""

import re
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from linli.engines.money import AmountError, Wrong
from linli.engines.money import read as amount
from linli.office.past.columns import Book, Sheet
from linli.office.past.words import Note, Problem
from linli.office.workbook import days
from linli.office.workbook.book import marks
from linli.office.workbook.book.grid import Line, is_blank
from linli.office.workbook.values import Bad, Broken, Cell, plain, text

_WHOLE = re.compile(r"\d{1,7}")


class Blind:
    """Keyed digests of rows; the same row the second time in one file has another."""

    def __init__(self, digest: Callable[[str], str], what: str) -> None:
        self._digest, self._what, self._seen = digest, what, Counter[str]()

    def __call__(self, said: str) -> str:
        self._seen[said] += 1
        return self._digest(f"{self._what} {said} {self._seen[said]}")


@dataclass
class Findings:
    """What was found so far."""

    rows: list[Any] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    lists: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    skipped: int = 0

    def mention(self, code: str, sheet: str, row: int) -> None:
        self.lists.setdefault((sheet, code), []).append(row)


@dataclass(frozen=True)
class Where:
    """A row as it lies in its table: the sheet's own name, the row's number, its columns and cells."""

    name: str
    number: int
    sheet: Sheet
    places: Mapping[str, int]
    line: Line


class Row(ABC):
    """One row while it is read; a room's own row says in `read` what it becomes."""

    def __init__(self, where: Where, book: Book, today: date, found: Findings) -> None:
        self.name, self.number, self.sheet, self.places = where.name, where.number, where.sheet, where.places
        self.line, self.book, self.today, self.found = where.line, book, today, found
        self.wrong: list[Problem] = []

    @abstractmethod
    def read(self) -> Any:
        """What the row becomes, or None; what is wrong with it is in `wrong`."""

    def cell(self, key: str) -> Cell:
        at = self.places.get(key)
        return "" if at is None or at >= len(self.line) else self.line[at]

    def fault(self, key: str, code: str, **params: str) -> None:
        at = self.places.get(key)
        column = next((one.name for one in self.sheet.columns if one.key == key), "")
        letter = "" if at is None else marks.letter(at)
        self.wrong.append(self.book.problem(self.name, self.number, column, code, params, letter))

    def words(self, key: str, *, needed: bool = False) -> str:
        """The words of a cell, at most as long as its column may be."""
        cell = self.cell(key)
        if isinstance(cell, Broken):
            self.fault(key, cell.code)
            return ""
        said = text(cell)
        most = next((one.most for one in self.sheet.columns if one.key == key), 200)
        if len(said) > most:
            self.fault(key, "too_long", value=said[:20] + "…", most=str(most))
        if needed and not said:
            self.fault(key, "missing")
        return said

    def day(self, key: str = "day", *, needed: bool = True, future: bool = False) -> str:
        """A day as text, blank where it is none."""
        cell = self.cell(key)
        if is_blank(cell):
            if needed:
                self.fault(key, "missing")
            return ""
        found = Bad(cell.code) if isinstance(cell, Broken) else days.first(None, cell)
        if isinstance(found, Bad):
            self.fault(key, found.code, **found.params)
            return ""
        if found > self.today and not future:
            self.fault(key, "date_future", value=f"{found}")
        return found.isoformat()

    def fen(self, key: str, *, needed: bool = False) -> int:
        """An amount of yuan, in fen."""
        said = self.words(key)
        if not said and not needed:
            return 0
        try:
            return amount(said)
        except AmountError as wrong:
            if wrong.wrong == Wrong.EMPTY:
                self.fault(key, "missing")
            else:
                self.fault(key, "not_amount", value=wrong.chinese)
            return 0

    def whole(self, key: str, *, needed: bool = False) -> int:
        """A whole number, 0 where there is none."""
        said = self.words(key, needed=needed).replace(",", "").replace("，", "")
        if said and not _WHOLE.fullmatch(said):
            self.fault(key, "not_quantity", value=said)
            return 0
        return int(said or 0)

    def choice(self, key: str, otherwise: str) -> str:
        """The value of an answer; `otherwise` where nothing is said, which is a fault if that is blank too."""
        column = self.sheet.column(key)
        said = plain(self.cell(key)) if not isinstance(self.cell(key), Broken) else self.words(key)
        if not said:
            if column.required and not otherwise:
                self.fault(key, "missing")
            return otherwise
        found = self.book.answer(column, said)
        if not found:
            self.fault(key, "not_answer", value=said, answers="、".join(column.answers.values()))
        return found
