"""What is known already is seen before it is told again: by a resident with a tap, by the desk as it reads back."""

import pytest

from linli.cases.models import Case, Report
from tests.builders import a_report
from tests.web.handset import Hands, zh
from tests.web.test_faces import faults
from tests.web.town import Town

LAMP = "楼道灯坏了三天，老人上楼摸着墙走"
PICTURE = {"name": "灯.png", "mimeType": "image/png", "buffer": b"\x89PNG"}


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_resident_sees_it_by_a_tap_and_may_still_send(town: Town, hands: Hands, scripts: bool) -> None:
    a_report(town.world, LAMP)
    phone = hands(scripts=scripts, viewport={"width": 360, "height": 740}, bypass_csp=True)
    phone.open(f"/q/{town.world.stairwells[0].code}/")
    phone.page.locator("#id_words").fill("楼道灯坏了，老人上楼看不见")
    if scripts:
        phone.page.locator("#id_photos").set_input_files(PICTURE)  # type: ignore[arg-type]
    phone.tap("Have neighbours told this already?")
    phone.page.locator("#said p").wait_for()
    assert "已有 1 户" in phone.page.locator("#said").inner_text()
    assert phone.page.locator("#id_words").input_value() == "楼道灯坏了，老人上楼看不见"
    if scripts:
        assert phone.page.evaluate("document.getElementById('id_photos').files.length") == 1
    assert Report.objects.count() == 1
    assert not scripts or faults(phone.page) == []


def test_the_desk_adds_a_call_to_what_is_known(town: Town, hands: Hands) -> None:
    known = a_report(town.world, LAMP).case
    desk = hands("office", viewport={"width": 1366, "height": 768}, is_mobile=False, has_touch=False, bypass_csp=True)
    desk.open("/office/phone/")
    desk.page.locator("#id_words").fill("楼道灯坏了，老人上楼看不见")
    desk.page.locator("[name=place]").fill("1号院 1号楼 1单元")
    desk.tap("Read it back")
    desk.page.get_by_text(str(known.number)).click()
    assert faults(desk.page) == []
    desk.tap("They said yes: take it in")
    desk.page.get_by_text(zh("Your code is")).wait_for()
    assert (Case.objects.count(), known.reports.count()) == (1, 2)
