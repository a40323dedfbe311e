"""Finding the header of a sheet: which row, and which column holds what."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from linli.engines.places.keys import fold
from linli.office.workbook.book.grid import Line
from linli.office.workbook.columns import FORMS, GRIDS, Field, Form
from linli.office.workbook.values import Broken, text

SEARCHED = 12  # rows from the first in which a header is looked for
_BRACKETS = re.compile(r"[(\[【〔].*?[)\]】〕]")
_SIGNS = re.compile(r"[*★:：#．.]+")


@dataclass(frozen=True)
class Header:
    """`columns` says where each field stands; `labels` what every column is called; `last` is the header's last row."""

    last: int
    columns: Mapping[str, int]
    labels: Mapping[int, str]
    twice: tuple[int, ...] = field(default=())  # columns that hold a field once more


def found(form: Form, tops: Sequence[Line]) -> Header | None:
    """The best header: a row, or two rows where that tells more; none when no row fits the form."""
    singles = [_header(form, row, [_label(cell) for cell in line], []) for row, line in enumerate(tops)]
    pairs = [
        _header(form, row, [_label(cell) for cell in lower], [_label(cell) for cell in upper])
        for row, (upper, lower) in enumerate(pairwise(tops), 1)
    ]
    best = max(singles, key=lambda header: len(header.columns), default=None)
    double = max(pairs, key=lambda header: len(header.columns), default=None)
    if double and best and len(double.columns) > len(best.columns):
        best = double
    return best if best and _fits(form, best) else None


def _fits(form: Form, header: Header) -> bool:
    needed = {column.key for column in form.required()} | (
        {"name"} if form is GRIDS else set()
    )  # a name may be the code
    return len(header.columns) >= 2 and not needed.isdisjoint(header.columns)


def _label(cell: object) -> str:
    return "" if isinstance(cell, Broken | int | float) else text(str(cell))


def _header(form: Form, row: int, lower: list[str], upper: list[str]) -> Header:
    """What each column says when read with the row above it (if any)."""
    columns: dict[str, int] = {}
    labels: dict[int, str] = {}
    twice: list[int] = []
    for index, label in enumerate(lower):
        above = upper[index] if index < len(upper) else ""
        labels[index] = (label or above).rstrip("*＊")
        key = next(filter(None, (meaning(form, words) for words in _readings(label, above))), None)
        if key is None:
            continue
        if key not in columns:
            columns[key] = index
        elif fold(label) == fold(form.field(key).zh) != fold(labels[columns[key]]):
            twice.append(columns[key])
            columns[key] = index
        else:
            twice.append(index)
    return Header(row, columns, labels, tuple(twice))


def _readings(label: str, above: str) -> tuple[str, ...]:
    if not above or above == label:
        return (label,)
    return (above + label, label) if label else (above,)


def meaning(form: Form, label: str) -> str | None:
    """The key of the field that a label names."""
    full, names = _bare(label), _NAMES[form.key]
    return names.get(full) or names.get(_BRACKETS.sub("", full))


def _all_names(column: Field) -> tuple[str, ...]:
    return (column.zh, column.en, *column.aliases)


def _bare(label: str) -> str:
    return _SIGNS.sub("", fold(label))


_NAMES = {  # where two fields would bear a name, the first has it
    form.key: {_bare(name): column.key for column in reversed(form.fields) for name in _all_names(column)}
    for form in FORMS
}
