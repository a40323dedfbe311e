"""A steward of sixty: let in by the desk's QR, she sees her doors, solves, notes down, and passes up."""

from playwright.sync_api import expect

from linli.access.models import Device
from linli.cases.models import Case, Report
from linli.foundation import clock
from linli.foundation.sealing import link_token
from linli.office import signin
from linli.web.doors import COOKIE
from tests.builders import a_report, a_waiting_case
from tests.web.calling import a_picture
from tests.web.handset import WECHAT, Hands, Handset, zh
from tests.web.town import Town


def ticket(town: Town) -> str:
    """What the desk's QR says."""
    person = town.world.people["steward"]
    secret = signin.issue_ticket(person.pk, by=town.world.actor("office"), at=clock.now())
    return f"/desk/{secret}/"


def card(phone: Handset, case: Case) -> Handset:
    expect(phone.page.locator(f"#case-{case.pk}")).to_be_visible()
    return phone


def test_the_desk_s_qr_and_one_tap_let_her_in_and_show_her_doors(town: Town, hands: Hands) -> None:
    mine, other = a_report(town.world).case, a_report(town.world, place=2).case
    phone = hands(agent=WECHAT)
    phone.open(ticket(town))
    phone.tap("Yes, this is me: bind this telephone")
    assert phone.path == "/today/"
    assert phone.taps == 1
    assert phone.reads(town.world.grids[0].name)
    card(phone, mine)
    assert phone.page.locator(f"#case-{other.pk}").count() == 0


def test_only_looking_at_the_qr_s_page_uses_nothing_up(town: Town, hands: Hands) -> None:
    path = ticket(town)
    preview, phone = hands(), hands()
    preview.open(path)
    assert Device.objects.count() == 0
    phone.open(path)
    phone.tap("Yes, this is me: bind this telephone")
    assert phone.path == "/today/"


def test_the_qr_lets_one_telephone_in_and_no_second(town: Town, hands: Hands) -> None:
    path = ticket(town)
    first, second = hands(), hands()
    for phone in (first, second):
        phone.open(path)
        phone.tap("Yes, this is me: bind this telephone")
    assert second.reads(zh("This code is no longer valid. Ask the office desk for a new one."))
    assert not [c for c in second.page.context.cookies() if c["name"] == COOKIE]


def test_solved_on_the_spot_takes_at_most_three_taps(town: Town, hands: Hands) -> None:
    case = a_report(town.world).case
    phone = hands("steward")
    phone.open("/today/")
    phone.tap("Solved on the spot")
    phone.tap("Done")
    expect(phone.page.locator(f"#case-{case.pk}")).to_have_count(0)
    assert phone.path == "/today/"
    assert phone.taps <= 3
    case.refresh_from_db()
    assert (case.stage, case.outcome) == ("resolved", "solved")


def test_without_scripts_she_solves_it_with_the_same_taps(town: Town, hands: Hands) -> None:
    case = a_report(town.world).case
    phone = hands("steward", scripts=False)
    phone.open("/today/")
    phone.tap("Solved on the spot")
    phone.tap("Done")
    assert phone.page.locator(f"#case-{case.pk}").count() == 0


def test_what_an_elder_tells_her_is_noted_with_two_answers_and_gives_a_code(town: Town, hands: Hands) -> None:
    phone = hands("steward")
    phone.open("/today/")
    phone.tap("Note one down")
    phone.write(phone.field("What is it about?"), "二楼扶手松了，一扶就晃")
    phone.tap("Note it")
    expect(phone.page.get_by_role("status").first).to_be_visible()
    noted = Report.objects.select_related("case").get()
    assert phone.path.startswith("/today/?slip=")
    assert phone.reads(noted.tracking)
    assert (noted.channel, noted.entered_by_id) == ("steward", town.world.people["steward"].pk)
    card(phone, noted.case)


def test_a_note_asks_for_at_most_three_things(town: Town, hands: Hands) -> None:
    phone = hands("steward")
    phone.open("/today/note/")
    asked = phone.page.locator("main form :is(input, select, textarea):not([type=hidden])")
    names = asked.evaluate_all("all => [...new Set(all.filter(f => f.checkVisibility()).map(f => f.name))]")
    assert len(names) <= 3


def test_what_she_has_solved_already_is_noted_as_solved(town: Town, hands: Hands) -> None:
    phone = hands("steward")
    phone.open("/today/note/")
    phone.write(phone.field("What is it about?"), "扶手松了，我拧紧了")
    phone.tap(phone.page.get_by_text(zh("I have solved it")))
    phone.tap("Note it")
    expect(phone.page.get_by_role("status").first).to_be_visible()
    assert Case.objects.get().stage == "resolved"
    assert phone.page.locator("article.card").count() == 0


def test_a_private_matter_that_she_notes_goes_to_the_leader_and_she_is_told_so(town: Town, hands: Hands) -> None:
    phone = hands("steward")
    phone.open("/today/note/")
    phone.write(phone.field("What is it about?"), "婆媳又吵架了，我劝好了")
    phone.tap(phone.page.get_by_text(zh("I have solved it")))
    phone.tap("Note it")
    expect(phone.page.get_by_role("status").first).to_be_visible()
    assert phone.path.startswith("/today/?slip=")
    assert phone.reads(Report.objects.get().tracking)
    assert phone.reads(zh("It is a private matter: from here on the grid leader alone reads it."))


def test_a_note_without_words_keeps_what_was_chosen(town: Town, hands: Hands) -> None:
    phone = hands("steward")
    phone.open("/today/note/")
    phone.tap(phone.page.get_by_text(zh("I have solved it")))
    phone.tap("Note it")
    expect(phone.page.get_by_role("alert")).to_be_visible()
    assert phone.page.locator("[name=done][value=on]").is_checked()
    assert Report.objects.count() == 0


def test_passed_up_with_one_tap_it_is_with_the_leader_and_visibly_off_her_hands(town: Town, hands: Hands) -> None:
    case = a_report(town.world).case
    leader, phone = town.world.people["leader"], hands("steward")
    phone.open("/today/")
    phone.tap("Pass up")
    phone.tap("it needs a specialist")
    assert phone.taps == 2
    off = phone.page.locator("section[aria-labelledby=off]")
    expect(off.get_by_role("link", name=case.title)).to_be_visible()
    assert leader.name in off.inner_text()
    assert phone.page.locator("article.card").count() == 0
    case.refresh_from_db()
    assert (case.lead_id, case.level) == (leader.pk, "general_grid")
    above = hands("leader")
    above.open(f"/cases/{case.pk}/")
    assert above.reads(zh("it needs a specialist"))


def test_what_waits_stands_at_the_end_and_what_she_solved_is_told_to_her_alone(town: Town, hands: Hands) -> None:
    waiting, open_one = a_waiting_case(town.world, words="扶手松了，等焊工"), a_report(town.world).case
    phone = hands("steward")
    phone.open("/today/")
    ids = phone.page.locator("article.card").evaluate_all("all => all.map(one => one.id)")
    assert ids == [f"case-{open_one.pk}", f"case-{waiting.pk}"]
    assert phone.page.locator("#helped").count() == 0
    phone.tap("Solved on the spot")
    phone.tap("Done")
    expect(phone.page.locator("section[aria-labelledby=helped]")).to_contain_text(open_one.title)
    other = hands("steward2")
    other.open("/today/")
    assert other.page.locator("#helped").count() == 0


def test_a_matter_of_another_grid_she_can_neither_read_nor_solve(town: Town, hands: Hands) -> None:
    mine, other = a_report(town.world).case, a_report(town.world, place=1).case
    phone = hands("steward")
    phone.open(f"/cases/{other.pk}/")
    assert phone.reads(zh("Nothing is found at this address. It may have been mistyped."))
    phone.open("/today/")
    turn = f"form => form.action = form.action.replace('{mine.pk}', '{other.pk}')"
    phone.page.locator(f"#case-{mine.pk} form[action$='resolve_on_spot/']").evaluate(turn)
    phone.tap("Solved on the spot")
    phone.tap("Done")
    expect(phone.page.get_by_text(zh("Nothing is found at this address. It may have been mistyped."))).to_be_visible()
    other.refresh_from_db()
    assert other.stage == "collected"


def test_a_door_of_another_grid_is_not_offered_for_a_note_and_not_taken(town: Town, hands: Hands) -> None:
    phone, other = hands("steward"), town.world.stairwells[1]
    phone.open("/today/note/")
    assert phone.page.locator("#id_stairwell option").count() == 1
    phone.page.locator("#id_stairwell option").evaluate(f"option => option.value = '{other.pk}'")
    phone.write(phone.field("What is it about?"), "别家的事")
    phone.tap("Note it")
    said = zh("Your appointment does not include this. The grid leader or the community office can help.")
    expect(phone.page.get_by_text(said)).to_be_visible()
    assert Report.objects.count() == 0


def test_a_lost_telephone_leads_to_the_sign_in_at_its_next_tap(town: Town, hands: Hands) -> None:
    case = a_report(town.world).case
    phone = hands("steward")
    phone.open("/today/")
    signin.revoke_all(town.world.people["steward"].pk, by=town.world.actor("office"), at=clock.now())
    phone.tap(phone.page.locator(f"#case-{case.pk} h2 a"))
    assert phone.path.startswith("/sign-in/")
    assert not phone.reads(case.title)
    phone.page.go_back()
    phone.again()
    assert phone.path.startswith("/sign-in/")


def test_a_photo_of_what_she_solved_reaches_the_reporter(town: Town, hands: Hands) -> None:
    taken = a_report(town.world)
    phone, reporter = hands("steward"), hands()
    phone.open("/today/")
    phone.tap("Solved on the spot")
    picture = {"name": "a.png", "mimeType": "image/png", "buffer": a_picture()}
    phone.field("Photos of how it is now").set_input_files(picture)  # type: ignore[arg-type]
    phone.tap("Done")
    expect(phone.page.locator(f"#case-{taken.case_id}")).to_have_count(0)
    reporter.open(f"/r/{link_token(taken.pk)}/")
    shown = reporter.page.get_by_alt_text(zh("Photo %(n)s of the result") % {"n": 1})
    expect(shown).to_be_visible()
    assert shown.evaluate("async (it) => { await it.decode(); return it.naturalWidth; }") == 40
