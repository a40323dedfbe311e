"""Accounts as data: both years are read, and a table of the wrong year is recognised by its own names."""

import pytest

from linli.engines.ledger.chart import ChartError, Clue, read_charts, wrong_year
from tests.engines.ledger.lives import ACCOUNTS, CHARTS


def test_each_chart_is_whole() -> None:
    assert set(CHARTS) == {2004, 2026}
    lots = {code for code, one in CHARTS[2026].named.items() if one.account.lots}
    assert lots == {"1002", "1201", "180101", "180102"}
    income = [one.account for one in CHARTS[2026].named.values() if one.account.sort == "income"]
    assert {account.side for account in income} == {1, 2} and len(income) % 2 == 0
    assert CHARTS[2026].named["5301"].name() == "管理费用" and CHARTS[2026].named["5301"].name("en") == "Administration"


def test_a_table_of_2004_is_recognised() -> None:
    table = {"1002": "银行存款", "5101": "业务活动成本", "5201": "管理费用", "5301": "筹资费用", "5401": "其他费用"}
    assert wrong_year(table, 2026, CHARTS) == (
        Clue("5201", "管理费用", 2004, ""),
        Clue("5301", "筹资费用", 2004, "管理费用"),
        Clue("5401", "其他费用", 2004, "筹资费用"),
    )
    assert [clue.code for clue in wrong_year({"1701": "受托代理资产—现金"}, 2026, CHARTS)] == ["1701"]
    assert [clue.year for clue in wrong_year({"5301": "管理费用"}, 2004, CHARTS)] == [2026]


@pytest.mark.parametrize(
    "table",
    [
        {},
        {"1002": "银行存款－慈善会", "5101": "业务活动成本"},
        {"5301": "管理费用", "5401": "筹资费用 - 集市", "1801": "受托代理资产"},
        {"5301": "办公费", "5301.01": "筹资费用"},
    ],
)
def test_a_table_of_our_year_or_of_none_is_left_alone(table: dict[str, str]) -> None:
    assert wrong_year(table, 2026, CHARTS) == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("code,name\n1002,x\n", "line 1"),
        (ACCOUNTS + "1002,a,b,asset,yes,2026,\n", "1002 is there twice"),
        (ACCOUNTS + "x,a,b,asset,yes,2026,\n", "column code"),
        (ACCOUNTS + "1,a,b,goods,yes,2026,\n", "column sort"),
        (ACCOUNTS + "1,a,b,asset,perhaps,2026,\n", "column lots"),
        (ACCOUNTS + "1,,b,asset,yes,2026,\n", "column name_zh"),
        (ACCOUNTS + "1,a\n", "2 cells"),
    ],
)
def test_a_table_that_cannot_be_read_says_line_and_column(text: str, says: str) -> None:
    with pytest.raises(ChartError, match=says):
        read_charts(text)
