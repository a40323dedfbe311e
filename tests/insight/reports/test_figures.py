"""Every figure of a report is what its records make, and says the same as the board over the same days."""

from datetime import date, datetime, timedelta

import pytest

from linli.cases.labels import Outcome
from linli.cases.matter import actions
from linli.cases.matter.actions import Result
from linli.cases.models import Case
from linli.fund.showing.figures import of_purposes
from linli.insight import board as boards
from linli.insight.figures import Asked, Figure
from linli.insight.reports import catalogue, drafting, labels, queries
from linli.insight.reports.catalogue import BEFORE
from linli.insight.reports.span import NoPeriod, Span, before, name_of, named
from tests.builders import NOON, World, a_case, a_joined_case, a_report, a_world
from tests.web.together import conveniences, council, gatherings, partners, wishes

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=60)


@pytest.fixture
def world() -> World:
    return a_world()


def span(world: World, name: str = "2026-10", at: datetime = LATER, about: str = "") -> Span:
    return Span(world.actor("secretary"), *named(name), at, about)


def lived(world: World) -> None:
    """Matters at several stages, and what the other rooms' pages are tested with."""
    for stage in ("collected", "assigned", "resolved", "closed", "closed"):
        a_case(world, at=stage)
    a_joined_case(world)
    a_report(world, "家里吵架", place=1, at=NOON - timedelta(days=40))
    for room in (council, gatherings, partners, wishes, conveniences):
        room.looks(world)


def test_every_figure_equals_its_drill_down_in_this_period_and_the_one_before(world: World) -> None:
    lived(world)
    for name in ("2026-10", "2026-Q4", "2026"):
        asked = span(world, name)
        told = catalogue.counted(asked)
        assert {key.removesuffix(BEFORE) for key in told} == set(catalogue.definitions())
        for key, figure in told.items():
            again, rows = queries.behind(span(world, name), key)
            assert (again.value, again.n, again.part) == (figure.value, figure.n, figure.part), key
            way = catalogue.definition(key).way  # type: ignore[union-attr]
            if way == "count":
                assert len(rows) == figure.value == figure.n, key
            if way == "sum":
                assert sum(row.amount for row in rows) == figure.value, key
            if way == "share":
                assert round(sum(row.part for row in rows)) == figure.part, key
    assert {key for key, one in catalogue.counted(span(world, "2026")).items() if one.n} >= {
        "reported", "answered", "closed", "open", "mean", "satisfied", "councils", "spoken", "gatherings",
    }  # fmt: skip


def test_it_says_the_same_as_the_board_over_the_same_days(world: World) -> None:
    lived(world)
    october = span(world)
    asked = Asked(world.actor("secretary"), october.end, 31)
    shown = boards.board(asked)
    on_board: list[Figure] = [one for group in shown.handling.values() for one in group]
    on_board += [*shown.rates, *shown.levels, *shown.channels, *shown.spheres]
    told = catalogue.counted(october)
    for one in on_board:
        mine = told[one.key]
        assert (mine.value, mine.n, mine.part) == (one.value, one.n, one.part), one.key


def test_the_fund_came_and_spent_are_those_of_its_own_page(world: World) -> None:
    lived(world)
    rows = of_purposes(world.community.pk)
    both = [catalogue.counted(span(world, name)) for name in ("2025", "2026")]
    for key, fen in (("fund-came", sum(row.came for row in rows)), ("fund-spent", sum(row.spent for row in rows))):
        assert round(100 * sum(one[key].value or 0 for one in both)) == fen


def test_the_edges_of_a_period_belong_to_it_and_private_matters_do_not(world: World) -> None:
    first = datetime(2026, 9, 30, 16, 0, tzinfo=NOON.tzinfo)  # midnight in Shanghai
    for at in (first, first - timedelta(microseconds=1), datetime(2026, 10, 31, 15, 59, 59, tzinfo=NOON.tzinfo)):
        a_report(world, at=at)
    told = catalogue.counted(span(world))
    assert (told["reported"].value, told["reported" + BEFORE].value) == (2, 1)
    Case.objects.update(sealed=True)
    assert catalogue.counted(span(world))["reported"].value == 0


def test_a_matter_answered_later_was_open_at_the_end(world: World) -> None:
    case = a_case(world, at="handling")
    end = datetime(2026, 11, 5, 4, 0, tzinfo=NOON.tzinfo)
    actions.resolve(case.pk, Result(Outcome.SOLVED, "换了"), by=world.actor("steward"), at=end, version=case.version)
    told = catalogue.counted(span(world, "2026-11", at=end + timedelta(days=30)))
    assert (told["answered"].value, told["answered" + BEFORE].value, told["open" + BEFORE].value) == (1, 0, 1)


def test_a_topic_counts_its_own_matters_alone(world: World) -> None:
    a_case(world, at="closed")
    a_case(world, at="closed")
    kind = Case.objects.first().kind  # type: ignore[union-attr]
    Case.objects.filter(pk=Case.objects.last().pk).update(kind="ZZ01", sphere="community")  # type: ignore[union-attr]
    group = kind.rstrip("0123456789")
    assert catalogue.counted(span(world, about=f"kind:{group}"))["reported"].value == 1
    assert catalogue.counted(span(world, about="sphere:community"))["reported"].value == 1
    assert set(catalogue.counted(span(world, about="project:X"))) == {
        key + end for key in ("projects", "served-people", "served-visits") for end in ("", BEFORE)
    }


def test_whatever_the_templates_say_stands_in_the_figures(world: World) -> None:
    lived(world)
    for name in ("2026-10", "2026-09", "2026-Q4", "2026", "2024"):
        asked = span(world, name)
        told = catalogue.counted(asked)
        made = drafting.sections(told, asked.since, asked.until)
        ground = drafting.ground(world.community.pk, told.values(), asked.since, asked.until, asked.at)
        assert made and drafting.problems(made, ground) == {}


@pytest.mark.parametrize(
    ("name", "first", "last", "earlier"),
    [
        ("2026-01", date(2026, 1, 1), date(2026, 1, 31), "2025-12"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "2024-01"),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31), "2025-Q4"),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "2025"),
    ],
)
def test_periods_are_named_and_have_one_before(name: str, first: date, last: date, earlier: str) -> None:
    assert named(name) == (first, last) and name_of(first, last) == name
    assert before(first, last) == named(earlier)
    assert labels.period(first, last)


@pytest.mark.parametrize("name", ["", "2026-13", "2026-Q5", "26", "2026-1", "9999", "x"])
def test_what_names_no_period_is_refused(name: str) -> None:
    with pytest.raises(NoPeriod):
        named(name)


def test_other_days_have_as_many_before_them() -> None:
    assert before(date(2026, 10, 5), date(2026, 10, 11)) == (date(2026, 9, 28), date(2026, 10, 4))
