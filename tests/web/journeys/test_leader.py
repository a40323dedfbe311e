"""A grid leader: signs in by telephone, triages, hands out, and sees a matter through to the reporter's verdict."""

from playwright.sync_api import expect

from linli.audit.models import Footprint
from linli.cases.matter import actions, judging
from linli.cases.models import Case, Report
from linli.forces import actions as forces
from linli.forces.actions import Where
from linli.foundation import clock
from linli.foundation.sealing import link_token
from linli.notifications.models import Letter
from tests.builders import DAY, NOON, World, a_case, a_report
from tests.web.handset import Hands, Handset, zh
from tests.web.town import Town

LAMP = "三单元四楼的灯不亮了"
STILL_DARK = "换了还是不亮，老人下楼害怕"
DESK = {"viewport": {"width": 1366, "height": 768}, "is_mobile": False, "has_touch": False}


def another_leader(world: World) -> str:
    """A second leader of the first general grid."""
    by = world.actor("office")
    person = forces.enter_person("副网格长", "10000000099", by=by, at=NOON)
    where = Where(general_grid=world.generals[0].pk)
    forces.appoint(person.pk, "leader", where, by=by, at=NOON, start=DAY)
    world.people["second"] = person
    return "second"


def stage_of(case: Case) -> str:
    case.refresh_from_db()
    return case.stage


def test_number_and_code_let_the_leader_in_to_the_board(town: Town, hands: Hands) -> None:
    case = a_report(town.world, words=LAMP).case
    phone = hands()
    phone.open("/triage/")
    assert phone.path.startswith("/sign-in/")
    phone.write(phone.field("Your telephone"), town.world.people["leader"].phone)
    phone.tap("Send me a code")
    expect(phone.field("Code")).to_be_visible()
    code = Letter.objects.get(kind="sign_in_code").params["code"]
    assert not phone.reads(code)
    phone.write(phone.field("Code"), code)
    phone.tap("Sign in")
    assert phone.path == "/triage/"
    assert phone.reads(case.title)


def test_a_wrong_code_is_said_to_be_wrong_and_the_number_need_not_be_typed_again(town: Town, hands: Hands) -> None:
    phone = hands()
    phone.open("/sign-in/")
    phone.write(phone.field("Your telephone"), town.world.people["leader"].phone)
    phone.tap("Send me a code")
    code = Letter.objects.get().params["code"]
    phone.write(phone.field("Code"), f"{(int(code) + 1) % 1_000_000:06}")
    phone.tap("Sign in")
    expect(phone.page.get_by_role("alert")).to_be_visible()
    phone.page.locator("[name=code]").fill(code)
    phone.tap("Sign in")
    assert phone.path == "/brief/"


def test_a_filter_is_in_the_address_and_survives_a_reload(town: Town, hands: Hands) -> None:
    waiting, handled = a_report(town.world, words=LAMP).case, a_case(town.world, at="handling", words="二楼扶手松了")
    desk = hands("leader", **DESK)
    desk.open("/triage/")
    expect(desk.page.locator("[data-board] tbody tr")).to_have_count(2)
    desk.page.locator("[name=stage]").select_option("handling")
    expect(desk.page.locator("[data-board] tbody tr")).to_have_count(1)
    assert "stage=handling" in desk.path
    desk.again()
    assert desk.page.locator("[name=stage]").input_value() == "handling"
    assert desk.reads(handled.title)
    assert not desk.reads(waiting.title)
    assert "1" in desk.page.locator(".count").inner_text()


def test_without_scripts_the_filter_is_a_button_away(town: Town, hands: Hands) -> None:
    a_report(town.world, words=LAMP)
    desk = hands("leader", scripts=False, **DESK)
    desk.open("/triage/")
    desk.page.locator("[name=stage]").select_option("handling")
    desk.tap("Filter")
    assert "stage=handling" in desk.path
    assert desk.reads(zh("Nothing fits these filters"))


def test_the_kind_is_suggested_with_its_reason_and_a_person_confirms_it(town: Town, hands: Hands) -> None:
    case = a_report(town.world, words="二楼扶手松了，一扶就晃").case
    phone = hands("leader")
    phone.open("/triage/")
    phone.tap(phone.page.get_by_role("link", name=case.title))
    hint = phone.page.locator(".say", has_text="系统建议")
    assert "扶手" in hint.inner_text()
    phone.tap(phone.page.locator("form[action$='/triage/'] button[type=submit]"))
    expect(phone.page.locator(".facts .chip.suggest")).to_have_count(0)
    case.refresh_from_db()
    assert case.triaged_at is not None
    assert case.kind == case.suggestion["kind"]


def hand_out(phone: Handset, case: Case, assignee: object, words: str = "") -> None:
    phone.open(f"/cases/{case.pk}/")
    phone.tap("Assign")
    phone.page.locator("#assignee").select_option(str(assignee))
    if words:
        phone.write(phone.page.locator("#assign-words"), words)


def test_a_matter_goes_from_report_over_a_bad_verdict_to_its_good_end(town: Town, hands: Hands) -> None:
    taken = a_report(town.world, words=LAMP)
    case, steward = taken.case, town.world.people["steward"]
    leader, neighbour, resident = hands("leader"), hands("steward"), hands()
    hand_out(leader, case, steward.pk, "您离得近")
    leader.tap(leader.page.locator("form[action$='/assign/'] button[type=submit]"))
    expect(leader.page.locator(".facts").first).to_contain_text(steward.name)
    assert stage_of(case) == "assigned"

    neighbour.open("/today/")
    neighbour.tap(neighbour.page.get_by_role("link", name=case.title))
    assert neighbour.reads("您离得近")
    neighbour.tap("Start work")
    report_result(neighbour, "换了灯泡")
    assert stage_of(case) == "resolved"

    resident.open(f"/r/{link_token(taken.pk)}/")
    assert resident.reads("换了灯泡")
    resident.tap("not solved")
    resident.write(resident.field("What is still wrong?"), STILL_DARK)
    resident.tap("Send it back to be done")
    assert stage_of(case) == "handling"

    neighbour.open("/today/")
    neighbour.tap(neighbour.page.get_by_role("link", name=case.title))
    assert neighbour.reads(STILL_DARK)
    report_result(neighbour, "换了整个灯座")

    resident.again()
    resident.tap("solved, satisfied")
    expect(resident.page.locator("[aria-current=step]")).to_contain_text(zh("closed"))
    assert stage_of(case) == "closed"


def report_result(phone: Handset, words: str) -> None:
    phone.tap("Report the result")
    phone.write(phone.page.locator("#words-resolve"), words)
    phone.tap(phone.page.locator("form[action$='/resolve/'] button[type=submit]"))
    expect(phone.page.locator("form[action$='/resolve/']")).to_have_count(0)


def test_a_verdict_of_not_solved_asks_why_before_it_goes_out(town: Town, hands: Hands) -> None:
    case = a_case(town.world, at="resolved")
    phone = hands()
    phone.open(f"/r/{link_token(case.reports.get().pk)}/")
    phone.tap("not solved")
    phone.tap("Send it back to be done")
    expect(phone.page.get_by_role("alert")).to_be_visible()
    assert phone.page.locator("#reason").is_visible()
    assert stage_of(case) == "resolved"


def test_a_verdict_that_comes_too_late_shows_the_fresh_state_and_keeps_its_words(town: Town, hands: Hands) -> None:
    case = a_case(town.world, at="resolved")
    phone = hands()
    phone.open(f"/r/{link_token(case.reports.get().pk)}/")
    phone.tap("not solved")
    phone.write(phone.field("What is still wrong?"), STILL_DARK)
    judging.send_back(case.pk, "再看看", by=town.world.actor("leader"), at=clock.now(), version=case.version)
    phone.tap("Send it back to be done")
    expect(phone.page.get_by_role("alert")).to_be_visible()
    assert phone.reads(STILL_DARK)
    expect(phone.page.locator("[aria-current=step]")).to_contain_text(zh("being handled"))


def test_of_two_leaders_at_once_the_second_sees_the_fresh_state_and_keeps_his_words(town: Town, hands: Hands) -> None:
    case = a_report(town.world, words=LAMP).case
    steward, worker = town.world.people["steward"], town.world.people["worker"]
    first, second = hands("leader"), hands(another_leader(town.world))
    hand_out(first, case, steward.pk)
    hand_out(second, case, worker.pk, "明早请去看看")
    first.tap(first.page.locator("form[action$='/assign/'] button[type=submit]"))
    expect(first.page.locator(".facts").first).to_contain_text(steward.name)
    second.tap(second.page.locator("form[action$='/assign/'] button[type=submit]"))
    expect(second.page.get_by_role("alert")).to_contain_text(
        zh("Someone changed this while you were writing. Here is the fresh state; your words are kept.")
    )
    assert steward.name in second.page.locator(".facts").first.inner_text()
    assert second.page.locator("#assign-words").input_value() == "明早请去看看"
    assert second.page.locator("#assignee").input_value() == str(worker.pk)
    others = second.page.locator("textarea[name=words]").evaluate_all("all => all.map(a => a.value).join('')")
    assert others == "", "words to a colleague never slip into the words to the reporter"
    second.tap(second.page.locator("form[action$='/assign/'] button[type=submit]"))
    expect(second.page.locator(".facts").first).to_contain_text(worker.name)


def test_words_for_a_step_that_is_gone_can_still_be_read(town: Town, hands: Hands) -> None:
    case = a_report(town.world, words=LAMP).case
    phone = hands("leader")
    hand_out(phone, case, town.world.people["steward"].pk, "明早请去看看")
    spot = actions.Result("solved", "换了灯泡")
    actions.resolve_on_spot(case.pk, spot, by=town.world.actor("steward"), at=clock.now(), version=1)
    phone.tap(phone.page.locator("form[action$='/assign/'] button[type=submit]"))
    expect(phone.page.get_by_role("alert")).to_be_visible()
    assert phone.reads("明早请去看看")
    assert phone.reads("换了灯泡")


def test_two_ticked_matters_are_handed_out_at_once(town: Town, hands: Hands) -> None:
    cases = [a_report(town.world, words=f"{n}楼的灯不亮了").case for n in (2, 3, 4)]
    desk = hands("leader", **DESK)
    desk.open("/triage/")
    for case in cases[:2]:
        desk.tap(desk.page.locator(f"input[name=case][value='{case.pk}']"))
    desk.page.locator("#bulk").select_option(str(town.world.people["steward"].pk))
    desk.tap(desk.page.locator(".bulk > button[type=submit]"))
    assert desk.reads(zh("%(n)d matters were given out.") % {"n": 2})
    assert [stage_of(case) for case in cases] == ["assigned", "assigned", "collected"]


def test_the_board_goes_by_keys_too(town: Town, hands: Hands) -> None:
    cases = [a_report(town.world, words=f"{n}楼的灯不亮了").case for n in (2, 3)]
    desk = hands("leader", **DESK)
    desk.open("/triage/")
    for key in ("j", "j", "x", "k", "x"):
        desk.page.keyboard.press(key)
    assert desk.page.locator("[data-board] input:checked").count() == 2
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_url("**/cases/**")
    assert desk.path in {f"/cases/{case.pk}/" for case in cases}


def test_a_reporter_s_number_is_shown_on_asking_and_the_reporter_sees_that_someone_looked(
    town: Town, hands: Hands
) -> None:
    taken: Report = a_report(town.world, words=LAMP, phone="10012345678", name="李大爷")
    leader, resident = hands("leader"), hands()
    leader.open(f"/cases/{taken.case_id}/")
    assert "10012345678" not in leader.page.content()
    assert not Footprint.objects.filter(action="report.see_contact").exists()
    leader.tap("Show name and number")
    assert leader.reads("10012345678")
    assert Footprint.objects.get(action="report.see_contact").object_id == taken.case_id
    resident.open(f"/r/{link_token(taken.pk)}/")
    assert resident.reads(zh("The reporter's number was looked at"))
