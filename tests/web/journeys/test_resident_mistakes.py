"""A resident sends something that cannot be taken: the words stay, and the page says what to mend, and where."""

from typing import Any

import pytest
from playwright.sync_api import expect

from linli.cases.models import Report
from tests.web.handset import Hands, Handset, zh
from tests.web.signal import drafted
from tests.web.town import Town

WORDS = "二单元门口的井盖翘起来了"
BAD_FILE = {"name": "清单.txt", "mimeType": "text/plain", "buffer": "不是照片".encode()}


def at_the_poster(town: Town, phone: Handset) -> Handset:
    phone.open(f"/q/{town.world.stairwells[0].code}/")
    return phone


def sent_badly(town: Town, phone: Handset, *, words: str = WORDS, telephone: str = "", file: Any = None) -> Handset:
    """The form as it came back."""
    at_the_poster(town, phone)
    if words:
        phone.write(phone.field("Tell it as you would to a neighbour"), words)
    if telephone:
        phone.write(phone.field("Your telephone"), telephone)
    if file:
        phone.field("Photos, up to three").set_input_files(file)
    phone.tap("Send")
    expect(phone.page.get_by_role("alert")).to_be_visible()
    return phone


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize(
    ("bad", "field"),
    [({"words": ""}, "words"), ({"file": BAD_FILE}, "photos"), ({"telephone": "1234"}, "phone")],
    ids=["nothing said", "a text file as photo", "a number too short"],
)
def test_what_cannot_be_taken_is_named_at_its_field_and_nothing_is_lost(
    town: Town, hands: Hands, bad: dict[str, Any], field: str, scripts: bool
) -> None:
    phone = sent_badly(town, hands(scripts=scripts), **bad)
    assert Report.objects.count() == 0
    assert phone.page.locator("#id_words").input_value() == bad.get("words", WORDS)
    assert phone.page.locator("#id_phone").input_value() == bad.get("telephone", "")
    assert phone.page.locator(f".field.bad [name={field}]").count() == 1
    assert phone.page.locator(".field.bad").count() == 1
    assert phone.page.locator(".field.bad .wrong").inner_text()
    assert phone.page.get_by_role("alert").locator(f"a[href='#id_{field}']").count() == 1


def test_once_mended_it_goes_out(town: Town, hands: Hands) -> None:
    phone = sent_badly(town, hands(), telephone="1234")
    phone.page.locator("#id_phone").fill("100 1234 5678")
    phone.tap("Send")
    expect(phone.page.locator(".code")).to_be_visible()
    assert (Report.objects.get().words, Report.objects.get().phone) == (WORDS, "10012345678")


def test_words_not_yet_sent_are_still_there_when_the_page_is_opened_again(town: Town, hands: Hands) -> None:
    phone = at_the_poster(town, hands())
    phone.write(phone.field("Tell it as you would to a neighbour"), WORDS)
    drafted(phone, phone.path, WORDS)
    phone.open("/")
    at_the_poster(town, phone)
    expect(phone.page.locator("#id_words")).to_have_value(WORDS)


def test_words_once_sent_do_not_lie_about_on_the_phone(town: Town, hands: Hands) -> None:
    phone = at_the_poster(town, hands())
    phone.write(phone.field("Tell it as you would to a neighbour"), WORDS)
    phone.tap("Send")
    expect(phone.page.locator(".code")).to_be_visible()
    assert phone.page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})") == "{}"


def test_a_wrong_tracking_code_is_told_kindly_and_stays_to_be_compared(town: Town, hands: Hands) -> None:
    phone = hands()
    phone.open("/track/")
    phone.write(phone.field("Tracking code"), "ABCD2345")
    phone.tap("Look")
    assert phone.reads(zh("No report has this code. Please compare it with the slip, sign by sign."))
    assert phone.field("Tracking code").input_value() == "ABCD2345"
