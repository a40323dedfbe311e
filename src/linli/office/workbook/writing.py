"""The workbook as it is given out: an empty template, or all that is stored, in the same five sheets."""

import io
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from linli.office.workbook.columns import FORMS, GUIDE, Field, Form
from linli.office.workbook.rows import Band, GridRow, Row, Rows

FONT = "微软雅黑"
_FILLED = 2000  # rows below the header that offer a choice
_WIDTHS = {"id": 12, "text": 16, "names": 18, "range": 44, "roles": 14, "phone": 16, "email": 24, "code": 22}
_NARROW = {"count", "year", "floors", "percent", "metres", "yesno"}
_LOOKS: dict[str, dict[str, Any]] = {
    "head": {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F4E8C", "align": "center", "valign": "vcenter"},
    "text": {"num_format": "@"},
    "faint": {"num_format": "@", "font_color": "#8A8A8A", "font_size": 8},
    "whole": {"num_format": "0", "align": "right"},
    "metres": {"num_format": "0.0##", "align": "right"},
    "date": {"num_format": "yyyy-mm-dd", "align": "center"},
    "wrapped": {"num_format": "@", "text_wrap": True, "valign": "top"},
    "title": {"bold": True, "font_size": 16, "font_color": "#1F4E8C"},
}


def template() -> bytes:
    """An empty workbook with its explanations."""
    return write(Rows(), numbers=True)


def write(rows: Rows, *, numbers: bool = False) -> bytes:
    """The rows as a workbook; without `numbers` the columns of telephones and contacts are left out.

    Reading it again gives the same rows; without numbers, the same but for those columns.
    """
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        looks = {name: book.add_format({"font_name": FONT, "font_size": 11} | look) for name, look in _LOOKS.items()}
        for form in FORMS:
            shown = [column for column in form if numbers or not column.private]
            _sheet(book.add_worksheet(form.zh), form, shown, getattr(rows, form.key), looks)
        _guide(book, looks)
        book.get_worksheet_by_name(FORMS[0].zh).activate()
    return buffer.getvalue()


def _sheet(sheet: Worksheet, form: Form, shown: Sequence[Field], rows: Sequence[Row], looks: dict[str, Format]) -> None:
    sheet.set_row(0, 26)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    for index, column in enumerate(shown):
        look = looks[_look(column)]
        sheet.set_column(index, index, _WIDTHS.get(column.kind, 10 if column.kind in _NARROW else 14), look)
        sheet.write_string(0, index, column.zh + ("*" if column.required else ""), looks["head"])
        sheet.write_comment(0, index, _help(column), {"x_scale": 2, "y_scale": 1.2, "font_name": FONT, "font_size": 9})
        _offer(sheet, form, column, index)
        for number, row in enumerate(rows, 1):
            _cell(sheet, number, index, column, _value(row, column.key), look)
    sheet.autofilter(0, 0, max(len(rows), 1), len(shown) - 1)


def _look(column: Field) -> str:
    special = {"id": "faint", "metres": "metres", "date": "date", "last": "date", "range": "wrapped"}
    return special.get(column.kind, "whole" if column.kind in {"count", "year", "floors", "percent"} else "text")


def _help(column: Field) -> str:
    """What to write in a column, and the choices."""
    lines = [_("Required.")] if column.required else []
    lines.append(str(column.help))
    if column.choice:
        lines.append("、".join(column.choice.list()))
    return "\n".join(lines)


def _offer(sheet: Worksheet, form: Form, column: Field, index: int) -> None:
    """A list to choose from; something else may still be written, and is judged on reading."""
    rule: dict[str, Any] = {"validate": "list", "error_type": "information"}
    if column.choice:
        rule["source"] = column.choice.list()
    elif column.key == "compound" and form.key != "grids":
        rule["source"] = f"=小区!$B$2:$B${_FILLED}"
    elif column.key == "micro_grid":
        rule["source"] = f"=微网格!$B$2:$B${_FILLED}"
    else:
        return
    sheet.data_validation(1, index, _FILLED, index, rule)


def _value(row: Row, key: str) -> Any:
    if key == "cover":
        return "；".join(_band(band) for band in row.bands) if isinstance(row, GridRow) else ""
    return getattr(row, key)


def _band(band: Band) -> str:
    households = f"({band.households}户)" if band.households is not None else ""
    return f"{band.compound}：{band.building}{band.stairwell}{band.lowest}-{band.highest}层{households}"


def _cell(sheet: Worksheet, row: int, index: int, column: Field, value: Any, look: Format) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_string(row, index, "是" if value else "否", look)
    elif isinstance(value, date):
        day = value - timedelta(days=1) if column.kind == "last" else value
        sheet.write_datetime(row, index, day, look)
    elif isinstance(value, int | float):
        sheet.write_number(row, index, value, look)
    else:
        sheet.write_string(row, index, column.choice.word(value) if column.choice else value, look)


def _guide(book: Workbook, looks: dict[str, Format]) -> None:
    """The sheet of explanations: every column of every sheet."""
    sheet = book.add_worksheet(GUIDE)
    sheet.hide_gridlines(2)
    for index, width in enumerate((12, 16, 8, 70)):
        sheet.set_column(index, index, width, looks["wrapped"])
    sheet.write_string(0, 0, _("How to fill in this workbook"), looks["title"])
    opening = _(
        "One row for each. Columns with * are needed; the others may stay empty. Households are counts: no names."
    )
    sheet.merge_range(1, 0, 1, 3, opening, looks["wrapped"])
    for index, head in enumerate((_("Sheet"), _("Column"), _("Needed"), _("What to write"))):
        sheet.write_string(3, index, head, looks["head"])
    columns = [(form, column) for form in FORMS for column in form]
    for number, (form, column) in enumerate(columns, 4):
        needed = "*" if column.required else ""
        for index, words in enumerate((form.zh, column.zh, needed, _help(column).removeprefix(_("Required.") + "\n"))):
            sheet.write_string(number, index, words, looks["wrapped"])
    sheet.freeze_panes(4, 0)
