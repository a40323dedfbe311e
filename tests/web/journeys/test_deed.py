"""The journey of a deed: a partner claims it by its link, says it is done, and a resident confirms it."""

from pathlib import Path

from linli.foundation.sealing import link_token
from linli.partners.models import Deed
from tests.fund.granting.underway import a_photo
from tests.partners.tied import a_deed, a_partner
from tests.web.handset import WECHAT, Hands, zh
from tests.web.town import Town


def test_a_partner_claims_and_does_and_a_resident_confirms(town: Town, hands: Hands, tmp_path: Path) -> None:
    partner, deed = a_partner(town.world, "柳荫路面馆"), a_deed(town.world)
    picture = tmp_path / "ramp.png"
    picture.write_bytes(a_photo())
    ours, resident = hands(agent=WECHAT), hands(agent=WECHAT)
    ours.open(f"/p/{link_token(partner.pk)}/")
    ours.page.locator("summary", has_text="1").first.click()
    ours.tap("We take it on")
    assert ours.reads(zh("Thank you: this is yours now, and nobody else's."))
    ours.tap("It is done")
    ours.write(ours.page.locator("details[open] textarea"), "坡道铺平了")
    ours.page.locator("details[open] input[type=file]").set_input_files(picture)
    ours.tap(ours.page.locator("details[open] button[type=submit]").first)
    assert ours.reads(zh("Thank you. Now residents say whether it is done."))
    resident.open(f"/life/deeds/{deed.pk}.jpg")
    assert resident.reads(zh("Nothing is found at this address. It may have been mistyped.")), "nobody has looked yet"
    resident.open(f"/deed/{link_token(deed.pk)}/")
    resident.tap("Yes, it is done")
    assert resident.reads(zh("Whoever did it does not confirm it. Please ask a resident who does not work there."))
    resident.page.locator("#id_outside").check()
    resident.tap("Yes, it is done")
    assert resident.reads(zh("Residents have confirmed that it is done. Thank you."))
    assert Deed.objects.get(pk=deed.pk).stage == "confirmed"
