"""The demo's surveys: two results of before as a paper tells them, one survey that is over, one that runs."""

from datetime import datetime, timedelta
from decimal import Decimal
from random import Random

from linli.access.actors import bearer
from linli.cli.demo.world import World
from linli.foundation import clock
from linli.surveys.actions import answering, holding, past
from linli.surveys.actions.holding import Plan
from linli.surveys.actions.past import Result
from linli.surveys.models import Earlier, Slip, Survey
from linli.surveys.rules import in_fours

BEFORE = (("群众满意度（演示，2023年）", 2023, Decimal(82)), ("群众满意度（演示，2024年）", 2024, Decimal(96)))
LUCK = (("satisfied", 58), ("mostly", 30), ("so_so", 7), ("not", 3), ("unsure", 2))
ASKED, ANSWERED = 180, 0.6


def walk(world: World, end: datetime, chance: Random) -> None:
    """What was told before, the survey of the summer, and the one that runs now."""
    office, today = world.officers[0], clock.today(end)
    for name, year, share in BEFORE:
        past.load(Result(name, today.replace(year=year, month=12, day=20), share), by=office, at=end)
    _held(world, end - timedelta(days=75), chance)
    plan = Plan(
        "2026年冬季满意度调查", "社工站（演示）", today - timedelta(days=4), today + timedelta(days=10),
        ["overall", "handling", "told"], ASKED,
    )  # fmt: skip
    begun = end - timedelta(days=4)
    runs = holding.prepare(plan, by=office, at=begun)
    holding.open_survey(runs.pk, by=office, at=begun, seed=20261116)
    _answered(world, runs, end - timedelta(days=1), chance, 0.25)
    waits = Slip.objects.filter(survey=runs, used="").order_by("number").first()
    if waits:
        answering.enter(runs.pk, in_fours(waits.secret), {"overall": "mostly"}, by=office, at=end)


def _held(world: World, begun: datetime, chance: Random) -> None:
    office, day = world.officers[0], clock.today(begun)
    plan = Plan(
        "2026年夏季满意度调查", "社工站（演示）", day, day + timedelta(days=14),
        ["overall", "handling", "steward", "told"], ASKED,
    )  # fmt: skip
    survey = holding.prepare(plan, by=office, at=begun)
    holding.open_survey(survey.pk, by=office, at=begun, seed=20260906)
    _answered(world, survey, begun + timedelta(days=3), chance, ANSWERED)
    holding.close(survey.pk, by=office, at=begun + timedelta(days=16))


def _answered(world: World, survey: Survey, at: datetime, chance: Random, share: float) -> None:
    """Some answer by their code, some on paper, some by telephone; nobody twice."""
    office, other = world.officers[0], world.officers[-1]
    other = other if other != office else world.secretary or other
    words, weights = [word for word, _weight in LUCK], [weight for _word, weight in LUCK]
    keys = [question["key"] for question in survey.questions]
    for slip in list(Slip.objects.filter(survey=survey).order_by("number")):
        if chance.random() >= share:
            continue
        said = {key: chance.choices(words, weights)[0] for key in keys}
        luck = chance.random()
        if luck < 0.6:
            answering.answer(slip.pk, said, by=bearer(slip.community_id, slip.pk), at=at)
        elif luck < 0.85 and other != office:
            entry = answering.enter(survey.pk, slip.secret, said, by=office, at=at)
            answering.confirm(entry.pk, by=other, at=at)
        else:
            answering.by_telephone(survey.pk, slip.secret, said, by=office, at=at)


def summary(world: World) -> str:
    """How many surveys, and results of before."""
    here = {"community": world.community}
    surveys, earlier = Survey.objects.filter(**here).count(), Earlier.objects.filter(**here).count()
    return f"{surveys} 次 surveys · {earlier} 个以前的结果 of before"
