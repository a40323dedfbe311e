"""From the bytes of a file to tables of cells: workbooks through the workbook's own reader, CSV in either encoding."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from linli.office.history.words import Note, Problem
from linli.office.workbook.book import container, grid, headers, marks
from linli.office.workbook.book.grid import Line
from linli.office.workbook.values import Cell

_WORKBOOK = (b"PK", bytes.fromhex("D0CF11E0A1B11AE1"))
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_AS_FORMULA = re.compile(r'="(.*)"')


@dataclass(frozen=True)
class Table:
    """One sheet, '' for a text: `tops` are the rows among which the header is looked for."""

    name: str
    cells: list[Line]
    tops: list[Line]


@dataclass
class Tables:
    tables: list[Table] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def is_workbook(data: bytes) -> bool:
    return data.startswith(_WORKBOOK)


def of_workbook(data: bytes) -> Tables:
    """Every visible sheet; a file that cannot be read is one problem."""
    opened = container.opened(data)
    if not isinstance(opened, container.Container):
        return _broken(opened.code, **opened.params)
    seen = marks.of(opened)
    if seen is None:
        return _broken("file_broken")
    found = Tables()
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(opened.data)) as book:
            for sheet in book.sheets_metadata:
                if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible != SheetVisibleEnum.Visible:
                    found.notes.append(Note(sheet.name, 0, "", "sheet_hidden"))
                elif sheet.typ == SheetTypeEnum.WorkSheet:
                    _sheet(found, book, sheet.name, seen.get(sheet.name, marks.Marks()))
    except PasswordError:
        return _broken("file_encrypted")
    except CalamineError:
        return _broken("file_broken")
    return found


def _sheet(found: Tables, book: CalamineWorkbook, name: str, seen: marks.Marks) -> None:
    if grid.reaches_too_far(seen):
        at = f"{marks.letter(seen.far[1])}{seen.far[0] + 1}"
        found.problems.append(Problem(name, 0, "", "sheet_too_large", {"at": at}))
        return
    cells = grid.of(book.get_sheet_by_name(name), seen, headers.SEARCHED)
    found.tables.append(Table(name, cells.cells, cells.tops))


def _broken(code: str, **params: str) -> Tables:
    return Tables(problems=[Problem("", 0, "", code, params)])


def decoded(data: bytes) -> str | Problem:
    """The text of a file: UTF-8, else UTF-16 by its mark, else GB 18030."""
    if not data.strip():
        return Problem("", 0, "", "file_empty")
    if len(data) > container.MOST_BYTES:
        return Problem("", 0, "", "file_too_large", {"most": f"{container.MOST_BYTES >> 20} MB"})
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text) and not text.lstrip().startswith("<"):
            return text.replace("\r\n", "\n").replace("\r", "\n")
    return Problem("", 0, "", "file_kind")


def of_text(text: str) -> Table:
    """The table of a CSV, parted by the sign that its first lines hold most of."""
    first = "\n".join(text.split("\n")[: headers.SEARCHED])
    delimiter = max(",\t;", key=first.count)
    cells = list(_lines(text, delimiter))[: grid.MOST_ROWS]
    return Table("", cells, cells[: headers.SEARCHED])


def _lines(text: str, delimiter: str) -> Iterator[Line]:
    csv.field_size_limit(container.MOST_BYTES)
    for line in csv.reader(io.StringIO(text), delimiter=delimiter):
        yield [_bare(cell) for cell in line]


def _bare(cell: str) -> Cell:
    """The value of a cell; an export may write a number as ="123", so that Excel keeps all its digits."""
    match = _AS_FORMULA.fullmatch(cell)
    return match[1] if match else cell
