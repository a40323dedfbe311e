"""Robots of chat groups: what the hosts of WeCom and DingTalk are asked, and what their errcodes mean."""

import base64
import hashlib
import hmac
import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from linli.foundation import clock
from linli.notifications.carriers.dingtalk import DingTalk, sign
from linli.notifications.carriers.port import BadSender, Carrier, CarrierTrouble
from linli.notifications.carriers.wecom import WeCom
from tests.notifications.twin import Twin

TEXT, KEY, SECRET = "1-1微网格：有一件新事项。", "693a91f6-7aoc", "SEC5f1d"


@pytest.fixture
def both(twin: Twin) -> dict[str, Carrier]:
    settings: dict[str, Any] = {"url": f"{twin.url}?access_token={KEY}", "secret": SECRET, "keyword": "邻里"}
    return {
        "wecom": WeCom.of({"url": f"{twin.url}?key={KEY}"}, "senders.wecom.a"),
        "dingtalk": DingTalk.of(settings, "senders.dingtalk.a"),
    }


@pytest.fixture(params=["wecom", "dingtalk"])
def robot(request: pytest.FixtureRequest, both: dict[str, Carrier]) -> Carrier:
    return both[request.param]


def answers(twin: Twin, code: int, words: str = "ok") -> None:
    twin.answers = [(200, json.dumps({"errcode": code, "errmsg": words}), 0)]


def trouble(robot: Carrier) -> CarrierTrouble:
    with pytest.raises(CarrierTrouble) as caught:
        robot.send("", TEXT, "letter-1")
    assert KEY not in str(caught.value) and SECRET not in str(caught.value)
    return caught.value


def test_wecom_is_asked_as_its_manual_says(twin: Twin, both: dict[str, Carrier]) -> None:
    answers(twin, 0)
    assert both["wecom"].send("", TEXT, "letter-1") == "errcode 0 ok"
    asked = twin.asked[0]
    assert (asked.method, asked.path) == ("POST", f"/send?key={KEY}")
    assert asked.headers["Content-Type"].startswith("application/json")
    assert json.loads(asked.body) == {"msgtype": "text", "text": {"content": TEXT}}


def test_dingtalk_is_asked_with_a_sign_and_its_keyword(
    twin: Twin, both: dict[str, Carrier], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(twin, 0)
    both["dingtalk"].send("", TEXT, "letter-1")
    asked = {name: values[0] for name, values in parse_qs(urlsplit(twin.asked[0].path).query).items()}
    assert asked["access_token"] == KEY
    assert abs(int(asked["timestamp"]) / 1000 - clock.now().timestamp()) < 60
    told = hmac.digest(SECRET.encode(), f"{asked['timestamp']}\n{SECRET}".encode(), hashlib.sha256)
    assert base64.b64decode(asked["sign"]) == told
    assert json.loads(twin.asked[0].body)["text"]["content"] == f"【邻里】{TEXT}"


def test_a_text_that_holds_the_keyword_stays_as_it_is(twin: Twin, both: dict[str, Carrier]) -> None:
    answers(twin, 0)
    both["dingtalk"].send("", f"邻里：{TEXT}", "letter-1")
    assert json.loads(twin.asked[0].body)["text"]["content"] == f"邻里：{TEXT}"


def test_the_sign_of_a_known_moment() -> None:
    """Computed with `openssl dgst -sha256 -hmac SEC -binary | base64` over "1700000000000\\nSEC"."""
    assert sign(1_700_000_000_000, "SEC") == "r+2we0q01lkZqz38LA5IPNbHN81U1leRf3Au4PSQb6Q="


@pytest.mark.parametrize(
    ("kind", "code", "retry"),
    [
        ("wecom", 45009, True),
        ("wecom", -1, True),
        ("wecom", 93000, False),
        ("dingtalk", 130101, True),
        ("dingtalk", -1, True),
        ("dingtalk", 310000, False),
    ],
)
def test_what_a_later_try_may_mend(twin: Twin, both: dict[str, Carrier], kind: str, code: int, retry: bool) -> None:
    answers(twin, code, f"no, hint: [1755605200056773468916791], key {KEY}, more info at https://a.cn/?e=1")
    found = trouble(both[kind])
    assert (found.retry, str(found)) == (retry, f"errcode {code} no, hint: […], key …, more info at …")


@pytest.mark.parametrize("content", ["", "<html>", "[]", "{}", '{"errcode": null}', '{"errcode": "x"}', "1"])
def test_an_answer_without_errcode_is_no_success(twin: Twin, robot: Carrier, content: str) -> None:
    twin.answers = [(200, content, 0)]
    assert trouble(robot).retry


def test_a_redirect_is_not_followed(twin: Twin, robot: Carrier) -> None:
    twin.answers = [(302, "", 0), (200, '{"errcode": 0}', 0)]
    assert not trouble(robot).retry
    assert len(twin.asked) == 1


def test_a_host_that_is_down_may_be_tried_again(twin: Twin, robot: Carrier) -> None:
    twin.answers = [(502, "", 0)]
    assert trouble(robot).retry


def test_what_opens_the_group_is_not_shown(robot: Carrier) -> None:
    assert KEY not in repr(robot) and SECRET not in repr(robot)


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({}, "url"),
        ({"url": 7}, "url"),
        ({"url": "http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=a"}, "https"),
        ({"url": "http://127.0.0.1.example.cn/send?key=a"}, "https"),
        ({"url": "https://qyapi.weixin.qq.com/cgi-bin/webhook/send"}, "key="),
        ({"url": "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key="}, "key="),
        ({"url": "https://a.cn/?key=a", "secret": "b"}, "secret"),
        ({"url": "https://a.cn/?key=a", "timeout": 0}, "timeout"),
    ],
)
def test_settings_that_cannot_work_are_refused_at_the_start(settings: dict[str, Any], named: str) -> None:
    with pytest.raises(BadSender, match=rf"senders\.wecom\.a.*{named}"):
        WeCom.of(settings, "senders.wecom.a")
