"""Verbs on a matter: confirm its kind, assign, start, resolve, decline."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.cases import loop, posts, queries, reference, rules
from linli.cases.alike import keeping
from linli.cases.callouts import actions as callouts
from linli.cases.callouts import queries as called
from linli.cases.clocks import retime
from linli.cases.labels import Channel, Outcome, Sphere
from linli.cases.levels import deciding
from linli.cases.models import Case, Photo
from linli.cases.refusals import NobodyToAssign, OwnerMissing, UnknownChoice, UnknownKind
from linli.cases.telling.actions import keep, tell_person, tell_reporters
from linli.foundation import clock
from linli.foundation.writes import writes
from linli.notifications import actions as notifications


@dataclass(frozen=True)
class Result:
    """How the work ended: the outcome, words and photos for the reporters, and the right owner when it is not ours.

    `photos` are (file, width, height), stored already; `shown` are the responses whose photo goes with them.
    """

    outcome: str
    words: str = ""
    owner: str = ""
    photos: Sequence[tuple[str, int, int]] = ()
    shown: Sequence[UUID] = ()


@writes
def confirm_kind(
    case_id: UUID, kind: str, *, by: Actor, at: datetime, version: int, sphere: str = "", sealed: bool | None = None
) -> Case:
    """A person says what kind of matter it is; its deadline is counted anew from the report."""
    case = queries.locked(case_id, version)
    gate.require(by, "case.triage", case)
    case.stage = loop.advance(case.stage, "triage", kind)
    leaf = reference.taxonomy().leaves.get(kind)
    if leaf is None:
        raise UnknownKind(field="kind")
    if sphere and sphere not in Sphere.values:
        raise UnknownChoice(field="sphere")
    if kind != case.kind:
        keeping.lift_kind(case)
    case.kind, case.sphere, case.complexity = kind, sphere or leaf.sphere, leaf.complexity
    was_sealed, case.sealed = case.sealed, _stays_sealed(case) or (leaf.sealed if sealed is None else sealed)
    case.urgent = leaf.urgent
    case.limit_hours, case.clock, case.triaged_at = leaf.limit_hours, leaf.clock, case.triaged_at or at
    retime(case)
    keep(case, "kind", "sphere", "complexity", "sealed", "urgent", "limit_hours", "clock", "triaged_at", "due_at")
    keeping.lay(case)
    if case.sealed != was_sealed:
        notifications.follow(case)
    audit.record(by, "case.triage", case, at=at, code=kind)
    return case


def _stays_sealed(case: Case) -> bool:
    """What came through the box was said under the promise that it stays private."""
    return case.sealed and case.reports.filter(channel=Channel.BOX).exists()


@writes
def assign(case_id: UUID, person_id: UUID, *, by: Actor, at: datetime, version: int, words: str = "") -> Case:
    """Give the matter to someone appointed at its place, who hears of it."""
    case = queries.locked(case_id, version)
    gate.require(by, "case.assign", case)
    case.stage = loop.advance(case.stage, "assign", str(person_id))
    post = posts.assignable(case, clock.today(at)).filter(person_id=person_id).first()
    if post is None:
        raise NobodyToAssign(field="assignee")
    case.lead, case.assigned_at = post.person, at
    case.triaged_at = case.triaged_at or at
    keep(case, "lead", "assigned_at", "triaged_at")
    audit.record(by, "case.assign", case, at=at, code=str(person_id), words=words)
    tell_person("case_assigned", post.person_id, case, at, but=by)
    return case


@writes
def start(case_id: UUID, *, by: Actor, at: datetime, version: int) -> Case:
    """The one in charge begins."""
    case = queries.locked(case_id, version)
    gate.require(by, "case.start", case)
    case.stage = loop.advance(case.stage, "start")
    keep(case)
    audit.record(by, "case.start", case, at=at)
    return case


@writes
def resolve(case_id: UUID, result: Result, *, by: Actor, at: datetime, version: int) -> Case:
    """The handler reports the work done, and each reporter is asked to judge it."""
    return _resolve("resolve", case_id, result, by, at, version)


@writes
def resolve_on_spot(case_id: UUID, result: Result, *, by: Actor, at: datetime, version: int) -> Case:
    """Someone near the door has solved it already; it is theirs and answered in one step."""
    return _resolve("resolve_on_spot", case_id, result, by, at, version)


def _resolve(step: str, case_id: UUID, result: Result, by: Actor, at: datetime, version: int) -> Case:
    case = queries.locked(case_id, version)
    gate.require(by, f"case.{step}", case)
    case.stage = loop.advance(case.stage, step, result.outcome)
    if result.outcome not in Outcome.values:
        raise UnknownChoice(field="outcome")
    if result.outcome == Outcome.NOT_OURS and not result.owner.strip():
        raise OwnerMissing(field="owner")
    case.outcome, case.answer, case.owner = result.outcome, result.words.strip(), result.owner.strip()
    case.resolved_at, case.resolved_by_id = at, by.person_id
    case.triaged_at, case.assigned_at = case.triaged_at or at, case.assigned_at or at
    case.lead_id = case.lead_id or by.person_id
    case.closed_level = rules.closing_level(by.roles, case.level)
    keep(
        case,
        "outcome",
        "answer",
        "owner",
        "resolved_at",
        "resolved_by",
        "triaged_at",
        "assigned_at",
        "lead",
        "closed_level",
    )
    _picture(case, result, at)
    audit.record(by, f"case.{step}", case, at=at, code=result.outcome, words=result.words)
    _let_go(case, by, at)
    tell_reporters("case_resolved", case, at)
    return case


def _picture(case: Case, result: Result, at: datetime) -> None:
    """The photos of a result: those sent with it, and those of responders that its handler chose to show."""
    chosen = called.pictured(case).filter(pk__in=result.shown) if result.shown else ()
    kept = [*result.photos, *((response.photo, None, None) for response in chosen)]
    if kept:
        Photo.objects.bulk_create(
            Photo(community_id=case.community_id, case=case, at=at, file=file, width=width, height=height)
            for file, width, height in kept
        )


@writes
def decline(case_id: UUID, way: str, *, by: Actor, at: datetime, version: int) -> Case:
    """A matter with a lawful way of its own is not handled here; its reporters are told that way."""
    case = queries.locked(case_id, version)
    gate.require(by, "case.decline", case)
    case.stage = loop.advance(case.stage, "decline", way)
    case.owner, case.closed_at, case.triaged_at = way.strip()[:60], at, case.triaged_at or at
    keep(case, "owner", "closed_at", "triaged_at")
    audit.record(by, "case.decline", case, at=at)
    _let_go(case, by, at)
    tell_reporters("case_declined", case, at)
    return case


def _let_go(case: Case, by: Actor, at: datetime) -> None:
    """Whoever was called, and whoever was to decide, hears that it is no longer needed; nothing new is joined to it."""
    keeping.rest(case)
    callouts.end_all(case, by, at)
    deciding.withdraw(case, by, at)
