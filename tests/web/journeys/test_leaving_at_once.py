"""Whoever asks for help against violence at home can leave with one tap, and nothing of it stays on a shared phone."""

import pytest
from playwright.sync_api import expect

from linli.cases.models import Report
from linli.foundation.sealing import link_token
from tests.builders import a_report
from tests.web.handset import Hands, Handset
from tests.web.signal import lying, poster, ready, say
from tests.web.town import Town

VIOLENCE = "他又喝酒打我，我躲在卫生间不敢出声"
LEAVE = "Leave this page at once"


def gone(phone: Handset, town: Town) -> None:
    """It stands at the front door, and neither the page nor the way back shows what was written."""
    phone.page.wait_for_url(town.address + "/")
    assert not phone.reads(VIOLENCE)
    phone.page.go_back()
    assert "/r/" not in phone.path
    assert VIOLENCE not in phone.page.evaluate(
        "document.body.innerText + [...document.querySelectorAll('textarea')].map((it) => it.value)"
    )


def test_a_form_that_speaks_of_it_can_be_left_with_one_tap(town: Town, hands: Hands) -> None:
    phone = hands(worker=True)
    phone.open("/wall/")
    ready(phone, poster(town))
    expect(phone.button(LEAVE)).to_have_count(0)
    say(phone, VIOLENCE)
    phone.tap(LEAVE)
    gone(phone, town)
    assert phone.path == "/wall/"
    assert lying(phone, "draft") == []


def test_so_can_the_receipt_and_the_way_back_leads_past_the_form(town: Town, hands: Hands) -> None:
    phone = hands(worker=True)
    phone.open("/wall/")
    ready(phone, poster(town))
    say(phone, VIOLENCE)
    phone.tap("Send")
    expect(phone.page.locator(".code")).to_be_visible()
    phone.tap(LEAVE)
    gone(phone, town)
    assert phone.path == "/wall/"
    assert Report.objects.get().words == VIOLENCE


@pytest.mark.parametrize(("words", "shown"), [(VIOLENCE, 1), ("电梯里关住人了", 0)])
def test_the_tracker_of_such_a_matter_alone_offers_it(words: str, shown: int, town: Town, hands: Hands) -> None:
    taken = a_report(town.world, words=words)
    phone = hands(scripts=False)
    phone.open(f"/r/{link_token(taken.pk)}/")
    expect(phone.button(LEAVE)).to_have_count(shown)
    if shown:
        phone.tap(LEAVE)
        assert phone.path == "/"
