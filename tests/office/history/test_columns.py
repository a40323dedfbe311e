"""A header tells its source; columns of people are never taken."""

import pytest

from linli.office.history import columns
from tests.office.history.files import CITY, FORM, LEDGER, ORDERS


@pytest.mark.parametrize(
    ("source", "header"), [("ledger", LEDGER[1]), ("12345", ORDERS[0]), ("city", CITY[0]), ("form", FORM[0])]
)
def test_the_header_tells_the_source(source: str, header: list[str]) -> None:
    told = columns.told_by(header)
    assert told and told.source == source


def test_a_table_of_something_else_is_not_taken() -> None:
    assert columns.told_by(["小区", "楼栋", "单元", "户数", "楼层"]) is None


@pytest.mark.parametrize(
    "label",
    [
        "反映人",
        "联系电话",
        "来电号码",
        "您的姓名",
        "1、您的联系方式",
        "经办人",
        "网格员",
        "反映人及电话",
        "居民",
        "微信昵称",
    ],
)
def test_columns_of_people_are_dropped(label: str) -> None:
    assert {columns.meaning(source, label)[0] for source in columns.SOURCES} == {"person"}


@pytest.mark.parametrize("label", ["身份证号", "年龄", "是否低保", "子女情况", "地理位置", "是否党员"])
def test_columns_that_linli_never_keeps_are_never_read(label: str) -> None:
    assert {columns.meaning(source, label)[0] for source in columns.SOURCES} == {"never"}


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("问题类型", "category"),
        ("处理时限", "limit"),
        ("受理时间（年月日）", "reported"),
        ("反映人地址", "place"),
        ("回访时间", ""),
    ],
)
def test_the_longest_name_within_a_header_counts(label: str, key: str) -> None:
    assert columns.meaning("ledger", label)[0] == key
