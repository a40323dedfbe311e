"""Erasing what tells of a person: on request, of what was declined, and of what is long closed; the footprints stay."""

from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.audit.models import Words
from linli.audit.queries import of as footprints_of
from linli.cases import queries
from linli.cases.alike import keeping
from linli.cases.models import Addition, Case, OuterOrder, Pause, Photo, Report, Response, Voice
from linli.cases.telling.actions import keep
from linli.foundation.rows import there
from linli.foundation.writes import writes
from linli.notifications import actions as notifications


@writes
def erase_report(report_id: UUID, *, by: Actor, at: datetime) -> Report:
    """Erase one person's words, name, number, pictures and voice; the matter goes on without them (PIPL §47)."""
    report = there(Report.objects.filter(pk=report_id))
    case = queries.locked(report.case_id, None)
    gate.require(by, "case.erase", case)
    _empty(case, [report], at)
    keeping.lay(case, case.reports.all())
    if not case.reports.filter(erased_at=None).exists():
        case.title, case.suggestion = "", {}
        case.photos.all().delete()
    keep(case, "title", "suggestion")
    audit.record(by, "case.erase", case, at=at, code=str(report.pk))
    return Report.objects.get(pk=report_id)


@writes
def erase_case(case_id: UUID, *, by: Actor, at: datetime) -> Case:
    """Erase all words of a matter: its times, places, kinds and outcome stay for the figures."""
    case = queries.locked(case_id, None)
    gate.require(by, "case.erase", case)
    if case.erased_at is not None:
        return case
    _empty(case, list(case.reports.all()), at)
    _forget(case, by, at)
    case.title, case.answer, case.suggestion, case.erased_at = "", "", {}, at
    keep(case, "title", "answer", "suggestion", "erased_at")
    audit.record(by, "case.erase", case, at=at)
    return case


def _empty(case: Case, reports: list[Report], at: datetime) -> None:
    """What belongs to reports; the files themselves are thrown away by the hour when no row names them any more."""
    ids = [report.pk for report in reports]
    keeping.lift(case, reports)
    Report.objects.filter(pk__in=ids).update(words="", signs=b"", contact_name="", phone="", erased_at=at)
    Addition.objects.filter(report__in=ids).update(words="")
    Photo.objects.filter(report__in=ids).delete()
    voices = Voice.objects.filter(report__in=ids)
    voices.exclude(file="").update(file="", gone_at=at)
    voices.update(words="")
    OuterOrder.objects.filter(report__in=ids).update(reply="")
    notifications.forget(reports=ids)


def _forget(case: Case, by: Actor, at: datetime) -> None:
    """What belongs to the matter itself: inside words, reasons, photos, call-outs, the words of its footprints."""
    Addition.objects.filter(case=case).update(words="")
    Pause.objects.filter(case=case).update(reason="")
    case.photos.all().delete()
    case.callouts.update(reason="", place_note="", best_time="", summary="")
    Response.objects.filter(callout__case=case).update(words="", photo="", number="")
    case.decisions.update(question="", dossier="", words="", number="")
    kept = footprints_of(case.pk).exclude(words=None).values_list("words", flat=True)
    Words.objects.filter(pk__in=list(kept)).exclude(text="").update(text="", salt="")
    notifications.forget(about=case.pk)
