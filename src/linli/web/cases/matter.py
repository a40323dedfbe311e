"""The page of one matter, and the steps that can be taken on it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import queries as footprints
from linli.cases import labels, queries
from linli.cases.intake.actions import add_words, see_contact
from linli.cases.loop import steps_from
from linli.cases.matter import actions, judging
from linli.cases.models import Case, Report
from linli.foundation import clock
from linli.foundation.refusals import NotFound, OutOfStep, Stale
from linli.notifications import queries as letters
from linli.web.asking import at, back_to, new_token, staff, take, token, version
from linli.web.cases import forms as ask
from linli.web.cases.rows import kind_choices, kind_name, row
from linli.web.progress import stages
from linli.web.public.forms import ReasonForm

FORMS: dict[str, type[forms.Form]] = {
    "triage": ask.KindForm,
    "assign": ask.AssignForm,
    "start": forms.Form,
    "resolve": ask.ResultForm,
    "resolve_on_spot": ask.ResultForm,
    "accept_for": ask.JudgeForForm,
    "return": ReasonForm,
    "reopen": ReasonForm,
    "decline": ask.DeclineForm,
}


def page(request: HttpRequest, id: UUID) -> HttpResponse:
    """One matter with everything that those who may read it need."""
    by = staff(request, "case.read")
    return render(request, "case.html", _context(request, by, queries.one_visible(by, id)))


def _context(request: HttpRequest, by: Actor, case: Case, step: str = "", form: Any = None) -> dict[str, Any]:
    may = [s for s in steps_from(case.stage) if s in FORMS and gate.holds(by, f"case.{s}", case)]
    reports = list(case.reports.prefetch_related("photos").order_by("at"))
    return {
        "case": case,
        "row": row(case, at(request)),
        "steps": [(s, labels.STEPS[s]) for s in may],
        "tried": step,
        "form": form,
        "kept": _written(form) if step in FORMS and step not in may else "",
        "reports": reports,
        "additions": case.additions.select_related("by_person").order_by("at"),
        "footprints": footprints.of(case.pk) if gate.holds(by, "footprint.read", case) else [],
        "letters": letters.about(case.pk),
        "stages": stages(case),
        "kinds": kind_choices() if "triage" in may else [],
        "spheres": labels.Sphere.choices,
        "assignees": queries.assignable(case, clock.today(at(request))) if "assign" in may else [],
        "outcomes": labels.Outcome.choices,
        "verdicts": labels.Verdict.choices,
        "suggested_name": kind_name(case.suggestion.get("kind", "")),
        "next": labels.NEXT_FOR_STAFF[case.stage],
        "may_see_contact": gate.holds(by, "report.see_contact", case) and any(r.phone for r in reports),
        "may_add": gate.holds(by, "case.add_words", case),
        "token": new_token(),
    }


def _written(form: Any) -> str:
    """What was written for a step that no longer fits, so that it can be copied."""
    return "\n".join(filter(None, (form.data.get(name, "").strip() for name in ("words", "reason", "exit"))))


@require_POST
def step(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """Take one step; what cannot be taken comes back with the reason, the fresh state and the words entered."""
    by = staff(request, "case.read")
    case = queries.one_visible(by, id)
    if step not in FORMS:
        raise NotFound()
    form = FORMS[step](request.POST)
    try:
        done = take(form, lambda: _verbs(case, form, request, by)[step]())
    except (Stale, OutOfStep) as refused:
        form.add_error(None, str(refused))
        fresh = queries.one_visible(by, id)
        return render(request, "case.html", _context(request, by, fresh, step, form), status=409)
    if done is None:
        return render(request, "case.html", _context(request, by, case, step, form), status=422)
    return back_to(request, f"/cases/{id}/")


def _verbs(case: Case, form: Any, request: HttpRequest, by: Actor) -> dict[str, Callable[[], Case]]:
    """Each step as a call of its action with what the form holds."""
    said = form.cleaned_data
    about: dict[str, Any] = {"by": by, "at": at(request), "version": version(request), "token": token(request)}

    def result() -> actions.Result:
        return actions.Result(said["outcome"], said["words"], said["owner"])

    return {
        "triage": lambda: actions.confirm_kind(
            case.pk, said["kind"], sphere=said["sphere"], sealed=_sealed(form), **about
        ),
        "assign": lambda: actions.assign(case.pk, said["assignee"], words=said["words"], **about),
        "start": lambda: actions.start(case.pk, **about),
        "resolve": lambda: actions.resolve(case.pk, result(), **about),
        "resolve_on_spot": lambda: actions.resolve_on_spot(case.pk, result(), **about),
        "accept_for": lambda: judging.judge_for(
            case.pk, said["report"], said["verdict"], said["means"], reason=said["reason"], **about
        ),
        "return": lambda: judging.send_back(case.pk, said["reason"], **about),
        "reopen": lambda: judging.reopen(case.pk, said["reason"], **about),
        "decline": lambda: actions.decline(case.pk, said["exit"], **about),
    }


def _sealed(form: Any) -> bool | None:
    """Whether the form's tick decides; None when the form did not ask and the kind decides."""
    return bool(form.cleaned_data["sealed"]) if "asks_sealed" in form.data else None


@require_POST
def words(request: HttpRequest, id: UUID) -> HttpResponse:
    """Add words for colleagues, or for the reporter to read."""
    by = staff(request, "case.add_words")
    case = queries.one_visible(by, id)
    form = ask.WordsForm(request.POST)

    def verb() -> object:
        said = form.cleaned_data
        return add_words(case.pk, said["words"], public=said["public"], by=by, at=at(request), token=token(request))

    if take(form, verb) is None:
        return render(request, "case.html", _context(request, by, case, "words", form), status=422)
    return HttpResponseRedirect(f"/cases/{id}/", status=303)


@require_POST
def contact(request: HttpRequest, id: UUID) -> HttpResponse:
    """Show a reporter's number to someone who needs it; the view leaves a footprint."""
    by = staff(request, "report.see_contact")
    report: Report = see_contact(id, by=by, at=at(request))
    return render(request, "contact.html", {"report": report, "case": report.case, "title": _("Reporter's contact")})
