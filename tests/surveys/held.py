"""Surveys walked to a stage: one that is over, one that runs."""

from collections.abc import Iterable
from datetime import timedelta

from linli.access.actors import Actor, bearer
from linli.surveys.actions import answering, holding
from linli.surveys.actions.holding import Plan
from linli.surveys.models import Slip, Survey
from tests.builders import DAY, NOON, World

QUESTIONS = ("overall", "handling")


def opened(
    world: World,
    name: str = "秋季调查",
    days_ago: int = 0,
    wanted: int | None = 40,
    questions: Iterable[str] = QUESTIONS,
) -> Survey:
    """A survey of the world's 160 households that was opened some days before the day, for ten days."""
    office, at, day = world.actor("office"), NOON - timedelta(days=days_ago), DAY - timedelta(days=days_ago)
    plan = Plan(name, "社工站", day, day + timedelta(days=10), tuple(questions), wanted)
    made = holding.prepare(plan, by=office, at=at)
    return holding.open_survey(made.pk, by=office, at=at, seed=7)


def by_code(slip: Slip) -> Actor:
    """Whoever holds a slip."""
    return bearer(slip.community_id, slip.pk)


def say(survey: Survey, words: Iterable[str], days_ago: int = 0) -> None:
    """The next slips say these to every question, by their codes."""
    slips = Slip.objects.filter(survey=survey, used="").order_by("number")
    for slip, said in zip(list(slips), words, strict=False):
        answers = {question["key"]: said for question in survey.questions}
        answering.answer(slip.pk, answers, by=by_code(slip), at=NOON - timedelta(days=days_ago))


def held(world: World, name: str = "夏季调查", good: int = 24, bad: int = 6, days_ago: int = 40) -> Survey:
    """One that is over: of 40 households asked, good + bad have answered."""
    survey = opened(world, name, days_ago)
    say(survey, ["satisfied"] * good + ["not"] * bad, days_ago)
    at = NOON - timedelta(days=days_ago - 12)
    return holding.close(survey.pk, by=world.actor("secretary"), at=at)


def running(world: World) -> Survey:
    """One that runs, with some answers and a slip on paper that waits for a second person."""
    survey = opened(world)
    say(survey, ["satisfied", "mostly"])
    slip = Slip.objects.filter(survey=survey, used="").order_by("-number").first()
    assert slip is not None
    answering.enter(survey.pk, slip.secret, {"overall": "so_so"}, by=world.actor("secretary"), at=NOON)
    return survey
