"""A stuck matter goes straight to the level that can decide: asked, taken up with a day, decided, returned."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from linli.audit.models import Footprint
from linli.cases.labels import Level, Outcome, Ruling
from linli.cases.levels import deciding
from linli.cases.matter import actions as matter
from linli.cases.matter.actions import Result
from linli.cases.models import Case, Decision
from linli.cases.refusals import AskedAlready, NobodyAbove, NoSuchDay, OwnerMissing
from linli.foundation.refusals import Missing, NotAllowed, OutOfStep
from linli.foundation.sealing import link_token
from linli.notifications.models import Letter
from tests.builders import DAY, NOON, World, a_case, a_world
from tests.cases.levels.asked import a_question, holder

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_world()


@pytest.fixture
def case(world: World) -> Case:
    return a_case(world, at="handling")


def test_a_question_makes_it_the_street_s_and_its_letter_holds_the_link_and_no_title(world: World, case: Case) -> None:
    decision = a_question(world, case)
    case.refresh_from_db()
    letter = Letter.objects.get(kind="decision_asked")
    assert (case.level, decision.before, letter.person) == (Level.STREET, Level.MICRO_GRID, world.people["street"])
    assert letter.params["link"] == f"/d/{link_token(decision.pk)}/"
    assert letter.params["title"] == str(case.number)


def test_it_can_be_asked_of_a_number_outside(world: World, case: Case) -> None:
    a_question(world, case, person=None, number="10000005555")
    assert Letter.objects.get(kind="decision_asked").number == "10000005555"


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"words": " "}, Missing),
        ({"owner": " "}, OwnerMissing),
        ({"wanted_by": DAY - timedelta(days=1)}, NoSuchDay),
        ({"wanted_by": DAY + timedelta(days=61)}, NoSuchDay),
        ({"person": uuid4()}, NobodyAbove),
    ],
)
def test_a_question_says_what_of_whom_and_by_when(
    world: World, case: Case, said: dict[str, object], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        a_question(world, case, **said)
    assert not Decision.objects.exists()


def test_only_someone_of_the_street_is_asked_by_account(world: World, case: Case) -> None:
    with pytest.raises(NobodyAbove):
        a_question(world, case, person=world.people["steward"].pk)


def test_a_steward_does_not_ask_above_her_leader(world: World, case: Case) -> None:
    with pytest.raises(NotAllowed):
        a_question(world, case, by="steward")


def test_one_question_at_a_time(world: World, case: Case) -> None:
    a_question(world, case)
    with pytest.raises(AskedAlready):
        a_question(world, case)
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(
            community=world.community, case=case, level="street", before="community", question="?", owner="?",
            asked_by=world.people["leader"], asked_at=NOON, wanted_by=DAY,
        )  # fmt: skip


@pytest.mark.parametrize("way", ["account", "link"])
def test_it_is_taken_up_with_a_day_and_decided_and_both_who_wait_for_it_hear(
    world: World, case: Case, way: str
) -> None:
    decision = a_question(world, case)
    by = world.actor("street") if way == "account" else holder(decision)
    with pytest.raises(NoSuchDay):
        deciding.accept(decision.pk, DAY - timedelta(days=1), by=by, at=NOON)
    taken = deciding.accept(decision.pk, DAY + timedelta(days=3), by=by, at=NOON)
    assert (taken.ruling, taken.promised_on, taken.accepted_at) == (Ruling.ACCEPTED, DAY + timedelta(days=3), NOON)
    with pytest.raises(Missing):
        deciding.decide(decision.pk, " ", by=by, at=NOON)
    decided = deciding.decide(decision.pk, "换，由街道出钱", by=by, at=NOON + timedelta(days=1))
    assert (decided.ruling, decided.words, decided.number) == (Ruling.DECIDED, "换，由街道出钱", "")
    told = Letter.objects.filter(kind="decision_answered").values_list("person__name", flat=True)
    assert sorted(told) == ["leader", "leader", "steward", "steward"]


def test_the_level_of_closing_is_the_street_when_the_street_decided(world: World, case: Case) -> None:
    deciding.decide(a_question(world, case).pk, "换", by=world.actor("street"), at=NOON)
    case.refresh_from_db()
    result = Result(Outcome.SOLVED, "换好了")
    done = matter.resolve(case.pk, result, by=world.actor("steward"), at=NOON, version=case.version)
    assert done.closed_level == Level.STREET


def test_what_is_returned_goes_back_to_the_level_that_asked_as_one_bounce(world: World, case: Case) -> None:
    decision = a_question(world, case)
    deciding.give_back(decision.pk, "产权单位自行决定", by=world.actor("street"), at=NOON)
    case.refresh_from_db()
    assert (case.level, case.bounces) == (Level.MICRO_GRID, 1)
    assert a_question(world, case).ruling == Ruling.ASKED, "it can be asked again"


def test_after_an_answer_nothing_can_be_answered_any_more(world: World, case: Case) -> None:
    decision = a_question(world, case)
    by = holder(decision)
    deciding.decide(decision.pk, "换", by=by, at=NOON)
    for again in (
        lambda: deciding.decide(decision.pk, "不换", by=by, at=NOON),
        lambda: deciding.give_back(decision.pk, "不归我", by=by, at=NOON),
        lambda: deciding.accept(decision.pk, DAY, by=by, at=NOON),
    ):
        with pytest.raises(OutOfStep):
            again()


def test_nobody_answers_what_was_asked_of_another(world: World, case: Case) -> None:
    decision = a_question(world, case)
    other = a_question(world, a_case(world))
    stranger = a_world(code="410305001002", name="邻村社区").actor("street")
    for by in (holder(other), stranger, world.visitor, world.actor("leader"), world.actor("office")):
        with pytest.raises(NotAllowed):
            deciding.decide(decision.pk, "换", by=by, at=NOON)


def test_an_answer_to_the_matter_makes_the_question_needless_and_its_owner_hears(world: World, case: Case) -> None:
    decision = a_question(world, case)
    case.refresh_from_db()
    matter.resolve(case.pk, Result(Outcome.SOLVED), by=world.actor("steward"), at=NOON, version=case.version)
    decision.refresh_from_db()
    assert (decision.ruling, decision.answered_at) == (Ruling.WITHDRAWN, NOON)
    assert Letter.objects.get(kind="decision_withdrawn").person == world.people["street"]
    with pytest.raises(OutOfStep):
        deciding.decide(decision.pk, "换", by=holder(decision), at=NOON)


def test_footprints_of_a_decision_hold_ids_alone(world: World, case: Case) -> None:
    deciding.decide(a_question(world, case).pk, "换", by=world.actor("street"), at=NOON)
    for foot in Footprint.objects.filter(action__in=["case.ask_decision", "decision.decide"]):
        assert "街道" not in f"{foot.actor} {foot.code} {foot.role}"


@pytest.mark.parametrize("answer", ["accept", "decide", "withdraw"])
def test_a_question_that_has_its_answer_need_not_be_told_any_more(answer: str, world: World, case: Case) -> None:
    decision = a_question(world, case, person=None)
    letters = Letter.objects.filter(kind="decision_asked", state="waiting")
    assert letters.count() == 1
    if answer == "accept":
        deciding.accept(decision.pk, DAY, by=holder(decision), at=NOON)
    elif answer == "decide":
        deciding.decide(decision.pk, "由物业先修", by=holder(decision), at=NOON)
    else:
        case.refresh_from_db()
        matter.resolve(case.pk, Result(Outcome.SOLVED), by=world.actor("leader"), at=NOON, version=case.version)
    assert letters.count() == 0
