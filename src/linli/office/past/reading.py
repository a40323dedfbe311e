"""From the bytes of a file to rows: which table is which sheet, and which of its lines are rows."""

import re
from collections.abc import Callable, Sequence

from linli.office.history import tables
from linli.office.history.tables import Table, Tables
from linli.office.past.columns import Book, Sheet
from linli.office.past.draft import Draft
from linli.office.past.rows import Findings, Row, Where
from linli.office.past.words import Problem
from linli.office.workbook.book.grid import Line, is_blank
from linli.office.workbook.values import text

_TOTAL = re.compile(r"(总|合|小|共)计|本页小计|总额")
_SHOWN = 12
Make = Callable[[Where, Findings], Row]


def read(name: str, content: bytes, book: Book, make: Make) -> Draft:
    """The draft of a file; one that cannot be read is one problem."""
    found, said = Findings(), _tables(content, book)
    if isinstance(said, Problem):
        return Draft(name[:120], problems=(said,))
    found.problems += [book.problem(**vars(one)) for one in said.problems]
    found.notes += [book.note(**vars(one)) for one in said.notes]
    understood = [(table, *told) for table in said.tables if (told := _sheet(table, book))]
    if not understood and not found.problems:
        names = "、".join(column.name for sheet in book.sheets for column in sheet.columns if column.required)
        found.problems.append(book.problem("", 0, "", "nothing_known", {"names": names}))
    for table, sheet, at in understood:
        _read_sheet(table, sheet, at, book, make, found)
    notes = [book.note(sheet, 0, "", code, {"rows": _several(rows)}) for (sheet, code), rows in found.lists.items()]
    return Draft(name[:120], tuple(found.rows), tuple(found.problems), (*found.notes, *notes), found.skipped)


def _tables(content: bytes, book: Book) -> Tables | Problem:
    if tables.is_workbook(content):
        return tables.of_workbook(content)
    words = tables.decoded(content)
    return Tables([tables.of_text(words)]) if isinstance(words, str) else book.problem(**vars(words))


def _sheet(table: Table, book: Book) -> tuple[Sheet, int] | None:
    """Which sheet a table is, and where its header stands; none when it lacks a column that is needed."""
    best: tuple[int, Sheet, int] | None = None
    for at, line in enumerate(table.tops):
        labels = {text(cell) for cell in line if isinstance(cell, str)}
        for sheet in book.sheets:
            keys = {book.meaning(sheet, label) for label in labels} - {""}
            needed = {column.key for column in sheet.columns if column.required}
            if needed <= keys and (best is None or len(keys) > best[0]):
                best = len(keys), sheet, at
    return best[1:] if best else None


def _read_sheet(table: Table, sheet: Sheet, header: int, book: Book, make: Make, found: Findings) -> None:
    places, unread = _places(table.tops[header], sheet, book)
    if unread:
        found.notes.append(book.note(table.name, header + 1, "", "columns_unread", {"names": "、".join(unread)}))
    for number, line in enumerate(table.cells[header + 1 :], header + 2):
        if all(map(is_blank, line)):
            continue
        if _is_total(line):
            found.mention("rows_passed", table.name, number)
            continue
        row = make(Where(table.name, number, sheet, places, line), found)
        made = row.read()
        if row.wrong or made is None:
            found.problems += row.wrong
            found.skipped += 1
        else:
            found.rows.append(made)


def _places(header: Line, sheet: Sheet, book: Book) -> tuple[dict[str, int], list[str]]:
    """Where each column stands, and the headers that are none of them."""
    places: dict[str, int] = {}
    unread = []
    for index, cell in enumerate(header):
        label = text(cell) if isinstance(cell, str) else ""
        key = book.meaning(sheet, label)
        if key and key not in places:
            places[key] = index
        elif label:
            unread.append(label[:30])
    return places, unread


def _is_total(line: Line) -> bool:
    words = ["".join(text(cell).split()) for cell in line if isinstance(cell, str) and text(cell)]
    return any(_TOTAL.fullmatch(word.rstrip("：:")) for word in words[:3])


def _several(rows: Sequence[int]) -> str:
    shown = "、".join(map(str, rows[:_SHOWN]))
    return f"{shown}… ({len(rows)})" if len(rows) > _SHOWN else shown
