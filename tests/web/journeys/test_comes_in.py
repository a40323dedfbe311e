"""What was said elsewhere comes in by real hands: a paste on the telephone, a call at the desk by keys alone."""

import pytest

from linli.cases.models import Report
from tests.web.handset import Hands, zh
from tests.web.test_faces import faults
from tests.web.town import Town

PASTED = """李姐 2026/10/12 8:21:10
1单元四楼的灯又不亮了

赵建国 2026/10/12 8:22:40
我家也是

小卖部 2026/10/12 8:23:02
新到草莓 15元/斤 要的下单
"""


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_steward_pastes_and_keeps_with_two_taps(town: Town, hands: Hands, scripts: bool) -> None:
    phone = hands("steward", scripts=scripts)
    phone.open("/today/paste/")
    phone.page.locator("#id_pasted").fill(PASTED)
    phone.tap("Split it")
    assert phone.reads("李姐") and phone.reads("新到草莓 15元/斤 要的下单")
    phone.tap("Keep what is ticked")
    assert phone.path == "/today/"
    assert sorted(r.words for r in Report.objects.all()) == [
        "1单元四楼的灯又不亮了",
        "我家也是（1单元四楼的灯又不亮了）",
    ]


def test_what_is_not_ticked_shows_its_words_and_opens_when_it_is(town: Town, hands: Hands) -> None:
    phone = hands("steward")
    phone.open("/today/paste/")
    phone.page.locator("#id_pasted").fill(PASTED)
    phone.tap("Split it")
    shop = phone.page.locator(".draft").nth(2)
    assert not shop.locator("textarea").is_visible()
    phone.tap(shop.locator("label.pick").first)
    assert shop.locator("textarea").is_visible()


def test_the_sheet_of_drafts_has_a_good_face(town: Town, hands: Hands) -> None:
    phone = hands("steward", viewport={"width": 360, "height": 740}, bypass_csp=True)
    phone.open("/today/paste/")
    phone.page.locator("#id_pasted").fill(PASTED)
    phone.tap("Split it")
    assert faults(phone.page) == []


def test_a_call_is_taken_in_with_the_keyboard_alone(town: Town, hands: Hands) -> None:
    desk = hands("office", viewport={"width": 1366, "height": 768}, is_mobile=False, has_touch=False)
    desk.open("/office/phone/")
    keys = desk.page.keyboard
    keys.type("楼道灯不亮了")
    keys.press("Tab")
    keys.type("2号院 2单元")
    keys.press("Tab")
    keys.type("10012345678")
    keys.press("Enter")
    desk.page.get_by_text(zh("Have I got that right?")).wait_for()
    keys.press("Enter")
    desk.page.get_by_text(zh("Your code is")).wait_for()
    taken = Report.objects.get()
    assert (taken.words, taken.phone, taken.channel) == ("楼道灯不亮了", "10012345678", "phone")
    keys.press("Enter")
    desk.page.wait_for_url("**/office/phone/")


def test_a_danger_shows_its_number_while_the_clerk_types(town: Town, hands: Hands) -> None:
    desk = hands("office")
    desk.open("/office/phone/")
    desk.page.locator("#id_words").press_sequentially("电梯里关住人了")
    desk.page.locator("#hint a[href^='tel:']").first.wait_for()
