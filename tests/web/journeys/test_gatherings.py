"""The journey of a neighbour who signs up on the sheet of a gathering, on a phone in WeChat, without an account."""

import pytest

from linli.projects.models import SignUp
from tests.projects.held import NUMBER, an_edition, an_item, opened
from tests.web.handset import WECHAT, Hands, zh
from tests.web.town import Town


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_neighbour_signs_up_and_changes_her_line_without_an_account(scripts: bool, town: Town, hands: Hands) -> None:
    edition = opened(an_edition(town.world), town.world)
    an_item(edition, town.world, name="蜜薯", weighed=True)
    phone = hands(agent=WECHAT, scripts=scripts)
    phone.open("/life/gatherings/")
    phone.tap(phone.page.get_by_text("便民集市第1场"))
    assert phone.reads(zh("Nothing is paid here, and no price is promised."))
    phone.write(phone.field("Name, as you like"), "三楼张姐")
    phone.tap("Put me on the sheet")
    assert phone.reads(zh("This was not sent yet. Please look at:"))
    assert phone.field("Name, as you like").input_value() == "三楼张姐", "nothing that was written is lost"
    phone.write(phone.field("Telephone, for the pick-up"), NUMBER)
    phone.write(phone.page.get_by_label("蜜薯"), "5.5")
    phone.tap("Put me on the sheet")
    assert phone.reads("5.5 斤") and phone.path.startswith("/j/")
    phone.page.get_by_label("蜜薯").fill("")
    phone.write(phone.page.get_by_label("蜜薯"), "3")
    phone.tap("Keep")
    assert phone.reads("蜜薯 3 斤")
    assert SignUp.objects.get().version == 2
