"""The ten figures to lead by, the exceptions, and the lesson by year: each opens exactly what it counted."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linli.access.actors import rule
from linli.cases.matter import actions, judging
from linli.cases.models import Case
from linli.council.actions.holding import close_council, convene, open_council
from linli.council.actions.speaking import add_case, decide
from linli.insight import bands, board, concerns, driving, leading, places
from linli.insight.counting import Counter, Spread
from linli.insight.figures import Asked, Figure
from tests.builders import DAY, NOON, World, a_case, a_report, a_world, bearer_of
from tests.insight.supervised import a_supervisor

pytestmark = pytest.mark.django_db
HOUR, ONE = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def world() -> World:
    return a_world()


def asked(world: World, name: str = "secretary", days: int = 90) -> Asked:
    return Asked(world.actor(name), NOON + ONE, days)


def figures(of: Asked) -> dict[str, Figure]:
    return {one.key: one for card in leading.ten(of) for one in (card.figure, *card.beside)}


def spoken_of(world: World, case: Case) -> None:
    """A council speaks of a matter and decides."""
    office, at = world.actor("office"), NOON + 2 * HOUR
    meeting = convene(DAY, [], by=office, at=at)
    item = add_case(meeting.pk, case.pk, by=office, at=at)
    open_council(meeting.pk, [], 3, by=office, at=at)
    decide(item.pk, "先做能做的", [], by=office, at=at)
    close_council(meeting.pk, by=office, at=at)


def test_both_populations_stand_beside_each_other(world: World) -> None:
    for n in range(6):
        a_case(world, at="closed", words=f"灯 {n}")
    spoken = a_case(world, at="handling")
    spoken_of(world, spoken)
    spoken.refresh_from_db()
    done = actions.Result("solved", "办好了")
    actions.resolve(spoken.pk, done, by=world.actor("steward"), at=NOON + 10 * HOUR, version=spoken.version)
    found = figures(asked(world))
    assert (found["helped"].value, found["helped_council"].value, found["helped_ever"].value) == (7, 1, 7)
    assert (found["mean"].value, found["mean"].n) == (pytest.approx((6 * 3 + 10) / 7), 7)
    assert (found["median"].value, found["p90"].value) == (3.0, 10.0)
    assert (found["mean_council"].value, found["mean_council"].n) == (10.0, 1)


def test_silence_is_never_satisfaction(world: World) -> None:
    a_case(world, at="closed")
    quiet = a_case(world, at="resolved")
    judging.lapse(quiet.pk, by=rule("lapse", world.community.pk), at=NOON + HOUR * 20)
    found = figures(asked(world))
    assert (found["satisfied"].part, found["satisfied"].n) == (1, 1)
    assert (found["silent"].part, found["silent"].n) == (1, 2)


def test_each_number_of_matters_opens_exactly_as_many(world: World) -> None:
    for n in range(3):
        a_case(world, at="closed", words=f"灯 {n}")
    a_case(world, at="handling")
    a_case(world, words="老公打我，我害怕")
    who = asked(world)
    for key, one in figures(who).items():
        if not one.url.startswith("/board/"):
            continue
        found = board.records(who, one.url.split("/")[2])
        assert found is not None, key
        if one.unit == "h":
            assert found.count() == one.n, key
        elif one.unit == "n" or key.startswith("level"):
            assert found.count() == (one.value if one.unit == "n" else one.part), key
        assert board.figure(who, one.url.split("/")[2]) is not None


def test_exceptions_are_counted_and_none_is_hidden_when_it_is_nought(world: World) -> None:
    case = a_case(world, at="closed")
    taken = case.reports.get()
    judging.judge(
        case.pk, taken.pk, "not", by=bearer_of(taken), at=NOON + 5 * HOUR, version=case.version, reason="又坏"
    )
    Case.objects.filter(pk=case.pk).update(complexity="complex", due_at=NOON)
    found = {one.key: one for one in concerns.exceptions(asked(world))}
    assert (found["overdue_complex"].n, found["reopened"].n) == (1, 1)
    assert {"unanswered", "decisions", "disclosure", "unreconciled", "missed", "tasks"} <= found.keys()
    for key in ("overdue_complex", "reopened"):
        rows = board.records(asked(world), key)
        assert rows is not None and rows.count() == found[key].n


def test_what_waits_depends_on_who_may_decide(world: World) -> None:
    def waits(name: str) -> set[str]:
        return {one.key for one in concerns.awaiting(world.actor(name), DAY)}

    assert waits("secretary") == {"asked", "nominations", "proposals", "plans"}
    assert "nominations" not in waits("office")


def test_a_place_with_fewer_than_five_is_not_told(world: World) -> None:
    for n in range(6):
        a_case(world, at="closed", words=f"灯 {n}")
    for n in range(4):
        a_report(world, words=f"水 {n}", place=2)
    rows = places.beside(asked(world))
    assert [row.name for row in rows] == ["第1网格", "第2网格"]
    assert (rows[0].reported, rows[0].answered, rows[0].median) == (6, 6, 3.0)
    assert (rows[1].reported, rows[1].answered, rows[1].median) == (None, None, None)


def test_a_supervisor_reads_the_same_figures_and_no_record(world: World) -> None:
    by = a_supervisor(world)
    a_case(world, at="closed")
    a_case(world, words="老公打我，我害怕")
    held = figures(Asked(by, NOON + ONE, 90, "figure.supervise"))
    assert held["helped"].value == figures(asked(world))["helped"].value == 1
    assert figures(Asked(by, NOON + ONE, 90))["helped"].value == 0


def test_bands_hold_every_time_once() -> None:
    found = bands.bands(Spread(Counter({60: 1, 61: 2, 43200: 3, 43201: 4})))
    assert [(one.n, one.share) for one in found if one.n] == [(1, 10.0), (2, 20.0), (3, 30.0), (4, 40.0)]
    assert sum(one.n for one in bands.bands(Spread(Counter()))) == 0


def test_who_comes_again_is_counted_from_the_second_year_on() -> None:
    pairs = [(2024, "a"), (2024, "b"), (2025, "a"), (2025, "c"), (2026, "b"), (2026, "c")]
    assert driving._again(pairs) == {2024: (0, 2), 2025: (1, 2), 2026: (2, 2)}


def test_the_lesson_by_year_has_a_row_for_each_figure_and_small_numbers_of_people_are_hidden(world: World) -> None:
    spoken_of(world, a_case(world, at="handling"))
    found = driving.by_year(world.community.pk, NOON + ONE)
    assert found.years == [2026] and len(found.rows) == 6
    assert (found.rows[0].figures[0].part, found.rows[0].figures[0].n) == (1, 1)
    assert driving.runway(world.community.pk, NOON, 0).value is None
    assert driving._of_people("people", "", 3, NOON).hidden


def test_they_cost_the_same_for_five_matters_as_for_forty(world: World) -> None:
    costs = []
    for more in (5, 35):
        for n in range(more):
            a_case(world, at="closed", words=f"灯 {n}")
        with CaptureQueriesContext(connection) as captured:
            leading.ten(asked(world))
            concerns.exceptions(asked(world))
            places.beside(asked(world))
            driving.by_year(world.community.pk, NOON)
        costs.append(len(captured))
    assert costs[0] == costs[1] <= 60
