"""Vouchers 记账凭证 under the headings of an accounting package's own import sheet, in its order."""

import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

import xlsxwriter

from linli.engines.ledger import replay
from linli.engines.ledger.exporting import Voucher, vouchers
from linli.fund.books.queries import leaves
from linli.fund.checking import columns

Cell = str | int | float
CELLS: Mapping[str, Callable[[Voucher], Cell]] = {
    "day": lambda one: one.day,
    "number": lambda one: one.number,
    "word": lambda one: one.number.split("-")[0],
    "count": lambda one: int(one.number.split("-")[1]),
    "words": lambda one: one.summary,
    "code": lambda one: one.code,
    "account": lambda one: one.name,
    "debit": lambda one: one.debit / 100 if one.debit else "",
    "credit": lambda one: one.credit / 100 if one.credit else "",
    "amount": lambda one: (one.debit or one.credit) / 100,
    "side": lambda one: "借" if one.debit else "贷",
    "beside": lambda one: one.beside,
    "purpose": lambda one: one.beside.split(" ")[0],
    "leaf": lambda one: one.leaf,
}
NAMES = {
    "day": "凭证日期|制单日期|业务日期|日期",
    "number": "凭证字号",
    "word": "凭证类别字|凭证类别|凭证类型|凭证字|字",
    "count": "凭证编号|凭证号码|凭证号|号",
    "words": "摘要内容|摘要|说明",
    "code": "会计科目编码|科目编码|科目代码|科目编号|科目",
    "account": "会计科目名称|科目名称",
    "debit": "借方发生额|本位币借方|借方本币|借方金额|借方",
    "credit": "贷方发生额|本位币贷方|贷方本币|贷方金额|贷方",
    "amount": "原币金额|本位币金额|金额",
    "side": "借贷方向|方向|借贷",
    "purpose": "项目编码|项目代码|核算项目编码|辅助核算编码",
    "beside": "辅助核算项目|辅助核算|核算项目|项目名称|项目",
    "leaf": "记录号|外部单号|来源单号",
}
NAMED = columns.naming(NAMES)
STANDARD = ("日期", "凭证字号", "摘要", "科目编码", "科目名称", "借方金额", "贷方金额", "辅助核算", "记录号")


@dataclass(frozen=True)
class Months:
    """From a month to a month, both counted in, such as 2026-01."""

    start: str
    until: str


def digest(labels: Sequence[str]) -> str:
    """By which the headings of an import sheet are known again, and are no statement's."""
    return columns.digest(["凭证", *labels])


def suffice(found: Sequence[str]) -> bool:
    """Whether vouchers can be taken in by these columns: a day, an account and an amount with its side."""
    has = set(found)
    return {"day", "code"} <= has and ({"debit", "credit"} <= has or {"amount", "side"} <= has)


def rows(community_id: UUID, months: Months, found: Sequence[str]) -> Iterator[list[Cell]]:
    """The vouchers of some months, one row for each line; a column without a meaning stays blank. One query."""
    book = replay(json.loads(leaf) for leaf in leaves(community_id))
    for one in vouchers(book, f"{months.start}-01", f"{months.until}-31"):
        yield [CELLS[key](one) if key in CELLS else "" for key in found]


def some(community_id: UUID, months: Months, found: Sequence[str], most: int) -> Iterator[list[Cell]]:
    """The first of them, by which someone sees what the columns will hold."""
    return islice(rows(community_id, months, found), most)


def workbook(community_id: UUID, months: Months, labels: Sequence[str], found: Sequence[str]) -> bytes:
    """The workbook: the headings as they were brought, and the vouchers under them. Text is never read as a formula."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as file:
        text, money = file.add_format({"num_format": "@"}), file.add_format({"num_format": "0.00"})
        sheet = file.add_worksheet("凭证")
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(labels) - 1, 14)
        sheet.write_row(0, 0, labels, file.add_format({"bold": True, "num_format": "@"}))
        for number, row in enumerate(rows(community_id, months, found), 1):
            for place, value in enumerate(row):
                if isinstance(value, float):
                    sheet.write_number(number, place, value, money)
                elif isinstance(value, int):
                    sheet.write_number(number, place, value)
                elif value:
                    sheet.write_string(number, place, value, text)
    return buffer.getvalue()
