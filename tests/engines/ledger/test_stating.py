"""Figures and statements: whole, explained by their entries, and with a gap where there is one."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linli.engines.ledger import CASH, GOODS, Book, drafting, replay
from linli.engines.ledger.stating import Part, Status, activities, balance_sheet, by_month, figures, reconcile
from tests.engines.ledger import slow_book
from tests.engines.ledger.lives import ELDERS, FREE, PURPOSES, Life

BOOK = Life(11, start="2024-11-25").live(560).book
COLUMNS = ("unrestricted", "restricted", "held")


@pytest.mark.parametrize("goods", [False, True])
@pytest.mark.parametrize("start", ["", "2024-12-10"])
def test_what_came_less_what_went_is_what_is_left(goods: bool, start: str) -> None:
    for code, one in figures(BOOK, goods=goods, start=start).items():
        came = one.opened.fen + one.raised.fen + one.changed.fen + one.returned.fen
        assert came - one.spent.fen == one.left.fen == BOOK.balance(code, *(GOODS if goods else CASH))
    changed = [one.changed.fen for one in figures(BOOK, goods=goods).values()]
    assert sum(changed) == 0, "a change of purpose adds nothing"


def test_every_number_opens_its_entries() -> None:
    for code, one in figures(BOOK).items():
        for column, sign in (("opened", 1), ("raised", 1), ("changed", 1), ("spent", -1), ("returned", 1), ("left", 1)):
            amount = getattr(one, column)
            lines = [line for index in amount.entries for line in BOOK.entries[index].lines]
            assert amount.fen == sign * sum(one.fen for one in lines if one.account in CASH and one.purpose == code)


def test_months_follow_on_one_another() -> None:
    flows = by_month(BOOK)
    months = sorted({month for _, month in flows})
    leaves = Life(11, start="2024-11-25").live(560).leaves
    for purpose in PURPOSES:
        for month, after in pairwise(months):
            assert flows[purpose.code, month].end == flows[purpose.code, after].start
        end = flows[purpose.code, months[-1]].end
        assert end == BOOK.balance(purpose.code, *CASH)
        first = flows[purpose.code, months[0]].end
        assert first == sum(slow_book.balance(leaves, purpose.code, code, f"{months[0]}-31") for code in CASH)
    assert by_month(Book()) == {}


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 28))
def test_a_balance_sheet_balances_in_every_column_on_any_day(seed: int, day: int) -> None:
    sheet = balance_sheet(replay(Life(seed).live(150).leaves), f"2024-03-{day:02d}")
    for column in COLUMNS:
        whole = getattr(sheet.row("assets"), column)
        assert whole == getattr(sheet.row("debts"), column) + getattr(sheet.row("nets"), column)
    assert sheet.row("money").total == sheet.row("assets").total - sheet.row("1201").total - sheet.row("180102").total


def test_activities_explain_the_change_of_net_assets_whether_the_year_is_closed_or_not() -> None:
    year = activities(BOOK, "2024-01-01", "2024-12-31")
    before, after = (balance_sheet(BOOK, day) for day in ("2023-12-31", "2024-12-31"))
    opened = sum(
        -line.fen
        for entry in BOOK.entries.values()
        if entry.sort == "opening"
        for line in entry.lines
        if line.account.startswith("31")
    )
    assert after.row("nets").total - before.row("nets").total == year.row("change").total + opened
    assert year.row("released").total == 0 and year.row("released").unrestricted > 0
    assert year.row("money").total == sum(year.row(code).total for code in ("4101", "4301", "4401", "4501", "4901"))
    assert year.row("4101g").total > 0, "goods stand beside, outside the total of money"
    assert activities(BOOK, "2019-01-01", "2019-12-31").row("change").total == 0


def test_the_worked_example_of_its_page() -> None:
    """The table of docs/engines/ledger.md: a gift, a payment from it, a reversed gift."""
    life = Life(1)
    first = life.enter(drafting.gift(ELDERS, 50_000, "c"))
    mistake = life.enter(drafting.gift(ELDERS, 9_900, "c"))
    life.enter(drafting.reversal(life.book, life.book.entries[mistake]))
    life.say("correction", about=mistake, words="重复录入")
    life.enter(drafting.gift(FREE, 20_000, "c"))
    _, decision = life.decide(ELDERS, 30_000)
    paid = life.pay(ELDERS, 30_000, decision)
    book = life.book
    assert [(line.account, line.fen) for line in book.entries[paid].lines] == [
        ("5101", 30_000), ("1002", -30_000), ("3102", 30_000), ("3101", -30_000)
    ]  # fmt: skip
    assert book.entries[paid].draws[0].lot == f"{first}.0" and book.lots[f"{first}.0"].left == 20_000
    elders = figures(book)["P01"]
    assert (elders.raised.fen, elders.spent.fen, elders.left.fen) == (50_000, 30_000, 20_000)
    year = activities(book, "2024-03-01", "2024-12-31")
    rows = {
        code: (year.row(code).unrestricted, year.row(code).restricted)
        for code in ("money", "cost", "released", "change")
    }
    assert rows == {
        "money": (20_000, 50_000), "cost": (30_000, 0), "released": (30_000, -30_000), "change": (20_000, 20_000)
    }  # fmt: skip


ARTICLE = [
    Part("merchants", "3 years", Status.RECEIVED, 1_500_000),
    Part("partners", "several years", Status.RECEIVED, 2_000_000, at_least=True),
]


def test_the_article_s_parts_do_not_give_its_total_and_the_gap_is_shown() -> None:
    found = reconcile(3_300_000, ARTICLE)
    assert (found.parts, found.gap, found.agrees) == (3_500_000, -200_000, False)
    assert found.sentence() == "合计 33,000.00 元，分项 35,000.00 元以上，合计与分项差额 -2,000.00 元或更多"
    assert found.sentence("en") == "total ¥33,000.00, parts ¥35,000.00 or more, gap -¥2,000.00 or beyond"
    assert found.table["merchants", "3 years", Status.RECEIVED] == 1_500_000


@pytest.mark.parametrize(
    ("leaf", "may"),
    [
        ({"total": 3_300_000, "parts": 3_500_000, "why": "部分捐赠记在试点之前"}, True),
        ({"total": 3_300_000, "parts": 3_500_000, "why": " "}, False),
        ({"total": 3_300_000, "parts": 3_400_000, "why": "旧说明"}, False),
        ({}, False),
    ],
)
def test_a_gap_is_published_only_with_a_reason_for_this_very_gap(leaf: dict[str, object], may: bool) -> None:
    assert reconcile(3_300_000, ARTICLE).may_be_published([leaf]) == may


def test_what_is_pledged_or_in_kind_is_no_part_of_a_total_of_money() -> None:
    more = [*ARTICLE, Part("merchants", "2026", Status.PLEDGED, 90_000), Part("goods", "2026", Status.IN_KIND, 70_000)]
    assert reconcile(3_300_000, more).parts == 3_500_000
    assert reconcile(3_500_000, ARTICLE).agrees and reconcile(3_600_000, ARTICLE).agrees
    assert not reconcile(3_600_000, [ARTICLE[0]]).agrees
    assert reconcile(1_500_000, ARTICLE[:1]).may_be_published([])
