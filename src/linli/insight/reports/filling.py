"""A bureau's workbook with {{keys}} in its cells: which keys it has and where, and the same workbook filled."""

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.utils.exceptions import InvalidFileException

from linli.insight.figures import Figure
from linli.insight.reports.labels import number
from linli.insight.reports.refusals import NotAWorkbook, TooLarge

MOST_BYTES, MOST_UNPACKED, MOST_PARTS = 2 * 1024 * 1024, 40 * 1024 * 1024, 500
KEY = re.compile(r"\{\{\s*([^{}]{1,80}?)\s*\}\}")
OPENING = ("=", "+", "-", "@")  # what a cell of words must not begin with, lest it be computed


@dataclass(frozen=True)
class Place:
    """A key in a cell, such as 表1!B7."""

    cell: str
    key: str


def _opened(content: bytes) -> Any:
    """The workbook. Raises `TooLarge`, `NotAWorkbook`."""
    if len(content) > MOST_BYTES:
        raise TooLarge(field="file")
    try:
        parts = zipfile.ZipFile(BytesIO(content)).infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise TooLarge(field="file")
        return openpyxl.load_workbook(BytesIO(content), keep_links=False)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError, SyntaxError) as wrong:
        raise NotAWorkbook(field="file") from wrong


def _cells(book: Any) -> Iterator[Cell]:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            yield from (cell for cell in row if isinstance(cell.value, str) and "{{" in cell.value)


def places(content: bytes) -> list[Place]:
    """Every key of a workbook with its cell, in order. Raises `TooLarge`, `NotAWorkbook`."""
    return [
        Place(f"{cell.parent.title}!{cell.coordinate}", found[1])
        for cell in _cells(_opened(content))
        for found in KEY.finditer(str(cell.value))
    ]


def filled(content: bytes, said: Callable[[str], "Value | None"]) -> bytes:
    """The workbook with its keys replaced; a cell that is one key alone holds a true number, in the cell's format.

    A key that `said` does not know stays as it stands.
    """
    book = _opened(content)
    for cell in _cells(book):
        text = str(cell.value)
        alone = KEY.fullmatch(text.strip())
        value = said(alone[1]) if alone else None
        if value is not None and value.number is not None:
            cell.value = value.number / 100 if value.is_share and "%" in cell.number_format else value.number
            continue
        words = KEY.sub(lambda found: _words(said(found[1]), found[0]), text)
        cell.value = words if text.startswith(OPENING) or not words.startswith(OPENING) else f"'{words}"
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


@dataclass(frozen=True)
class Value:
    """What stands in the place of a key: words, and the number if it is one."""

    words: str
    number: float | None = None
    is_share: bool = False


def _words(value: Value | None, otherwise: str) -> str:
    return value.words if value else otherwise


ROUNDED = {"h": 1, "%": 1, "yuan": 2, "kg": 0}


def of_figures(figures: Mapping[str, Figure], more: Mapping[str, str]) -> Callable[[str], Value | None]:
    """The values of keys: key, key:n, key:part of figures, and words of their own such as period."""

    def said(key: str) -> Value | None:
        if key in more:
            return Value(more[key])
        name, _colon, which = key.partition(":")
        figure = figures.get(name)
        if figure is None or which not in ("", "n", "part") or (which == "part" and figure.part is None):
            return None
        if which:
            count = figure.n if which == "n" else figure.part or 0
            return Value(number(count, "n"), count)
        if figure.value is None:
            return Value("—")
        exact = round(figure.value, ROUNDED.get(figure.unit, 0))
        return Value(number(figure.value, figure.unit), exact, figure.unit == "%")

    return said
