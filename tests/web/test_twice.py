"""The same report sent twice is one report, by its words or by the token that a phone made; other words are another."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from linli.cases.models import Report
from linli.foundation import clock
from tests.builders import World

WORDS = "三单元四楼的灯不亮了"


@pytest.fixture
def send(world: World, client_of: Callable[..., Client]) -> Callable[..., str]:
    """Send a report from a browser of a given secret, and give the address of its receipt."""
    mine = uuid4().hex[:31]  # the limit on floods remembers browsers of other tests

    def make(browser: str = "a", words: str = WORDS, door: int = 0, **more: Any) -> str:
        client = client_of("visitor")
        client.cookies["csrftoken"] = mine + browser
        answer = client.post(f"/q/{world.stairwells[door].code}/", {"words": words, **more})
        assert answer.status_code == 303
        return str(answer.headers["Location"])

    return make


@pytest.fixture
def day_later(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    def turn() -> None:
        now = clock.now()
        monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=1))

    return turn


def test_a_lost_answer_sent_again_under_another_secret_is_one_report(send: Callable[..., str]) -> None:
    token = str(uuid4())
    assert send("a", token=token) == send("b", token=token)
    assert Report.objects.count() == 1


def test_sent_again_after_midnight_it_is_one_report(send: Callable[..., str], day_later: Callable[[], None]) -> None:
    token = str(uuid4())
    first = send(token=token)
    day_later()
    assert send(token=token) == first
    assert Report.objects.count() == 1


def test_the_same_words_on_another_day_are_another_report_and_the_token_still_gives_the_first(
    send: Callable[..., str], day_later: Callable[[], None]
) -> None:
    token = str(uuid4())
    first = send(token=token)
    day_later()
    assert send() != first
    assert send(token=token) == first


def test_a_second_tab_with_a_token_of_its_own_is_one_report_for_good(
    send: Callable[..., str], day_later: Callable[[], None]
) -> None:
    first, second = str(uuid4()), str(uuid4())
    receipt = send(token=first)
    assert send(token=second) == receipt
    day_later()
    assert send("b", token=second) == receipt, "the second token is known from then on"
    assert Report.objects.count() == 1


def test_without_scripts_and_with_them_it_is_one_report(send: Callable[..., str]) -> None:
    assert send() == send(token=str(uuid4()))


def test_changed_words_under_the_same_token_are_not_lost(send: Callable[..., str]) -> None:
    token = str(uuid4())
    assert send(token=token) != send(token=token, words=WORDS + "，还有五楼")
    assert Report.objects.count() == 2


def test_the_same_token_at_another_door_is_another_report(send: Callable[..., str]) -> None:
    token = str(uuid4())
    assert send(token=token) != send(token=token, door=1)


@pytest.mark.parametrize("token", ["", "x", "0" * 40, "{}"])
def test_a_token_that_is_none_is_as_if_it_were_not_there(send: Callable[..., str], token: str) -> None:
    assert send(token=token) == send()
    assert Report.objects.count() == 1
