"""Verbs that take time into account: wait and go on, ask for more time once, deliberate with those concerned."""

from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.cases import loop, queries, rules
from linli.cases.clocks import end_pause, retime
from linli.cases.models import Case, Pause
from linli.cases.refusals import ExtendedAlready, NoSuchDay
from linli.cases.telling.actions import keep, tell_reporters
from linli.foundation.writes import writes


@writes
def wait(case_id: UUID, reason: str, until: datetime, *, by: Actor, at: datetime, version: int) -> Case:
    """The matter cannot go on before a day; its clock stands and its reporters read why."""
    case = queries.locked(case_id, version)
    gate.require(by, "case.wait", case)
    case.stage = loop.advance(case.stage, "wait", reason)
    if not rules.may_wait_until(at, until):
        raise NoSuchDay(field="until", most=rules.LONGEST_WAIT.days)
    Pause.objects.create(community_id=case.community_id, case=case, start=at, end=until, reason=reason.strip())
    case.waits_until = until
    retime(case)
    keep(case, "waits_until", "due_at")
    audit.record(by, "case.wait", case, at=at, words=reason)
    tell_reporters("case_waiting", case, at)
    return case


@writes
def resume(case_id: UUID, *, by: Actor, at: datetime, version: int | None) -> Case:
    """The reason is gone, or the day has come: the clock runs on."""
    case = queries.locked(case_id, version)
    gate.require(by, "case.resume", case)
    case.stage = loop.advance(case.stage, "resume")
    end_pause(case, at)
    keep(case, "waits_until", "due_at")
    audit.record(by, "case.resume", case, at=at)
    return case


@writes
def extend(case_id: UUID, reason: str, until: datetime, *, by: Actor, at: datetime, version: int) -> Case:
    """A later promise, once, with a reason that the reporters read (接诉即办条例 §15)."""
    case = queries.locked(case_id, version)
    gate.require(by, "case.extend", case)
    case.stage = loop.advance(case.stage, "extend", reason)
    if case.extended_to:
        raise ExtendedAlready()
    if not rules.may_extend_to(case.due_at, at, until):
        raise NoSuchDay(field="until", most=rules.LONGEST_EXTENSION.days)
    case.extended_to = until
    retime(case)
    keep(case, "extended_to", "due_at")
    audit.record(by, "case.extend", case, at=at, words=reason)
    tell_reporters("case_extended", case, at)
    return case


@writes
def deliberate(case_id: UUID, reason: str, *, by: Actor, at: datetime, version: int) -> Case:
    """Several are concerned: they are heard before anyone decides."""
    return _talk("deliberate", case_id, reason, by, at, version)


@writes
def settle(case_id: UUID, agreement: str, *, by: Actor, at: datetime, version: int) -> Case:
    """What was agreed is written down, and the work goes on by it."""
    return _talk("settle", case_id, agreement, by, at, version)


def _talk(step: str, case_id: UUID, words: str, by: Actor, at: datetime, version: int) -> Case:
    case = queries.locked(case_id, version)
    gate.require(by, f"case.{step}", case)
    case.stage = loop.advance(case.stage, step, words)
    keep(case)
    audit.record(by, f"case.{step}", case, at=at, words=words)
    tell_reporters(f"case_{step}", case, at)
    return case
