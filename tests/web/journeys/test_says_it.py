"""A resident says it instead of writing it; where the page may not listen, the telephone's own recorder helps."""

from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import expect

from linli.cases.models import Case, Report, Voice
from tests.web.handset import WECHAT, Hands, Handset, zh
from tests.web.signal import HELD, lying, off, on, poster, ready, say, shows
from tests.web.town import Town

RECORDED = {"name": "录音.m4a", "mimeType": "audio/mp4", "buffer": b"\x00\x00\x00\x20ftypM4A " + bytes(64)}
WORDS = "三单元四楼的灯不亮了"


# A recorder gives what it has heard piece by piece; a hand that taps sooner than any could would send nothing.
NOTES_A_PIECE = """{ const start = MediaRecorder.prototype.start;
  MediaRecorder.prototype.start = function (...given) {
    this.addEventListener("dataavailable", ({ data }) => { if (data.size) document.body.dataset.heard = "a piece"; });
    return start.apply(this, given);
  }; }"""


def may_listen(phone: Handset) -> Handset:
    phone.page.context.grant_permissions(["microphone"])
    phone.page.add_init_script(NOTES_A_PIECE)
    return phone


def begin(phone: Handset) -> None:
    phone.page.evaluate("delete document.body.dataset.heard")
    phone.tap("Say it")
    expect(phone.page.locator("body")).to_have_attribute("data-heard", "a piece")


def say_it(phone: Handset) -> None:
    """Speak for a moment: two taps."""
    begin(phone)
    phone.tap("That is all")
    expect(phone.page.locator("[data-voice] audio")).to_be_visible()


def plays(phone: Handset, which: str = "main audio") -> None:
    """It can be heard: the player moves on."""
    player = phone.page.locator(which)
    player.evaluate("it => it.play()")
    expect(player).not_to_have_js_property("currentTime", 0)


def sent(phone: Handset) -> Report:
    phone.tap("Send")
    expect(phone.page.locator(".code")).to_be_visible()
    return Report.objects.get()


def test_a_voice_is_spoken_heard_again_and_sent_with_three_taps_and_no_key(town: Town, hands: Hands) -> None:
    phone = may_listen(hands())
    phone.open(poster(town))
    say_it(phone)
    plays(phone, "[data-voice] audio")
    sent(phone)
    voice = Voice.objects.get()
    assert (voice.form, voice.report.words, phone.taps, phone.keys) == ("audio/webm", "", 3, 0)
    assert voice.seconds is not None
    assert len((Path(settings.MEDIA_ROOT) / voice.file).read_bytes()) > 500
    expect(phone.page.get_by_text(zh("A voice note waits to be written down."))).to_be_visible()
    plays(phone)


def test_thrown_away_it_is_not_sent_and_another_can_be_said(town: Town, hands: Hands) -> None:
    phone = may_listen(hands())
    phone.open(poster(town))
    say_it(phone)
    phone.tap("Throw it away")
    expect(phone.page.locator("[data-voice] audio")).to_be_hidden()
    assert phone.page.locator("#id_voice").input_value() == ""
    say_it(phone)
    phone.tap("Throw it away")
    say(phone, WORDS)
    sent(phone)
    assert not Voice.objects.exists()


def test_sent_while_still_speaking_what_was_said_goes_along(town: Town, hands: Hands) -> None:
    phone = may_listen(hands())
    phone.open(poster(town))
    begin(phone)
    expect(phone.page.locator("[data-time]")).to_contain_text("/ 2:00")
    sent(phone)
    assert Voice.objects.count() == 1


def test_when_nothing_was_heard_it_says_so_and_one_can_begin_again(town: Town, hands: Hands) -> None:
    phone = may_listen(hands())
    phone.page.add_init_script("self.Blob = class extends Blob { get size() { return 0; } };")
    phone.open(poster(town))
    phone.tap("Say it")
    phone.tap("That is all")
    expect(phone.page.locator("[data-silent]")).to_be_visible()
    expect(phone.button("Say it")).to_be_focused()
    assert phone.page.locator("#id_voice").input_value() == ""


def test_after_two_minutes_it_ends_by_itself(town: Town, hands: Hands) -> None:
    phone = may_listen(hands())
    phone.page.clock.install()
    phone.open(poster(town))
    begin(phone)
    phone.page.clock.fast_forward(121_000)
    expect(phone.page.locator("[data-voice] audio")).to_be_visible()
    assert phone.page.locator("[name=seconds]").input_value() == "120"


@pytest.mark.parametrize(
    ("agent", "scripts"), [(None, True), (WECHAT, True), (None, False)], ids=["refused", "WeChat", "no scripts"]
)
def test_where_the_page_may_not_listen_the_telephone_records(
    town: Town, hands: Hands, agent: str | None, scripts: bool
) -> None:
    phone = hands(agent=agent, scripts=scripts)
    phone.open(poster(town))
    field = phone.page.locator("#id_voice")
    if scripts:
        phone.tap("Say it")
        expect(phone.page.locator("[data-refused]")).to_be_visible()
    expect(field).to_be_visible()
    assert (field.get_attribute("accept"), field.get_attribute("capture")) == ("audio/*", "")
    field.set_input_files(RECORDED)
    sent(phone)
    assert Voice.objects.get().form == "audio/mp4"


def test_without_a_signal_a_voice_is_held_by_the_page_alone_and_sent_once(town: Town, hands: Hands) -> None:
    phone = ready(may_listen(hands(worker=True)), poster(town))
    off(phone)
    say_it(phone)
    phone.tap("Send")
    shows(phone, HELD)
    assert lying(phone, "entry") == [], "nobody knows yet what is said in it"
    on(phone)
    shows(phone, "Sent")
    assert Voice.objects.count() == Report.objects.count() == 1


def test_the_page_of_a_phone_without_a_signal_records_too(town: Town, hands: Hands) -> None:
    phone = ready(may_listen(hands(worker=True)), poster(town))
    off(phone)
    phone.again()
    say_it(phone)
    phone.tap("Send")
    shows(phone, HELD)
    on(phone)
    shows(phone, "Sent")
    assert Voice.objects.count() == 1


def test_the_steward_listens_writes_it_down_and_reads_it_back(town: Town, hands: Hands) -> None:
    phone = may_listen(hands())
    phone.open(poster(town))
    say_it(phone)
    sent(phone)
    steward = hands("steward")
    steward.open("/today/")
    steward.page.get_by_role("link", name=zh("%(n)s voice note waits to be written down") % {"n": 1}).click()
    steward.tap("Listen")
    plays(steward)
    steward.write(steward.field("What you heard"), WORDS)
    steward.tap(steward.page.get_by_text(zh("Read back, they agree")))
    steward.tap("Keep what is written down")
    expect(steward.page.locator("h1")).to_have_text(WORDS)
    assert Case.objects.get().kind == "FW03"
    phone.again()
    assert phone.reads(WORDS)
    assert phone.reads(zh("It was read back and agreed to."))
