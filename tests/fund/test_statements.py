"""A statement as banks export it is read whatever its columns are called; what is wrong is named with its row."""

import io
from typing import Any

import pytest
import xlsxwriter

from linli.fund.checking import columns, reading
from linli.fund.checking.reading import Read, Sheet
from linli.fund.checking.words import Problem

BANK = """账号：1234,户名：区慈善总会,,,,,
交易日期,摘要,收入金额,支出金额,账户余额,对方户名,交易流水号
2026-10-08,捐款,"1,500.00",,"1,500.00",王先生,A1
2026-10-12,网转,,320.50,1179.50,五金店,A2
2026/10/20,利息,0.35,,1179.85,,A3
合计,,1500.35,320.50,,,
"""


def sheet(text: str) -> Sheet:
    found = reading.sheet_of(text.encode())
    assert isinstance(found, Sheet)
    return found


def lines(text: str) -> list[Read]:
    found = sheet(text)
    return reading.read(found, columns.meanings(found.labels))


def wrong(text: str) -> list[tuple[int, str]]:
    return [(line.row, problem.code) for line in lines(text) for problem in line.problems]


def test_a_statement_is_read_whatever_stands_above_and_below_it() -> None:
    found = lines(BANK)
    assert [(line.row, str(line.day), line.fen, line.balance) for line in found] == [
        (3, "2026-10-08", 150_000, 150_000),
        (4, "2026-10-12", -32_050, 117_950),
        (5, "2026-10-20", 35, 117_985),
    ]
    assert [line.serial for line in found] == ["A1", "A2", "A3"]
    assert (found[0].other, found[1].words) == ("王先生", "网转")
    assert wrong(BANK) == []


def test_it_may_run_from_the_newest_to_the_oldest() -> None:
    head, rows = BANK.splitlines()[1], BANK.splitlines()[2:5]
    assert wrong("\n".join([head, *rows[::-1]])) == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_in_every_encoding_that_banks_use(encoding: str) -> None:
    found = reading.sheet_of(BANK.encode(encoding))
    assert isinstance(found, Sheet) and len(found.rows) == 4


def test_one_amount_with_its_direction() -> None:
    found = lines("日期,金额,借贷标志\n20261008,100.00,贷\n20261009,40,借\n2026-10-10,-5.5,\n")
    assert [line.fen for line in found] == [10_000, -4_000, -550]


def test_a_workbook_with_real_numbers_and_dates() -> None:
    assert [line.fen for line in _workbook([[46303, 0.1, ""], [46304, "", 1179.85]])] == [10, -117_985]


def _workbook(rows: list[list[Any]]) -> list[Read]:
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept) as book:
        page = book.add_worksheet("对账单")
        for at, row in enumerate([["日期", "收入", "支出"], *rows]):
            page.write_row(at, 0, row)
    found = reading.sheet_of(kept.getvalue())
    assert isinstance(found, Sheet)
    return reading.read(found, columns.meanings(found.labels))


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("昨天,10.00,,", "not_date"),
        ("2026-10-08,,,", "no_amount"),
        ("2026-10-08,10,5,", "two_amounts"),
        ("2026-10-08,1.234,,", "not_amount"),
        ("2026-10-08,一千,,", "not_amount"),
    ],
)
def test_a_row_that_cannot_be_taken_names_itself(row: str, code: str) -> None:
    assert wrong(f"日期,收入,支出,余额\n2026-10-07,1,,\n{row}\n") == [(3, code)]


def test_a_side_that_says_nothing() -> None:
    assert wrong("日期,金额,方向\n2026-10-08,10,甲\n") == [(2, "no_side")]


def test_a_row_left_out_is_seen_by_the_balance() -> None:
    kept = [line for line in BANK.splitlines() if "A2" not in line]
    assert wrong("\n".join(kept)) == [(4, "balance_jumps")]


def test_a_serial_that_stands_twice() -> None:
    assert wrong("日期,收入,支出,流水号\n2026-10-08,1,,A\n2026-10-09,2,,A\n") == [(3, "serial_twice")]


def test_lines_that_say_the_same_are_two_lines_and_are_known_again() -> None:
    text = "日期,收入,支出\n2026-10-08,1,\n2026-10-08,1,\n"
    first, second = lines(text)
    assert first.serial != second.serial
    assert [line.serial for line in lines(text)] == [first.serial, second.serial]


@pytest.mark.parametrize("text", ["", "只有一句话", "<html>不是表格</html>"])
def test_what_is_no_statement_says_so(text: str) -> None:
    found = reading.sheet_of(text.encode())
    assert isinstance(found, Problem) and found.what and found.mend


def test_a_header_in_other_words_can_be_told_and_is_known_again() -> None:
    found = sheet("哪天,进,出\n2026-10-08,1,\n")
    assert not columns.suffice(columns.meanings(found.labels))
    assert [line.fen for line in reading.read(found, ["day", "in", "out"])] == [100]
    assert columns.digest(["哪天", "进"]) == columns.digest(["哪天", "进"]) != columns.digest(["哪天进"])
