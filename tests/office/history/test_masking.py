"""People's numbers, papers, names and flats are made unreadable, and the rest of the words stays useful."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engines.messages.names import is_name
from linli.office.history.understanding.masking import Mask, names_in

NOBODY = Mask.of(())


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("楼道灯不亮，请回电10012340001", "楼道灯不亮，请回电[电话]"),
        ("打+86 100-1234-0001联系", "打[电话]联系"),
        ("座机0379-64001234转8", "座机[电话]"),
        ("座机64001234", "座机[电话]"),
        ("身份证41030519800101123X丢失", "身份证[证件号]丢失"),
        ("加微信abc_12345谈", "加微信[微信号]谈"),
        ("豫C12345占了车位", "[车牌]占了车位"),
        ("张女士说楼上漏水", "[姓名]女士说楼上漏水"),
        ("居民李建国反映路灯坏", "居民[姓名]反映路灯坏"),
        ("联系人：王秀英", "联系人：[姓名]"),
        ("王秀英 10012340001", "[姓名] [电话]"),
        ("3号楼1单元502室漏水", "3号楼1单元[房号]漏水"),
        ("3-1-502漏水", "3-1-[房号]漏水"),
    ],
)
def test_what_names_a_person_is_made_unreadable(said: str, kept: str) -> None:
    assert NOBODY(said) == kept


@pytest.mark.parametrize(
    "said",
    [
        "居民高空抛物，很危险",
        "2025年3月1日起路灯不亮",
        "20250301停水",
        "1单元2025年改造",
        "维修费1234567元",
        "请打12345或110",
        "一楼老师傅修车占道",
        "5号楼1单元下水道堵了三天",
        "马路井盖松动",
        "于某日停电",
    ],
)
def test_words_that_name_nobody_stay_as_they_are(said: str) -> None:
    assert NOBODY(said) == said


def test_names_of_the_file_are_masked_wherever_they_stand() -> None:
    assert Mask.of({"欧阳晓"})("找欧阳晓修") == "找[姓名]修"
    assert names_in("张桂兰10012340001、李建国") == {"张桂兰", "李建国"}
    assert names_in("匿名") == names_in("物业公司") == set()
    assert is_name("周丽华") and not is_name("高空")


@given(st.text(max_size=60), st.integers(0, 9999_9999))
def test_no_mobile_number_survives(words: str, tail: int) -> None:
    number = f"100{tail:08}"
    assert number not in NOBODY(f"{words} {number} {words}")
    assert number not in NOBODY(f"电话{number}，")
