"""A keeper on a phone: she calls, climbs the ladder when nobody answers, and nobody else sees whom she keeps."""

from datetime import timedelta

from django.utils import translation
from playwright.sync_api import expect

from linli.audit.models import Footprint
from linli.care import queries
from linli.care.actions import calling
from linli.care.actions.calling import Went
from linli.care.models import Call, Entry
from linli.cases.models import Report
from linli.foundation import clock
from tests.care.listed import BEFORE, NAME, PHONE, an_entry
from tests.web.handset import Hands, Handset, zh
from tests.web.town import Town


def stands(phone: Handset, words: str) -> None:
    with translation.override("zh-hans"):
        expect(phone.page.locator("article.card").first).to_contain_text(translation.gettext(words))


def test_a_call_is_answered_and_noted_in_three_taps(town: Town, hands: Hands) -> None:
    entry = an_entry(town.world)
    phone = hands("steward")
    phone.open("/today/")
    phone.tap("Safety calls")
    assert not phone.reads(PHONE)
    phone.tap("Show number and call")
    assert phone.page.locator(f"a[href='tel:{PHONE}']").is_visible()
    phone.tap("Answered, all is well")
    assert phone.path == "/care/"
    assert phone.reads(zh("Everyone has been called"))
    assert phone.taps == 3
    assert Call.objects.get().stage == "well"
    assert Footprint.objects.filter(action="care.see_number", object_id=entry.pk).count() == 1


def test_silence_leads_step_by_step_to_the_door_and_the_family(town: Town, hands: Hands) -> None:
    an_entry(town.world)
    phone = hands("steward", scripts=False)
    phone.open("/care/")
    phone.tap("No answer")
    stands(phone, "no answer once")
    phone.tap("No answer")
    stands(phone, "no answer once")
    Call.objects.update(since=clock.now() - timedelta(minutes=10))  # ten minutes have passed
    phone.open("/care/")
    for tap, words in (
        ("No answer", "no answer twice"),
        ("Going to knock", "someone is knocking"),
        ("Calling the family", "the family is being asked"),
    ):
        phone.tap(tap)
        stands(phone, words)
    phone.tap("Ring 120")
    assert phone.page.locator("a[href='tel:120']").first.is_visible()
    phone.tap("I have called 120")
    stands(phone, "120 was called")
    phone.write(phone.field("A few words"), "救护车来了，意识清楚")
    phone.tap("Help is there")
    assert Call.objects.get().stage == "helped"


def test_a_rung_left_out_without_a_word_comes_back_with_what_is_missing(town: Town, hands: Hands) -> None:
    an_entry(town.world)
    phone = hands("steward")
    phone.open("/care/")
    phone.tap("Wants something, or else")
    phone.tap("Going to knock at once")
    expect(phone.page.get_by_role("alert")).to_be_visible()
    phone.write(phone.field("A few words"), "邻居说听见摔了一跤")
    phone.tap("Going to knock at once")
    stands(phone, "someone is knocking")


def test_a_slip_of_the_finger_is_taken_back(town: Town, hands: Hands) -> None:
    an_entry(town.world)
    phone = hands("steward")
    phone.open("/care/")
    phone.tap("Answered, all is well")
    phone.tap(phone.page.locator("summary.plain").first)
    phone.tap("That was a slip of the finger")
    stands(phone, "to be called")


def test_the_second_of_two_keepers_is_told_and_keeps_the_words(town: Town, hands: Hands) -> None:
    entry, world = an_entry(town.world), town.world
    phone = hands("steward")
    phone.open("/care/")
    calling.note(entry.pk, Went("well"), by=world.actor("office"), at=clock.now())
    phone.tap("Wants something, or else")
    phone.write(phone.field("A few words"), "药快吃完了")
    phone.tap("Wants something")
    expect(phone.page.get_by_role("alert")).to_contain_text("office")
    assert phone.reads("药快吃完了")
    assert Call.objects.get().stage == "well"


def test_what_she_wants_becomes_a_report_only_when_the_keeper_sends_it(town: Town, hands: Hands) -> None:
    an_entry(town.world)
    phone = hands("steward")
    phone.open("/care/")
    phone.tap("Wants something, or else")
    phone.write(phone.field("A few words"), "楼道的灯不亮")
    phone.tap("Wants something")
    phone.tap("Note one down for them")
    assert Report.objects.count() == 0
    expect(phone.field("What is it about?")).to_have_value("楼道的灯不亮")
    phone.tap("Note it")
    expect(phone.page.get_by_role("status").first).to_be_visible()
    noted = Report.objects.get()
    assert (noted.contact_name, noted.phone, noted.stairwell_id) == (NAME, PHONE, town.world.stairwells[0].pk)


def test_an_office_keeper_reads_back_what_is_wanted_before_it_is_taken(town: Town, hands: Hands) -> None:
    an_entry(town.world, "office", stairwell=town.world.stairwells[3].pk)
    phone = hands("office")
    phone.open("/care/")
    phone.tap("Wants something, or else")
    phone.write(phone.field("A few words"), "楼道的灯不亮")
    phone.tap("Wants something")
    phone.tap("Note one down for them")
    phone.tap("Note it")
    assert phone.path == "/office/phone/"
    assert Report.objects.count() == 0
    phone.tap(phone.page.locator("button[name=agreed]"))
    noted = Report.objects.get()
    assert (noted.channel, noted.words, noted.stairwell_id) == ("phone", "楼道的灯不亮", town.world.stairwells[3].pk)


def test_away_until_monday_takes_two_taps_on_the_sheet(town: Town, hands: Hands) -> None:
    entry = an_entry(town.world)
    phone = hands("steward")
    phone.open(f"/care/{entry.pk}/")
    phone.tap("Away for some days")
    phone.tap(phone.page.locator("button[name=until]").nth(1))
    assert phone.taps == 2
    assert phone.reads(zh("Nobody calls today"))
    entry.refresh_from_db()
    assert entry.away_until is not None
    phone.open(f"/care/{entry.pk}/")
    phone.tap("Back already")
    entry.refresh_from_db()
    assert entry.away_until is None


def test_she_says_by_telephone_that_she_wants_no_more_calls_and_is_erased(town: Town, hands: Hands) -> None:
    entry = an_entry(town.world)
    phone = hands("steward")
    phone.open(f"/care/{entry.pk}/")
    phone.tap("Wants no more calls")
    phone.tap(phone.page.locator("button[name=means][value=phone]"))
    expect(phone.page.get_by_role("status").first).to_be_visible()
    assert not phone.reads(NAME)
    entry.refresh_from_db()
    assert entry.kept == ""


def test_a_deputy_is_named_for_the_days_away(town: Town, hands: Hands) -> None:
    an_entry(town.world, "steward")
    deputy, day = town.world.people["steward2"], clock.today()
    phone = hands("steward")
    phone.open("/care/")
    phone.tap("I am away: name a deputy")
    phone.page.locator("#id_person").select_option(str(deputy.pk))
    phone.page.locator("#id_end").fill((day + timedelta(days=7)).isoformat())
    phone.tap("Name the deputy")
    expect(phone.page.get_by_role("alert")).to_contain_text(zh("They agreed"))
    phone.tap(phone.page.locator("label:has([name=agreed])"))
    phone.tap("Name the deputy")
    expect(phone.page.get_by_role("status").first).to_contain_text(deputy.name)
    other = hands("steward2")
    other.open("/care/")
    assert other.reads(NAME)


def test_neither_the_leader_nor_the_secretary_nor_another_steward_sees_anything(town: Town, hands: Hands) -> None:
    entry = an_entry(town.world)
    for who in ("leader", "secretary", "steward2"):
        phone = hands(who)
        for path in ("/care/", f"/care/{entry.pk}/", f"/care/{entry.pk}/change/", "/office/care/"):
            phone.open(path)
            assert not phone.reads(NAME)
            assert not phone.reads(town.world.stairwells[0].name)


def test_the_office_enters_someone_who_asked_and_takes_off_a_number_that_rings(town: Town, hands: Hands) -> None:
    phone = hands("office")
    phone.open("/office/care/enter/")
    phone.write(phone.field("Name"), NAME)
    phone.write(phone.page.locator("#id_phone"), PHONE)
    phone.page.locator("#id_stairwell").select_option(str(town.world.stairwells[0].pk))
    phone.tap("Put them on the list")
    expect(phone.page.get_by_role("alert")).to_contain_text(zh("They agreed"))
    phone.tap(phone.page.locator("label:has(#id_agreed)"))
    phone.tap("Put them on the list")
    assert phone.path == "/office/care/"
    assert queries.keepings(town.world.actor("office"), clock.today()).count() == 1
    phone.write(phone.page.locator("#id_phone"), PHONE)
    phone.tap(phone.page.locator("button[name=means][value=phone]"))
    expect(phone.page.get_by_role("status").first).to_be_visible()
    assert Entry.objects.get().kept == ""


def test_the_office_asleep_without_its_second_lock_is_led_to_it_and_sees_nothing(town: Town, hands: Hands) -> None:
    an_entry(town.world, "office", at=BEFORE)
    phone = hands("office", factor=False)
    phone.open("/care/")
    assert phone.path.startswith("/factor/")
    assert not phone.reads(NAME)
