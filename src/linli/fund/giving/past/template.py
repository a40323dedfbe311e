"""The workbook of past gifts as it is given out: two sheets with their columns, and what to write in them."""

import io
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from linli.fund.giving.past.columns import SHEETS, Column

FONT = "微软雅黑"
FILLED = 2000  # rows below the header that offer a choice
HEAD = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F4E8C", "align": "center", "valign": "vcenter"}


def template() -> bytes:
    """An empty workbook with its explanations."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        head = book.add_format({"font_name": FONT, "font_size": 11, **HEAD})
        cell = book.add_format({"font_name": FONT, "font_size": 11})
        day = book.add_format({"font_name": FONT, "font_size": 11, "num_format": "yyyy-mm-dd"})
        yuan = book.add_format({"font_name": FONT, "font_size": 11, "num_format": "#,##0.00"})
        looks = {"day": day, "fen": yuan, "sales": yuan, "refunds": yuan, "due": yuan}
        for said in SHEETS:
            sheet = book.add_worksheet(said.name)
            sheet.set_row(0, 26)
            sheet.freeze_panes(1, 0)
            for index, column in enumerate(said.columns):
                sheet.set_column(index, index, 16, looks.get(column.key, cell))
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
