"""Verbs after the answer: the reporter's verdict, its lapse, sending back and reopening."""

from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.cases import loop, queries, rules
from linli.cases.alike import keeping
from linli.cases.labels import Verdict
from linli.cases.models import Case, Judgement, Report
from linli.cases.refusals import HandlerMayNotJudge, TooLateToReopen, UnknownChoice
from linli.cases.telling.actions import keep, tell_person, tell_reporters
from linli.foundation.writes import writes
from linli.people.labels import Means


@writes
def judge(
    case_id: UUID, report_id: UUID, verdict: str, *, by: Actor, at: datetime, version: int, reason: str = ""
) -> Case:
    """The reporter says by the private link whether it is solved: closed on a yes, back to work on a no."""
    case = queries.locked(case_id, version)
    return _judge(case, report_id, verdict, Means.LINK, by, at, reason)


@writes
def judge_for(
    case_id: UUID, report_id: UUID, verdict: str, means: str, *, by: Actor, at: datetime, version: int, reason: str = ""
) -> Case:
    """Someone who did not handle the matter writes down what the reporter said by telephone or on paper."""
    case = queries.locked(case_id, version)
    gate.require(by, "case.accept_for", case)
    if by.person_id in (case.resolved_by_id, case.lead_id):
        raise HandlerMayNotJudge()
    if means not in (Means.PHONE, Means.PAPER, Means.DESK):
        raise UnknownChoice(field="means")
    return _judge(case, report_id, verdict, means, by, at, reason)


def _judge(case: Case, report_id: UUID, verdict: str, means: str, by: Actor, at: datetime, reason: str) -> Case:
    """The first yes closes the matter; a no of any reporter within 7 days after it opens it again.

    A yes that comes after the closing is kept and changes nothing else.
    """
    if verdict not in Verdict.values or not Report.objects.filter(pk=report_id, case=case).exists():
        raise UnknownChoice(field="verdict")
    step = rules.step_of(verdict, case.stage, by_link=means == Means.LINK)
    if means == Means.LINK:
        gate.require(by, f"case.{step}", case)
    if step == "reopen" and not rules.may_still_reopen(case.closed_at, at):
        raise TooLateToReopen()
    heard = case.stage == "closed" and not rules.returns(verdict)
    case.stage = case.stage if heard else loop.advance(case.stage, step, reason if rules.returns(verdict) else verdict)
    Judgement.objects.create(
        community_id=case.community_id,
        case=case,
        report_id=report_id,
        verdict=verdict,
        means=means,
        taken_by_id=by.person_id,
        handler_id=case.resolved_by_id,
        at=at,
    )
    if rules.returns(verdict):
        case.reopened += step == "reopen"
        return _back_to_work(case, f"case.{step}", by, at, reason, "reopened")
    if heard:
        keep(case)
        audit.record(by, f"case.{step}", case, at=at, code=f"{verdict}:{means}")
        return case
    case.verdict, case.closed_at = verdict, at
    keep(case, "verdict", "closed_at")
    audit.record(by, f"case.{step}", case, at=at, code=f"{verdict}:{means}")
    return case


@writes
def reopen(case_id: UUID, reason: str, *, by: Actor, at: datetime, version: int) -> Case:
    """A closed matter has come back: its reporter reopens it within 7 days, its grid leader at any time."""
    case = queries.locked(case_id, version)
    gate.require(by, "case.reopen", case)
    case.stage = loop.advance(case.stage, "reopen", reason)
    if by.kind == "link" and not rules.may_still_reopen(case.closed_at, at):
        raise TooLateToReopen()
    case.reopened += 1
    return _back_to_work(case, "case.reopen", by, at, reason, "reopened")


@writes
def send_back(case_id: UUID, reason: str, *, by: Actor, at: datetime, version: int) -> Case:
    """The grid leader or the secretary sees that it is not solved and sends it back to work."""
    case = queries.locked(case_id, version)
    gate.require(by, "case.return", case)
    case.stage = loop.advance(case.stage, "return", reason)
    return _back_to_work(case, "case.return", by, at, reason)


@writes
def lapse(case_id: UUID, *, by: Actor, at: datetime) -> Case:
    """Seven days without an answer: closed, and counted as 'no answer', never as satisfied."""
    case = queries.locked(case_id, None)
    gate.require(by, "case.lapse", case)
    case.stage = loop.advance(case.stage, "lapse")
    case.closed_at = at
    keep(case, "closed_at")
    audit.record(by, "case.lapse", case, at=at)
    tell_reporters("case_closed", case, at)
    return case


def _back_to_work(case: Case, action: str, by: Actor, at: datetime, reason: str, *columns: str) -> Case:
    """Handling again; the answer given stays in the footprints, the clock has never stopped."""
    case.verdict, case.closed_at, case.resolved_at = "", None, None
    case.outcome, case.closed_level = "", ""
    keep(case, "verdict", "closed_at", "resolved_at", "outcome", "closed_level", *columns)
    keeping.wake(case)
    audit.record(by, action, case, at=at, words=reason)
    tell_person("case_returned", case.lead_id, case, at)
    return case
