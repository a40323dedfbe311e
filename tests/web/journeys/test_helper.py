"""The journey of a helper: joins on a phone without an account, is asked, says yes, and is thanked."""

import pytest

from linli.audit.models import Footprint
from linli.forces.alliance import joining, needing
from linli.forces.models import Ally, Ask
from linli.foundation.sealing import link_token
from tests.builders import NOON
from tests.forces.alliance.helped import a_need
from tests.web.handset import WECHAT, Hands, zh
from tests.web.town import Town


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_one_joins_and_helps(scripts: bool, town: Town, hands: Hands) -> None:
    phone = hands(agent=WECHAT, scripts=scripts)
    phone.open("/life/")
    phone.tap(phone.page.locator("a.card", has_text=zh("Lend a hand")))
    phone.tap("Join")
    assert phone.reads(zh("This was not sent yet. Please look at:"))
    phone.write(phone.field("Name"), "王秀英")
    phone.write(phone.field("Telephone"), "10055555555")
    for value in ("repair", "any"):
        phone.page.locator(f"input[value={value}]").check()
    phone.page.locator("select[name=micro_grid]").select_option(index=1)
    phone.page.locator("input[name=agreed]").check()
    phone.tap("Join")
    ally = Ally.objects.get()
    assert phone.path == f"/h/{link_token(ally.pk)}/"
    assert phone.reads(zh("The community office welcomes you soon; from then on you may be asked."))
    joining.welcome(ally.pk, by=town.world.actor("office"), at=NOON)
    need = a_need(town.world)
    needing.ask(need.pk, [ally.pk], by=town.world.actor("leader"), at=NOON)
    left = Footprint.objects.count()
    phone.open(phone.path)
    assert phone.reads("帮一位老人换灯泡") and Footprint.objects.count() == left, "opening it records nothing"
    phone.tap("Yes, I come")
    assert phone.reads(zh("You said yes")) and Ask.objects.get().reply == "yes"
    phone.tap("Leave the alliance")
    phone.tap(phone.page.locator("details.confirm[open] button[type=submit]"))
    assert phone.reads(zh("There were no confirmed hours, so your name is erased as well."))
