"""Without a signal: what is entered is kept on the phone, and sent once when the signal is back."""

from io import BytesIO

from PIL import Image
from playwright.sync_api import Route, expect

from linli.cases.labels import Channel, Outcome
from linli.cases.matter.actions import Result, resolve_on_spot
from linli.cases.models import Case, Photo, Report
from linli.foundation import clock
from tests.builders import a_report
from tests.web.handset import Hands, Handset, zh
from tests.web.signal import KEPT, WORDS, lying, note, off, on, opened, poster, ready, say, shows, until
from tests.web.town import Town


def photo() -> dict[str, object]:
    written = BytesIO()
    Image.new("RGB", (64, 48), "seagreen").save(written, "JPEG")
    return {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": written.getvalue()}


def steward(hands: Hands) -> Handset:
    """Her phone, which has seen her screen and keeps the form of a note as well."""
    phone = ready(hands("steward", worker=True), "/today/")
    until(phone, "keep.get('page:/today/note/')")
    return phone


def test_a_report_made_without_a_signal_is_sent_once_when_it_is_back(town: Town, hands: Hands) -> None:
    phone = off(ready(hands(worker=True), poster(town)))
    phone.open(poster(town))
    expect(phone.page.locator("main")).to_contain_text(town.world.place().words)
    say(phone)
    phone.field("Photos, up to three").set_input_files(photo())
    phone.tap("Send")
    shows(phone)
    assert phone.reads(WORDS)
    assert Report.objects.count() == 0
    on(phone)
    shows(phone, "Sent")
    assert (Report.objects.get().words, Photo.objects.count()) == (WORDS, 1)
    phone.tap("See what becomes of it")
    expect(phone.page.locator(".code")).to_have_text(Report.objects.get().tracking)


def test_it_is_also_sent_from_any_page_that_is_opened_later(town: Town, hands: Hands) -> None:
    phone = off(ready(hands(worker=True), poster(town)))
    say(phone)
    phone.tap("Send")
    shows(phone)
    phone.page.close()
    on(phone)
    phone.page = phone.page.context.new_page()
    phone.open("/")
    shows(phone, "Sent")
    phone.tap("Seen: clear what was sent")
    expect(phone.page.locator("#waiting")).to_be_hidden()
    assert Report.objects.count() == 1
    assert lying(phone, "entry") == []


def test_a_rider_in_a_cellar_sends_it_once_as_well(town: Town, hands: Hands) -> None:
    phone = off(opened(hands(worker=True), "/rider/"))
    phone.field("What have you seen?").fill("电瓶车棚门口的灯坏了")
    phone.tap("Send")
    shows(phone)
    assert Report.objects.count() == 0
    on(phone)
    shows(phone, "Sent")
    assert Report.objects.get().channel == Channel.RIDER


def test_several_tabs_and_the_worker_that_wake_together_send_it_once(town: Town, hands: Hands) -> None:
    phone = ready(hands(worker=True), poster(town))
    others = [phone.page.context.new_page() for _ in range(2)]
    for tab in others:
        tab.goto(town.address)
    off(phone)
    say(phone)
    phone.tap("Send")
    shows(phone)
    for tab in [phone.page, *others]:
        tab.evaluate("Object.defineProperty(navigator, 'locks', { value: undefined })")  # as an old browser
    on(phone)
    shows(phone, "Sent")
    for tab in [phone.page, *others]:
        tab.evaluate("send.all()")
    assert Report.objects.count() == 1


def test_an_answer_that_is_lost_on_its_way_does_not_make_a_second_report(town: Town, hands: Hands) -> None:
    phone = ready(hands(worker=True), poster(town))

    lost = []

    def lose(route: Route) -> None:
        lost.append(route.fetch().status)
        phone.page.context.clear_cookies()  # the browser's own secret is another one from here on
        route.abort()

    phone.page.route(f"**{poster(town)}", lose, times=1)
    say(phone)
    phone.tap("Send")
    shows(phone, "Sent")
    assert lost == [200], "the first time it had arrived"
    assert Report.objects.count() == 1


def test_a_poster_never_seen_before_can_be_answered_without_a_signal(town: Town, hands: Hands) -> None:
    phone = off(ready(hands(worker=True), poster(town)))
    phone.open(poster(town, door=1))
    say(phone)
    phone.tap("Send")
    shows(phone)
    on(phone)
    shows(phone, "Sent")
    assert Report.objects.get().case.stairwell_id == town.world.stairwells[1].pk


def test_what_waits_can_be_discarded_and_is_asked_about_once(town: Town, hands: Hands) -> None:
    phone = off(ready(hands(worker=True), poster(town)))
    say(phone)
    phone.tap("Send")
    shows(phone)
    phone.tap("Discard")
    shows(phone)
    phone.tap("Really discard?")
    expect(phone.page.locator("#waiting")).to_be_hidden()
    assert lying(phone, "entry") == []


def test_what_cannot_be_taken_comes_back_and_is_mended_in_its_own_form(town: Town, hands: Hands) -> None:
    phone = off(ready(hands(worker=True), poster(town)))
    say(phone)
    phone.page.locator("#id_phone").fill("1234")
    phone.tap("Send")
    shows(phone)
    on(phone)
    shows(phone, "Not taken: something must be mended first. Your words are still here.")
    phone.tap("Open it")
    expect(phone.page.locator("#id_phone")).to_have_value("1234")
    phone.page.locator("#id_phone").fill("10012345678")
    phone.tap("Send")
    expect(phone.page.locator(".code")).to_be_visible()
    assert (Report.objects.get().words, Report.objects.get().phone) == (WORDS, "10012345678")
    assert lying(phone, "entry") + lying(phone, "draft") == []


def test_a_steward_notes_and_solves_without_a_signal_and_each_arrives_once(town: Town, hands: Hands) -> None:
    case = a_report(town.world).case
    phone = off(steward(hands))
    phone.open("/today/")
    phone.tap("Solved on the spot")
    phone.tap("Done")
    shows(phone)
    expect(phone.button("Solved on the spot")).to_have_count(0)
    note(phone, "二楼扶手松了")
    shows(phone, KEPT, 2)
    assert Report.objects.count() == 1
    on(phone)
    shows(phone, "Sent", 2)
    case.refresh_from_db()
    assert (case.stage, case.outcome) == ("resolved", "solved")
    noted = Report.objects.exclude(case=case).get()
    assert (noted.words, noted.entered_by_id) == ("二楼扶手松了", town.world.people["steward"].pk)


def test_what_another_solved_meanwhile_comes_back_as_too_late_with_the_words(town: Town, hands: Hands) -> None:
    case: Case = a_report(town.world).case
    phone = off(steward(hands))
    phone.open("/today/")
    phone.tap("Solved on the spot")
    phone.write(phone.field("A word to the reporter"), "换了灯泡")
    phone.tap("Done")
    shows(phone)
    leader = town.world.actor("leader")
    resolve_on_spot(case.pk, Result(Outcome.SOLVED), by=leader, at=clock.now(), version=case.version)
    on(phone)
    shows(phone, "Came too late: the matter had changed meanwhile. Your words are still here.")
    assert phone.reads("换了灯泡")
    phone.tap("Open it")
    assert phone.path == f"/cases/{case.pk}/"
    assert phone.reads(zh("answered")) or phone.reads("换了灯泡")
