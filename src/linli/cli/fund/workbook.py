"""The book as a workbook: vouchers row by row, balances by purpose and account, money by purpose and month."""

import io
from collections.abc import Iterable, Sequence

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from linli.engines.ledger import Book
from linli.engines.ledger.exporting import vouchers
from linli.engines.ledger.stating import by_month

FONT = "微软雅黑"
LOOKS: dict[str, dict[str, object]] = {
    "head": {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F4E8C", "align": "center", "valign": "vcenter"},
    "text": {"num_format": "@"},
    "money": {"num_format": "#,##0.00", "align": "right"},
    "whole": {"num_format": "0", "align": "right"},
}
Column = tuple[str, int, str]  # its head, its width, its look
VOUCHERS: Sequence[Column] = (
    ("日期 Date", 12, "text"), ("凭证字号 No.", 11, "text"), ("摘要 Summary", 36, "text"),
    ("科目编码 Code", 13, "text"), ("科目名称 Account", 28, "text"), ("借方 Debit", 14, "money"),
    ("贷方 Credit", 14, "money"), ("辅助核算 Purpose", 22, "text"), ("记录号 Leaf", 11, "whole"),
)  # fmt: skip
BALANCES: Sequence[Column] = (
    ("用途 Purpose", 12, "text"), ("名称 Name", 22, "text"), ("科目编码 Code", 13, "text"),
    ("科目名称 Account", 28, "text"), ("余额（借为正） Balance", 20, "money"),
)  # fmt: skip
MONTHS: Sequence[Column] = (
    ("用途 Purpose", 12, "text"), ("月份 Month", 10, "text"), ("期初 Start", 14, "money"),
    ("收到 Received", 14, "money"),
    ("变更用途 Changed", 16, "money"), ("付出 Paid", 14, "money"), ("退回 Returned", 14, "money"),
    ("期末 End", 14, "money"),
)  # fmt: skip


def workbook(book: Book) -> bytes:
    """The workbook, with amounts in 元."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as file:
        looks = {name: file.add_format({"font_name": FONT, "font_size": 10, **look}) for name, look in LOOKS.items()}
        _sheet(file, "凭证 Vouchers", VOUCHERS, _vouchers(book), looks)
        _sheet(file, "余额 Balances", BALANCES, _balances(book), looks)
        _sheet(file, "收支 Months", MONTHS, _months(book), looks)
    return buffer.getvalue()


Cells = Sequence[str | int]


def _vouchers(book: Book) -> Iterable[Cells]:
    for one in vouchers(book):
        yield one.day, one.number, one.summary, one.code, one.name, one.debit, one.credit, one.beside, one.leaf


def _balances(book: Book) -> Iterable[Cells]:
    for (purpose, code), fen in sorted(book.balances.items()):
        if fen:
            yield purpose, book.purposes[purpose].name, code, book.accounts[code].name, fen


def _months(book: Book) -> Iterable[Cells]:
    for flow in by_month(book).values():
        yield flow.purpose, flow.month, flow.start, flow.received, flow.changed, flow.paid, flow.returned, flow.end


def _sheet(
    file: Workbook, name: str, columns: Sequence[Column], rows: Iterable[Cells], looks: dict[str, Format]
) -> None:
    sheet = file.add_worksheet(name)
    sheet.set_row(0, 24)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    for place, (head, width, _) in enumerate(columns):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, head, looks["head"])
    for number, row in enumerate(rows, 1):
        for place, (value, (_, _, look)) in enumerate(zip(row, columns, strict=True)):
            if isinstance(value, str):
                sheet.write_string(number, place, value, looks[look])
            elif value or look == "whole" or columns is not VOUCHERS:  # a voucher leaves the other side blank
                sheet.write_number(number, place, value / 100 if look == "money" else value, looks[look])
