"""A survey from its making to its result: answered on a phone, on paper by two people, and by telephone."""

from datetime import timedelta

from playwright.sync_api import expect

from linli.foundation import clock
from linli.surveys.actions import answering
from linli.surveys.models import Slip, Survey, Tally
from linli.surveys.rules import in_fours
from tests.surveys.held import by_code
from tests.web.handset import Hands, Handset
from tests.web.town import Town

DESK = {"viewport": {"width": 1366, "height": 768}, "is_mobile": False, "has_touch": False}
NAME = "冬季问卷"


def made(desk: Handset) -> Survey:
    """A survey of thirty households by lot, prepared and opened on its pages."""
    today = clock.today(clock.now())
    desk.open("/together/surveys/new/")
    for name, words in (
        ("name", NAME), ("surveyor", "社工站"), ("opens", f"{today}"), ("closes", f"{today + timedelta(days=7)}"),
        ("wanted", "30"),
    ):  # fmt: skip
        desk.page.locator(f"[name={name}]").fill(words)
    desk.tap("Prepare it")
    desk.tap("Open the survey")
    desk.tap(desk.page.locator("details.confirm[open] button"))
    return Survey.objects.get(name=NAME)


def answer(hand: Handset, said: str) -> None:
    """The same answer to every question of the page."""
    for box in hand.page.locator(f"input[type=radio][value={said}]").all():
        box.check()


def test_answers_come_by_three_ways_and_the_result_has_its_margin(town: Town, hands: Hands) -> None:
    office, secretary, resident = hands("office", **DESK), hands("secretary", **DESK), hands()
    survey = made(office)
    slips = list(Slip.objects.filter(survey=survey).order_by("number"))
    assert len(slips) == 30

    resident.open(f"/y/{slips[0].secret}/")
    answer(resident, "satisfied")
    resident.tap("Send my answers")
    resident.open(f"/y/{slips[0].secret}/")
    expect(resident.page.locator("form input[type=radio]")).to_have_count(0)

    office.open(f"/together/surveys/{survey.pk}/phone/")
    office.page.locator("[name=code]").fill(in_fours(slips[1].secret))
    answer(office, "mostly")
    office.tap("Count it")

    office.open(f"/together/surveys/{survey.pk}/papers/")
    office.page.locator("[name=code]").fill(slips[2].secret)
    answer(office, "not")
    office.tap("Enter it")
    assert office.button("The same stands on the slip").count() == 0, "nobody confirms what they entered"
    assert not Tally.objects.filter(survey=survey, way="paper").exists()
    secretary.open(f"/together/surveys/{survey.pk}/papers/")
    secretary.tap("The same stands on the slip")
    assert Tally.objects.filter(survey=survey, way="paper").exists()

    for slip in slips[3:10]:
        said = {question["key"]: "satisfied" for question in survey.questions}
        answering.answer(slip.pk, said, by=by_code(slip), at=clock.now())
    yesterday = clock.today(clock.now()) - timedelta(days=1)
    Survey.objects.filter(pk=survey.pk).update(opens=yesterday, closes=yesterday)
    secretary.open(f"/together/surveys/{survey.pk}/")
    secretary.tap("Close and publish")
    secretary.tap(secretary.page.locator("details.confirm[open] button"))
    resident.open(f"/life/surveys/{survey.pk}/")
    for words in ("90.0", "总的来说", "社工站", "95"):
        expect(resident.page.locator("main")).to_contain_text(words)
