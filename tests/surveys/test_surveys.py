"""A survey from its questions to its result; nobody can learn who said what, and nobody is asked twice."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from linli.access.actors import Actor
from linli.audit.models import Footprint
from linli.foundation.refusals import Missing, NotAllowed
from linli.surveys import queries
from linli.surveys.actions import answering, holding, past
from linli.surveys.actions.holding import Plan
from linli.surveys.actions.past import Result
from linli.surveys.models import Earlier, Entry, Slip, Survey, Tally
from linli.surveys.refusals import (
    Answered,
    DaysWrong,
    IsOver,
    MoreAnsweredThanAsked,
    NameTaken,
    NothingSaid,
    NotItsDays,
    NotOpened,
    OpenedAlready,
    PapersWait,
    QuestionsWrong,
    SamePerson,
    SampleWrong,
    ShareWrong,
    StillRuns,
    UnknownTyped,
)
from tests.builders import DAY, NOON, World, a_world
from tests.surveys.held import by_code, held, opened, running, say

SAID = {"overall": "satisfied"}


@pytest.fixture
def world(db: None) -> World:
    return a_world()


@pytest.fixture
def office(world: World) -> Actor:
    return world.actor("office")


def a_slip(survey: Survey) -> Slip:
    found = Slip.objects.filter(survey=survey, used="").order_by("number").first()
    assert found is not None
    return found


def test_a_sample_is_drawn_by_a_number_that_is_kept_and_names_no_door(world: World) -> None:
    survey = opened(world)
    assert (survey.frame, survey.size, survey.seed) == (160, 40, 7)
    drawn = list(Slip.objects.filter(survey=survey).values_list("place", "number"))
    again = opened(world, "再抽一遍")
    assert list(Slip.objects.filter(survey=again).values_list("place", "number")) == drawn
    everyone = opened(world, "每户都问", wanted=None)
    assert everyone.size == 160
    with pytest.raises(OpenedAlready):
        holding.open_survey(survey.pk, by=world.actor("office"), at=NOON)


@pytest.mark.parametrize(
    ("change", "refusal", "field"),
    [
        ({"name": " "}, Missing, "name"), ({"surveyor": ""}, Missing, "surveyor"),
        ({"closes": DAY - timedelta(days=1)}, DaysWrong, "closes"), ({"questions": ()}, QuestionsWrong, "questions"),
        ({"questions": ("made up",)}, QuestionsWrong, "questions"), ({"wanted": 19}, SampleWrong, "wanted"),
        ({"wanted": 161}, SampleWrong, "wanted"), ({"name": "有了"}, NameTaken, "name"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_plan_is_said_at_its_field(
    world: World, office: Actor, change: dict[str, Any], refusal: type[Any], field: str
) -> None:
    plan = Plan("新的", "社工站", DAY, DAY + timedelta(days=9), ("overall",), 40)
    holding.prepare(replace(plan, name="有了"), by=office, at=NOON)
    with pytest.raises(refusal) as refused:
        holding.prepare(replace(plan, **change), by=office, at=NOON)
    assert refused.value.field == field


def test_an_answer_is_counted_once_and_nothing_leads_back_to_its_slip(world: World) -> None:
    survey = opened(world)
    slip, token = a_slip(survey), uuid4()
    for _ in range(2):
        answering.answer(
            slip.pk, SAID | {"made up": "satisfied", "handling": "nonsense"}, by=by_code(slip), at=NOON, token=token
        )
    assert [(one.question, one.answer, one.n) for one in Tally.objects.all()] == [("overall", "satisfied", 1)]
    with pytest.raises(Answered):
        answering.answer(slip.pk, SAID, by=by_code(slip), at=NOON)
    with pytest.raises(NotAllowed):
        answering.answer(a_slip(survey).pk, SAID, by=by_code(slip), at=NOON)
    keys = {field.name for model in (Tally,) for field in model._meta.get_fields()}
    assert not keys & {"slip", "code", "at", "person", "entered_by"}
    assert {field.name for field in Slip._meta.concrete_fields} == {
        "id", "community", "survey", "place", "number", "digest", "secret", "used",
    }  # fmt: skip
    assert not Footprint.objects.filter(object_id=slip.pk).exists()


def test_answers_are_taken_on_its_days_alone(world: World) -> None:
    survey = opened(world)
    slip = a_slip(survey)
    with pytest.raises(NothingSaid):
        answering.answer(slip.pk, {}, by=by_code(slip), at=NOON)
    for days in (-1, 11):
        with pytest.raises(NotItsDays):
            answering.answer(slip.pk, SAID, by=by_code(slip), at=NOON + timedelta(days=days))


def test_paper_counts_once_two_people_have_seen_it_and_then_its_answers_are_forgotten(
    world: World, office: Actor
) -> None:
    survey, secretary = opened(world), world.actor("secretary")
    slip = a_slip(survey)
    with pytest.raises(UnknownTyped):
        answering.enter(survey.pk, "NOTACODE", SAID, by=office, at=NOON)
    answering.enter(survey.pk, slip.secret, {"overall": "not"}, by=office, at=NOON)
    entry = answering.enter(survey.pk, slip.secret.lower(), SAID, by=office, at=NOON)
    with pytest.raises(SamePerson):
        answering.confirm(entry.pk, by=office, at=NOON)
    answering.confirm(entry.pk, by=secretary, at=NOON)
    kept = Entry.objects.get()
    assert (kept.answers, kept.confirmed_by_id) == ({}, world.people["secretary"].pk)
    assert Tally.objects.get().answer == "satisfied"
    with pytest.raises(Answered):
        answering.enter(survey.pk, slip.secret, SAID, by=office, at=NOON)


def test_by_telephone_whoever_serves_types_and_is_not_written_beside_the_answer(world: World) -> None:
    survey, slip = opened(world), None
    slip = a_slip(survey)
    answering.by_telephone(survey.pk, slip.secret, SAID, by=world.actor("steward"), at=NOON)
    slip.refresh_from_db()
    assert slip.used == "phone"
    note = Footprint.objects.get(action="survey.phone")
    assert (note.object_id, note.code, note.digest) == (survey.pk, "", "")


def test_closed_the_result_is_frozen_and_codes_are_gone(world: World, office: Actor) -> None:
    survey = running(world)
    later = NOON + timedelta(days=11)
    with pytest.raises(StillRuns):
        holding.close(survey.pk, by=office, at=NOON)
    with pytest.raises(PapersWait):
        holding.close(survey.pk, by=office, at=later)
    answering.confirm(Entry.objects.get().pk, by=office, at=later)
    closed = holding.close(survey.pk, by=office, at=later)
    assert holding.close(survey.pk, by=office, at=later + timedelta(days=1)).closed_at == later
    assert closed.result["used"] == 3 and closed.result["ways"] == {"web": 2, "paper": 1, "phone": 0}
    assert not Slip.objects.exclude(secret="").exists()
    slip = Slip.objects.filter(used="").first()
    assert slip is not None
    with pytest.raises(IsOver):
        answering.answer(slip.pk, SAID, by=by_code(slip), at=NOON)


def test_a_survey_that_was_not_opened_cannot_be_closed(world: World, office: Actor) -> None:
    made = holding.prepare(Plan("甲", "乙", DAY, DAY, ("overall",)), by=office, at=NOON)
    with pytest.raises(NotOpened):
        holding.close(made.pk, by=office, at=NOON + timedelta(days=3))


def test_the_result_tells_share_n_rate_and_margin_and_hides_small_cells(world: World) -> None:
    outcome = queries.outcome(held(world))
    first = outcome.first
    assert first and first.share
    assert (outcome.size, outcome.used, outcome.rate) == (40, 30, 75.0)
    assert (first.share.part, first.share.n, first.share.value) == (24, 30, 80.0)
    assert first.share.low < 80 < first.share.high
    assert first.cells == {"satisfied": 24, "not": 6}
    few = queries.outcome(held(world, "另一次", 26, 2)).first
    assert few and few.share and few.cells == {}
    none = queries.outcome(held(world, "没人答", 2, 1)).first
    assert none and none.hidden and none.share is None


def test_unsure_is_an_answer_but_no_part_of_the_share(world: World) -> None:
    survey = opened(world, days_ago=40)
    say(survey, ["unsure"] * 5 + ["satisfied"] * 6, 40)
    closed = holding.close(survey.pk, by=world.actor("office"), at=NOON - timedelta(days=20))
    first = queries.outcome(closed).first
    assert first and first.share and (first.share.n, first.unsure) == (6, 5)


def test_a_result_of_before_keeps_what_it_does_not_tell(world: World, office: Actor) -> None:
    said = Result("群众满意度", DAY - timedelta(days=700), Decimal("82"))
    made = past.load(said, by=office, at=NOON)
    assert (made.permille, made.size, made.surveyor, made.past) == (820, None, "", True)
    wrong: list[tuple[dict[str, Any], type[Exception]]] = [
        ({"share": Decimal("101")}, ShareWrong), ({"share": Decimal("82.25")}, ShareWrong), ({}, NameTaken),
        ({"day": DAY + timedelta(days=1)}, DaysWrong), ({"size": 3, "answered": 4}, MoreAnsweredThanAsked),
        ({"name": ""}, Missing),
    ]  # fmt: skip
    for change, refusal in wrong:
        with pytest.raises(refusal):
            past.load(replace(said, **change), by=office, at=NOON)


@pytest.mark.parametrize("name", ["steward", "leader", "street", "admin"])
def test_only_the_office_prepares_and_loads(world: World, name: str) -> None:
    with pytest.raises(NotAllowed):
        holding.prepare(Plan("甲", "乙", DAY, DAY, ("overall",)), by=world.actor(name), at=NOON)
    with pytest.raises(NotAllowed):
        past.load(Result("甲", DAY, Decimal(1)), by=world.actor(name), at=NOON)


def test_the_database_keeps_surveys_true(world: World) -> None:
    survey = running(world)
    entry, slip = Entry.objects.get(), a_slip(survey)
    breaches: list[tuple[Any, dict[str, object]]] = [
        (Survey.objects.filter(pk=survey.pk), {"closes": DAY - timedelta(days=30)}),
        (Survey.objects.filter(pk=survey.pk), {"wanted": None}),
        (Survey.objects.filter(pk=survey.pk), {"size": 0}),
        (Survey.objects.filter(pk=survey.pk), {"frame": 3}),
        (Survey.objects.filter(pk=survey.pk), {"closed_at": NOON}),
        (Entry.objects.filter(pk=entry.pk), {"confirmed_by": entry.entered_by}),
        (Entry.objects.filter(pk=entry.pk), {"confirmed_by": world.people["office"]}),
        (Tally.objects.all(), {"answer": "made up"}),
        (Slip.objects.filter(pk=slip.pk), {"number": Slip.objects.exclude(pk=slip.pk).first().number}),  # type: ignore[union-attr]
    ]
    for rows, change in breaches:
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**change)
    for permille, size in ((1001, None), (10, 3)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Earlier.objects.create(
                community=world.community, name="x", day=DAY, permille=permille, size=size, answered=size and 4,
                entered_by=world.people["office"], at=NOON,
            )  # fmt: skip
