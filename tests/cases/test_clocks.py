"""Clocks that tell the truth: from the first report on, standing still only with a reason, moved only once."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linli.access.actors import rule
from linli.cases import clocks, reference
from linli.cases.canonical import written_out
from linli.cases.matter import actions, pausing
from linli.cases.matter.actions import Result
from linli.cases.models import Case, Pause
from linli.cases.refusals import ExtendedAlready, NoSuchDay
from linli.cli import due
from linli.engines import worktime
from linli.foundation.refusals import Missing, NotAllowed, OutOfStep
from linli.notifications.models import Letter
from tests.builders import NOON, World, a_case, a_waiting_case, a_world

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def world() -> World:
    return a_world()


def test_while_a_matter_waits_its_clock_stands_and_its_reporter_hears_why(world: World) -> None:
    promised = a_case(world).due_at
    case = a_waiting_case(world, until=NOON + 3 * DAY, phone="10000000001")
    assert (case.stage, case.waits_until) == ("waiting", NOON + 3 * DAY)
    assert case.due_at == promised + 3 * DAY - 3 * HOUR
    assert Letter.objects.get(kind="case_waiting").number == "10000000001"
    assert case.pauses.get().reason == "等配件"


def test_going_on_earlier_gives_back_the_time_that_was_not_waited(world: World) -> None:
    promised = a_case(world).due_at
    case = a_waiting_case(world)
    again = pausing.resume(case.pk, by=world.actor("steward"), at=NOON + 5 * HOUR, version=case.version)
    assert (again.stage, again.waits_until, again.due_at) == ("handling", None, promised + 2 * HOUR)


def test_on_the_day_named_it_goes_on_by_itself(world: World) -> None:
    case = a_waiting_case(world, until=NOON + 3 * DAY)
    assert due.do_all(NOON + 3 * DAY - HOUR)["woken"] == 0
    assert due.do_all(NOON + 3 * DAY + HOUR)["woken"] == 1
    case.refresh_from_db()
    assert (case.stage, case.pauses.get().end) == ("handling", NOON + 3 * DAY)
    assert due.do_all(NOON + 3 * DAY + HOUR)["woken"] == 0


def test_only_the_rule_or_those_in_charge_let_it_go_on(world: World) -> None:
    case = a_waiting_case(world)
    with pytest.raises(NotAllowed):
        pausing.resume(case.pk, by=world.actor("steward2"), at=NOON + DAY, version=case.version)
    with pytest.raises(NotAllowed):
        pausing.resume(case.pk, by=world.visitor, at=NOON + DAY, version=case.version)
    assert pausing.resume(case.pk, by=rule("wake", world.community.pk), at=NOON + DAY, version=None).stage == "handling"


@pytest.mark.parametrize("until", [NOON, NOON - DAY, NOON + 91 * DAY])
def test_nobody_waits_for_a_day_that_is_past_or_half_a_year_away(world: World, until: datetime) -> None:
    case = a_case(world, at="handling")
    with pytest.raises(NoSuchDay):
        pausing.wait(case.pk, "等", until, by=world.actor("steward"), at=NOON + HOUR, version=case.version)
    assert not Pause.objects.exists()


def test_waiting_without_a_reason_is_refused(world: World) -> None:
    case = a_case(world, at="handling")
    with pytest.raises(Missing):
        pausing.wait(case.pk, " ", NOON + DAY, by=world.actor("steward"), at=NOON, version=case.version)


def test_the_promise_is_moved_once_with_a_reason_and_told(world: World) -> None:
    case = a_case(world, at="handling", phone="10000000001")
    later = case.due_at + 2 * DAY
    moved = pausing.extend(case.pk, "缺零件", later, by=world.actor("steward"), at=NOON, version=case.version)
    assert (moved.due_at, moved.stage) == (later, "handling")
    assert Letter.objects.filter(kind="case_extended").count() == 1
    with pytest.raises(ExtendedAlready):
        pausing.extend(case.pk, "还缺", later + DAY, by=world.actor("steward"), at=NOON, version=moved.version)


def test_a_promise_is_never_moved_to_an_earlier_day(world: World) -> None:
    case = a_case(world, at="handling")
    with pytest.raises(NoSuchDay):
        pausing.extend(case.pk, "快", case.due_at - HOUR, by=world.actor("steward"), at=NOON, version=case.version)


def test_those_concerned_are_heard_and_what_they_agreed_is_written_down(world: World) -> None:
    case = a_case(world, at="handling")
    talked = pausing.deliberate(case.pk, "几户意见不同", by=world.actor("steward"), at=NOON, version=case.version)
    with pytest.raises(Missing):
        pausing.settle(case.pk, "", by=world.actor("steward"), at=NOON, version=talked.version)
    agreed = pausing.settle(case.pk, "晚上十点后不放音乐", by=world.actor("steward"), at=NOON, version=talked.version)
    assert (talked.stage, agreed.stage) == ("deliberating", "handling")
    assert {letter.kind for letter in Letter.objects.filter(report_id__isnull=False)} == {
        "case_deliberate",
        "case_settle",
    }


def test_what_waits_cannot_be_resolved_before_it_goes_on(world: World) -> None:
    case = a_waiting_case(world)
    with pytest.raises(OutOfStep):
        actions.resolve(case.pk, Result("solved"), by=world.actor("steward"), at=NOON + DAY, version=case.version)


def test_another_kind_has_another_clock_counted_from_the_same_report(world: World) -> None:
    case = a_case(world)
    taxonomy = reference.taxonomy()
    for leaf in list(taxonomy.leaves.values())[:20]:
        case = actions.confirm_kind(case.pk, leaf.code, by=world.actor("leader"), at=NOON + HOUR, version=case.version)
        assert case.due_at == worktime.due(NOON, leaf.limit_hours, leaf.clock, reference.calendar())


def test_the_database_refuses_a_wait_without_a_day(world: World) -> None:
    case = a_case(world, at="handling")
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(stage="waiting")
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(waits_until=NOON)


STEPS = st.lists(st.tuples(st.sampled_from(["wait", "resume", "extend", "kind"]), st.integers(1, 200)), max_size=7)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_every_deadline_can_be_counted_anew_from_what_is_stored(steps: list[tuple[str, int]]) -> None:
    with transaction.atomic():
        world = a_world(code="410305001078")
        case, at = a_case(world, at="handling"), datetime(2026, 10, 13, 1, 0, tzinfo=UTC)
        by, codes = world.actor("leader"), list(reference.taxonomy().leaves)
        for step, hours in steps:
            at += timedelta(hours=hours)
            try:
                if step == "wait":
                    pausing.wait(case.pk, "等", at + timedelta(hours=hours), by=by, at=at, version=case.version)
                elif step == "resume":
                    pausing.resume(case.pk, by=by, at=at, version=case.version)
                elif step == "extend":
                    until = max(case.due_at, at) + timedelta(hours=hours)
                    pausing.extend(case.pk, "缺", until, by=by, at=at, version=case.version)
                else:
                    actions.confirm_kind(case.pk, codes[hours % len(codes)], by=by, at=at, version=case.version)
            except (OutOfStep, NoSuchDay):
                pass
            case = Case.objects.get(pk=case.pk)
        kept = written_out([case])
        clocks.retime(case)
        assert written_out([case]) == kept
        transaction.set_rollback(True)
