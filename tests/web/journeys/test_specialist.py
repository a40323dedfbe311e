"""The journeys of a call-out: the grid leader calls, a specialist answers on a phone, the street decides by a link."""

import re
from pathlib import Path

import pytest

from linli.audit.models import Footprint
from linli.cases.models import CallOut, Case, Decision, Response
from linli.foundation.sealing import link_token
from tests.builders import World, a_case
from tests.cases.callouts.called import a_body, a_specialist
from tests.cases.levels.asked import WORDS
from tests.web.calling import a_called_matter, a_picture
from tests.web.handset import WECHAT, Hands, zh
from tests.web.town import Town


@pytest.fixture
def world(town: Town) -> World:
    return town.world


@pytest.fixture
def case(world: World) -> Case:
    """A power cut, for which the kind names the power engineer first."""
    a_specialist(world, "赵电工", compound=world.compounds[0])
    a_specialist(world, "钱师傅")
    a_body(world, "幸福物业", compound=world.compounds[0])
    return a_case(world, at="handling", words="整栋楼停电两次了", name="李大爷", phone="10012345678")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_leader_calls_the_one_suggested_in_two_taps(scripts: bool, case: Case, hands: Hands) -> None:
    phone = hands("leader", scripts=scripts)
    phone.open(f"/cases/{case.pk}/")
    phone.tap("Call someone out")
    assert phone.page.locator("[name=seat]:checked").evaluate_all("all => all.length") == 1
    phone.tap("Call them out")
    assert phone.path == f"/cases/{case.pk}/#calls"
    response = Response.objects.get()
    assert response.person
    assert (response.person.name, len(response.then), phone.taps) == ("赵电工", 1, 2)
    assert phone.reads("赵电工")
    assert phone.reads(str(response.get_answer_display()))


def test_a_leader_rings_and_closes_jointly_with_a_sentence(world: World, hands: Hands) -> None:
    case, callout, _decision = a_called_matter(world)
    phone = hands("leader")
    phone.open(f"/cases/{case.pk}/")
    phone.tap("Ring")
    assert phone.page.locator("a[href^='tel:']").count() >= 1
    phone.open(f"/cases/{case.pk}/")
    phone.tap("Close it jointly")
    phone.write(phone.field("What came of it, in one sentence"), "总闸修好，两家都看过")
    phone.tap(phone.page.locator(".sheet button:visible"))
    callout.refresh_from_db()
    assert callout.summary == "总闸修好，两家都看过"
    assert phone.reads("总闸修好，两家都看过")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_specialist_comes_and_is_done_in_wechat_without_signing_in(
    scripts: bool, world: World, hands: Hands, tmp_path: Path
) -> None:
    _case, callout, _decision = a_called_matter(world)
    response = callout.responses.get(answer="accepted")
    picture = tmp_path / "after.png"
    picture.write_bytes(a_picture())
    phone = hands(agent=WECHAT, scripts=scripts)
    phone.open(f"/c/{link_token(response.pk)}/")
    assert phone.reads("整栋楼停电两次了")
    assert not phone.reads("10012345678")
    assert not Footprint.objects.filter(actor=str(response.pk), action="callout.arrive").exists()
    phone.tap("Show the reporter's number")
    assert phone.reads("10012345678")
    phone.tap("Back to the call-out")
    phone.tap("I am there")
    phone.write(phone.field("What was done, in a sentence"), "换了空开")
    phone.page.locator("input[type=file]").set_input_files(picture)
    phone.tap("It is done")
    assert phone.reads(zh("Thank you. It is done."))
    assert not phone.reads("整栋楼停电两次了")
    response.refresh_from_db()
    assert (response.answer, response.words, bool(response.photo)) == ("done", "换了空开", True)
    phone.tap(phone.page.get_by_text(zh("My done work this month")))
    assert phone.reads("换了空开")


def test_who_is_not_the_right_one_says_whose_it_is_in_two_taps(world: World, hands: Hands) -> None:
    case, callout, _decision = a_called_matter(world)
    Case.objects.filter(pk=case.pk).update(kind="SD02")
    silent = callout.responses.get(answer="called")
    phone = hands(agent=WECHAT)
    phone.open(f"/c/{link_token(silent.pk)}/")
    assert phone.page.get_by_text(re.compile(zh("I am coming"))).bounding_box()["y"] < 844  # type: ignore[index]
    phone.tap("Not mine")
    phone.tap(phone.page.locator("button[name=owner]").first)
    silent.refresh_from_db()
    assert (silent.answer, bool(silent.owner), phone.taps) == ("declined", True, 2)
    assert phone.reads(zh("Thank you for the answer."))


def test_a_leader_asks_above_and_the_street_decides_by_a_link(case: Case, hands: Hands) -> None:
    leader, street = hands("leader"), hands(agent=WECHAT)
    leader.open(f"/cases/{case.pk}/")
    leader.tap("Ask for a decision")
    leader.write(leader.field("What has to be decided"), WORDS)
    leader.write(leader.field("Who decides"), "街道城建办")
    leader.page.locator("#id_person").select_option("")
    leader.write(leader.field("Telephone"), "10000005555")
    leader.tap("Ask for the decision")
    decision = Decision.objects.get()
    street.open(f"/d/{link_token(decision.pk)}/")
    assert street.reads("整栋楼停电两次了"), "the one page says what it is about"
    assert not street.reads("李大爷")
    street.tap("Decide")
    street.write(street.field("What is decided, and who does what"), "换，由街道出钱")
    street.tap(street.page.locator(".sheet button:visible"))
    assert street.reads("换，由街道出钱")
    leader.open(f"/cases/{case.pk}/")
    assert leader.reads("换，由街道出钱")


def test_the_panel_s_button_lies_within_two_thumbs_of_its_head(case: Case, hands: Hands) -> None:
    """Whom, how soon and why stand on about one screen; the button follows them."""
    phone = hands("leader")
    phone.open(f"/cases/{case.pk}/call/")
    box = phone.button("Call them out").bounding_box()
    assert box is not None
    assert box["y"] < 2 * 844
    assert not CallOut.objects.exists()
