"""A grid leader tries what a resident does, on her own telephone, and is herself again afterwards."""

from playwright.sync_api import expect

from linli.cases.models import Report
from linli.foundation.elsewhere import Ground
from tests.web.handset import Hands, zh
from tests.web.town import Town


def test_from_the_first_word_to_the_verdict_and_back_to_real_life(town: Town, hands: Hands, ground: Ground) -> None:
    phone = hands("leader")
    phone.open("/practice/")
    phone.tap(phone.page.locator("form:has([value=resident]) button"))
    assert phone.path.startswith("/practice/q/")
    assert phone.reads(zh("Practice · press anything, nothing counts"))
    phone.write(phone.page.locator("[name=words]"), "楼道灯坏了")
    phone.tap("Send")
    phone.page.wait_for_url("**/practice/r/**")
    phone.tap("Let it be solved now")
    phone.tap(phone.page.get_by_role("button", name=zh("solved, satisfied")))
    expect(phone.page.get_by_text(zh("All steps done. Go on as you like, or try another part."))).to_be_visible()
    phone.tap(phone.page.get_by_role("link", name=zh("Leave practice")))
    assert phone.path == "/brief/"
    assert not phone.reads(zh("Leave practice"))
    assert not Report.objects.exists()
