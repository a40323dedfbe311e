"""From the bytes of a workbook to raw rows: which sheet is which, which column holds what, which rows count."""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from linli.engines.places.keys import fold
from linli.office.workbook.book import container, grid, headers, marks
from linli.office.workbook.book.grid import Grid, is_blank
from linli.office.workbook.book.headers import Header
from linli.office.workbook.choices import ROLE
from linli.office.workbook.columns import FORMS, GRIDS, GUIDE, PEOPLE, Field, Form
from linli.office.workbook.values import Broken, Cell, text
from linli.office.workbook.words import Note, Problem

_TOTAL = re.compile(r".{0,12}(合计|小计|总计|共计)([:：(（].*)?|汇总|总数")
_REMARK = re.compile(r"(备注|说明|注|填表人|制表人|审核人|填报单位|填表日期|制表日期|联系人)[:：\s].*", re.DOTALL)
_SILENT = {"序号", "序", "no", "备注行"}
_NEVER = re.compile("身份证|证件号|健康|疾病|病史|残疾|低保|宗教|民族|信访|出生|年龄|学生|子女|儿童")
_COUNTS = {"count"}


@dataclass(frozen=True)
class RawRow:
    """A row by the number Excel shows; only cells that are filled, by the key of their field."""

    number: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class RawSheet:
    """A sheet that was understood; `labels` gives letter and header of each field; `role` is told by its name."""

    form: Form
    name: str
    labels: Mapping[str, tuple[str, str]]
    rows: tuple[RawRow, ...]
    role: str = ""


@dataclass
class Raw:
    """A workbook before any cell is understood."""

    sheets: list[RawSheet] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def read(data: bytes) -> Raw:
    """The raw rows of a workbook; a file that cannot be read is one problem."""
    opened = container.opened(data)
    if isinstance(opened, Problem):
        return Raw(problems=[opened])
    seen = marks.of(opened)
    if seen is None:
        return Raw(problems=[Problem("", 0, "", "file_broken")])
    far = [_too_large(name, found) for name, found in seen.items() if grid.reaches_too_far(found)]
    if far and opened.kind == "ods":  # whose reader unfolds every sheet at once
        return Raw(problems=far)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(opened.data)) as book:
            return _workbook(book, seen)
    except PasswordError:
        return Raw(problems=[Problem("", 0, "", "file_encrypted")])
    except CalamineError:
        return Raw(problems=[Problem("", 0, "", "file_broken")])


def _workbook(book: CalamineWorkbook, seen: Mapping[str, marks.Marks]) -> Raw:
    raw = Raw()
    for sheet in book.sheets_metadata:
        form = form_of(sheet.name)
        if sheet.typ != SheetTypeEnum.WorkSheet or sheet.name.startswith(GUIDE):
            continue
        if sheet.visible != SheetVisibleEnum.Visible:
            raw.notes.append(Note(sheet.name, 0, "", "sheet_hidden"))
        elif form is None:
            raw.notes.append(Note(sheet.name, 0, "", "sheet_unread"))
        else:
            _sheet(raw, form, book, sheet.name, seen.get(sheet.name, marks.Marks()))
    if not raw.sheets and not raw.problems:
        raw.problems.append(Problem("", 0, "", "no_sheet_known"))
    return raw


def _too_large(name: str, seen: marks.Marks) -> Problem:
    at = f"{marks.letter(seen.far[1])}{seen.far[0] + 1}"
    return Problem(name, 0, "", "sheet_too_large", {"at": at})


def form_of(name: str) -> Form | None:
    """The form whose name the sheet bears, or the longest name that stands in it: 邻长名单 is people."""
    key = fold(name)
    names = {fold(other): form for form in FORMS for other in (form.zh, form.en, *form.aliases)}
    if key in names:
        return names[key]
    within = sorted((other for other in names if other in key and other != "网格"), key=len)
    return names[within[-1]] if within else None


def _sheet(raw: Raw, form: Form, book: CalamineWorkbook, name: str, seen: marks.Marks) -> None:
    if grid.reaches_too_far(seen):
        raw.problems.append(_too_large(name, seen))
        return
    cells = grid.of(book.get_sheet_by_name(name), seen, headers.SEARCHED)
    header = headers.found(form, cells.tops)
    if header is None:
        params = {"rows": str(headers.SEARCHED), "names": "、".join(column.zh for column in form.required())}
        raw.problems.append(Problem(name, 0, "", "header_missing", params))
        return
    columns = dict(header.columns)
    raw.notes.extend(_stand_in(form, name, columns, header, cells))
    missing = [column for column in form.required() if not _is_given(column, columns)]
    for column in missing:
        params = {"names": "、".join(column.aliases[:4])}
        raw.problems.append(Problem(name, header.last + 1, column.zh, "column_missing", params))
    raw.notes.extend(_unread(form, name, header, columns, cells))
    rows: list[RawRow] = [] if missing else list(_rows(raw, form, name, header, columns, cells))
    labels = {key: (marks.letter(index), header.labels[index]) for key, index in columns.items()}
    raw.sheets.append(RawSheet(form, name, labels, tuple(rows), _role(form, name)))


def _is_given(column: Field, columns: Mapping[str, int]) -> bool:
    """A building may tell its stairwell: 3号楼1单元 in one cell."""
    return column.key in columns or (column.key == "stairwell" and "building" in columns)


def _role(form: Form, name: str) -> str:
    if form is not PEOPLE:
        return ""
    told = [(word, value) for value, words in ROLE.words.items() for word in words if len(word) > 1 and word in name]
    return max(told, key=lambda pair: len(pair[0]))[1] if told else ""


def _stand_in(form: Form, name: str, columns: dict[str, int], header: Header, cells: Grid) -> Iterator[Note]:
    """Where 编号 holds the office's own numbers it is no key of ours; the code of a micro-grid may stand there."""
    own = columns.get("id")
    if own is not None and not any("-" in text(line[own]) for line in _body(cells, header) if own < len(line)):
        if any(not is_blank(line[own]) for line in _body(cells, header)):
            del columns["id"]
        if form is GRIDS and "id" not in columns and "code" not in columns:
            columns["code"] = own
    if form is GRIDS and "code" not in columns and "name" in columns:
        columns["code"] = columns["name"]
        yield _note(name, header, columns["code"], "name_as_code")


def _body(cells: Grid, header: Header) -> list[list[Cell]]:
    return cells.cells[header.last + 1 :]


def _note(name: str, header: Header, index: int, code: str, **params: str) -> Note:
    label = header.labels.get(index) or marks.letter(index)
    return Note(name, header.last + 1, label, code, params, marks.letter(index))


def _unread(form: Form, name: str, header: Header, columns: Mapping[str, int], cells: Grid) -> Iterator[Note]:
    """Every column that is passed over though it holds something."""
    body, read = _body(cells, header), set(columns.values())
    width = max((len(line) for line in body), default=0)
    for index in range(max(width, len(header.labels))):
        label = header.labels.get(index, "")
        holds = any(index < len(line) and not is_blank(line[index]) for line in body)
        if index in read or fold(label) in _SILENT or not (label or holds):
            continue
        if _NEVER.search(label):
            yield _note(name, header, index, "column_never_read")
        elif index in header.twice:
            yield _note(name, header, index, "column_twice")
        elif holds:
            free = [column.zh for column in form if column.key not in columns and column.key != "id"]
            yield _note(name, header, index, "column_unread", names="、".join(free) or "—")


def _rows(raw: Raw, form: Form, name: str, header: Header, columns: Mapping[str, int], cells: Grid) -> Iterator[RawRow]:
    kinds = {column.key: column.kind for column in form}
    heads = {key: header.labels[index] for key, index in columns.items()}
    for index, line in enumerate(cells.cells[header.last + 1 :], header.last + 1):
        filled = {key: line[at] for key, at in columns.items() if at < len(line) and not is_blank(line[at])}
        if not filled:
            continue
        passed = _passed_over(filled, heads, [cell for cell in line if not is_blank(cell)])
        if passed:
            raw.notes.append(Note(name, index + 1, "", passed))
            continue
        for key, at in columns.items():
            if kinds[key] in _COUNTS and (index, at) in cells.tall and key in filled:
                filled[key] = Broken("count_merged")
        yield RawRow(index + 1, filled)


def _passed_over(filled: Mapping[str, Cell], heads: Mapping[str, str], line: list[Cell]) -> str:
    """Why a row is not a row of the table, as the code of a note; '' when it is one."""
    words = [text(cell) for cell in line if isinstance(cell, str)]
    if any(_TOTAL.fullmatch(cell.replace(" ", "")) for cell in words[:3]):
        return "total_row"
    if len(set(words)) == 1 == len({str(cell) for cell in line}) and _REMARK.fullmatch(words[0]):
        return "remark_row"
    same = [key for key, cell in filled.items() if isinstance(cell, str) and text(cell) == heads[key]]
    return "header_again" if len(same) >= 2 and len(same) == len(filled) else ""
