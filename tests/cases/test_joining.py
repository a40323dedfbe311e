"""Which matter a report belongs to: joined, taken apart, moved, with nothing lost and each reporter told once."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linli.cases.canonical import written_out
from linli.cases.matter import actions, judging
from linli.cases.matter.actions import Result
from linli.cases.matter.joining import merge, move_report, unmerge
from linli.cases.matter.pausing import wait
from linli.cases.models import Case, Merging, Report
from linli.cases.queries import head_of
from linli.cases.refusals import CannotJoin, LastReport
from linli.foundation.refusals import Missing, NotAllowed, OutOfStep, Stale
from linli.notifications.models import Letter
from tests.builders import NOON, World, a_case, a_report, a_waiting_case, a_world, bearer_of

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=6)


@pytest.fixture
def world() -> World:
    return a_world()


def joined(world: World, case: Case, target: Case) -> Case:
    return merge(case.pk, target.pk, by=world.actor("leader"), at=LATER, version=_now(case).version)


def apart(world: World, case: Case) -> Case:
    return unmerge(case.pk, "不是一回事", by=world.actor("leader"), at=LATER, version=_now(case).version)


def _now(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def everything() -> str:
    return written_out(list(Case.objects.all()))


def test_joined_matters_taken_apart_stand_exactly_as_they_stood(world: World) -> None:
    waiting, target = a_waiting_case(world), a_case(world, at="handling")
    before = everything()
    joined(world, waiting, target)
    assert everything() != before
    apart(world, waiting)
    assert everything() == before


def test_reports_go_along_and_the_clock_starts_at_the_first_of_them(world: World) -> None:
    early, late = a_report(world), a_report(world, at=NOON + timedelta(hours=5))
    case = joined(world, early.case, late.case)
    target = _now(late.case)
    assert (case.stage, case.merged_into) == ("merged", target)
    assert {r.pk for r in target.reports.all()} == {early.pk, late.pk}
    assert target.reported_at == NOON
    assert target.due_at == early.case.due_at


def test_each_reporter_hears_once_that_they_were_joined_and_once_how_it_ended(world: World) -> None:
    one, other = a_report(world, phone="10000000001"), a_report(world, phone="10000000002")
    joined(world, one.case, other.case)
    target = _now(other.case)
    actions.resolve_on_spot(
        target.pk, Result("solved", "换了灯泡"), by=world.actor("steward"), at=LATER, version=target.version
    )
    told = {(letter.kind, letter.report_id) for letter in Letter.objects.filter(report_id__isnull=False)}
    assert told == {("case_merged", one.pk), ("case_resolved", one.pk), ("case_resolved", other.pk)}
    assert Letter.objects.filter(report_id__isnull=False).count() == 3


def test_the_one_in_charge_of_the_other_matter_hears_of_it(world: World) -> None:
    target = a_case(world, at="handling")
    joined(world, a_case(world), target)
    assert Letter.objects.get(kind="case_joined").person == world.people["steward"]


def test_any_reporter_may_judge_the_joined_matter_and_a_later_no_opens_it_again(world: World) -> None:
    one, other = a_report(world), a_report(world)
    joined(world, one.case, other.case)
    target = _now(other.case)
    done = actions.resolve_on_spot(
        target.pk, Result("solved", "修了"), by=world.actor("steward"), at=LATER, version=target.version
    )
    first = Report.objects.get(pk=one.pk)
    closed = judging.judge(target.pk, one.pk, "satisfied", by=bearer_of(first), at=LATER, version=done.version)
    assert closed.stage == "closed"
    kept = judging.judge(
        target.pk, other.pk, "mostly", by=bearer_of(other), at=LATER + timedelta(days=1), version=closed.version
    )
    assert (kept.stage, kept.verdict) == ("closed", "satisfied")
    again = judging.judge(
        target.pk, other.pk, "not", by=bearer_of(other), at=LATER + timedelta(days=2), version=kept.version,
        reason="我家还是黑的",
    )  # fmt: skip
    assert (again.stage, again.reopened) == ("handling", 1)


def test_a_private_matter_is_never_joined_with_one_that_others_read(world: World) -> None:
    private = a_case(world, words="老公打我，我害怕")
    assert private.sealed
    with pytest.raises(CannotJoin):
        joined(world, private, a_case(world))
    with pytest.raises(CannotJoin):
        joined(world, a_case(world), private)


def test_an_urgent_matter_is_joined_into_and_not_away(world: World) -> None:
    urgent, calm = a_case(world, words="有人被困在电梯里了"), a_case(world)
    assert urgent.urgent
    with pytest.raises(CannotJoin):
        joined(world, urgent, calm)
    assert joined(world, calm, urgent).stage == "merged"


def test_closed_matters_itself_and_those_of_others_cannot_be_joined_with(world: World) -> None:
    case = a_case(world)
    with pytest.raises(CannotJoin):
        joined(world, case, a_case(world, at="closed"))
    with pytest.raises(CannotJoin):
        joined(world, case, case)
    with pytest.raises(NotAllowed):
        joined(world, case, a_case(world, place=3))
    with pytest.raises(OutOfStep):
        joined(world, a_case(world, at="resolved"), case)
    assert not Merging.objects.exists()


def test_taking_apart_needs_a_reason_and_the_version_that_was_seen(world: World) -> None:
    case = a_case(world)
    joined(world, case, a_case(world))
    with pytest.raises(Missing):
        unmerge(case.pk, " ", by=world.actor("leader"), at=LATER, version=_now(case).version)
    with pytest.raises(Stale):
        unmerge(case.pk, "弄错了", by=world.actor("leader"), at=LATER, version=1)


def test_the_first_of_a_chain_taken_apart_takes_its_own_reports_from_where_they_are_now(world: World) -> None:
    first, second, third = a_case(world), a_case(world), a_case(world)
    mine = first.reports.get()
    joined(world, first, second)
    joined(world, second, third)
    assert head_of(_now(first)) == third
    apart(world, first)
    assert Report.objects.get(pk=mine.pk).case == first
    assert third.reports.count() == 2
    assert _now(second).stage == "merged"


def test_taken_apart_after_the_answer_it_goes_on_by_itself_and_nothing_is_lost(world: World) -> None:
    case, target = a_case(world), a_case(world)
    joined(world, case, target)
    actions.resolve_on_spot(
        target.pk, Result("solved", "修了"), by=world.actor("steward"), at=LATER, version=_now(target).version
    )
    assert apart(world, case).stage == "collected"
    assert (_now(target).stage, _now(target).reports.count(), _now(case).reports.count()) == ("resolved", 1, 1)


def test_one_report_moves_to_another_matter_or_to_one_of_its_own(world: World) -> None:
    case, other = a_case(world), a_case(world)
    joined(world, other, case)
    stray = case.reports.order_by("at", "id").last()
    assert stray
    moved = move_report(stray.pk, None, by=world.actor("leader"), at=LATER, version=_now(case).version)
    assert moved.case not in (case, other)
    assert (moved.case.stage, moved.case.reported_at, moved.case.place_words) == (
        "collected",
        stray.at,
        case.place_words,
    )
    with pytest.raises(LastReport):
        move_report(moved.pk, case.pk, by=world.actor("leader"), at=LATER, version=moved.case.version)
    assert Letter.objects.filter(kind="case_moved", report_id=stray.pk).count() == 1


def test_the_database_refuses_a_joined_matter_without_its_target(world: World) -> None:
    case = a_case(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(stage="merged")
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(merged_into=a_case(world))


PAIRS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=8)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=PAIRS, order=st.randoms(use_true_random=False))
def test_however_matters_are_joined_taking_all_apart_restores_them(pairs: list[tuple[int, int]], order: object) -> None:
    with transaction.atomic():
        world = a_world(code="410305001077")
        cases = [a_case(world, at=stage) for stage in ("collected", "assigned", "handling", "collected")]
        cases.append(a_waiting_case(world))
        before, made = everything(), []
        for one, other in pairs:
            try:
                joined(world, cases[one], cases[other])
                made.append(cases[one])
            except (CannotJoin, OutOfStep):
                continue
            assert Report.objects.count() == 5
        order.shuffle(made)  # type: ignore[attr-defined]
        for case in made:
            apart(world, case)
        assert everything() == before
        transaction.set_rollback(True)


def test_a_wait_is_carried_over_to_the_matter_taken_apart(world: World) -> None:
    case = a_case(world, at="handling")
    until = NOON + timedelta(days=2)
    wait(case.pk, "等雨停", until, by=world.actor("leader"), at=NOON + timedelta(hours=3), version=case.version)
    joined(world, case, a_case(world))
    assert _now(case).waits_until is None
    assert apart(world, case).waits_until == until
