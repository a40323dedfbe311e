"""A resident scans the slip of the household, ticks, sends, thinks again and changes it; without scripts as well."""

import pytest
from playwright.sync_api import expect

from linli.fund.voting import queries
from tests.fund.ground import a_fund
from tests.fund.voting.voted import voted
from tests.web.handset import WECHAT, Hands
from tests.web.town import Town


def ticks_of(secret: str) -> str:
    kept = queries.last_ballot(queries.envelope_of(secret).code)
    return kept.ticks if kept else ""


def test_scan_tick_sent_changed(town: Town, hands: Hands) -> None:
    here = voted(a_fund(town.world))
    phone = hands(agent=WECHAT)
    phone.open(f"/v/{here['vote_slip']}/")
    for number in (1, 2, 4):
        phone.tap(phone.page.locator(f"label.pick:has([value='{number}'])"))
    expect(phone.page.locator("[data-ticked]")).to_have_text("3")
    phone.tap("Send my ballot")
    expect(phone.page.locator("#kept")).to_be_visible()
    assert ticks_of(here["vote_slip"]) == "[1,2,4]" and phone.path == f"/v/{here['vote_slip']}/"
    phone.tap(phone.page.locator("label.pick:has([value='1'])"))
    phone.tap(phone.page.locator("label.pick:has([value='5'])"))
    phone.tap("Send the changed ballot")
    expect(phone.page.locator("section li").filter(has_text="5 ·")).to_be_visible()
    assert ticks_of(here["vote_slip"]) == "[2,4,5]"


@pytest.mark.parametrize("agent", [None, WECHAT], ids=["browser", "WeChat"])
def test_it_works_without_scripts(agent: str | None, town: Town, hands: Hands) -> None:
    here = voted(a_fund(town.world))
    phone = hands(scripts=False, agent=agent)
    phone.open("/v/")
    phone.page.locator("[name=code]").fill(here["vote_slip_printed"])
    phone.page.locator("main button[type=submit]").click()
    for number in (1, 2, 3):
        phone.page.locator(f"[name=ticks][value='{number}']").check()
    phone.page.locator("main button[type=submit]").click()
    assert ticks_of(here["vote_slip"]) == "[1,2,3]"
