"""Pasted talk falls into messages as people would read it; no line is lost, whatever is pasted."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engines.messages import Message, absolute, bare, judge, read, read_notes, repeated
from linli.engines.messages.signs import spaced

DOC = (Path(__file__).parents[2] / "docs" / "engines" / "messages.md").read_text("utf-8")

COMPUTER = """三单元李姐 2026/3/9 8:21:10
三单元四楼的灯又不亮了
老人下楼看不见

赵建国 2026/3/9 8:22:40
[图片]

网格长马建国 2026/3/9 8:25:00
「三单元李姐：三单元四楼的灯又不亮了」
- - - - - - - - - - - - - - -
收到，我来问问电工
"""
COLONS = """李姐: 三单元四楼的灯又不亮了
老人下楼看不见
赵建国: [图片]
3-1-502阳光: @网格长马建国 楼下垃圾三天没清了
“小王”撤回了一条消息
小卖部老板: 新到草莓 15元/斤 要的下单
"""
MAILED = """微信群"向阳院3号楼"的聊天记录如下:

—————  2026-03-09  —————

李姐  08:21

三单元灯坏了

赵建国  08:22

[图片: a.jpg(请在附件中查看)]
"""
TWO_LINES = """李姐
2026-03-09 08:21:10
三单元灯坏了
赵建国
2026-03-09 08:22:10
我家也是
"""
LED = """[2026/3/9 08:21] 李姐: 三单元灯坏了
[2026/3/9 08:22] 赵建国: 我家也是
引用 李姐 的消息 : 三单元灯坏了
"""
BARE = """三单元灯坏了，谁来修修
昨天 08:21
楼下狗没拴绳
"""
POSTED = """李姐 2026/3/9 8:21
#接龙
修灯登记
1. 张三 3-1 灯坏
赵六 2026/3/9 8:31
#接龙
修灯登记
1. 张三 3-1 灯坏
2. 赵六 3-2 灯坏
"""
UNNUMBERED = """#接龙
张三 3-1-502 水管漏水
李四 2号楼 灯不亮
"""
RULES = """物业小李 2026/3/9 8:21
【温馨提示】
1. 请勿乱停车
2. 垃圾不要乱扔
"""
NOTICE = """物业小李: 各位业主请注意
时间：3月10日
地点：东门
谢谢配合
"""


def said(pasted: str) -> list[tuple[str, str, str]]:
    return [(m.name, m.told, m.words) for m in read(pasted) if m.kind in ("said", "item")]


@pytest.mark.parametrize(
    ("pasted", "messages"),
    [
        (
            COMPUTER,
            [
                ("三单元李姐", "2026/3/9 8:21:10", "三单元四楼的灯又不亮了\n老人下楼看不见"),
                ("赵建国", "2026/3/9 8:22:40", "[图片]"),
                ("网格长马建国", "2026/3/9 8:25:00", "收到，我来问问电工"),
            ],
        ),
        (
            COLONS,
            [
                ("李姐", "", "三单元四楼的灯又不亮了\n老人下楼看不见"),
                ("赵建国", "", "[图片]"),
                ("3-1-502阳光", "", "@网格长马建国 楼下垃圾三天没清了"),
                ("小卖部老板", "", "新到草莓 15元/斤 要的下单"),
            ],
        ),
        (
            MAILED,
            [
                ("李姐", "2026-03-09 08:21", "三单元灯坏了"),
                ("赵建国", "2026-03-09 08:22", "[图片: a.jpg(请在附件中查看)]"),
            ],
        ),
        (
            TWO_LINES,
            [("李姐", "2026-03-09 08:21:10", "三单元灯坏了"), ("赵建国", "2026-03-09 08:22:10", "我家也是")],
        ),
        (LED, [("李姐", "2026/3/9 08:21", "三单元灯坏了"), ("赵建国", "2026/3/9 08:22", "我家也是")]),
        ("李姐 昨天 08:21\n灯坏了", [("李姐", "昨天 08:21", "灯坏了")]),
        (BARE, [("", "", "三单元灯坏了，谁来修修"), ("", "昨天 08:21", "楼下狗没拴绳")]),
        (
            POSTED,
            [
                ("张三", "2026/3/9 8:21", "3-1 灯坏"),
                ("张三", "2026/3/9 8:31", "3-1 灯坏"),
                ("赵六", "2026/3/9 8:31", "3-2 灯坏"),
            ],
        ),
        (UNNUMBERED, [("张三", "", "3-1-502 水管漏水"), ("李四", "", "2号楼 灯不亮")]),
        (RULES, [("物业小李", "2026/3/9 8:21", "【温馨提示】\n1. 请勿乱停车\n2. 垃圾不要乱扔")]),
        ("三单元漏水：楼上不管", [("", "", "三单元漏水：楼上不管")]),
        (NOTICE, [("物业小李", "", "各位业主请注意\n时间：3月10日\n地点：东门\n谢谢配合")]),
    ],
    ids=[
        "computer",
        "colons",
        "mailed",
        "two lines",
        "led by the time",
        "told from today",
        "bare",
        "posted list",
        "unnumbered",
        "rules",
        "a colon in words",
        "notice",
    ],
)
def test_every_way_of_copying_gives_the_messages(pasted: str, messages: list[tuple[str, str, str]]) -> None:
    assert said(pasted) == messages


def test_what_a_message_answers_is_told_apart() -> None:
    assert read(COMPUTER)[-1].answers == "三单元李姐：三单元四楼的灯又不亮了"
    assert read(LED)[-1].answers == "三单元灯坏了"


def test_what_the_system_says_is_shown_and_is_nobody_s() -> None:
    assert [m.words for m in read(COLONS) if m.kind == "system"] == ["“小王”撤回了一条消息"]
    assert next(m for m in read(MAILED)).kind == "system"


def test_an_entry_that_a_later_list_repeats_counts_once() -> None:
    messages = read(POSTED)
    assert repeated(messages) == {next(m.first for m in messages if m.name == "张三")}


@pytest.mark.parametrize(
    ("words", "likely", "rule"),
    [
        ("三单元四楼的灯又不亮了", True, "trouble"),
        ("下水道堵了，返水", True, "trouble"),
        ("各位邻居，谁知道灯坏了找谁修", True, "trouble"),
        ("专业疏通下水道，堵了找我 13800000000", False, "advert"),
        ("新到草莓 15元/斤，没了就没了", False, "price"),
        ("我要2份", False, "order"),
        ("+1", False, "order"),
        ("灯修好了，谢谢网格长", False, "mended"),
        ("灯还没修好，谁管", True, "trouble"),
        ("找谁盖章", True, "asks"),
        ("我家也是", True, "also"),
        ("【通知】明早八点体检", False, "notice"),
        ("温馨提示：出门带伞", False, "notice"),
        ("停水通知：明早八点停水", False, "notice"),
        ("请勿在楼道乱堆杂物", False, "notice"),
        ("收到，谢谢", False, "nothing"),
        ("谢谢李姐，收到 [抱拳]", False, "nothing"),
        ("[抱拳][抱拳]", False, "nothing"),
        ("[语音]", False, "voice"),
        ("[图片]", False, "picture"),
        ("今天天气不错", False, "talk"),
    ],
)
def test_a_message_is_judged_with_the_words_that_decided(words: str, likely: bool, rule: str) -> None:
    found = judge(Message("said", "李姐", "", words, 1, 1))
    assert (found.likely, found.rule) == (likely, rule)
    assert all(word in words for word in found.words)


def test_a_long_text_of_thanks_is_judged_at_once() -> None:
    """Rules that try the same sign twice take for ever here."""
    assert judge(Message("said", "", "", "谢谢辛苦" * 500 + "。铃铛挂着", 1, 1)).rule == "talk"


def test_her_own_words_are_no_matter_and_a_known_kind_makes_one() -> None:
    message = Message("said", "周桂兰", "", "老人证怎样换", 1, 1)
    assert judge(message, own={"周桂兰"}).rule == "own"
    assert judge(message, known=["老人证"]) == judge(message, known=["老人证"])
    assert judge(message, known=["老人证"]).likely and judge(message, known=["老人证"]).words == ("老人证",)
    assert not judge(message).likely


def test_notes_of_a_night_talk_fall_into_items_with_their_speakers() -> None:
    notes = "3月9日夜话记录\n地点：3号楼前\n1. 王大爷反映楼道灯不亮，\n三楼也黑\n2、李姐：垃圾没人清\n- 想要充电桩\n"
    found = read_notes(notes)
    assert [(m.name, m.words) for m in found if m.kind == "item"] == [
        ("王大爷", "楼道灯不亮，\n三楼也黑"),
        ("李姐", "垃圾没人清"),
        ("", "想要充电桩"),
    ]
    assert [m.words for m in found if m.kind == "heading"] == ["3月9日夜话记录", "地点：3号楼前"]


def test_notes_without_marks_are_an_item_a_line() -> None:
    assert [m.words for m in read_notes("路灯不亮\n有居民说：狗没人管")] == ["路灯不亮", "狗没人管"]


@pytest.mark.parametrize(
    ("told", "full"),
    [
        ("昨天 8:21", "2026-03-08 8:21"),
        ("星期五 8:21", "2026-03-06 8:21"),
        ("3月7日 8:21", "2026-03-07 8:21"),
        ("12月7日 8:21", "2025-12-07 8:21"),
        ("8:21", "2026-03-09 8:21"),
        ("2026/3/9 8:21", "2026/3/9 8:21"),
        ("", ""),
    ],
)
def test_a_day_told_from_today_becomes_a_full_one(told: str, full: str) -> None:
    assert absolute(told, date(2026, 3, 9)) == full  # a Monday


def test_the_worked_example_is_what_the_engine_does() -> None:
    """The first block of docs/engines/messages.md is pasted; the table below it says what comes out."""
    pasted = DOC.split("```text\n")[1].split("```")[0]
    rows = [
        line.strip("| ").split(" | ") for line in DOC.split("## Worked example")[1].splitlines() if "| said |" in line
    ]
    found = [
        [m.name, m.kind, m.words.replace("\n", " ⏎ "), judge(m).rule, "yes" if judge(m).likely else "no"]
        for m in read(pasted)
        if m.kind == "said"
    ]
    assert found == rows and len(rows) >= 5


SIGNS = st.text(
    st.sampled_from("李姐灯坏了漏水接龙#1２.、:：「」- 8:20[图片]@\n\n \t张三2026-3/9撤回了一条消息昨天"), max_size=160
)
NAMES = st.sampled_from(["李姐", "3-1-502阳光", "赵建国", "老王", "A区王阿姨"])
SAID = st.lists(st.sampled_from(["灯坏了", "下水道堵了，返水", "我家也是", "谁来修", "[图片]"]), min_size=1, max_size=3)
TALK = st.lists(st.tuples(NAMES, st.integers(0, 59), SAID), min_size=1, max_size=6)


@given(SIGNS)
def test_every_line_lies_in_exactly_one_message(pasted: str) -> None:
    for found in (read(pasted), read_notes(pasted)):
        assert all(0 < m.first <= m.last for m in found)
        assert all(before.last < after.first for before, after in pairwise(found))
    lines = {number for number, line in enumerate(pasted.split("\n"), 1) if line.strip()}
    held = {number for m in read(pasted) for number in range(m.first, m.last + 1)}
    assert lines <= held


@given(SIGNS)
def test_no_character_that_was_said_is_lost(pasted: str) -> None:
    lines = pasted.split("\n")
    for message in read(pasted):
        shown = "".join((message.name, message.told, message.words, message.answers))
        whole = "".join(spaced(line) for line in lines[message.first - 1 : message.last])
        assert {sign for sign in whole if sign.isalpha()} <= set(shown)


@given(
    TALK,
    st.sampled_from(
        ["{name} 2026/3/9 8:{m:02}\n{said}\n\n", "{name}\n2026-03-09 08:{m:02}:00\n{said}\n", "{name}: {said}\n"]
    ),
)
def test_a_talk_written_out_is_read_back_as_it_was(talk: list[tuple[str, int, list[str]]], form: str) -> None:
    pasted = "".join(form.format(name=name, m=minute, said="\n".join(words)) for name, minute, words in talk)
    assert [(m.name, m.words) for m in read(pasted)] == [(name, "\n".join(words)) for name, _, words in talk]


@given(st.lists(st.sampled_from(["@李姐", "[图片]", "[微笑]", " ", "灯坏了", "\n", "@", "a"])).map("".join))
def test_making_bare_twice_is_making_bare_once(words: str) -> None:
    assert bare(bare(words)) == bare(words)
