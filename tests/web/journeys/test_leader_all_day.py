"""A grid leader's day: the brief, a matter that waits and goes on, two that are one, and the end; on one sheet too."""

from datetime import timedelta
from io import BytesIO

from playwright.sync_api import expect
from pypdf import PdfReader

from linli.cases.matter import pausing
from linli.cases.models import Case, Report
from linli.foundation import clock
from linli.foundation.sealing import link_token
from tests.builders import NOON, a_case, a_report
from tests.cases.callouts.called import a_body
from tests.web.handset import Hands, Handset, zh
from tests.web.town import Town

LAMP, AGAIN = "三单元四楼的灯不亮了", "四楼楼道灯坏了，黑"
DESK = {"viewport": {"width": 1366, "height": 768}, "is_mobile": False, "has_touch": False}


def sends(phone: Handset, step: str) -> None:
    phone.tap(phone.page.locator(f"form[action$='/{step}/'] button[type=submit]").last)


def test_a_matter_is_called_out_for_waits_is_joined_and_ends_and_both_neighbours_read_it(
    town: Town, hands: Hands
) -> None:
    first, second = a_report(town.world, words=LAMP), a_report(town.world, words=AGAIN, place=1)
    case, phone, neighbour = first.case, hands("leader"), hands()
    a_body(town.world, "幸福物业", compound=town.world.compounds[0])
    phone.open(f"/cases/{case.pk}/")
    sends(phone, "triage")
    phone.tap("Assign")
    phone.page.locator("#assignee").select_option(str(town.world.people["leader"].pk))
    sends(phone, "assign")
    phone.tap("Start work")
    phone.tap("Call someone out")
    phone.tap("Call them out")
    expect(phone.page.locator("section[aria-labelledby=calls]")).to_contain_text("幸福物业")

    phone.tap("Wait, with a reason")
    phone.write(phone.page.locator("#reason-wait"), "灯座要等货")
    phone.tap(phone.page.get_by_text(zh("in 3 days")))
    sends(phone, "wait")
    expect(phone.page.locator(".facts").first).to_contain_text("灯座要等货")
    neighbour.open(f"/r/{link_token(first.pk)}/")
    assert neighbour.reads("灯座要等货")
    phone.tap("Go on with it")

    phone.open(f"/cases/{second.case_id}/")
    phone.tap(phone.page.locator(f"a[href='/cases/{second.case_id}/join/?with={case.pk}']"))
    assert phone.reads(LAMP)
    assert phone.reads(AGAIN)
    phone.tap("Yes, join them")
    assert phone.path == f"/cases/{case.pk}/"
    assert phone.reads(zh("Joined with it:"))

    phone.tap("Report the result")
    phone.write(phone.page.locator("#words-resolve"), "两层都换了灯座")
    sends(phone, "resolve")
    for said in (first, second):
        neighbour.open(f"/r/{link_token(said.pk)}/")
        assert neighbour.reads("两层都换了灯座")
        assert neighbour.reads("1 位邻居")
    assert Case.objects.get(pk=case.pk).stage == "resolved"


def test_more_time_is_asked_for_once_and_the_neighbour_reads_the_new_day(town: Town, hands: Hands) -> None:
    case = a_case(town.world, at="handling", words=LAMP)
    phone, neighbour = hands("leader"), hands()
    phone.open(f"/cases/{case.pk}/")
    phone.tap("More steps")
    phone.tap("Ask for more time, once")
    phone.write(phone.page.locator("#reason-extend"), "下雨不能上梯")
    phone.page.locator("#extend-until").fill("2026-10-15")
    sends(phone, "extend")
    assert phone.reads("下雨不能上梯")
    phone.tap("More steps")
    expect(phone.button("Ask for more time, once")).to_have_count(0)
    neighbour.open(f"/r/{link_token(case.reports.get().pk)}/")
    assert neighbour.reads("2026-10-15 18:00")
    assert neighbour.reads("下雨不能上梯")


def test_words_for_waiting_that_come_too_late_are_kept(town: Town, hands: Hands) -> None:
    case = a_case(town.world, at="handling", words=LAMP)
    phone = hands("leader")
    phone.open(f"/cases/{case.pk}/")
    phone.tap("Wait, with a reason")
    phone.write(phone.page.locator("#reason-wait"), "灯座要等货")
    pausing.deliberate(case.pk, "两家说法不一", by=town.world.actor("steward"), at=clock.now(), version=case.version)
    sends(phone, "wait")
    expect(phone.page.get_by_role("alert")).to_be_visible()
    assert phone.page.locator("#reason-wait").input_value() == "灯座要等货"
    expect(phone.page.locator("[aria-current=step]")).to_contain_text(zh("being deliberated"))
    sends(phone, "wait")
    assert Case.objects.get(pk=case.pk).stage == "waiting"


def test_three_ticks_become_one_matter(town: Town, hands: Hands) -> None:
    cases = [a_report(town.world, words=f"{n}楼楼道灯不亮").case for n in (2, 3, 4)]
    desk = hands("leader", **DESK)
    desk.open("/triage/")
    desk.tap(desk.page.get_by_role("link", name=zh("Look whether they are one, and join them")))
    assert "compound=" in desk.path
    for case in cases:
        desk.tap(desk.page.locator(f"input[name=case][value='{case.pk}']"))
    desk.tap("Something else with the ticked ones")
    desk.tap("Join into one…")
    desk.tap("Yes, join them")
    assert desk.path == f"/cases/{cases[0].pk}/"
    assert Case.objects.filter(merged_into=cases[0]).count() == 2
    desk.tap(desk.button("Take apart").first)
    apart = desk.page.locator("form[action$='/unmerge/']").first
    desk.write(apart.locator("[name=reason]"), "不是一盏灯")
    desk.tap(apart.locator("button[type=submit]"))
    assert Case.objects.filter(merged_into=cases[0]).count() == 1


def test_the_brief_of_a_full_morning_fits_on_one_sheet_and_each_line_leads_somewhere(town: Town, hands: Hands) -> None:
    for n in range(8):
        a_report(
            town.world,
            words=f"{n + 2}楼楼道灯不亮了，老人下楼害怕，请快点来看看",
            place=n % 2,
            at=NOON - timedelta(days=6),
        )
        a_report(town.world, words=f"{n + 2}楼楼道里堆着旧家具，过不去人", place=n % 2, at=NOON - timedelta(hours=30))
    a_case(town.world, at="resolved", phone="10012345678")
    desk = hands("leader", **DESK)
    desk.open("/brief/")
    assert desk.page.locator(".brief section").count() >= 4
    assert len(PdfReader(BytesIO(desk.page.pdf(prefer_css_page_size=True))).pages) == 1
    addresses = desk.page.locator(".brief a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert all(desk.page.request.get(town.address + address).ok for address in set(addresses))


def test_a_neighbour_has_the_own_report_erased_after_one_question(town: Town, hands: Hands) -> None:
    taken = a_report(town.world, words=LAMP, phone="10012345678")
    phone = hands()
    phone.open(f"/r/{link_token(taken.pk)}/")
    phone.tap(phone.page.get_by_role("link", name=zh("What is kept about my report")))
    assert phone.reads(LAMP)
    phone.tap("Erase my report")
    assert Report.objects.get(pk=taken.pk).words == LAMP, "the first tap only asks"
    phone.tap(phone.page.locator("form[action$='/erase/'] button[type=submit]"))
    assert phone.path == f"/r/{link_token(taken.pk)}/"
    assert not phone.reads(LAMP)
    assert Report.objects.get(pk=taken.pk).words == ""
