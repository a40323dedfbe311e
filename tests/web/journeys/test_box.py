"""A resident puts a complaint about her steward into the box; the office answers; the steward never learns of it."""

import pytest
from playwright.sync_api import expect

from linli.cases.models import Report
from tests.web.handset import WECHAT, Hands, zh
from tests.web.signal import HELD, lying, off, on, opened, shows
from tests.web.town import Town

WORDS = "刘邻长收了我家钱，不办事"
ANSWER = "已谈话，钱退给您了"
DESK = {"viewport": {"width": 1366, "height": 768}, "is_mobile": False, "has_touch": False}


def test_a_complaint_about_the_steward_goes_past_her_and_is_answered(town: Town, hands: Hands) -> None:
    resident = hands(agent=WECHAT)
    resident.open(f"/q/{town.world.stairwells[0].code}/")
    resident.tap(resident.page.get_by_role("link", name=zh("Complaint and suggestion box")))
    resident.write(resident.field("Your complaint or suggestion"), WORDS)
    resident.tap("Send")
    expect(resident.page.locator(".code")).to_be_visible()
    taken = Report.objects.select_related("case").get()
    assert resident.page.locator(".code").inner_text() == taken.tracking
    assert resident.reads(zh("the office and the secretary alone, as far as they serve in no grid"))
    tracker = resident.path

    for who, pages in {"steward": ("/today/", "/triage/"), "leader": ("/brief/", "/triage/?q=邻长")}.items():
        phone = hands(who)
        for page in pages:
            phone.open(page)
            assert not phone.reads("刘邻长")
            assert not phone.reads(str(taken.case.number))

    office = hands("office", **DESK)
    office.open("/triage/?channel=box")
    office.tap(office.page.get_by_role("link", name=WORDS[:8]))
    assert office.reads(WORDS)
    office.page.locator(f"form[action='/cases/{taken.case_id}/triage/'] button[type=submit]").click()
    office.tap("Assign")
    office.page.locator("select[name=assignee]").select_option(label="office · " + zh("community office"))
    office.page.locator("form[action$='/assign/'] button[type=submit]").click()
    office.tap("Report the result")
    office.page.locator("form[action$='/resolve/'] [name=outcome][value=solved]").check()
    office.page.locator("form[action$='/resolve/'] [name=words]").fill(ANSWER)
    office.page.locator("form[action$='/resolve/'] button[type=submit]").click()

    resident.open(tracker.split("?")[0])
    assert resident.reads(ANSWER)
    resident.tap("solved, satisfied")
    taken.case.refresh_from_db()
    assert (taken.case.stage, taken.case.sealed, taken.case.closed_level) == ("closed", True, "community")


@pytest.mark.parametrize("agent", [None, WECHAT], ids=["browser", "WeChat"])
def test_it_works_without_scripts(agent: str | None, town: Town, hands: Hands) -> None:
    phone = hands(scripts=False, agent=agent)
    phone.open("/box/?from=/wall/")
    phone.page.locator("[name=words]").fill(WORDS)
    phone.page.locator("main button[type=submit]").click()
    assert Report.objects.get().words == WORDS
    assert phone.path.endswith("?new=1")


def test_without_a_signal_nothing_of_it_is_kept_on_the_phone_and_it_is_sent_once(town: Town, hands: Hands) -> None:
    phone = off(opened(hands(worker=True), "/box/"))
    phone.write(phone.field("Your complaint or suggestion"), WORDS)
    phone.tap("Send")
    shows(phone, HELD)
    assert lying(phone, "entry") + lying(phone, "draft") == []
    on(phone)
    shows(phone, "Sent")
    assert Report.objects.get().words == WORDS
