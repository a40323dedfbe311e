"""A text may tell what the records hold, and nothing else."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engines.drafts import Fact, Ground, checked
from linli.engines.drafts.reading import numeral

FACTS = (
    Fact("reported", Decimal(128), "n"),
    Fact("satisfied", Decimal("96.153846"), "%"),
    Fact("satisfied", Decimal(52), "n"),
    Fact("mean", Decimal("12.04"), "h"),
    Fact("came", Decimal("33021.50"), "yuan"),
    Fact("visits", Decimal(20112), "visits"),
    Fact("farm", Decimal(7500), "kg"),
)
GROUND = Ground(
    FACTS, date(2026, 10, 1), date(2026, 10, 31), (date(2026, 11, 2),), ("12345", "P90", "3号院"),
    {"彻底解决": "写几件", "彻底": "删去", "显著": "写从多少到多少"},
)  # fmt: skip


def wrong(text: str) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in checked(text, GROUND).problems]


@pytest.mark.parametrize(
    "text",
    [
        "10月收到反映 128 件，满意率 96.2%（52 条评价）。",
        "平均 12 小时，平均 12.0 小时",
        "２０２６年１０月反映１２８件",
        "收到 3.3万元，合 33,021.50 元",
        "来了 20,112 人次，约 2.01万人次",
        "卖出 15000 斤，也就是 7.5 吨",
        "一百二十八件，百分之九十六",
        "截至2026年11月2日；2026-10-31；第四季度；10月7日",
        "拨打 12345；P90；3号院的一件事；千家万户，十大员，三自组织，第一个议题",
        "1. 反映 128 件\n2、其他\n（3）其他",
        "",
    ],
)
def test_what_the_records_hold_may_be_told(text: str) -> None:
    assert wrong(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("反映 129 件", [("number", "129")]),
        ("反映 200余件", [("number", "200余")]),
        ("满意率 97%", [("number", "97%")]),
        ("96.2 件", [("number", "96.2")]),
        ("128%", [("number", "128%")]),
        ("20112 名居民参加", [("number", "20112 名")]),
        ("平均 12.1 小时", [("number", "12.1 小时")]),
        ("3万元", [("number", "3万元")]),
        ("三百件", [("number", "三百")]),
        ("9成居民满意", [("number", "9成")]),
        ("九成居民满意", [("number", "九成")]),
        ("百分之九十九", [("number", "百分之九十九")]),
        ("增加两倍", [("number", "两倍")]),
        ("2025年反映 128 件", [("day", "2025年")]),
        ("9月", [("day", "9月")]),
        ("11月3日", [("day", "11月3日")]),
        ("2026年10月32日", [("day", "2026年10月32日")]),
        ("彻底解决 128 件", [("slogan", "彻底解决")]),
        ("显著而彻底", [("slogan", "显著"), ("slogan", "彻底")]),
        ("拨打 123456", [("number", "123456")]),
    ],
)
def test_what_they_do_not_hold_is_named_at_its_place(text: str, said: list[tuple[str, str]]) -> None:
    assert wrong(text) == said


def test_a_number_that_is_none_is_answered_with_the_figures_near_it_and_a_slogan_with_other_words() -> None:
    found = checked("反映 130 件，彻底解决", GROUND).problems
    assert next(fact.key for fact in found[0].near) == "reported"
    assert found[1].instead == "写几件"


def test_pieces_name_the_fact_they_tell_each_once_before_any_twice_and_make_up_the_text() -> None:
    text = "反映 128 件，满意率 96.2%（52 条评价）"
    pieces = checked(text, GROUND).pieces
    assert "".join(piece.text for piece in pieces) == text
    assert [(piece.text.strip(), piece.key) for piece in pieces if piece.key] == [
        ("128", "reported"), ("96.2%", "satisfied"), ("52", "satisfied"),
    ]  # fmt: skip
    same = Ground((Fact("a", Decimal(3), "n"), Fact("b", Decimal(3), "n")), date(2026, 1, 1), date(2026, 1, 2))
    assert [piece.key for piece in checked("3 和 3", same).pieces if piece.key] == ["a", "b"]
    assert [piece.key for piece in checked("3", same, ("b",)).pieces if piece.key] == ["b"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("三百二十", 320), ("一万二", 12000), ("二〇二六", 2026), ("十二", 12), ("两千零五", 2005), ("一百零三", 103),
     ("三十", 30), ("一亿二千万", 120_000_000)],
)  # fmt: skip
def test_chinese_numerals(text: str, value: int) -> None:
    assert numeral(text) == value
    assert numeral("九十六点五") == Decimal("96.5")


@given(st.text(alphabet="反映0123456789.,%万元件一二三十百点成，。年月日 第季度", max_size=40))
def test_any_text_is_read_and_its_pieces_make_it_up(text: str) -> None:
    assert "".join(piece.text for piece in checked(text, GROUND).pieces) == text


@given(st.integers(0, 10**7))
def test_only_the_very_number_passes(n: int) -> None:
    ground = Ground((Fact("one", Decimal(n), "n"),), date(2026, 1, 1), date(2026, 1, 2))
    assert checked(f"共 {n} 件", ground).is_good and checked(f"共 {n:,} 件", ground).is_good
    assert not checked(f"共 {n + 1} 件", ground).is_good
