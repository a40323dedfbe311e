"""The journey of a wish on phones of 390 × 844: said, shown, claimed, brought, received, witnessed, thanked for."""

import pytest

from linli.foundation.sealing import link_token
from linli.wishes.models import Wish
from tests.builders import World
from tests.web.handset import WECHAT, Hands, zh
from tests.web.town import Town
from tests.wishes.wished import WISHER


@pytest.fixture
def world(town: Town) -> World:
    return town.world


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_wish_goes_its_way_and_nobody_learns_whose_it_is(scripts: bool, world: World, hands: Hands) -> None:
    wisher, helper = hands(agent=WECHAT, scripts=scripts), hands(agent=WECHAT, scripts=scripts)
    wisher.open("/life/wishes/say/")
    wisher.write(wisher.field("What is wished for"), "一个轻便的购物车")
    wisher.write(wisher.page.locator("#id_name"), WISHER.name)
    wisher.tap("Send my wish")
    assert wisher.reads(zh("Nobody's wish is taken down without asking. Please ask, and tick that they agreed."))
    wisher.page.locator("#id_agreed").check()
    wisher.tap("Send my wish")
    wish = Wish.objects.get()
    assert wisher.path == f"/wish/{link_token(wish.pk)}/"
    helper.open("/life/wishes/")
    assert not helper.reads("购物车"), "it is looked over first"
    leader = hands("leader", scripts=scripts)
    leader.open(f"/together/wishes/{wish.pk}/")
    leader.tap("Put it on the wall")
    leader.page.locator("details[open] select").select_option(label="leader")
    leader.tap(leader.page.locator("details[open] button[type=submit]").first)
    helper.open("/life/wishes/")
    helper.tap(helper.page.get_by_text("一个轻便的购物车"))
    helper.write(helper.field("Your name, or a nickname"), "老街坊")
    helper.write(helper.field("Your telephone"), "10012345678")
    helper.tap("I take this wish on")
    assert helper.path.startswith("/w/") and not helper.reads(WISHER.name)
    for act in ("I have it", "I have brought it"):
        leader.open(f"/together/wishes/{wish.pk}/")
        leader.tap(act)
        leader.tap(leader.page.locator("details[open] button[type=submit]").first)
    wisher.again()
    wisher.write(wisher.field("A word of thanks"), "谢谢好心人")
    wisher.tap("Yes, it has come")
    leader.open(f"/together/wishes/{wish.pk}/")
    for act in ("I witness that it came", "Pass the thanks on"):
        leader.tap(act)
        leader.tap(leader.page.locator("details[open] button[type=submit]").first)
    helper.again()
    assert helper.reads("谢谢好心人") and helper.reads(zh("It came, and was confirmed. Thank you!"))
    assert Wish.objects.get().stage == "fulfilled"
