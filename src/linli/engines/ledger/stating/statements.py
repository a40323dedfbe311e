"""The two statements of the accounting rule: what a period did 业务活动表, and what there is on a day 资产负债表.

Goods stand in rows of their own, outside the totals of money. Money held for named people (agency) is no income.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from linli.engines.ledger.book import GOODS, Book
from linli.engines.ledger.entries import Line
from linli.engines.ledger.stating.figures import sort_of

FREE, BOUND, HELD = "free", "bound", "held"
INCOME = (
    ("4101", "捐赠收入（货币）", "Gifts of money"), ("4301", "提供服务收入", "Services"),
    ("4401", "政府补助收入", "Subsidies"), ("4501", "商品销售收入", "Crafts"), ("4901", "其他收入", "Other income"),
)  # fmt: skip
COSTS = (
    ("5101", "业务活动成本", "Activities"), ("5301", "管理费用", "Administration"),
    ("5401", "筹资费用", "Fund-raising"), ("5901", "其他费用", "Other costs"),
)  # fmt: skip
ASSETS = (
    ("1002", "银行存款—慈善会专项", "Money in the federation's account"), ("1122", "其他应收款", "Receivables"),
    ("1141", "预付账款", "Advances"), ("180101", "受托代理资产—货币资金", "Money held for named people"),
    ("1201", "存货—捐赠物资", "Goods"), ("180102", "受托代理资产—物资", "Goods held for named people"),
)  # fmt: skip
DEBTS = (
    ("2202", "应付账款", "Payables"), ("2209", "其他应付款", "Other payables"),
    ("2601", "受托代理负债", "Owed to named people"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a statement, in fen: what is unrestricted, restricted, held for others; `sort` says what it adds to."""

    code: str
    zh: str
    en: str
    unrestricted: int
    restricted: int
    held: int = 0
    sort: str = ""

    @property
    def total(self) -> int:
        return self.unrestricted + self.restricted + self.held


@dataclass(frozen=True)
class Statement:
    """Rows in their order; those of `sort` total are sums of rows above."""

    rows: tuple[Row, ...]

    def row(self, code: str) -> Row:
        return next(row for row in self.rows if row.code == code)


Sums = dict[tuple[str, str], int]


def _row(sums: Sums, named: tuple[str, str, str], sort: str) -> Row:
    code = named[0]
    return Row(*named, sums[code, FREE], sums[code, BOUND], sums[code, HELD], sort)


def _total(code: str, zh: str, en: str, rows: Iterable[Row], *less: Row) -> Row:
    signed = [(row, 1) for row in rows] + [(row, -1) for row in less]
    free = sum(sign * row.unrestricted for row, sign in signed)
    bound = sum(sign * row.restricted for row, sign in signed)
    return Row(code, zh, en, free, bound, sum(sign * row.held for row, sign in signed), "total")


def activities(book: Book, start: str, until: str) -> Statement:
    """Income, costs, what was released, and the change of net assets, of entries dated from `start` to `until`."""
    sums: Sums = defaultdict(int)
    for line, sort in _active(book, start, until):
        account = book.accounts.get(line.account)
        if account is None or not account.side:
            continue
        code = "released" if account.sort == "net" else line.account[:4]
        code += "g" if code == "4101" and sort == "goods" else ""
        sums[code, FREE if account.side == 1 else BOUND] += line.fen if account.sort == "cost" else -line.fen
    income = [_row(sums, one, "income") for one in INCOME]
    goods = _row(sums, ("4101g", "捐赠收入（物资，按公允价值）", "Gifts in kind, at fair value"), "goods")
    costs = [_row(sums, one, "cost") for one in COSTS]
    released = _row(sums, ("released", "限定性净资产转为非限定性净资产", "Released from restriction"), "released")
    money = _total("money", "收入合计（不含物资）", "Income of money", income)
    spent = _total("cost", "费用合计", "Costs", costs)
    change = _total("change", "净资产变动额", "Change of net assets", [money, goods, released], spent)
    return Statement((*income, money, goods, *costs, spent, released, change))


def _active(book: Book, start: str, until: str) -> Iterator[tuple[Line, str]]:
    """The lines that are activity: neither opening balances nor the closing of a year; and the sort they count as."""
    for entry in book.entries.values():
        sort = sort_of(book, entry)
        if start <= entry.day <= until and sort not in ("opening", "closing"):
            for line in entry.lines:
                yield line, sort


def balance_sheet(book: Book, day: str) -> Statement:
    """What there is at the end of a day, by whether its purpose is unrestricted, restricted or agency."""
    sums: Sums = defaultdict(int)
    for entry in book.entries.values():
        if entry.day <= day:
            for line in entry.lines:
                _put(book, sums, line)
    assets = [_row(sums, one, "goods" if one[0] in GOODS else "asset") for one in ASSETS]
    debts = [_row(sums, one, "debt") for one in DEBTS]
    nets = [
        _row(sums, ("3101", "非限定性净资产", "Unrestricted net assets"), "net"),
        _row(sums, ("3102", "限定性净资产", "Restricted net assets"), "net"),
    ]
    money = _total(
        "money", "资产合计（不含物资）", "Assets without goods", [row for row in assets if row.sort == "asset"]
    )
    whole = _total("assets", "资产总计", "All assets", assets)
    owed = _total("debts", "负债合计", "Liabilities", debts)
    net = _total("nets", "净资产合计", "Net assets", nets)
    return Statement((*assets, money, whole, *debts, owed, *nets, net))


def _put(book: Book, sums: Sums, line: Line) -> None:
    account, purpose = book.accounts.get(line.account), book.purposes.get(line.purpose)
    if account is None or purpose is None:
        return
    column = HELD if purpose.agency else BOUND if purpose.restricted else FREE
    if account.sort == "asset":
        sums[line.account, column] += line.fen
    elif account.sort == "liability":
        sums[line.account, column] -= line.fen
    else:
        sums["3102" if account.side == 2 else "3101", column] -= line.fen
