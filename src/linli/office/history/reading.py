"""From the bytes of a file, or a pasted text, to a draft: rows without people's data, problems, notes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from linli.engines.places.keys import fold
from linli.office.history import chains, columns, tables
from linli.office.history.columns import Layout
from linli.office.history.draft import Draft
from linli.office.history.rows import Context, Findings, Known, Written, drafted
from linli.office.history.tables import Table, Tables
from linli.office.history.understanding import masking
from linli.office.history.understanding.masking import Mask
from linli.office.history.words import Note, Problem
from linli.office.workbook.book import marks
from linli.office.workbook.book.grid import Line, is_blank
from linli.office.workbook.values import Broken, Cell, text

_SILENT = frozenset({"序号", "序", "no"})
_TOTAL = re.compile(r".{0,12}(合计|小计|总计|共计)([:：(（].*)?")
_REMARK = re.compile("(备注|说明|注|填表人|制表人|审核人|填报单位|填表日期|制表日期|联系人)[:：]")
_TELLING = "受理时间、问题描述"


@dataclass(frozen=True)
class Brought:
    """A file with its bytes, or a pasted text; `source` says what it is, '' lets the header tell."""

    name: str
    content: bytes
    source: str = ""


@dataclass(frozen=True)
class Sheet:
    """A table that was understood: its layout, the index of its header, and what stands above it."""

    table: Table
    layout: Layout
    header: int
    title: str

    def values(self, key: str) -> list[Line]:
        return [[line[at] for at in self.layout.columns(key) if at < len(line)] for line in self.body]

    @property
    def body(self) -> list[Line]:
        return self.table.cells[self.header + 1 :]


def read(brought: Brought, known: Known) -> Draft:
    """The draft of what was brought; a file that cannot be read is one problem."""
    if tables.is_workbook(brought.content):
        return _of_tables(brought, tables.of_workbook(brought.content), known)
    words = tables.decoded(brought.content)
    if isinstance(words, Problem):
        return Draft(_name(brought), problems=(words,))
    if brought.source != "chain":
        table = tables.of_text(words)
        if brought.source or _understood(table, ""):
            return _of_tables(brought, Tables([table]), known)
    return _of_chat(brought, words, known)


def _name(brought: Brought) -> str:
    return Mask.of(())(text(brought.name))[:120]


def _of_chat(brought: Brought, words: str, known: Known) -> Draft:
    chat = chains.read(words)
    name = _name(brought)
    if not chat.entries and not brought.source:
        return Draft(name, problems=(Problem("", 0, "", "nothing_known", {"names": _TELLING}),))
    if not chat.entries:
        return Draft(name, problems=(Problem("", 0, "", "text_empty"),))
    names = {entry.name for entry in chat.entries if len(entry.name) >= 2}
    context = Context("chain", "", chat.title, Mask.of(names | known.names))
    findings = Findings()
    findings.mention("messages_passed", "", chat.passed)
    for entry in chat.entries:
        written = Written(entry.line, {"words": [(-1, entry.said)]}, entry.when)
        drafted(written, context, known, findings)
    return findings.draft(name)


def _of_tables(brought: Brought, found: Tables, known: Known) -> Draft:
    source = "" if brought.source == "chain" else brought.source
    sheets = [(table, _understood(table, source)) for table in found.tables]
    findings = Findings(problems=[*found.problems], notes=[*found.notes])
    for table, sheet in sheets:
        if sheet is None and any(not is_blank(cell) for line in table.cells for cell in line):
            findings.notes.append(Note(table.name, 0, "", "sheet_no_header"))
    understood = [sheet for _, sheet in sheets if sheet]
    if not understood and not findings.problems:
        findings.problems.append(Problem("", 0, "", "nothing_known", {"names": _TELLING}))
    names = set[str]().union(*map(_names, understood))
    for sheet in understood:
        _sheet(sheet, Mask.of(names | known.names), known, findings)
    return findings.draft(_name(brought))


def _understood(table: Table, source: str) -> Sheet | None:
    """The sheet with the row that reads best as a header; of two equal ones the lower, as merged headers are."""
    best: tuple[int, int, Layout] | None = None
    for index, line in enumerate(table.tops):
        labels = ["" if isinstance(cell, Broken | int | float) else text(cell) for cell in line]
        layout = columns.told_by(labels, source)
        if layout and (best is None or layout.weight >= best[0]):
            best = (layout.weight, index, layout)
    if best is None:
        return None
    above = [text(cell) for line in table.tops[: best[1]] for cell in line if not is_blank(cell)]
    return Sheet(table, best[2], best[1], " ".join(dict.fromkeys([table.name, *above])))


def _names(sheet: Sheet) -> set[str]:
    cells = [text(cell) for line in sheet.values("person") for cell in line if not isinstance(cell, Broken)]
    return set[str]().union(*map(masking.names_in, cells))


def _sheet(sheet: Sheet, mask: Mask, known: Known, findings: Findings) -> None:
    layout, name = sheet.layout, sheet.table.name
    _say_columns(sheet, findings)
    context = Context(layout.source, name, sheet.title, mask, layout.labels)
    for number, line in enumerate(sheet.body, sheet.header + 2):
        filled = {at: cell for at, cell in enumerate(line) if not is_blank(cell)}
        if filled and _is_no_row(filled, layout):
            findings.mention("rows_passed", name, [number])
        elif filled:
            drafted(_written(number, filled, layout), context, known, findings)


def _written(number: int, filled: Mapping[int, Cell], layout: Layout) -> Written:
    """The cells of a row by meaning; the questions of a form without a column of words are its words."""
    cells = {key: [(at, filled[at]) for at in places if at in filled] for key, places in layout.keys.items()}
    if not layout.free:
        return Written(number, cells)
    said = [f"{layout.labels[at]}：{text(filled[at])}" for at in layout.free if at in filled and _is_told(filled[at])]
    return Written(number, {**cells, "words": [(layout.free[0], "；".join(said))] if said else []})


def _is_told(cell: Cell) -> bool:
    return not isinstance(cell, Broken) and text(cell) not in ("无", "没有", "(空)", "(跳过)", "/")


def _is_no_row(filled: Mapping[int, Cell], layout: Layout) -> bool:
    """Totals, remarks below the table, and the header once more."""
    words = ["".join(text(cell).split()) for cell in filled.values() if isinstance(cell, str)]
    if any(_TOTAL.fullmatch(word) for word in words[:3]):
        return True
    if len(filled) == 1 and words and _REMARK.match(words[0]):
        return True
    same = [at for at, cell in filled.items() if isinstance(cell, str) and text(cell) == layout.labels.get(at)]
    return len(same) >= 2 and len(same) == len(filled)


def _say_columns(sheet: Sheet, findings: Findings) -> None:
    """Which columns are dropped, never read, or not known, if they hold anything."""
    layout = sheet.layout
    holds = {at for line in sheet.body for at, cell in enumerate(line) if not is_blank(cell)}
    read = {at for key, places in layout.keys.items() if key not in ("skip", "limit") for at in places}
    unread = [
        layout.labels.get(at) or marks.letter(at)
        for at in sorted(holds - read - set(layout.free))
        if fold(layout.labels.get(at, "")) not in _SILENT or at not in layout.labels
    ]
    labels = {key: [layout.labels[at] for at in layout.columns(key) if at in holds] for key in ("person", "never")}
    said = {"columns_dropped": labels["person"], "columns_never": labels["never"], "columns_unread": unread}
    for code, names in said.items():
        if names:
            params = {"names": "、".join(name[:30] for name in names)}
            findings.notes.append(Note(sheet.table.name, sheet.header + 1, "", code, params))
