"""Which matter a report belongs to: join two matters, or move one report, with both before one's eyes."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from linli.access import gate
from linli.access.actors import Actor
from linli.cases import queries, rules
from linli.cases.alike import finding
from linli.cases.loop import OPEN
from linli.cases.matter import joining, near
from linli.cases.models import Case, Report
from linli.cases.refusals import CannotJoin
from linli.foundation.refusals import Invalid, NotFound, OutOfStep, Refusal, Stale
from linli.web.asking import at, new_token, staff, token, uuid_of, version
from linli.web.cases import likeness
from linli.web.cases.rows import Row, row

LISTED = 12


def join(request: HttpRequest, id: UUID) -> HttpResponse:
    """Choose the other matter (what lies near, or by its number), see both, and join; or move one report there."""
    by = staff(request, "case.merge")
    case = queries.one_visible(by, id)
    gate.require(by, "case.merge", case)
    if request.method != "POST":
        return render(request, "join.html", _context(request, by, case))
    try:
        done = _join(request, by, case)
    except (Stale, OutOfStep, Invalid) as refused:
        fresh = queries.one_visible(by, id)
        return render(request, "join.html", _context(request, by, fresh, refused), status=refused.status)
    return HttpResponseRedirect(f"/cases/{done}/", status=303)


def _join(request: HttpRequest, by: Actor, case: Case) -> UUID:
    """Do what was chosen; where one goes on reading."""
    about: dict[str, Any] = {"by": by, "at": at(request), "version": version(request), "token": token(request)}
    target = uuid_of(request, "with")
    report = uuid_of(request, "report")
    if report:
        moved = joining.move_report(report, target, **about)
        messages.success(request, _("Moved. Its reporter is told once."))
        return moved.case_id
    if target is None:
        raise CannotJoin(field="with")
    joining.merge(case.pk, target, **about)
    messages.success(request, _("Joined. Each reporter is told once, and it can be taken apart at any time."))
    return target


def _context(request: HttpRequest, by: Actor, case: Case, refused: Refusal | None = None) -> dict[str, Any]:
    asked = request.POST if request.method == "POST" else request.GET
    reports = list(case.reports.order_by("at"))
    only = next((r for r in reports if str(r.pk) == asked.get("report")), None)
    if asked.get("report") and (only is None or len(reports) < 2):
        raise NotFound()
    number = asked.get("q", "").strip()[:12]
    other = _other(by, asked.get("with", ""), number)
    return {
        "case": case,
        "row": row(case, at(request)),
        "reports": reports,
        "report": only,
        "q": number,
        "other": other,
        "other_row": row(other, at(request)) if other else None,
        "other_reports": list(other.reports.order_by("at")) if other else [],
        "near": [] if other else _near(request, case, [only] if only else reports, by),
        "unfit": _unfit(case, other, only),
        "refused": refused,
        "token": new_token(),
    }


def _near(request: HttpRequest, case: Case, reports: list[Report], by: Actor) -> list[tuple[Row, likeness.Likeness]]:
    """The likeliest, each as a row and with the reasons."""
    found = likeness.told(finding.alike(case, reports, by, LISTED))
    return [(row(one.case, at(request)), one) for one in found]


def _other(by: Actor, id: str, number: str) -> Case | None:
    """The matter that was chosen, by id or by number."""
    if number:
        return near.numbered(by, number)
    return queries.one_visible(by, UUID(id)) if queries.only_ids([id]) else None


def _unfit(case: Case, other: Case | None, only: Report | None) -> bool:
    """Whether the two cannot be joined, so that no button is shown that would be refused."""
    if other is None:
        return False
    if only:
        return other.stage not in OPEN or other.pk == case.pk or other.sealed != case.sealed
    fits = rules.may_join(case.sealed, other.sealed, case.urgent, other.urgent)
    return not fits or other.stage not in OPEN or case.stage not in OPEN or other.pk == case.pk
