"""The table [senders] of a settings file, read strictly."""

from typing import Any

import pytest

from linli.notifications.carriers import senders
from linli.notifications.carriers.port import BadSender

URL = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=a"
GRID, OTHER = {"url": URL, "serves": ["第一网格"]}, {"url": URL, "serves": ["第二网格", "第三网格"]}


def test_personal_senders_come_before_groups_whatever_their_order_in_the_file() -> None:
    read = senders.read(
        {
            "wecom": {"all": {"url": URL}},
            "mail": {"host": "smtp.example.cn", "sender": "a@example.cn"},
            "sms": {"url": "https://sms.example.cn"},
            "by_hand": False,
        }
    )
    assert [sender.name for sender in read] == ["sms", "mail", "wecom.all"]


def test_a_robot_without_grids_serves_what_the_others_of_its_kind_do_not() -> None:
    one, two, rest = senders.read({"wecom": {"one": GRID, "two": OTHER, "rest": {"url": URL}}})
    assert (one.serves, rest.serves) == ({"第一网格"}, frozenset())
    assert (rest.others, two.others) == ({"第一网格", "第二网格", "第三网格"}, {"第一网格"})


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"wechat": {}}, "wechat"),
        ({"by_hand": "yes"}, "by_hand"),
        ({"sms": "https://sms.example.cn"}, r"\[senders\.sms\]"),
        ({"wecom": {"url": URL}}, r"\[senders\.wecom\.grid1\]"),
        ({"wecom": {"第一网格": GRID}}, r"senders\.wecom"),
        ({"wecom": {"a": {"url": URL, "serves": "第一网格"}}}, r"senders\.wecom\.a: serves"),
        ({"wecom": {"a": {"url": URL, "serves": []}}}, r"senders\.wecom\.a: serves"),
        ({"wecom": {"a": GRID, "b": GRID}}, r"senders\.wecom\.b: .*senders\.wecom\.a"),
        ({"wecom": {"a": {"url": URL}, "b": {"url": URL}}}, r"senders\.wecom\.b: .*senders\.wecom\.a"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_place(given: dict[str, Any], named: str) -> None:
    with pytest.raises(BadSender, match=named):
        senders.read(given)
