"""Verbs on whose job a matter is: pass it up, send it down, each with a reason; how often it came back is counted."""

from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.cases import loop, posts, queries, rules
from linli.cases.clocks import end_pause
from linli.cases.models import Case
from linli.cases.refusals import NobodyAbove, NobodyToAssign
from linli.cases.telling.actions import keep, tell_person
from linli.foundation import clock
from linli.foundation.writes import writes

COLUMNS = ("level", "lead", "assigned_at", "triaged_at", "waits_until", "due_at", "bounces")


@writes
def pass_up(case_id: UUID, reason: str, *, by: Actor, at: datetime, version: int, to: UUID | None = None) -> Case:
    """The level above takes the matter: the grid leader, then the community office; it is off the giver's hands."""
    case = queries.locked(case_id, version)
    gate.require(by, "case.pass_up", case)
    case.stage = loop.advance(case.stage, "pass_up", reason)
    if case.waits_until:
        end_pause(case, at)
    case.level = rules.level_above(rules.closing_level(by.roles, case.level))  # a grid leader's hands are a level too
    holders = [p for p in posts.holders(case, case.level, clock.today(at)) if p.pk != by.person_id]
    taker = next((p for p in holders if p.pk == to), None) if to else next(iter(holders), None)
    if taker is None:
        raise NobodyAbove()
    _give(case, taker.pk, at)
    audit.record(by, "case.pass_up", case, at=at, code=case.level, words=reason)
    tell_person("case_assigned", taker.pk, case, at, but=by)
    return case


@writes
def send_down(case_id: UUID, reason: str, person_id: UUID, *, by: Actor, at: datetime, version: int) -> Case:
    """A matter that can be done nearer to the door goes back there, with a reason; it counts as one bounce."""
    case = queries.locked(case_id, version)
    gate.require(by, "case.send_down", case)
    case.stage = loop.advance(case.stage, "send_down", reason)
    post = posts.assignable(case, clock.today(at)).filter(person_id=person_id).first()
    level = rules.LEVEL_OF_ROLE.get(post.role, "community") if post else case.level
    if post is None or not rules.is_below(level, case.level):
        raise NobodyToAssign(field="assignee")
    case.level, case.bounces = level, case.bounces + 1
    _give(case, post.person_id, at)
    audit.record(by, "case.send_down", case, at=at, code=level, words=reason)
    tell_person("case_assigned", post.person_id, case, at, but=by)
    return case


def _give(case: Case, person: UUID, at: datetime) -> None:
    case.lead_id, case.assigned_at, case.triaged_at = person, at, case.triaged_at or at
    keep(case, *COLUMNS)
