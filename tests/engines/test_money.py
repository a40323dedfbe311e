"""Whole fen: what people write is read or refused by name; capitals are read back; no share loses a fen."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engines.money import AmountError, Wrong, capitals, part, plain, read, split, written

FEN = st.integers(-(10**14), 10**14)


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("1,234.50", 123450),
        ("1234.5元", 123450),
        ("１２３４", 123400),
        ("￥１，２３４．５０", 123450),
        ("12元5角", 1250),
        ("12元5角6分", 1256),
        ("人民币 5元整", 500),
        ("0.01", 1),
        ("1.230", 123),
        ("CNY 3.5", 350),
        ("3块钱", 300),
        ("  7 ", 700),
    ],
)
def test_what_people_write_is_read(text: str, fen: int) -> None:
    assert read(text) == fen


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", Wrong.EMPTY),
        (" 　", Wrong.EMPTY),
        ("1.234", Wrong.TOO_FINE),
        ("1,23", Wrong.NO_NUMBER),
        ("1,2345", Wrong.NO_NUMBER),
        ("1.5万", Wrong.NO_NUMBER),
        ("2万余", Wrong.NO_NUMBER),
        ("壹仟元整", Wrong.NO_NUMBER),
        ("5.", Wrong.NO_NUMBER),
        (".5", Wrong.NO_NUMBER),
        ("1e3", Wrong.NO_NUMBER),
        ("¥", Wrong.NO_NUMBER),
        ("--3", Wrong.NO_NUMBER),
        ("-¥-3", Wrong.NO_NUMBER),
        ("1 234", Wrong.NO_NUMBER),
        ("-3", Wrong.NEGATIVE),
        ("(1,234.50)", Wrong.NEGATIVE),
        ("9" * 5000, Wrong.TOO_LARGE),
    ],
)
def test_what_is_no_amount_is_refused_by_name_in_both_languages(text: str, wrong: Wrong) -> None:
    with pytest.raises(AmountError) as refused:
        read(text)
    assert refused.value.wrong == wrong
    assert refused.value.chinese and refused.value.english and len(str(refused.value)) < 200


@pytest.mark.parametrize("text", ["-1,234.50", "−1234.5", "¥-1234.50", "-¥1234.50", "(1,234.50)", "（1234.50）"])
def test_a_minus_is_read_where_it_is_allowed(text: str) -> None:
    assert read(text, negative=True) == -123450


@given(FEN)
def test_what_is_written_is_read_back(fen: int) -> None:
    for text in (plain(fen), written(fen), written(fen, "en")):
        assert read(text, negative=True) == fen
    assert Decimal(plain(fen)) * 100 == fen


def heard(said: str) -> int:
    """The fen of capital characters, part by part."""
    bare = said.removeprefix("负").removesuffix("整")
    whole, _, rest = bare.rpartition("元")
    jiao, _, fen = rest.rpartition("角")
    amount = 100 * counted(whole) + 10 * counted(jiao) + counted(fen.removesuffix("分"))
    return -amount if said.startswith("负") else amount


def counted(said: str) -> int:
    for sign, worth in (("亿", 10**8), ("万", 10**4), ("仟", 1000), ("佰", 100), ("拾", 10)):
        before, found, after = said.rpartition(sign)
        if found:
            return counted(before) * worth + counted(after)
    return "零壹贰叁肆伍陆柒捌玖".index(said.removeprefix("零") or "零")


@pytest.mark.parametrize(
    ("fen", "said"),
    [
        (123450, "壹仟贰佰叁拾肆元伍角整"),
        (168032, "壹仟陆佰捌拾元叁角贰分"),
        (10700053, "壹拾万柒仟元伍角叁分"),
        (1640902, "壹万陆仟肆佰零玖元零贰分"),
        (140950, "壹仟肆佰零玖元伍角整"),
        (1000500, "壹万零伍元整"),
        (10000500000, "壹亿零伍仟元整"),
        (100010000000007, "壹万零壹亿元零柒分"),
        (0, "零元整"),
        (5, "伍分"),
        (-10, "负壹角整"),
    ],
)
def test_capitals_are_written_as_on_receipts(fen: int, said: str) -> None:
    assert capitals(fen) == said


@given(FEN)
def test_capitals_name_each_amount_and_no_other(fen: int) -> None:
    said = capitals(fen)
    assert heard(said) == fen
    assert "零零" not in said and said.endswith("分") != said.endswith("整")


def test_capitals_end_where_characters_do() -> None:
    with pytest.raises(ValueError, match="more than"):
        capitals(10**18)


@given(FEN, st.integers(0, 20_000))
def test_a_part_is_rounded_half_up_and_mirrored_below_zero(fen: int, points: int) -> None:
    exact = Decimal(abs(fen)) * points / 10_000
    assert part(abs(fen), points) == int(exact.quantize(Decimal(1), ROUND_HALF_UP))
    assert part(-fen, points) == -part(fen, points)


@given(FEN, st.lists(st.integers(0, 10**6), min_size=1, max_size=12).filter(any))
def test_a_division_loses_nothing_and_is_within_a_fen_of_exact(fen: int, weights: list[int]) -> None:
    parts = split(fen, weights)
    assert sum(parts) == fen
    for one, weight in zip(parts, weights, strict=True):
        assert abs(one - Fraction(fen * weight, sum(weights))) < 1
        assert weight or not one
    assert split(-fen, weights) == [-one for one in parts]


@given(st.integers(0, 10**9), st.integers(1, 12))
def test_of_equals_the_earlier_gets_the_fen_that_is_left(fen: int, n: int) -> None:
    parts = split(fen, [1] * n)
    assert parts == sorted(parts, reverse=True) and parts[0] - parts[-1] <= 1


@pytest.mark.parametrize("weights", [[], [0, 0], [1, -1], [3, -1]])
def test_weights_that_divide_nothing_are_refused(weights: list[int]) -> None:
    with pytest.raises(ValueError, match="weights"):
        split(100, weights)
    with pytest.raises(ValueError, match="below zero"):
        part(100, -1)


def test_the_worked_example_of_its_page() -> None:
    """The numbers of docs/engines/money.md."""
    assert read("１，２３４．５元") == 123450
    assert (written(123450), written(123450, "en"), plain(123450)) == ("1,234.50 元", "¥1,234.50", "1234.50")
    assert capitals(123450) == "壹仟贰佰叁拾肆元伍角整"
    assert (part(123450, 300), part(123450, 125), part(-123450, 125)) == (3704, 1543, -1543)
    assert split(10_000, [1, 1, 1]) == [3334, 3333, 3333]
    assert split(10_000, [5, 3, 3]) == [4546, 2727, 2727]
    assert split(-10_000, [5, 3, 3]) == [-4546, -2727, -2727]
