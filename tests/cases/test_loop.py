"""The life of a matter, from a stairwell's poster to the reporter's word."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from linli.access.actors import rule
from linli.cases import loop
from linli.cases.intake.actions import Said, add_words, report
from linli.cases.labels import Outcome
from linli.cases.matter import actions, judging
from linli.cases.matter.actions import Result
from linli.cases.models import Case, Judgement, Report
from linli.cases.refusals import HandlerMayNotJudge, NobodyToAssign, NoWords, OwnerMissing, TooLateToReopen, UnknownKind
from linli.cases.telling import actions as telling
from linli.foundation.refusals import Missing, NotAllowed, OutOfStep, Stale
from linli.foundation.writes import TokenTaken
from linli.notifications.models import Letter
from tests.builders import NOON, World, a_case, a_report, a_world, bearer_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_world()


def test_a_report_from_a_poster_lands_in_its_micro_grid_and_its_steward_hears_of_it(world: World) -> None:
    taken = a_report(world)
    assert taken.case.micro_grid == world.grids[0]
    assert taken.case.stage == "collected"
    assert taken.case.due_at > NOON
    assert [letter.person for letter in Letter.objects.all()] == [world.people["steward"]]


def test_the_same_token_twice_makes_one_report_and_gives_it_both_times(world: World) -> None:
    token = uuid4()
    said = Said(words="灯坏了")
    first = report(world.place(), said, by=world.visitor, at=NOON, token=token)
    again = report(world.place(), said, by=world.visitor, at=NOON, token=token)
    assert first == again
    assert (Report.objects.count(), Case.objects.count()) == (1, 1)


def test_a_token_of_another_write_is_refused(world: World) -> None:
    token = uuid4()
    report(world.place(), Said(words="灯坏了"), by=world.visitor, at=NOON, token=token)
    with pytest.raises(TokenTaken):
        report(world.place(), Said(words="灯坏了"), by=world.actor("steward"), at=NOON, token=token)


def test_a_report_without_words_or_photo_is_refused_and_nothing_is_written(world: World) -> None:
    with pytest.raises(NoWords):
        a_report(world, words="  ")
    assert not Case.objects.exists()


def test_an_unknown_kind_is_refused(world: World) -> None:
    with pytest.raises(UnknownKind):
        a_report(world, kind="ZZ99")


def test_numbers_count_up_within_a_month(world: World) -> None:
    assert [a_report(world).case.number for _ in range(3)] == [2026100001, 2026100002, 2026100003]


def test_a_matter_walks_from_report_to_verdict(world: World) -> None:
    case = a_case(world, at="closed")
    assert (case.stage, case.verdict, case.outcome, case.closed_level) == (
        "closed",
        "satisfied",
        "solved",
        "micro_grid",
    )


def test_each_reporter_is_told_the_result_once(world: World) -> None:
    case = a_case(world, at="resolved", phone="10012345678")
    letters = Letter.objects.filter(about_id=case.pk, kind="case_resolved")
    assert [letter.number for letter in letters] == ["10012345678"]


def test_a_steward_solves_on_the_spot_in_one_step_and_becomes_its_lead(world: World) -> None:
    case = a_case(world)
    done = actions.resolve_on_spot(case.pk, Result(Outcome.SOLVED), by=world.actor("steward"), at=NOON, version=1)
    assert (done.stage, done.lead) == ("resolved", world.people["steward"])


def test_a_steward_cannot_touch_a_matter_of_another_micro_grid(world: World) -> None:
    case = a_case(world)
    with pytest.raises(NotAllowed):
        actions.resolve_on_spot(case.pk, Result(Outcome.SOLVED), by=world.actor("steward2"), at=NOON, version=1)


def test_an_old_version_is_answered_with_the_fresh_state(world: World) -> None:
    case = a_case(world, at="assigned")
    with pytest.raises(Stale) as refused:
        actions.start(case.pk, by=world.actor("steward"), at=NOON, version=1)
    assert refused.value.fresh.stage == "assigned"


def test_not_ours_must_name_the_owner(world: World) -> None:
    case = a_case(world, at="handling")
    with pytest.raises(OwnerMissing):
        actions.resolve(case.pk, Result(Outcome.NOT_OURS), by=world.actor("steward"), at=NOON, version=case.version)


def test_a_matter_is_given_only_to_someone_appointed_at_its_place(world: World) -> None:
    case = a_case(world)
    with pytest.raises(NobodyToAssign):
        actions.assign(case.pk, world.people["steward2"].pk, by=world.actor("leader"), at=NOON, version=1)


def test_the_handler_may_not_write_down_the_verdict(world: World) -> None:
    case = a_case(world, at="resolved")
    said = case.reports.get()
    with pytest.raises(HandlerMayNotJudge):
        judging.judge_for(
            case.pk, said.pk, "satisfied", "phone", by=world.actor("steward"), at=NOON, version=case.version
        )
    closed = judging.judge_for(
        case.pk, said.pk, "satisfied", "phone", by=world.actor("leader"), at=NOON, version=case.version
    )
    assert closed.stage == "closed"


def test_the_database_too_refuses_a_verdict_taken_by_the_handler(world: World) -> None:
    case = a_case(world, at="resolved")
    me = world.people["steward"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Judgement.objects.create(
            community=world.community, case=case, report_id=case.reports.get().pk, verdict="satisfied", means="phone",
            taken_by=me, handler=me, at=NOON,
        )  # fmt: skip


def test_not_solved_sends_the_matter_back_to_work_with_the_reason(world: World) -> None:
    case = a_case(world, at="resolved")
    said = case.reports.get()
    by = bearer_of(said)
    with pytest.raises(Missing):
        judging.judge(case.pk, said.pk, "not", by=by, at=NOON, version=case.version, reason="")
    back = judging.judge(case.pk, said.pk, "not", by=by, at=NOON, version=case.version, reason="还是不亮")
    assert (back.stage, back.outcome, back.resolved_at) == ("handling", "", None)


def test_a_reporter_reopens_within_seven_days_and_not_after(world: World) -> None:
    case = a_case(world, at="closed")
    by = bearer_of(case.reports.get())
    assert case.closed_at
    late = case.closed_at + timedelta(days=7, seconds=1)
    with pytest.raises(TooLateToReopen):
        judging.reopen(case.pk, "又坏了", by=by, at=late, version=case.version)
    again = judging.reopen(case.pk, "又坏了", by=by, at=case.closed_at + timedelta(days=7), version=case.version)
    assert (again.stage, again.reopened) == ("handling", 1)


def test_a_leader_reopens_later_too(world: World) -> None:
    case = a_case(world, at="closed")
    late = NOON + timedelta(days=60)
    assert (
        judging.reopen(case.pk, "又坏了", by=world.actor("leader"), at=late, version=case.version).stage == "handling"
    )


def test_only_the_rule_lets_a_matter_lapse_and_it_counts_as_no_answer(world: World) -> None:
    from_rule = rule("lapse", world.community.pk)
    case = a_case(world, at="resolved")
    with pytest.raises(NotAllowed):
        judging.lapse(case.pk, by=world.actor("leader"), at=NOON)
    closed = judging.lapse(case.pk, by=from_rule, at=NOON + timedelta(days=8))
    assert (closed.stage, closed.verdict) == ("closed", "")


def test_words_of_a_reporter_are_added_to_the_own_matter_only(world: World) -> None:
    mine, other = a_report(world), a_report(world)
    add_words(mine.case_id, "还有味道", by=bearer_of(mine), at=NOON, report_id=mine.pk)
    with pytest.raises(NotAllowed):
        add_words(other.case_id, "还有味道", by=bearer_of(mine), at=NOON)


def test_ticking_tells_once_and_forgets_the_number(world: World) -> None:
    case = a_case(world, at="resolved", phone="10012345678")
    letter = Letter.objects.get(kind="case_resolved")
    for _ in range(2):
        at = NOON + timedelta(hours=5)
        letter = telling.tick(letter.pk, by=world.actor("leader"), means="phone", at=at)
    assert (letter.state, letter.number, letter.about_id) == ("told", "", case.pk)


@pytest.mark.parametrize("stage", loop.STAGES)
@pytest.mark.parametrize("step", loop.STEPS.column("step"))
def test_a_step_leads_only_where_the_table_says(stage: str, step: str) -> None:
    row = next(row for row in loop.STEPS.rows if row["step"] == step)
    if stage in row["from"].split(","):
        leads = {loop.STAYS: stage, loop.BACK: "handling"}
        assert loop.advance(stage, step, "said", left="handling") == leads.get(row["to"], row["to"])
    else:
        with pytest.raises(OutOfStep):
            loop.advance(stage, step, "said")
