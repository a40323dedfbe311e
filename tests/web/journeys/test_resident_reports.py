"""A resident scans the poster in the stairwell, says what is wrong, and sees who has it and by when."""

from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image
from playwright.sync_api import expect

from linli.cases.models import Photo, Report
from linli.foundation import clock
from linli.foundation.sealing import link_token
from tests.web.handset import HUMAN, WECHAT, Hands, Handset, zh
from tests.web.town import Town

WORDS = "三单元四楼的灯不亮了"
TRAPPED = "电梯里关住人了，快来"
GPS = 0x8825


def scan(town: Town, phone: Handset) -> None:
    phone.open(f"/q/{town.world.stairwells[0].code}/")


def say(phone: Handset, words: str = WORDS) -> None:
    phone.write(phone.field("Tell it as you would to a neighbour"), words)


def report_it(town: Town, phone: Handset, words: str = WORDS) -> Report:
    """Scan, say, send; the one report that there then is."""
    scan(town, phone)
    say(phone, words)
    phone.tap("Send")
    expect(phone.page.locator(".code")).to_be_visible()
    return Report.objects.select_related("case").get()


@pytest.mark.parametrize("agent", [None, WECHAT], ids=["browser", "WeChat"])
def test_from_scan_to_tracking_code_two_taps_and_the_words_suffice(town: Town, hands: Hands, agent: str | None) -> None:
    phone = hands(agent=agent)
    phone.pace = HUMAN
    taken = report_it(town, phone)
    assert phone.page.locator(".code").inner_text() == taken.tracking
    assert taken.words == WORDS
    assert phone.taps <= 2
    assert phone.keys == len(WORDS)


def test_the_place_and_the_steward_stand_on_the_form_before_anything_is_asked(town: Town, hands: Hands) -> None:
    phone = hands()
    scan(town, phone)
    assert phone.reads(town.world.place().words)
    assert phone.reads(town.world.people["steward"].name)


def test_the_receipt_shows_code_link_promise_and_who_has_it(town: Town, hands: Hands) -> None:
    phone = hands()
    taken = report_it(town, phone)
    due = taken.case.due_at.astimezone(clock.SHANGHAI)
    assert phone.page.locator("#address").input_value() == f"{town.address}/r/{link_token(taken.pk)}/"
    assert phone.reads(f"{due:%Y-%m-%d %H:%M}")
    has_it = phone.page.locator("dt", has_text=zh("Who has it")).locator("+ dd")
    assert has_it.inner_text() == zh("the steward and the grid leader, nobody is sent yet")


def test_the_code_on_the_slip_opens_it_again_however_it_is_written(town: Town, hands: Hands) -> None:
    code = report_it(town, hands()).tracking
    phone = hands()
    phone.open("/track/")
    phone.write(phone.field("Tracking code"), f" {code.lower()[:4]} {code.lower()[4:]}")
    phone.tap("Look")
    assert phone.path.startswith("/r/")
    assert phone.reads(WORDS)


def test_without_scripts_it_goes_the_same_way(town: Town, hands: Hands) -> None:
    phone = hands(scripts=False)
    taken = report_it(town, phone)
    phone.open("/track/")
    phone.write(phone.field("Tracking code"), taken.tracking)
    phone.tap("Look")
    assert phone.reads(taken.tracking)


def picture() -> bytes:
    """A JPEG as a phone takes it: with the place where it was taken."""
    image, written = Image.new("RGB", (640, 480), "seagreen"), BytesIO()
    marks = Image.Exif()
    marks[0x010F] = "Fictional Phone"
    marks[GPS] = {1: "N", 2: (34.0, 37.0, 12.0), 3: "E", 4: (112.0, 27.0, 3.0)}
    image.save(written, "JPEG", exif=marks)
    assert Image.open(BytesIO(written.getvalue())).getexif().get_ifd(GPS)
    return written.getvalue()


def test_a_photo_is_kept_without_the_place_where_it_was_taken(town: Town, hands: Hands) -> None:
    phone = hands()
    scan(town, phone)
    phone.field("Photos, up to three").set_input_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": picture()})
    say(phone)
    phone.tap("Send")
    expect(phone.page.get_by_alt_text(zh("Photo %(n)s") % {"n": 1})).to_be_visible()
    kept = (Path(settings.MEDIA_ROOT) / Photo.objects.get().file).read_bytes()
    with Image.open(BytesIO(kept)) as stored:
        assert stored.size == (640, 480)
        assert not dict(stored.getexif())
    assert b"Exif" not in kept


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_double_tap_on_send_makes_one_report(town: Town, hands: Hands, scripts: bool) -> None:
    phone = hands(scripts=scripts)
    scan(town, phone)
    say(phone)
    phone.button("Send").dblclick(no_wait_after=True)
    expect(phone.page.locator(".code")).to_be_visible()
    assert phone.page.locator(".code").inner_text() == Report.objects.get().tracking


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_going_back_and_sending_again_makes_one_report(town: Town, hands: Hands, scripts: bool) -> None:
    phone = hands(scripts=scripts)
    code = report_it(town, phone).tracking
    phone.page.go_back()
    if not phone.field("Tell it as you would to a neighbour").input_value():
        say(phone)
    phone.tap("Send")
    expect(phone.page.locator(".code")).to_have_text(code)
    assert Report.objects.count() == 1


def test_the_emergency_numbers_come_before_the_form(town: Town, hands: Hands) -> None:
    phone = hands()
    scan(town, phone)
    for number in ("119", "120", "110"):
        assert phone.page.locator(f"a[href='tel:{number}']").first.bounding_box()["y"] < 300
    assert phone.page.locator("a[href='tel:119']").first.evaluate(
        "link => Boolean(link.compareDocumentPosition(document.querySelector('main form')) & 4)"
    )


def test_every_number_beside_an_urgent_kind_can_be_called(town: Town, hands: Hands) -> None:
    phone = hands()
    scan(town, phone)
    phone.tap("Is it one of these? Call first")
    links = phone.page.locator("main details a[href^='tel:']").evaluate_all(
        "all => all.map(a => a.getAttribute('href'))"
    )
    assert len(links) > 5
    assert all(link.removeprefix("tel:").isdigit() for link in links)


def test_urgent_words_are_answered_with_the_number_and_what_to_do_meanwhile(town: Town, hands: Hands) -> None:
    phone = hands()
    taken = report_it(town, phone, TRAPPED)
    assert taken.case.urgent
    call = phone.page.locator(".urgent a").first
    assert call.get_attribute("href") == "tel:119"
    box = call.bounding_box()
    assert box and box["y"] + box["height"] < 844, "seen at once, without scrolling"
