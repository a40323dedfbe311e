"""A workbook in the hands of an office: written by the product, then changed cell by cell as people do."""

import copy
import functools
import io
import re
import zipfile
from dataclasses import dataclass, field, replace
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook

from linli.office.workbook import writing
from linli.office.workbook.columns import FORMS
from linli.office.workbook.rows import Rows
from linli.office.workbook.sample.whole import sample

CORNER = ("柳荫里", "向阳院", "星河台")


@functools.cache
def corner() -> Rows:
    """Three compounds of the sample with their people, and organisations of no other place."""
    every = sample()
    grids = tuple(row for row in every.grids if row.compound in CORNER)
    codes, generals = {row.code for row in grids} | {""}, {row.general_grid for row in grids} | {""}
    homes = {*CORNER, ""}
    organisations = tuple(row for row in every.organisations if row.compound in homes and row.general_grid in generals)
    named = {row.name for row in organisations}
    people = tuple(
        replace(row, organisation=row.organisation if row.organisation in named else "")
        for row in every.people
        if row.micro_grid in codes and row.general_grid in generals and row.compound in homes
    )
    return Rows(
        tuple(row for row in every.compounds if row.name in CORNER),
        tuple(row for row in every.stairwells if row.compound in CORNER),
        grids,
        people,
        organisations,
    )


@dataclass
class Book:
    """Sheets as lists of rows, with what a cell alone cannot say. Rows are counted as Excel does."""

    sheets: dict[str, list[list[Any]]]
    merged: list[tuple[str, int, int, int, int]] = field(default_factory=list)  # sheet, rows and columns from 0
    hidden: set[str] = field(default_factory=set)
    formulas_lost: bool = False

    def column(self, sheet: str, label: str) -> int:
        return next(
            at for row in self.sheets[sheet][:3] for at, cell in enumerate(row) if str(cell).rstrip("*") == label
        )

    def get(self, sheet: str, row: int, label: str) -> Any:
        return self.sheets[sheet][row - 1][self.column(sheet, label)]

    def set(self, sheet: str, row: int, label: str, value: Any) -> None:
        self.sheets[sheet][row - 1][self.column(sheet, label)] = value

    def find(self, sheet: str, label: str, value: Any) -> int:
        """The first row with a value under a label."""
        at = self.column(sheet, label)
        return next(number for number, row in enumerate(self.sheets[sheet], 1) if row[at] == value)

    def rename(self, sheet: str, label: str, other: str) -> None:
        self.set(sheet, 1, label, other)

    def drop(self, sheet: str, label: str) -> None:
        at = self.column(sheet, label)
        for row in self.sheets[sheet]:
            del row[at]

    def save(self) -> bytes:
        buffer = io.BytesIO()
        with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
            day = book.add_format({"num_format": "yyyy-mm-dd"})
            for name, rows in self.sheets.items():
                sheet = book.add_worksheet(name)
                if name in self.hidden:
                    sheet.hide()
                for number, row in enumerate(rows):
                    for at, cell in enumerate(row):
                        self._write(sheet, number, at, cell, day)
            for name, top, left, bottom, right in self.merged:
                value = self.sheets[name][top][left]
                book.get_worksheet_by_name(name).merge_range(top, left, bottom, right, value)
        data = buffer.getvalue()
        return without_results(data) if self.formulas_lost else data

    def _write(self, sheet: Any, number: int, at: int, cell: Any, day: Any) -> None:
        if hasattr(cell, "year"):
            sheet.write_datetime(number, at, cell, day)
        elif isinstance(cell, tuple):
            sheet.write_formula(number, at, cell[0], None, cell[1])
        elif isinstance(cell, str) and not cell.startswith("="):
            sheet.write_string(number, at, cell)
        else:
            sheet.write(number, at, cell)


def without_results(data: bytes) -> bytes:
    """The file as a program leaves it that writes formulas but never computes them."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", old.read(name)))
    return buffer.getvalue()


@functools.cache
def _sheets(whole: bool) -> dict[str, list[list[Any]]]:
    data = writing.write(sample() if whole else corner(), numbers=True)
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {form.zh: book.get_sheet_by_name(form.zh).to_python(skip_empty_area=False) for form in FORMS}


def a_book(*, whole: bool = False) -> Book:
    """The corner of the sample, or all of it, before anybody changed it."""
    return Book(copy.deepcopy(_sheets(whole)))
