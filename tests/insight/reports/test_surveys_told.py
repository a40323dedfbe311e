"""What a survey said stands in a report with its question, of how many, its margin and its sample."""

from datetime import timedelta

import pytest
from django.utils import translation

from linli.insight.reports import actions, catalogue, drafting, queries
from linli.insight.reports.span import Span, named
from linli.surveys.queries import outcome
from tests.builders import NOON, World, a_world
from tests.surveys.held import held

AT = NOON + timedelta(days=25)
PERIOD = named("2026-Q3")

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_world()


def test_a_report_tells_question_number_margin_and_sample(world: World) -> None:
    survey = held(world)
    office = world.actor("office")
    span = Span(office, *PERIOD, AT)
    assert span.since <= survey.closes <= span.until
    figures = catalogue.counted(span)
    told = outcome(survey).questions[0]
    assert told.share is not None
    share, low, high = (figures[key] for key in ("survey-overall", "surveyed-overall-low", "surveyed-overall-high"))
    assert (share.value, share.n, share.part) == (80.0, 30, 24)
    assert (low.value, high.value) == pytest.approx((told.share.low, told.share.high))
    assert (figures["surveyed-asked"].value, figures["surveyed-used"].value) == (40, 30)
    review = actions.begin(*PERIOD, by=office, at=AT)
    edition = queries.editions(office, review)[0]
    text = next(one.text for one in queries.sections(edition) if one.key == "surveys")
    assert all(words in text for words in (told.zh, "30 户答了", "24 户", "80.0%", "随机抽取", "误差范围"))
    assert drafting.problems(queries.sections(edition), drafting.ground(
        world.community.pk, queries.figures(edition).values(), *PERIOD, edition.as_of
    )) == {}  # fmt: skip


def test_its_records_open_the_survey_and_say_who_asked(world: World) -> None:
    survey = held(world)
    span = Span(world.actor("office"), *PERIOD, AT)
    figure, rows = queries.behind(span, "survey-overall")
    assert figure.value == 80.0
    assert [(row.url, row.what) for row in rows] == [(f"/life/surveys/{survey.pk}/", "夏季调查 · 社工站")]


def test_without_a_survey_in_the_period_nothing_is_said(world: World) -> None:
    held(world)
    figures = catalogue.counted(Span(world.actor("office"), *named("2026-10"), AT))
    assert figures["survey-overall"].value is None
    with translation.override("en"):
        sections = drafting.sections(figures, *named("2026-10"))
    assert "surveys" not in [one.key for one in sections]


def test_fewer_than_five_answers_are_not_told(world: World) -> None:
    held(world, good=3, bad=1)
    figures = catalogue.counted(Span(world.actor("office"), *PERIOD, AT))
    assert figures["survey-overall"].n == 0 and figures["surveyed-used"].value == 4
