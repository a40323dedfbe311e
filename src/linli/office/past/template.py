"""The workbook as it is given out: its sheets with their columns, and what to write in them."""

import io
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from linli.office.past.columns import Book, Column

FONT = "微软雅黑"
FILLED = 2000  # rows below the header that offer a choice
HEAD = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F4E8C", "align": "center", "valign": "vcenter"}
LOOKS = {"": {}, "day": {"num_format": "yyyy-mm-dd"}, "yuan": {"num_format": "#,##0.00"}}


def template(book: Book) -> bytes:
    """An empty workbook with its explanations."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as made:
        head = made.add_format({"font_name": FONT, "font_size": 11, **HEAD})
        looks = {sort: made.add_format({"font_name": FONT, "font_size": 11, **look}) for sort, look in LOOKS.items()}
        for said in book.sheets:
            sheet = made.add_worksheet(said.name)
            sheet.set_row(0, 26)
            sheet.freeze_panes(1, 0)
            for index, column in enumerate(said.columns):
                sheet.set_column(index, index, 16, looks[column.sort])
                sheet.write_string(0, index, column.name + ("*" if column.required else ""), head)
                _explain(sheet, index, column)
    return buffer.getvalue()


def _explain(sheet: Any, index: int, column: Column) -> None:
    lines = [_("Required.")] if column.required else []
    lines += [str(column.help)] if column.help else []
    if column.answers:
        answers = list(column.answers.values())
        lines.append("、".join(answers))
        rule = {"validate": "list", "source": answers, "error_type": "information"}
        sheet.data_validation(1, index, FILLED, index, rule)
    if lines:
        sheet.write_comment(0, index, "\n".join(lines), {"x_scale": 2, "font_name": FONT, "font_size": 9})
