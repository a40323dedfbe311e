"""The tracker: what became of a report, and the reporter's word on it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from linli.access.actors import Actor, bearer
from linli.access.queries import refuse_guessing
from linli.audit import queries as footprints
from linli.cases import queries
from linli.cases.intake.actions import add_words
from linli.cases.labels import NEXT_FOR_REPORTER, Verdict
from linli.cases.loop import steps_from
from linli.cases.matter.judging import judge, reopen
from linli.cases.models import Case, Report
from linli.cases.refusals import HandlerMayNotJudge
from linli.cases.rules import lapses_at, may_still_reopen
from linli.foundation.refusals import Invalid, NotFound, OutOfStep, Stale
from linli.foundation.sealing import link_id, link_token
from linli.office.signin import note_wrong_code
from linli.web.asking import at, browser_of, new_token, take, token, version
from linli.web.dangers import SAFETY, danger_of
from linli.web.progress import stages
from linli.web.public.forms import MoreForm, ReasonForm, TrackForm, VerdictForm


class UnknownCode(Invalid):
    sentence = _("No report has this code. Please compare it with the slip, sign by sign.")


def own(link: str) -> tuple[Report, Actor]:
    """The report that a private link opens, and its bearer."""
    id = link_id(link)
    if id is None:
        raise NotFound()
    report = queries.report_of_link(id)
    return report, bearer(report.community_id, report.pk, report.case_id)


def tracker(request: HttpRequest, link: str) -> HttpResponse:
    """What became of my report; opening it records nothing."""
    report, by = own(link)
    return render(request, "tracker.html", _context(request, link, report, by))


def _context(request: HttpRequest, link: str, report: Report, by: Actor, **forms: Any) -> dict[str, Any]:
    case = report.case
    steps = steps_from(case.stage)
    return {
        "report": report,
        "case": case,
        "community": case.community,
        "link": link,
        "address": request.build_absolute_uri(f"/r/{link}/"),
        "new": request.GET.get("new") == "1",
        "footprints": [f for f in footprints.of(case.pk) if f.action in SHOWN or f.code == str(report.pk)],
        "answers": case.additions.filter(public=True) | case.additions.filter(report=report),
        "photos": report.photos.all(),
        "stages": stages(case),
        "next": NEXT_FOR_REPORTER[case.stage],
        "verdicts": Verdict.choices if "accept" in steps else [],
        "lapses_at": lapses_at(case.resolved_at) if case.stage == "resolved" and case.resolved_at else None,
        "may_reopen": "reopen" in steps and may_still_reopen(case.closed_at, at(request)),
        "may_add": case.stage not in ("closed", "declined"),
        "token": new_token(),
        "hides": SAFETY in (case.kind, case.suggestion.get("urgent")),
        "danger": danger_of(case.suggestion.get("urgent") or case.kind) if case.urgent else None,
        "now": at(request),
        **forms,
    }


SHOWN = {
    "case.report", "case.triage", "case.assign", "case.start", "case.resolve", "case.resolve_on_spot", "case.accept",
    "case.accept_for", "case.lapse", "case.return", "case.reopen", "case.decline",
}  # fmt: skip


@require_POST
def give_verdict(request: HttpRequest, link: str) -> HttpResponse:
    """One tap: solved, mostly, not. Whoever handled the matter may have read the link, and may not use it."""
    report, by = own(link)
    known = request.known  # type: ignore[attr-defined]
    if known and known.device.person_id in (report.case.resolved_by_id, report.case.lead_id):
        raise HandlerMayNotJudge()
    form = VerdictForm(request.POST)

    def verb() -> Case:
        said = form.cleaned_data
        return judge(
            report.case_id, report.pk, said["verdict"], by=by, at=at(request), version=version(request),
            reason=said["reason"], token=token(request),
        )  # fmt: skip

    return _answer(request, link, verb, "verdict_form", form)


@require_POST
def reopen_mine(request: HttpRequest, link: str) -> HttpResponse:
    """It has come back within seven days."""
    report, by = own(link)
    form = ReasonForm(request.POST)

    def verb() -> Case:
        reason = form.cleaned_data["reason"]
        return reopen(report.case_id, reason, by=by, at=at(request), version=version(request), token=token(request))

    return _answer(request, link, verb, "reopen_form", form)


@require_POST
def say_more(request: HttpRequest, link: str) -> HttpResponse:
    """More words on my report."""
    report, by = own(link)
    form = MoreForm(request.POST)

    def verb() -> object:
        words = form.cleaned_data["words"]
        return add_words(report.case_id, words, by=by, at=at(request), report_id=report.pk, token=token(request))

    return _answer(request, link, verb, "more_form", form)


def _answer(request: HttpRequest, link: str, verb: Callable[[], object], name: str, form: Form) -> HttpResponse:
    """Do it and go back to the tracker; what cannot be done comes back with the reason, the state and the words."""
    shown, status = {name: form}, 422
    try:
        if take(form, verb) is not None:
            return HttpResponseRedirect(f"/r/{link}/", status=303)
    except (Stale, OutOfStep) as refused:
        form.add_error(None, str(refused))
        shown, status = {"late_form": form}, 409
    report, by = own(link)
    return render(request, "tracker.html", _context(request, link, report, by, **shown), status=status)


def enter_code(request: HttpRequest) -> HttpResponse:
    """From the code on a slip to the tracker."""
    form = TrackForm(request.POST or None)
    if request.method == "POST":
        report = take(form, lambda: _of_code(request, form.cleaned_data["code"]))
        if report is not None:
            return HttpResponseRedirect(f"/r/{link_token(UUID(str(report.pk)))}/", status=303)
    return render(request, "track_enter.html", {"form": form}, status=422 if form.errors else 200)


def _of_code(request: HttpRequest, code: str) -> Report:
    browser = browser_of(request)
    refuse_guessing("track", browser, at(request), limit=10)
    report = queries.report_of_code(code)
    if report is None:
        note_wrong_code(browser, at=at(request))
        raise UnknownCode(field="code")
    return report
