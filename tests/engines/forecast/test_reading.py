"""Counts are read strictly: weeks in two writings, missing ones as zeros, and a bad cell named with its mend."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engines.forecast import CountsError, WeekError, label, monday, read


def test_weeks_are_written_by_their_number_or_by_their_monday() -> None:
    assert monday("2026-W05") == monday("2026-01-26") == date(2026, 1, 26)
    assert monday("2020-W53") == date(2020, 12, 28)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_a_week_reads_back_from_its_name(day: date) -> None:
    assert monday(label(day)) == day - timedelta(days=day.weekday())


@pytest.mark.parametrize("words", ["", "2026-W54", "2025-W53", "2026-01-27", "2026-02-30", "第五周"])
def test_what_is_no_week_is_refused_in_both_languages(words: str) -> None:
    with pytest.raises(WeekError, match=" · "):
        monday(words)


def test_a_cell_without_a_row_is_a_zero_from_the_first_week_of_the_table_to_the_last() -> None:
    counts = read("series,week,count\nb,2026-W05,3\na,2026-W02,1\na,2026-W04,2\n")
    assert (counts.names, counts.first, counts.filled) == (("b", "a"), date(2026, 1, 5), 5)
    assert counts.values.tolist() == [[0, 0, 0, 3], [1, 0, 2, 0]]


def test_columns_may_be_chinese_in_any_order_and_among_others() -> None:
    assert read("\ufeff件数,备注,周,类别\n3,x,2026-W05,水\n").values.tolist() == [[3]]


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("series,week\na,2026-W05\n", 1, "count"),
        ("series,week,count\n", 1, "没有数据行"),
        ("series,week,count\na,2026-W05,-1\n", 2, "0 到"),
        ("series,week,count\na,2026-W05,1.5\n", 2, "1.5"),
        ("series,week,count\na,2026-W05,nan\n", 2, "nan"),
        ("series,week,count\na,2026-W05,1\na,2026-01-26,1\n", 3, "两行"),
        ("series,week,count\na,2026-01-27,1\n", 2, "请写 2026-01-26"),
        ("series,week,count\na,2026-W05\n", 2, "只有 2 格"),
        ("series,week,count\n,2026-W05,1\n", 2, "series"),
        ("series,week,count\na,1900-W05,1\na,2026-W05,1\n", 1, "年份"),
    ],
)
def test_a_bad_table_is_refused_by_line_and_mend(text: str, line: int, told: str) -> None:
    with pytest.raises(CountsError, match=told) as refused:
        read(text)
    assert refused.value.line == line
