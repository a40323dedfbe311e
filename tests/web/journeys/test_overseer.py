"""The journey of an overseer: by a private link, in WeChat, on a phone of 390 × 844, without an account."""

from pathlib import Path

import pytest

from linli.audit.models import Footprint
from linli.foundation.sealing import link_token
from linli.fund.models import Check, Picture
from tests.fund.granting.underway import Doing, a_photo, a_project
from tests.fund.ground import a_fund
from tests.web.handset import WECHAT, Hands, zh
from tests.web.town import Town


@pytest.fixture
def going(town: Town) -> Doing:
    fund = a_fund(town.world)
    fund.gift(200_000)
    return a_project(fund)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_an_overseer_finds_it_not_good_then_good_and_everyone_reads_that_it_is_accepted(
    scripts: bool, going: Doing, hands: Hands, tmp_path: Path
) -> None:
    first, second, user = going.checkers()
    picture = tmp_path / "chair.png"
    picture.write_bytes(a_photo())
    phone, way = hands(agent=WECHAT, scripts=scripts), f"/o/{link_token(first.pk)}/"
    phone.open(f"{way}?from=singlemessage&isappinstalled=0")
    assert phone.reads("五号院暖阳座椅") and phone.reads("地面做好")
    assert not Footprint.objects.filter(action="fund.check").exists(), "opening it records nothing"
    phone.tap("No, not yet")
    assert phone.reads(zh("This was not sent yet. Please look at:")), "what is not good is said in words"
    phone.write(phone.field("What did you see?"), "第二块砖松了")
    phone.page.locator("input[type=file]").set_input_files(picture)
    phone.tap("No, not yet")
    assert phone.reads("还不行") and phone.reads(zh("Thank you. Your word stands."))
    assert (Check.objects.get().words, Picture.objects.get().part) == ("第二块砖松了", 1)
    phone.open(way)
    box = phone.button("Yes, it is good").bounding_box()
    assert box and box["height"] >= 44 and box["y"] + box["height"] < 2 * 844
    phone.tap("Yes, it is good")
    assert [one.good for one in Check.objects.order_by("at", "id")] == [False, True]
    assert phone.reads(zh("Once both overseers and a user have said so, the office publishes it."))
    for one in (second, user):
        going.find(one, 1)
    office, code = hands("office", scripts=scripts), going.proposal.code
    office.open(f"/fund/proposals/{code}/work/")
    office.tap("Publish the acceptance")
    office.write(office.field("A sentence on it, as everyone will read it"), "地面平了")
    office.tap(office.page.locator("details[open] button[type=submit]").first)
    assert office.reads(zh("Published: everyone reads it."))
    phone.open(f"/fund/projects/{code}/")
    assert phone.reads("地面平了") and not phone.reads("王大妈")
    phone.open(way)
    assert phone.reads("座椅装好"), "the next milestone is asked for under the same link"
