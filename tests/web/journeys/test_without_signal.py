"""Without a signal: what is entered is kept on the phone, sealed, and sent once when the signal is back."""

from io import BytesIO

from PIL import Image
from playwright.sync_api import expect

from linli.cases.models import Photo, Report
from tests.builders import a_report
from tests.web.handset import Hands, Handset, zh
from tests.web.town import Town

WORDS = "三单元四楼的灯不亮了"
ROWS = "keep.list('').then((rows) => rows.map((row) => row.id))"


def ready(phone: Handset, path: str) -> Handset:
    """A phone that has opened a page and keeps what it needs to open it without a signal."""
    phone.open(path)
    phone.page.evaluate("navigator.serviceWorker.ready")
    phone.page.wait_for_function(f"keep.get('page:{path}')")
    return phone


def off(phone: Handset) -> Handset:
    phone.page.context.set_offline(True)
    return phone


def on(phone: Handset) -> Handset:
    phone.page.context.set_offline(False)
    return phone


def waiting(phone: Handset, state: str = "Kept on this phone, will be sent") -> None:
    expect(phone.page.locator("#waiting [data-state]", has_text=zh(state)).first).to_be_visible()


def poster(town: Town) -> str:
    return f"/q/{town.world.stairwells[0].code}/"


def say(phone: Handset, words: str = WORDS) -> None:
    phone.write(phone.field("Tell it as you would to a neighbour"), words)


def photo() -> dict[str, object]:
    written = BytesIO()
    Image.new("RGB", (64, 48), "seagreen").save(written, "JPEG")
    return {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": written.getvalue()}


def test_a_report_made_without_a_signal_is_sent_once_when_it_is_back(town: Town, hands: Hands) -> None:
    phone = off(ready(hands(), poster(town)))
    phone.open(poster(town))
    assert phone.reads(town.world.place().words)
    say(phone)
    phone.field("Photos, up to three").set_input_files(photo())
    phone.tap("Send")
    waiting(phone)
    assert phone.reads(WORDS)
    assert Report.objects.count() == 0
    on(phone)
    waiting(phone, "Sent")
    assert Report.objects.get().words == WORDS
    assert Photo.objects.count() == 1
    phone.tap("See what becomes of it")
    expect(phone.page.locator(".code")).to_have_text(Report.objects.get().tracking)


def test_it_is_also_sent_by_a_page_that_is_opened_later(town: Town, hands: Hands) -> None:
    phone = off(ready(hands(), poster(town)))
    say(phone)
    phone.tap("Send")
    waiting(phone)
    phone.page.close()
    on(phone)
    phone.page = phone.page.context.new_page()
    phone.open("/")
    waiting(phone, "Sent")
    assert Report.objects.count() == 1


def test_a_poster_never_seen_before_can_be_answered_without_a_signal(town: Town, hands: Hands) -> None:
    other = town.world.stairwells[1]
    phone = off(ready(hands(), poster(town)))
    phone.open(f"/q/{other.code}/")
    say(phone)
    phone.tap("Send")
    waiting(phone)
    on(phone)
    waiting(phone, "Sent")
    assert Report.objects.get().case.stairwell_id == other.pk


def test_what_waits_can_be_discarded_and_is_asked_about_once(town: Town, hands: Hands) -> None:
    phone = off(ready(hands(), poster(town)))
    say(phone)
    phone.tap("Send")
    waiting(phone)
    phone.tap("Discard")
    waiting(phone)
    phone.tap("Really discard?")
    expect(phone.page.locator("#waiting")).to_be_hidden()
    on(phone).open("/")
    assert not [row for row in phone.page.evaluate(ROWS) if row.startswith("entry:")]
    assert Report.objects.count() == 0


def test_a_steward_notes_and_solves_without_a_signal_and_each_arrives_once(town: Town, hands: Hands) -> None:
    case = a_report(town.world).case
    phone = ready(hands("steward"), "/today/")
    phone.page.wait_for_function("keep.get('page:/today/note/')")
    off(phone).open("/today/")
    phone.tap("Solved on the spot")
    phone.tap("Done")
    waiting(phone)
    phone.tap("Note one down")
    phone.write(phone.field("What is it about?"), "二楼扶手松了")
    phone.tap("Note it")
    waiting(phone)
    assert Report.objects.count() == 1
    on(phone)
    expect(phone.page.locator("#waiting [data-state]", has_text=zh("Sent"))).to_have_count(2)
    case.refresh_from_db()
    assert (case.stage, case.outcome) == ("resolved", "solved")
    assert Report.objects.exclude(pk=case.reports.get().pk).get().words == "二楼扶手松了"
    assert Report.objects.count() == 2
