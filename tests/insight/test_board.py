"""Figures are counted from the records: each says of how many, and opens exactly those."""

from datetime import timedelta
from uuid import UUID

import pytest

from linli.cases.intake.actions import Said, report
from linli.cases.labels import Channel
from linli.cases.matter import actions, joining, judging
from linli.cases.matter.actions import Result
from linli.cases.models import Case
from linli.cases.rules import contact_due
from linli.insight import board as boards
from linli.insight.board import Board
from linli.insight.figures import Asked, Figure, percentile
from tests.builders import NOON, World, a_case, a_report, a_world, bearer_of

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def world() -> World:
    return a_world()


def asked(world: World, name: str = "leader", days: int = 90, at: timedelta = DAY) -> Asked:
    return Asked(world.actor(name), NOON + at, days)


def every(shown: Board) -> dict[str, Figure]:
    found = [f for group in shown.handling.values() for f in group]
    found += [*shown.rates, *shown.stages, *shown.levels, *shown.channels, *shown.spheres]
    return {f.key: f for f in found}


def said(world: World, verdict: str, at: timedelta = 5 * HOUR) -> Case:
    """A matter answered after three hours and judged."""
    case = a_case(world, at="resolved")
    by = bearer_of(case.reports.get())
    return judging.judge(
        case.pk, case.reports.get().pk, verdict, by=by, at=NOON + at, version=case.version, reason="没好"
    )


def test_handling_time_runs_from_the_first_report_to_the_last_answer(world: World) -> None:
    a_case(world, at="resolved")
    shown = every(boards.board(asked(world)))
    assert [(shown[key].value, shown[key].n) for key in ("mean", "median", "p90")] == [(3.0, 1)] * 3
    assert shown["mean-complex"].value is None


def test_a_percentile_is_one_of_the_values_that_were_seen() -> None:
    assert percentile([1.0, 2.0, 3.0, 4.0], 0.5) == 2.0
    assert percentile([float(n) for n in range(1, 11)], 0.9) == 9.0
    assert percentile([], 0.5) is None


def test_solved_counts_a_half_for_mostly_and_silence_is_no_answer(world: World) -> None:
    for verdict in ("satisfied", "satisfied", "mostly", "not"):
        said(world, verdict)
    quiet = a_case(world, at="resolved")
    Case.objects.filter(pk=quiet.pk).update(stage="closed", closed_at=NOON + 6 * HOUR)
    shown = every(boards.board(asked(world)))
    # the one sent back is being handled again and has no answer that was judged
    assert (shown["solved"].value, shown["solved"].n) == (pytest.approx(100 * 2.5 / 3), 3)
    assert (shown["satisfied"].part, shown["satisfied"].n) == (3, 3)
    assert (shown["silent"].part, shown["silent"].n) == (1, 4)


def test_the_last_word_of_a_reporter_counts(world: World) -> None:
    case = said(world, "not")
    taken = case.reports.get()
    again = actions.resolve(
        case.pk, Result("solved", "又修了"), by=world.actor("steward"), at=NOON + 7 * HOUR, version=case.version
    )
    judging.judge(case.pk, taken.pk, "satisfied", by=bearer_of(taken), at=NOON + 8 * HOUR, version=again.version)
    shown = every(boards.board(asked(world)))
    assert (shown["solved"].part, shown["solved"].n) == (1, 1)


def test_the_first_contact_is_due_after_two_waking_hours_or_half_an_hour_if_urgent() -> None:
    evening = NOON.replace(hour=13)  # 21:00 in Shanghai
    assert contact_due(NOON, urgent=True) == NOON + HOUR / 2
    assert contact_due(NOON, urgent=False) == NOON + 2 * HOUR
    assert contact_due(evening, urgent=False) == NOON.replace(hour=0) + DAY  # 8:00 of the next day


def test_what_is_not_due_yet_counts_neither_way(world: World) -> None:
    a_case(world, at="assigned")  # after one hour
    a_report(world, at=NOON)  # nobody has done anything
    a_report(world, at=NOON + DAY - HOUR)  # due in an hour
    shown = every(boards.board(asked(world)))
    assert (shown["response"].part, shown["response"].n) == (1, 2)


def test_levels_ways_and_spheres_divide_what_they_say(world: World) -> None:
    said(world, "satisfied")
    report(world.place(), Said("灯坏了"), by=world.actor("office"), at=NOON, channel=Channel.PHONE)
    shown = every(boards.board(asked(world)))
    assert (shown["level-micro_grid"].part, shown["level-street"].part) == (1, 0)
    assert (shown["channel-qr"].part, shown["channel-phone"].part) == (1, 1)
    assert sum(f.part or 0 for key, f in shown.items() if key.startswith("sphere-")) == 2


def test_a_joined_matter_counts_once_in_the_one_it_was_joined_with(world: World) -> None:
    one, other = a_case(world), a_case(world)
    joining.merge(one.pk, other.pk, by=world.actor("leader"), at=NOON, version=1)
    shown = every(boards.board(asked(world)))
    assert (shown["collected"].value, shown["collected"].n) == (1, 1)
    assert "merged" not in shown


def test_months_stand_in_order_and_open_their_matters(world: World) -> None:
    a_case(world, at="resolved")
    shown = boards.board(asked(world))
    assert [(m.key, m.n, m.mean) for m in shown.months] == [("2026-10", 1, 3.0)]
    found = boards.records(asked(world), "month-2026-10")
    assert found is not None
    assert found.count() == 1
    assert boards.records(asked(world), "month-2026-1x") is not None  # no month: no records, no error


@pytest.mark.parametrize("name", ["leader", "steward", "office", "street"])
def test_each_number_of_matters_opens_exactly_as_many(world: World, name: str) -> None:
    for verdict in ("satisfied", "mostly"):
        said(world, verdict)
    a_case(world, words="老公打我，我害怕")
    a_case(world, place=3)
    who = asked(world, name)
    shown = every(boards.board(who))
    for key, figure in shown.items():
        found = boards.records(who, key)
        assert found is not None, key
        if key.startswith(("level", "channel", "sphere", "silent")):
            assert found.count() == figure.part, key
        elif figure.unit == "n":
            assert found.count() == figure.value, key
        elif figure.unit == "h":
            assert found.count() == figure.n, key


def test_private_matters_and_those_of_others_are_not_counted_for_those_who_may_not_read_them(world: World) -> None:
    a_case(world, words="老公打我，我害怕")
    a_case(world, place=3)
    assert every(boards.board(asked(world, "steward")))["collected"].n == 0
    assert every(boards.board(asked(world, "leader")))["collected"].n == 0
    assert every(boards.board(asked(world, "office")))["collected"].n == 1


def test_an_unknown_key_has_no_records(world: World) -> None:
    for key in ("nonsense", "level-mars", "mean-x", "", "channel-"):
        assert boards.records(asked(world), key) is None
    assert isinstance(world.community.pk, UUID)
