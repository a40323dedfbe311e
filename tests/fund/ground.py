"""A small fund for tests of the books: a chart, three purposes, and entries written as text."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from uuid import UUID

from linli.fund.books import heads
from linli.fund.books.keys import Keys
from linli.fund.books.writing import Booking, append, book
from linli.fund.labels import Kind, Sort
from linli.fund.models import Entry, Head, Leaf, Purpose
from tests.builders import World, a_world
from tests.fund.granted import granted

START = datetime(2026, 10, 1, 1, 0, tzinfo=UTC)
ACCOUNTS = (
    ("1002", "银行存款", "asset", True),
    ("1141", "预付账款", "asset", False),
    ("1201", "存货", "asset", True),
    ("180101", "受托代理资产—现金", "asset", True),
    ("180102", "受托代理资产—物资", "asset", True),
    ("2202", "应付账款", "liability", False),
    ("2601", "受托代理负债", "liability", False),
    ("3101", "非限定性净资产", "net", False),
    ("3102", "限定性净资产", "net", False),
    ("410101", "捐赠收入—非限定", "income", False),
    ("410102", "捐赠收入—限定", "income", False),
    ("430101", "提供服务收入—非限定", "income", False),
    ("430102", "提供服务收入—限定", "income", False),
    ("450101", "商品销售收入—非限定", "income", False),
    ("450102", "商品销售收入—限定", "income", False),
    ("5101", "业务活动成本", "cost", False),
    ("5301", "管理费用", "cost", False),
)
PURPOSES = (("P00", "社区治理", False, False), ("P01", "暖阳座椅", True, False), ("P02", "助餐", True, False))


@dataclass
class Fund:
    """A community's fund, with a clock of its own: each fact comes a minute after the one before."""

    world: World
    clock: datetime = START

    @property
    def community(self) -> UUID:
        return self.world.community.pk

    def tick(self) -> datetime:
        self.clock += timedelta(minutes=1)
        return self.clock

    def leaf(self, kind: Kind, **facts: Any) -> Leaf:
        return append(self.community, kind, facts, at=self.tick())

    def entry(self, sort: Sort, text: str, *draws: str, day: date = date(2026, 10, 1), **more: Any) -> Entry:
        """Lines as `1002 P01 500; 410102 P01 -500`, draws as `1 <- 4.0 500`; what pays is granted by a committee."""
        if sort in (Sort.PAYMENT, Sort.ADVANCE) and "order" not in more:
            more |= granted(self, sort, lines(text))
        at = self.tick()
        key = more.get("order", f"{sort}-{at:%d%H%M%S}")
        booking = Booking(sort, day, key, "试", lines(text), [draw(one) for one in draws], more)
        made = book(self.community, booking, at=at)
        if sort == Sort.REVERSAL:
            self.leaf(Kind.CORRECTION, about=made.number, words="记错了")
        return made

    def gift(self, fen: int, purpose: str = "P01") -> Entry:
        income = "410101" if purpose == "P00" else "410102"
        return self.entry(Sort.GIFT, f"1002 {purpose} {fen}; {income} {purpose} {-fen}")

    def purpose(self, code: str) -> Purpose:
        return Purpose.objects.get(community=self.community, code=code)

    def raw(self, body: dict[str, Any], number: int | None = None) -> Leaf:
        """A leaf inserted past all verbs, as a hand in the database would."""
        last = Leaf.objects.filter(community=self.community).order_by("-number")[0]
        at = self.tick()
        body = {"kind": "entry", "at": f"{at:%Y-%m-%dT%H:%M:%SZ}", "day": "2026-10-01", "words": "", **body}
        return Leaf.objects.create(
            community=self.world.community,
            number=last.number + 1 if number is None else number,
            kind=body["kind"],
            at=at,
            body=json.dumps(body),
        )


def lines(text: str) -> list[dict[str, Any]]:
    found = []
    for part in text.split(";"):
        account, purpose, fen, *source = part.split()
        more = {"from": source[0]} if source else {}
        found.append({"account": account, "purpose": purpose, "fen": int(fen), **more})
    return found


def used(fen: int, purpose: str = "P01", out: str = "1002") -> str:
    """What is bought with restricted money, which is set free by being used; the money goes out in line 1."""
    return f"5101 {purpose} {fen}; {out} {purpose} {-fen}; 3102 {purpose} {fen}; 3101 {purpose} {-fen}"


def draw(text: str) -> dict[str, Any]:
    line, _arrow, lot, fen = text.split()
    return {"line": int(line), "lot": lot, "fen": int(fen)}


def a_fund(world: World | None = None) -> Fund:
    """Leaf 0 is the chart, leaves 1 to 3 are purposes."""
    fund = Fund(world or a_world())
    names = ("code", "name", "sort", "lots")
    fund.leaf(Kind.CHART, year=2026, accounts=[dict(zip(names, row, strict=True)) for row in ACCOUNTS])
    for code, name, restricted, agency in PURPOSES:
        fund.leaf(Kind.PURPOSE, purpose=code, name=name, restricted=restricted, agency=agency, words="")
    return fund


def signed(fund: Fund) -> Head:
    """The log as it stands, signed with a key of its own."""
    keys = Keys(Path(mkdtemp(prefix="linli-keys-")))
    keys.make(heads.name_of(fund.world.community))
    return heads.sign(fund.world.community, keys, by=fund.world.actor("accountant"), at=fund.tick())
