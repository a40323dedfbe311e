"""Verbs on which matter a report belongs to: join two matters, take them apart again, move one report."""

from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.cases import loop, queries, rules
from linli.cases.alike import keeping
from linli.cases.clocks import retime
from linli.cases.intake.opening import open_case
from linli.cases.models import Case, Merging, Report
from linli.cases.refusals import CannotJoin, LastReport
from linli.cases.telling.actions import keep, tell_person, tell_reporters
from linli.foundation.rows import there
from linli.foundation.writes import writes


@writes
def merge(case_id: UUID, target_id: UUID, *, by: Actor, at: datetime, version: int) -> Case:
    """Join a matter with another about the same thing: its reports go along, and each reporter hears of it once."""
    case, target = _both(case_id, target_id, version)
    for one in (case, target):
        gate.require(by, "case.merge", one)
    left, case.stage = case.stage, loop.advance(case.stage, "merge", str(target_id))
    if target.stage not in loop.OPEN or not rules.may_join(case.sealed, target.sealed, case.urgent, target.urgent):
        raise CannotJoin(field="target")
    said = list(case.reports.order_by("id"))
    moved = [str(report.pk) for report in said]
    Merging.objects.create(
        community_id=case.community_id, case=case, target=target, stage=left, waits_until=case.waits_until,
        reports=moved, at=at,
    )  # fmt: skip
    case.merged_into, case.waits_until = target, None
    keep(case, "merged_into", "waits_until")
    tell_reporters("case_merged", case, at)
    keeping.rest(case)
    Report.objects.filter(case=case).update(case=target)
    keeping.lay(target, said)
    _recount(target)
    audit.record(by, "case.merge", case, at=at, code=str(target.pk))
    audit.record(by, "case.joined", target, at=at, code=str(case.pk))
    tell_person("case_joined", target.lead_id, target, at, but=by)
    return case


@writes
def unmerge(case_id: UUID, reason: str, *, by: Actor, at: datetime, version: int) -> Case:
    """Take a joined matter apart again: it stands where it stood, with its own reports and its own clock."""
    case = queries.locked(case_id, version)
    gate.require(by, "case.unmerge", case)
    joined = there(case.mergings.filter(ended_at=None))
    case.stage = loop.advance(case.stage, "unmerge", reason, left=joined.stage)
    head = queries.locked(queries.head_of(case).pk, None)
    said = list(head.reports.filter(pk__in=joined.reports))
    Report.objects.filter(pk__in=[report.pk for report in said]).update(case=case)
    keeping.move(said, head, case)
    joined.ended_at = at
    joined.save(update_fields=["ended_at"])
    case.merged_into, case.waits_until = None, joined.waits_until
    keep(case, "merged_into", "waits_until")
    _recount(head)
    audit.record(by, "case.unmerge", case, at=at, code=str(head.pk), words=reason)
    tell_reporters("case_unmerged", case, at)
    return case


@writes
def move_report(report_id: UUID, target_id: UUID | None, *, by: Actor, at: datetime, version: int) -> Report:
    """Give one report to another open matter, or, with no target, to a new one of its own."""
    report = there(Report.objects.filter(pk=report_id))
    source = queries.locked(report.case_id, version)
    gate.require(by, "report.move", source)
    if source.reports.count() < 2:
        raise LastReport()
    target = _target(report, source, target_id, by)
    report.case = target
    report.save(update_fields=["case"])
    keeping.move([report], source, target)
    _recount(source)
    _recount(target)
    for one, other in ((source, target), (target, source)):
        audit.record(by, "report.move", one, at=at, code=str(other.pk))
    tell_reporters("case_moved", target, at, only=report.pk)
    return report


def _target(report: Report, source: Case, target_id: UUID | None, by: Actor) -> Case:
    if target_id is None:
        return open_case(queries.place_of(source, report), report.words, "", report.at)
    target = queries.locked(target_id, None)
    gate.require(by, "report.move", target)
    if target.stage not in loop.OPEN or target.pk == source.pk or target.sealed != source.sealed:
        raise CannotJoin(field="target")
    return target


def _both(case_id: UUID, target_id: UUID, version: int) -> tuple[Case, Case]:
    """Both matters, locked in the order of their ids so that two who join them crosswise do not wait for each other."""
    if case_id == target_id:
        raise CannotJoin(field="target")
    held = {id: queries.locked(id, version if id == case_id else None) for id in sorted((case_id, target_id))}
    return held[case_id], held[target_id]


def _recount(case: Case) -> None:
    """A matter that gained or lost reports: its clock starts at the first of those it has now."""
    retime(case)
    keep(case, "reported_at", "due_at")
