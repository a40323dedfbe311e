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
from linli.cases import queries
from linli.cases.intake.actions import add_words
from linli.cases.labels import NEXT_FOR_REPORTER, NEXT_OF_PRIVATE, READ_BY, Verdict
from linli.cases.loop import OPEN, steps_from
from linli.cases.matter.judging import judge, reopen
from linli.cases.models import Case, Report
from linli.cases.posts import is_apart
from linli.cases.refusals import HandlerMayNotJudge
from linli.cases.rules import lapses_at, may_still_reopen
from linli.foundation.refusals import Invalid, OutOfStep, Stale
from linli.foundation.sealing import link_token
from linli.office.signin import note_wrong_code
from linli.territory.queries import only_community
from linli.web.asking import at, browser_of, host_of, new_token, take, token, version
from linli.web.dangers import Danger, danger_of, hides
from linli.web.links import opened
from linli.web.progress import stages
from linli.web.public.forms import MoreForm, ReasonForm, TrackForm, VerdictForm
from linli.web.public.way import way_of


class UnknownCode(Invalid):
    sentence = _("No report has this code. Please compare it with the slip, sign by sign.")


def own(link: str) -> tuple[Report, Actor]:
    """The report of a private link, and its bearer."""
    report = opened(link, queries.tracked)
    return report, bearer(report.community_id, report.pk, report.case_id)


def refuse_its_handler(request: HttpRequest, case: Case) -> None:
    """Whoever handled the matter may have read the link, and may not use it in the reporter's stead."""
    known = request.known  # type: ignore[attr-defined]
    if known and known.device.person_id in (case.resolved_by_id, case.lead_id):
        raise HandlerMayNotJudge()


def tracker(request: HttpRequest, link: str) -> HttpResponse:
    """What became of my report; opening it records nothing."""
    report, _by = own(link)
    return render(request, "tracker.html", _context(request, link, report))


def _context(request: HttpRequest, link: str, report: Report, **forms: Any) -> dict[str, Any]:
    case = report.case
    way = way_of(report)
    photos, of_result = queries.photos_for(report)
    return {
        "report": report,
        "case": case,
        "community": case.community,
        "link": link,
        "address": f"{host_of(request)}/r/{link}/",
        "new": request.GET.get("new") == "1",
        "footprints": way,
        "wait_reason": way.said("case.wait") if case.stage == "waiting" else "",
        "extend_reason": way.said("case.extend") if case.extended_to else "",
        "answers": queries.additions_for(report=report.pk, case=case.pk),
        "photos": photos,
        "of_result": of_result,
        "voices": report.voices.select_related("written_by") if report.spoken else [],  # type: ignore[attr-defined]
        "stages": stages(case),
        "next": _next(case),
        "read_by": READ_BY[is_apart(case)] if case.sealed else "",
        "lapses_at": lapses_at(case.resolved_at) if case.stage == "resolved" and case.resolved_at else None,
        "promised": case.stage in OPEN,
        "may_add": case.stage not in ("closed", "declined"),
        "token": new_token(),
        "hides": hides(case),
        "danger": _danger(case),
        "now": at(request),
        **_last_word(request, report),
        **forms,
    }


def _next(case: Case) -> Any:
    """What comes next; of what nobody was given yet, who reads it."""
    if case.sealed and case.stage == "collected":
        return NEXT_OF_PRIVATE[is_apart(case)]
    return NEXT_FOR_REPORTER[case.stage]


def _danger(case: Case) -> Danger | None:
    """The numbers to call first, while it is open; they stay for whoever is not safe at home."""
    if not case.urgent or not (case.stage in OPEN or hides(case)):
        return None
    return danger_of(case.suggestion.get("urgent") or case.kind)


def _last_word(request: HttpRequest, report: Report) -> dict[str, Any]:
    """What the reporter may say of the end: a verdict once, also when a neighbour's yes has closed the matter."""
    case, said = report.case, report.verdict  # type: ignore[attr-defined]
    still = "reopen" in steps_from(case.stage) and may_still_reopen(case.closed_at, at(request))
    asked = "accept" in steps_from(case.stage) or (still and not said)
    return {
        "verdicts": Verdict.choices if asked else [],
        "heard": Verdict(said).label if said else "",
        "may_reopen": still and not asked,
    }


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
    report, _by = own(link)
    return render(request, "tracker.html", _context(request, link, report, **shown), status=status)


def enter_code(request: HttpRequest) -> HttpResponse:
    """From the code on a slip to the tracker."""
    form = TrackForm(request.POST or None)
    if request.method == "POST":
        report = take(form, lambda: _of_code(request, form.cleaned_data["code"]))
        if report is not None:
            return HttpResponseRedirect(f"/r/{link_token(UUID(str(report.pk)))}/", status=303)
    context = {"form": form, "community": only_community()}
    return render(request, "track_enter.html", context, status=422 if form.errors else 200)


def _of_code(request: HttpRequest, code: str) -> Report:
    browser = browser_of(request)
    refuse_guessing("track", browser, at(request), limit=10)
    report = queries.report_of_code(code)
    if report is None:
        note_wrong_code(browser, at=at(request))
        raise UnknownCode(field="code")
    return report
