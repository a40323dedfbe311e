"""Lists and talk from a chat group become entries; who spoke is told apart from what was said."""

import pytest

from linli.engines.messages.chain import parted
from linli.foundation.clock import SHANGHAI
from linli.office.history import chains
from tests.office.history.files import CHAIN, TALK


def test_a_numbered_list_gives_one_entry_a_number() -> None:
    chat = chains.read(CHAIN)
    assert [(entry.line, entry.name, entry.said) for entry in chat.entries] == [
        (5, "张三", "1号楼1单元 路灯不亮，电话100 1234 0005"),
        (6, "李四", "1号楼2单元502 下水道堵了"),
        (7, "周丽华", ""),
    ]
    assert "1号院" in chat.title


def test_talk_keeps_what_says_something() -> None:
    chat = chains.read(TALK)
    assert [(entry.line, entry.name, entry.said) for entry in chat.entries] == [
        (1, "张三", "1号院1号楼1单元门口路灯不亮"),
        (7, "李四", "2号院垃圾三天没清"),
    ]
    assert chat.passed == (4,)
    when = chat.entries[1].when
    assert when and f"{when.at.astimezone(SHANGHAI):%Y-%m-%d %H:%M:%S}" == "2025-03-07 12:40:10"


def test_a_time_without_a_day_is_told_by_the_line_above_or_not_at_all() -> None:
    above = chains.read("2025年3月7日\n张三 12:30\n路灯不亮了")
    assert above.entries[0].when and above.entries[0].when.day.isoformat() == "2025-03-07"
    assert chains.read("张三 12:30\n路灯不亮了").entries[0].when is None


@pytest.mark.parametrize(
    ("said", "name", "rest"),
    [
        ("张三 3号楼 路灯不亮", "张三", "3号楼 路灯不亮"),
        ("阳光一家 3-1-502 漏水", "阳光一家", "3-1-502 漏水"),
        ("3号楼 张三 漏水", "张三", "3号楼 漏水"),
        ("张三3号楼漏水", "张三", "3号楼漏水"),
        ("路灯 不亮", "", "路灯 不亮"),
        ("楼道灯不亮", "", "楼道灯不亮"),
    ],
)
def test_the_name_in_an_entry_is_found(said: str, name: str, rest: str) -> None:
    assert parted(said) == (name, rest)


def test_plain_text_is_no_chat() -> None:
    assert chains.read("今天天气很好\n我们去散步").entries == ()
