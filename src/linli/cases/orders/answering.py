"""The answers as the other system takes them: a workbook with one row an order."""

import io
from collections.abc import Iterable, Sequence

import xlsxwriter
from django.utils import translation

from linli.cases.labels import Outcome
from linli.cases.models import OuterOrder
from linli.foundation.clock import SHANGHAI

FONT = "微软雅黑"
HEADER = (("工单编号", 24), ("办理结果", 14), ("答复内容", 60), ("办结时间", 20), ("是否联系诉求人", 16))


def write(orders: Iterable[OuterOrder]) -> bytes:
    """A workbook in the platforms' own words, whatever the language of the page; numbers keep all their digits."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as book:
        head = book.add_format({"font_name": FONT, "bold": True, "bg_color": "#E8F0FA", "border": 1})
        cell = book.add_format({"font_name": FONT, "num_format": "@", "text_wrap": True, "valign": "top", "border": 1})
        sheet = book.add_worksheet("工单答复")
        sheet.freeze_panes(1, 0)
        for column, (label, width) in enumerate(HEADER):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, label, head)
        for row, order in enumerate(orders, 1):
            for column, words in enumerate(values(order)):
                sheet.write_string(row, column, words, cell)
    return buffer.getvalue()


def values(order: OuterOrder) -> Sequence[str]:
    """One row: number, result, words, when, whether the caller was spoken to."""
    with translation.override("zh-hans"):
        result = str(Outcome(order.report.case.outcome).label) if order.report.case.outcome else "办理中"
    when = order.replied_at.astimezone(SHANGHAI) if order.replied_at else None
    return (
        order.number,
        result,
        order.reply,
        f"{when:%Y-%m-%d %H:%M}" if when else "",
        "是" if order.contacted else "否",
    )
