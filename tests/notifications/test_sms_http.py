"""A text message by HTTP: what is asked of the gateway, and what its answers mean."""

import json
import socket
from typing import Any

import pytest

from linli.notifications.carriers.port import BadSender, CarrierTrouble
from linli.notifications.carriers.sms_http import SmsHttp
from tests.notifications.twin import Twin

NUMBER, TEXT = "10000000001", '【邻里】"三单元" {phone} 灯不亮'


def send(twin: Twin, **settings: Any) -> None:
    SmsHttp.of({"url": twin.url} | settings, "senders.sms").send(NUMBER, TEXT, "letter-1")


def trouble(twin: Twin, *answers: tuple[int, str, float], **settings: Any) -> CarrierTrouble:
    twin.answers = list(answers)
    with pytest.raises(CarrierTrouble) as caught:
        send(twin, **settings)
    assert NUMBER not in str(caught.value)
    return caught.value


def test_json_is_filled_in_however_deep_and_a_text_opens_no_place(twin: Twin) -> None:
    send(twin, body={"to": ["{phone}"], "content": {"text": "{text}"}, "id": "{id}"}, headers={"X-Key": "k"})
    asked = twin.asked[0]
    assert json.loads(asked.body) == {"to": [NUMBER], "content": {"text": TEXT}, "id": "letter-1"}
    assert (asked.method, asked.headers["X-Key"]) == ("POST", "k")
    assert asked.headers["Content-Type"].startswith("application/json")


def test_a_form_is_filled_in(twin: Twin) -> None:
    send(twin, format="form", body={"mobile": "{phone}", "msg": "{text}"})
    assert twin.asked[0].body.startswith(f"mobile={NUMBER}&msg=%E3%80%90")


def test_a_query_is_filled_in(twin: Twin) -> None:
    send(twin, format="query", method="GET", body={"m": "{phone}", "t": "{text}"})
    assert twin.asked[0].path.startswith(f"/send?m={NUMBER}&t=%E3%80%90")


@pytest.mark.parametrize("status", [200, 201, 202, 204])
def test_success_by_status(twin: Twin, status: int) -> None:
    twin.answers = [(status, "", 0)]
    send(twin)


def test_success_by_the_gateways_own_word(twin: Twin) -> None:
    twin.answers = [(200, '{"result": [{"ok": true}]}', 0)]
    send(twin, ok_path="result.0.ok", ok_values=["true"])


@pytest.mark.parametrize(
    ("status", "retry"), [(400, False), (401, False), (404, False), (408, True), (429, True), (500, True), (503, True)]
)
def test_what_a_later_try_may_mend(twin: Twin, status: int, retry: bool) -> None:
    found = trouble(twin, (status, "", 0))
    assert (found.retry, str(found)) == (retry, f"HTTP {status}")


def test_a_redirect_is_not_followed(twin: Twin) -> None:
    assert not trouble(twin, (302, "", 0), (200, "", 0)).retry
    assert len(twin.asked) == 1


@pytest.mark.parametrize("body", ['{"code": 7, "mobile": "10000000001"}', "{}", "<html>", "[]"])
def test_a_gateway_that_says_no_with_200_is_in_trouble(twin: Twin, body: str) -> None:
    assert trouble(twin, (200, body, 0), ok_path="code").retry


def test_a_number_in_the_gateways_answer_is_not_kept(twin: Twin) -> None:
    found = trouble(twin, (200, '{"code": "bad number 10000000001"}', 0), ok_path="code")
    assert str(found) == "code = bad number …"


def test_no_answer_in_time_may_be_tried_again(twin: Twin) -> None:
    assert trouble(twin, (200, "", 5), timeout=0.2).retry


def test_a_gateway_that_is_not_there_may_be_tried_again(twin: Twin) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(CarrierTrouble) as caught:
        SmsHttp.of({"url": f"http://127.0.0.1:{port}/"}, "senders.sms").send(NUMBER, TEXT, "letter-1")
    assert caught.value.retry


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({}, "url"),
        ({"url": "file:///etc/passwd"}, "url"),
        ({"url": "https://a.cn", "fromat": "json"}, "fromat"),
        ({"url": "https://a.cn", "format": "xml"}, "format"),
        ({"url": "https://a.cn", "body": {"to": "{phone}"}}, "{text}"),
    ],
)
def test_settings_that_cannot_work_are_refused_at_the_start(settings: dict[str, Any], named: str) -> None:
    with pytest.raises(BadSender, match=named.replace("{", r"\{")):
        SmsHttp.of(settings, "senders.sms")
