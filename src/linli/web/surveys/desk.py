"""The desk of surveys: which there are, preparing and opening one, its slips, closing it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.access.actors import Actor
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.surveys import queries
from linli.surveys.actions import holding
from linli.surveys.models import Slip, Survey
from linli.web.asking import at, host_of, pages, staff, take, token
from linli.web.paper.answers import printed
from linli.web.paper.surveys import slips as sheets
from linli.web.surveys import words
from linli.web.surveys.forms import NewForm, in_words

MOST = 60


def listed(request: HttpRequest) -> HttpResponse:
    """Surveys that run or are prepared, and all results with those of before."""
    by = staff(request, "survey.read")
    found = queries.surveys(by)
    live = found.filter(closed_at=None)
    results = words.lines(list(queries.closed(by.community)[:MOST]), list(queries.earlier(by.community)[:MOST]))
    context = {
        "live": live[:MOST], "results": results, "today": clock.today(at(request)),
        "may_prepare": gate.may(by, "survey.prepare"), "may_load": gate.may(by, "survey.past"),
        **pages(live.count() + len(results), MOST),
    }  # fmt: skip
    return render(request, "surveys/listed.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """Name, days, questions, and who is asked."""
    by = staff(request, "survey.prepare")
    form = NewForm(request.POST or None, initial={"opens": clock.today(at(request))})
    if request.method == "POST":
        made = take(form, lambda: holding.prepare(form.plan, by=by, at=at(request), token=token(request)))
        if made is not None:
            messages.success(request, _("Prepared. Open it when the slips shall be printed."))
            return HttpResponseRedirect(f"/together/surveys/{made.pk}/", status=303)
    return render(request, "surveys/new.html", {"form": form}, status=422 if form.errors else 200)


def page(request: HttpRequest, id: UUID) -> HttpResponse:
    """One survey: before it is opened, while it runs, and its result."""
    by = staff(request, "survey.read")
    return _page(request, by, queries.survey(by, id))


def _page(request: HttpRequest, by: Actor, survey: Survey, form: forms.Form | None = None) -> HttpResponse:
    today = clock.today(at(request))
    context: dict[str, Any] = {
        "survey": survey, "today": today, "form": form, "questions": [in_words(one) for one in survey.questions],
        "places": queries.places(survey) if survey.opened_at and not survey.closed_at else [],
        "used": queries.used(survey), "waiting": queries.waiting(survey).count(), "over": today > survey.closes,
        "early": today < survey.opens, "pk": str(survey.pk),
        "may": {name: gate.may(by, f) for name, f in _MAY.items()},
    }  # fmt: skip
    if survey.closed_at:
        outcome = queries.outcome(survey)
        context |= {"outcome": outcome, "told": [(one, words.margin(one.told)) for one in words.questions(outcome)]}
    return render(request, "surveys/one.html", context, status=422 if form and form.errors else 200)


_MAY = {
    "open": "survey.open", "print": "survey.print", "phone": "survey.phone", "paper": "survey.paper",
    "close": "survey.close",
}  # fmt: skip


@require_POST
def step(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """Open it, close it."""
    by = staff(request, "survey.close" if step == "close" else "survey.open")
    survey = queries.survey(by, id)
    verbs: dict[str, tuple[Callable[[], object], str]] = {
        "open": (
            lambda: holding.open_survey(id, by=by, at=at(request)),
            _("Opened: the sample is drawn, the slips can be printed."),
        ),
        "close": (lambda: holding.close(id, by=by, at=at(request)), _("Closed: the result is public.")),
    }
    if step not in verbs:
        raise NotFound()
    form = forms.Form(request.POST)
    if take(form, verbs[step][0]) is None:
        return _page(request, by, survey, form)
    messages.success(request, verbs[step][1])
    return HttpResponseRedirect(f"/together/surveys/{id}/", status=303)


def slips(request: HttpRequest, id: UUID) -> HttpResponse:
    """The slips of a place (?place=), to be handed round."""
    by = staff(request, "survey.print")
    survey = queries.survey(by, id)
    found = Slip.objects.filter(survey=survey, place=request.GET.get("place", "")).order_by("number")
    rows = [one for one in found if one.secret]
    if not rows:
        raise NotFound()
    data = sheets(survey, rows, clock.today(at(request)), host_of(request))
    return printed("survey-slips", data, f"{survey.name} {rows[0].place}")
