"""A talk from its notice to an agreement; a mediation refused; seven steps; an evening; what is foreseen."""

import re
from datetime import UTC, datetime, timedelta

from playwright.sync_api import expect

from linli.cases.models import Case
from linli.council.mediation import queries as mediations
from linli.council.models import Deliberation, Mediation, Procedure
from linli.foresight.labels import State
from linli.foresight.models import Proposal
from linli.foundation import clock
from tests.builders import DAY, NOON
from tests.web.handset import Hands, Handset, zh
from tests.web.together.foresight import foreseen
from tests.web.town import Town

DESK = {"viewport": {"width": 1366, "height": 768}, "is_mobile": False, "has_touch": False}


def send(hand: Handset, step: str, **said: str) -> None:
    """Open the form of a step, fill its fields by their names, and send it."""
    form = hand.page.locator(f"form[action$='/{step}/'], main form:not([action])").first
    opener = hand.page.locator("details:not([open])", has=form).first
    if opener.count():
        opener.locator("summary").first.click()
    for name, value in said.items():
        field = form.locator(f"[name='{name}']")
        if field.first.get_attribute("type") in ("checkbox", "radio"):
            form.locator(f"[name='{name}'][value='{value}']").check()
        elif field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    form.locator("button[type=submit]").last.click()
    hand.page.wait_for_load_state("domcontentloaded")


def later(at: datetime) -> None:
    """The clock of the pages stands near an instant."""
    clock.use(clock.DemoClock(start=at, started=datetime.now(UTC)))


def test_a_talk_goes_from_its_notice_to_an_agreement_with_the_other_view(town: Town, hands: Hands) -> None:
    office, resident = hands("office", **DESK), hands()
    office.open("/council/talks/new/")
    evening = DAY + timedelta(days=4)
    send(office, "new", topic="电动车停哪儿", question="楼里不能停，停哪儿？", day=f"{evening}", place="邻里中心",
         owners_item="0")  # fmt: skip
    talk = Deliberation.objects.get()
    for name in ("1号楼住户", "2号楼住户", "物业"):
        send(office, "side", kind="residents", name=name)
    send(office, "option", words="西墙搭棚", pros="离单元近", cons="挡光")
    resident.open(f"/life/talks/{talk.pk}/")
    assert resident.page.title() and not resident.reads("西墙搭棚")  # nobody sees a draft
    resident.faults.clear()  # the page that is not there was asked for on purpose
    send(office, "announce")
    resident.open(f"/life/talks/{talk.pk}/")
    assert resident.reads("西墙搭棚") and resident.reads("1号楼住户")
    later(NOON + timedelta(days=4, hours=7))
    office = hands("office", **DESK)  # the second factor is asked for anew each half day
    office.open(f"/council/talks/{talk.pk}/")
    sides = list(talk.sides.order_by("place"))
    send(office, "open", **{f"came-{side.pk}": "5" for side in sides})
    send(office, "turn", side=f"{sides[0].pk}", points="夜里充电不踏实")
    said = {f"says-{side.pk}": "yes" for side in sides[:2]} | {f"says-{sides[2].pk}": "abstain"}
    person = town.world.people["steward"]
    send(office, "agree", agreement="西墙搭棚，楼道不再停车", minority="物业认为棚会挡一楼的光", **said, task1="量尺寸",
         lead1=f"{person.pk}", due1=f"{evening + timedelta(days=9)}")  # fmt: skip
    talk.refresh_from_db()
    assert (talk.state, talk.unanimous) == ("agreed", False)
    resident.again()
    assert resident.reads("西墙搭棚，楼道不再停车") and resident.reads("物业认为棚会挡一楼的光")
    assert not resident.reads(person.name)
    office.open(f"/council/talks/{talk.pk}/")
    assert office.page.request.get(f"{office.address}/council/talks/{talk.pk}/agreement.pdf").ok


def test_a_mediation_is_private_and_one_refusal_ends_it_without_a_trace(town: Town, hands: Hands) -> None:
    leader, above, below, other = hands("leader", **DESK), hands(), hands(), hands("worker", **DESK)
    leader.open("/council/mediation/new/")
    send(leader, "new", words="晾衣滴水到楼下", name1="楼上住户", phone1="10012340001", name2="楼下住户")
    made = Mediation.objects.get()
    links = [field.input_value() for field in leader.page.locator("input[readonly]").all()]
    assert len(links) == 2
    other.open(f"/council/mediation/{made.pk}/")
    assert not other.reads("晾衣")
    other.faults.clear()
    above.open(links[0])
    assert above.reads("晾衣滴水到楼下") and not above.reads("楼下住户") and above.reads("12345")
    above.tap("Yes, I am willing")
    assert above.reads(zh("You are willing, thank you"))
    below.open(links[1])
    below.tap("No, I do not wish to")
    made.refresh_from_db()
    assert made.state == "ended" and made.words == "" and {one.name for one in mediations.sides(made)} == {""}
    above.again()
    assert above.reads(zh("It has ended")) and not above.reads("晾衣")


def test_seven_steps_are_taken_in_order_and_two_notices_hang(town: Town, hands: Hands) -> None:
    office, resident = hands("office", **DESK), hands()
    office.open("/council/steps/new/")
    send(office, "new", title="小广场改造", matter="换成透水砖，装椅子")
    made, day = Procedure.objects.get(), DAY - timedelta(days=40)
    counted = {"due": "60", "present": "45", "agreed": "40"}
    for n, step in enumerate(("propose", "discuss", "review", "decide", "publish")):
        send(office, step, day=f"{day + timedelta(days=n)}", words="同意", **(counted if n in (2, 3) else {}))
    resident.open("/life/steps/")
    resident.tap(resident.page.get_by_role("link", name="小广场改造").first)
    assert resident.reads(zh("the decision hangs in public"))
    send(office, "carry", day=f"{day + timedelta(days=8)}", words="装好了")
    expect(office.page.locator(".wrong").first).to_be_visible()  # the notice still hung on that day
    send(office, "carry", day=f"{day + timedelta(days=20)}", words="装好了")
    send(office, "result", day=f"{day + timedelta(days=22)}", words="都装好了")
    made.refresh_from_db()
    assert made.state == "done"
    sheet = resident.page.request.get(f"{resident.address}/life/steps/{made.pk}/result.pdf")
    assert sheet.ok and sheet.body()[:4] == b"%PDF"


def test_an_evening_s_notes_are_split_and_what_is_ticked_becomes_a_matter(town: Town, hands: Hands) -> None:
    steward = hands("steward")
    steward.open("/council/evenings/")
    steward.tap("Write down tonight's talk")
    steward.page.locator("[name=pasted]").fill("1. 路灯坏了两天\n2. 谢谢大家来\n3. 二单元下水堵了")
    steward.tap("Split it")
    ticks = steward.page.locator("[name=tick]")
    assert ticks.count() == 3
    for n, wanted in enumerate((True, False, True)):
        ticks.nth(n).set_checked(wanted)
    steward.page.locator("main form button[type=submit]").last.click()
    steward.page.wait_for_load_state("domcontentloaded")
    assert Case.objects.count() == 2
    steward.open("/council/evenings/")
    assert steward.reads("路灯坏了两天") and steward.reads("二单元下水堵了") and not steward.reads("谢谢大家来")


def test_what_is_foreseen_is_taken_up_and_told_with_before_and_after(town: Town, hands: Hands) -> None:
    foreseen(town.world)
    office = hands("office", **DESK)
    office.open("/ahead/")
    one = Proposal.objects.filter(state=State.OPEN, stairwell__isnull=False).order_by("until", "key")[0]
    assert office.reads(zh("it comes back at this place"))
    before = Case.objects.count()
    form = office.page.locator("form", has=office.page.locator(f"[name=one][value='{one.pk}'], [name=version]")).first
    details = office.page.locator("details", has=form)
    if details.count():
        details.first.locator("summary").first.click()
    form.locator("button[type=submit]").last.click()
    office.page.wait_for_load_state("domcontentloaded")
    assert Case.objects.count() > before
    office.open("/ahead/results/")
    assert re.search(r"\d+ → \d+", office.page.locator("main").inner_text())
    assert office.reads("物业上周刚清过")


def test_the_owners_calculator_says_what_is_still_missing(town: Town, hands: Hands) -> None:
    resident = hands()
    resident.open("/life/owners/")
    for name, value in (("whole_area", "9600"), ("whole_owners", "120"), ("took_part_area", "6720"),
                        ("took_part_owners", "84"), ("agreed_area", "5100"), ("agreed_owners", "60")):  # fmt: skip
        resident.page.locator(f"[name={name}]").fill(value)
    resident.page.locator("[name=matter]").select_option("6")
    resident.tap("Reckon")
    assert resident.reads(zh("Not decided: enough took part, too few agreed")) and resident.reads("63")
