"""Journeys of those who serve: a neighbour says yes on her phone, another objects; a specialist is away in two taps."""

from datetime import timedelta

import pytest

from linli.audit.models import Footprint
from linli.forces.models import Away, Objection
from linli.foundation.sealing import link_token
from tests.builders import DAY
from tests.cases.callouts.called import a_specialist
from tests.forces.nominated import a_nomination
from tests.web.handset import WECHAT, Hands, zh
from tests.web.town import Town


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_neighbour_says_yes_and_another_objects(scripts: bool, town: Town, hands: Hands) -> None:
    asked, shown = a_nomination(town.world), a_nomination(town.world, at="noticed", name="石守信")
    before = Footprint.objects.count()
    phone = hands(agent=WECHAT, scripts=scripts)
    phone.open(f"/serve/{link_token(asked.pk)}/?from=singlemessage")
    assert phone.reads(zh("What it is not"))
    assert Footprint.objects.count() == before, "opening it records nothing"
    phone.tap("I am willing")
    assert phone.reads(zh("Thank you, it is noted."))
    asked.refresh_from_db()
    assert (asked.stage, asked.party, asked.card) == ("agreed", None, False)
    phone.open("/life/notices/appointing/")
    assert phone.reads("石守信") and not phone.reads("齐秀兰")
    phone.tap("Object to it")
    phone.write(phone.field("What speaks against it"), "他常年在外地")
    phone.tap(phone.page.locator("details[open] button[type=submit]").first)
    assert phone.reads(zh("It has come in. Keep this page: the answer will stand here."))
    assert Objection.objects.get().nomination_id == shown.pk


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_specialist_is_away_in_two_taps(scripts: bool, town: Town, hands: Hands) -> None:
    one = a_specialist(town.world, "赵电工")
    phone = hands(agent=WECHAT, scripts=scripts)
    phone.open(f"/away/{link_token(one.pk)}/")
    taps = phone.taps
    phone.tap("I am away, or evenings only")
    phone.tap(phone.page.get_by_role("button", name=zh("Away for a week")))
    assert phone.taps - taps == 2
    assert phone.reads(zh("Noted. It ends by itself."))
    assert Away.objects.get().until == DAY + timedelta(days=7)
    phone.tap("I can be reached again")
    assert phone.reads(zh("Welcome back."))
