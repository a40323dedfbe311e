"""What a reader of values passes over: formulas without a result, errors, merged cells, how far a sheet reaches."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from posixpath import join, normpath
from xml.etree.ElementTree import Element, ParseError, fromstring, iterparse

from linli.office.workbook.book.container import Container

Spot = tuple[int, int]  # row and column, both from 0
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_MOST_MERGES = 20_000


@dataclass
class Marks:
    """The marks of one sheet. `far` is the last row and the last column that hold something."""

    broken: dict[Spot, str] = field(default_factory=dict)
    merges: list[tuple[Spot, Spot]] = field(default_factory=list)
    far: Spot = (0, 0)

    def reach(self, row: int, column: int) -> None:
        self.far = max(self.far[0], row), max(self.far[1], column)

    def merge(self, first: Spot, last: Spot) -> None:
        if len(self.merges) < _MOST_MERGES:
            self.merges.append((first, last))


def of(container: Container) -> dict[str, Marks] | None:
    """The marks of each sheet by its name; none of an .xls, and None when the file is damaged."""
    try:
        if container.kind == "xlsx":
            return {name: _excel(part) for name, part in _excel_parts(container.parts)}
        return _open_document(container.parts["content.xml"]) if container.kind == "ods" else {}
    except (ParseError, KeyError, ValueError):
        return None


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _attribute(element: Element, name: str, default: str = "") -> str:
    """An attribute, whatever namespace the writer gave it."""
    return next((value for key, value in element.attrib.items() if _local(key) == name), default)


def _excel_parts(parts: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    relations = fromstring(parts["xl/_rels/workbook.xml.rels"])
    targets = {_attribute(relation, "Id"): _attribute(relation, "Target") for relation in relations}
    for element in fromstring(parts["xl/workbook.xml"]).iter():
        if _local(element.tag) == "sheet":
            relation = next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
            target = targets.get(relation, "")
            path = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
            if path in parts:
                yield element.attrib["name"], parts[path]


def spot(reference: str) -> Spot:
    """Row and column of a name such as D12."""
    match = _CELL.fullmatch(reference)
    if match is None:
        raise ValueError(reference)
    column = 0
    for letter in match.group(1):
        column = column * 26 + ord(letter) - 64
    return int(match.group(2)) - 1, column - 1


def letter(column: int) -> str:
    """The name of a column counted from 0: 0 is A, 27 is AB."""
    name, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _excel(part: bytes) -> Marks:
    marks, row, column = Marks(), -1, -1
    for event, element in iterparse(BytesIO(part), ("start", "end")):
        tag = _local(element.tag)
        if event == "start":
            if tag == "row":
                row, column = int(element.get("r", row + 2)) - 1, -1
            elif tag == "c":
                row, column = spot(element.attrib["r"]) if "r" in element.attrib else (row, column + 1)
        elif tag == "c":
            _excel_cell(marks, (row, column), element)
        elif tag == "mergeCell":
            first, _, last = element.attrib["ref"].partition(":")
            marks.merge(spot(first), spot(last or first))
        elif tag == "row":
            element.clear()
    return marks


def _excel_cell(marks: Marks, at: Spot, cell: Element) -> None:
    inner = {_local(child.tag): child for child in cell}
    value = (inner["v"].text or "").strip() if "v" in inner else ""
    if "f" in inner and not value and cell.get("t") != "str":
        marks.broken[at] = "formula_without_value"
    elif cell.get("t") == "e":
        marks.broken[at] = "formula_error"
    if value or "is" in inner or at in marks.broken:
        marks.reach(*at)


def _open_document(part: bytes) -> dict[str, Marks]:
    sheets: dict[str, Marks] = {}
    marks, row = Marks(), 0
    for event, element in iterparse(BytesIO(part), ("start", "end")):
        tag = _local(element.tag)
        if event == "start" and tag == "table":
            marks, row = Marks(), 0
            sheets[_attribute(element, "name")] = marks
        elif event == "end" and tag == "table-row":
            repeat = int(_attribute(element, "number-rows-repeated", "1"))
            _open_row(marks, row, repeat, element)
            row += repeat
            element.clear()
    return sheets


def _open_row(marks: Marks, row: int, repeat: int, element: Element) -> None:
    column = 0
    for cell in element:
        wide = int(_attribute(cell, "number-columns-repeated", "1"))
        kind, formula = _attribute(cell, "value-type"), _attribute(cell, "formula")
        shown = "".join(cell.itertext()).strip()
        if kind == "error" or (formula and shown.startswith(("#", "Err:"))):
            marks.broken[row, column] = "formula_error"
        elif formula and not kind:
            marks.broken[row, column] = "formula_without_value"
        if kind or shown or formula:
            marks.reach(row + repeat - 1, column + wide - 1)
        down, across = (int(_attribute(cell, f"number-{way}-spanned", "1")) for way in ("rows", "columns"))
        if down > 1 or across > 1:
            marks.merge((row, column), (row + down - 1, column + across - 1))
        column += wide
