"""From the bytes of a file to past gifts: which table is which sheet, and which rows of it are gifts."""

import re
from collections.abc import Sequence

from linli.fund.giving.past import columns
from linli.fund.giving.past.columns import SHEETS, Sheet
from linli.fund.giving.past.draft import Draft
from linli.fund.giving.past.rows import Findings, Known, Row
from linli.fund.giving.past.words import Note, Problem
from linli.office.history import tables
from linli.office.history.tables import Table, Tables
from linli.office.workbook.book.grid import Line, is_blank
from linli.office.workbook.values import text

_TOTAL = re.compile(r"(总|合|小|共)计|本页小计|总额")
_SHOWN = 12


def read(name: str, content: bytes, known: Known) -> Draft:
    """The draft of a file; one that cannot be read is one problem."""
    found, said = Findings(), _tables(content)
    if isinstance(said, Problem):
        return Draft(name[:120], problems=(said,))
    found.problems += [_ours(one) for one in said.problems]
    found.notes += [Note(**vars(one)) for one in said.notes]
    understood = [(table, *told) for table in said.tables if (told := _sheet(table))]
    if not understood and not found.problems:
        names = "、".join(column.name for sheet in SHEETS for column in sheet.columns if column.required)
        found.problems.append(Problem("", 0, "", "nothing_known", {"names": names}))
    for table, sheet, at in understood:
        _read_sheet(table, sheet, at, known, found)
    notes = [Note(sheet, 0, "", code, {"rows": _several(rows)}) for (sheet, code), rows in found.lists.items()]
    return Draft(name[:120], tuple(found.rows), tuple(found.problems), (*found.notes, *notes), found.skipped)


def _tables(content: bytes) -> Tables | Problem:
    if tables.is_workbook(content):
        return tables.of_workbook(content)
    words = tables.decoded(content)
    return Tables([tables.of_text(words)]) if isinstance(words, str) else _ours(words)


def _ours(remark: object) -> Problem:
    return Problem(**vars(remark))


def _sheet(table: Table) -> tuple[Sheet, int] | None:
    """Which sheet a table is, and where its header stands; none when it lacks a column that is needed."""
    best: tuple[int, Sheet, int] | None = None
    for at, line in enumerate(table.tops):
        labels = {text(cell) for cell in line if isinstance(cell, str)}
        for sheet in SHEETS:
            keys = {columns.meaning(sheet, label) for label in labels} - {""}
            needed = {column.key for column in sheet.columns if column.required}
            if needed <= keys and (best is None or len(keys) > best[0]):
                best = len(keys), sheet, at
    return best[1:] if best else None


def _read_sheet(table: Table, sheet: Sheet, header: int, known: Known, found: Findings) -> None:
    places: dict[str, int] = {}
    unread = []
    for index, cell in enumerate(table.tops[header]):
        label = text(cell) if isinstance(cell, str) else ""
        key = columns.meaning(sheet, label)
        if key and key not in places:
            places[key] = index
        elif label:
            unread.append(label[:30])
    if unread:
        found.notes.append(Note(table.name, header + 1, "", "columns_unread", {"names": "、".join(unread)}))
    for number, line in enumerate(table.cells[header + 1 :], header + 2):
        if all(map(is_blank, line)):
            continue
        if _is_total(line):
            found.mention("rows_passed", table.name, number)
            continue
        row = Row(table.name, number, sheet, places, line, known, found)
        gift = row.gift()
        if row.wrong or gift is None:
            found.problems += row.wrong
            found.skipped += 1
        else:
            found.rows.append(gift)


def _is_total(line: Line) -> bool:
    words = ["".join(text(cell).split()) for cell in line if isinstance(cell, str) and text(cell)]
    return any(_TOTAL.fullmatch(word.rstrip("：:")) for word in words[:3])


def _several(rows: Sequence[int]) -> str:
    shown = "、".join(map(str, rows[:_SHOWN]))
    return f"{shown}… ({len(rows)})" if len(rows) > _SHOWN else shown
