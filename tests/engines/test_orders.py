"""Orders of a hotline are read from its table or from pasted blocks; limits end when the law says."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engines.orders import Limit, blocks, due, limit, meaning, read
from linli.engines.worktime import Calendar
from linli.foundation.clock import SHANGHAI

ROOT = Path(__file__).parents[2]
DOC = (ROOT / "docs" / "engines" / "orders.md").read_text("utf-8")
CALENDAR = Calendar.read((ROOT / "data" / "holidays_cn.csv").read_text("utf-8"))
TABLE = [
    ["柳荫社区12345工单", "", "", "", "", "", "", ""],
    ["工单编号", "来电时间", "来电人", "来电号码", "是否保密", "诉求内容", "诉求地址", "办理时限"],
    [
        "LY2026030100123",
        "2026-03-02 08:30",
        "王秀英",
        "100 1234 0002",
        "否",
        "夜间施工噪音大",
        "1号院1号楼",
        "3个工作日",
    ],
    ["LY2026030100124", "2026-03-02 09:10", "赵先生", "10012340003", "要求保密", "门口乱停车", "2号院", "2026-03-09"],
    ["合计", "", "", "", "", "", "", "2件"],
]
PASTED = """工单编号：LY2026030100123
来电时间：2026-03-02 08:30
联系人：王秀英
联系电话：10012340002
诉求内容：夜间施工噪音大，
老人睡不着
办理时限：48小时

【工单编号】LY2026030100124
【诉求内容】门口乱停车
"""


def test_the_rows_of_a_table_are_orders_and_its_title_and_totals_are_not() -> None:
    found = read(TABLE)
    assert found is not None
    assert [(o.row, o.number, o.words, o.place, o.deadline) for o in found.orders] == [
        (3, "LY2026030100123", "夜间施工噪音大", "1号院1号楼", "3个工作日"),
        (4, "LY2026030100124", "门口乱停车", "2号院", "2026-03-09"),
    ]


def test_a_caller_who_is_to_be_kept_secret_has_no_name_and_no_number() -> None:
    found = read(TABLE)
    assert found is not None
    open_, secret = found.orders
    assert (open_.name, open_.phone, open_.reachable) == ("王秀英", "10012340002", True)
    assert (secret.name, secret.phone, secret.secret, secret.reachable) == ("", "", True, False)


def test_pasted_blocks_are_orders_with_all_their_lines() -> None:
    found = read(blocks(PASTED))
    assert found is not None
    first, second = found.orders
    assert (first.number, first.phone, first.words) == ("LY2026030100123", "10012340002", "夜间施工噪音大， 老人睡不着")
    assert (second.number, second.words) == ("LY2026030100124", "门口乱停车")


def test_a_sheet_without_a_header_is_no_list_of_orders() -> None:
    assert read([["张三", "灯坏"], ["李四", "漏水"]]) is None
    assert read([]) is None
    assert blocks("随便写的话\n没有标签") == []


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("工单编号*", "number"),
        ("诉求人电话", "phone"),
        ("诉求人", "name"),
        ("要求办结时间", "deadline"),
        ("诉求内容（详细）", "words"),
        ("是否保密", "secret"),
        ("备注", ""),
    ],
)
def test_a_label_is_known_by_its_longest_name(label: str, key: str) -> None:
    assert meaning(label) == key


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("3个工作日", Limit(3, "workdays")),
        ("五日内", Limit(5, "days")),
        ("48小时", Limit(48, "hours")),
        ("限24h内办结", Limit(24, "hours")),
        ("2026-03-09", None),
        ("尽快", None),
        ("", None),
    ],
)
def test_a_limit_is_read_from_its_words(words: str, found: Limit | None) -> None:
    assert limit(words) == found


def test_the_worked_example_is_what_the_engine_does() -> None:
    """The table of docs/engines/orders.md: when limits end that were received on one moment."""
    rows = [line.strip("| ").split(" | ") for line in DOC.split("## Worked example")[1].splitlines() if "2026-" in line]
    assert len(rows) == 4
    for received, words, ends in rows:
        allowed = limit(words)
        assert allowed
        found = due(allowed, datetime.fromisoformat(received).replace(tzinfo=SHANGHAI), CALENDAR)
        assert f"{found.astimezone(SHANGHAI):%Y-%m-%d %H:%M}" == ends


@given(st.integers(1, 30), st.sampled_from(["days", "workdays"]), st.integers(0, 330 * 24 * 60))
def test_a_limit_in_days_ends_on_a_worked_day_and_not_before_it_is_over(n: int, unit: Any, minutes: int) -> None:
    start = datetime(2026, 1, 1, tzinfo=SHANGHAI) + timedelta(minutes=minutes)
    ends = due(Limit(n, unit), start, CALENDAR).astimezone(SHANGHAI)
    assert CALENDAR.works(ends.date()) and (ends.date() - start.date()).days >= n
    assert due(Limit(n + 1, unit), start, CALENDAR) >= ends


@given(st.lists(st.lists(st.text(max_size=12), max_size=6), max_size=6), st.text(max_size=200))
def test_whatever_is_brought_is_read_or_refused(lines: list[list[str]], pasted: str) -> None:
    for table in (lines, blocks(pasted)):
        found = read(table)
        assert found is None or all(order.row <= len(table) for order in found.orders)
