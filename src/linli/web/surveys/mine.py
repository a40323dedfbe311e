"""A household's own page of a survey: the code of its slip opens it, and it can be answered once."""

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from linli.access.actors import bearer
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.surveys import queries, rules
from linli.surveys.actions.answering import answer
from linli.surveys.models import Slip
from linli.surveys.refusals import UnknownTyped
from linli.web.asking import at, browser_of, take, token
from linli.web.public.limits import refuse_flood
from linli.web.public.report import community_of
from linli.web.surveys.forms import AnswerForm, CodeForm


def enter(request: HttpRequest) -> HttpResponse:
    """The code typed by hand. Only wrong codes are limited: one phone may serve a yard."""
    form = CodeForm(request.POST or None)
    if request.method == "POST":
        found = take(form, lambda: _found(request, form))
        if found:
            return HttpResponseRedirect(f"/y/{rules.plain_code(form.cleaned_data['code'])}/", status=303)
    context = {"community": community_of(request), "form": form}
    return render(request, "surveys/enter.html", context, status=422 if form.errors else 200)


def _found(request: HttpRequest, form: forms.Form) -> Slip:
    try:
        return queries.slip_of(form.cleaned_data["code"])
    except NotFound as missing:
        refuse_flood(browser_of(request), at(request))
        raise UnknownTyped(field="code") from missing


def page(request: HttpRequest, code: str) -> HttpResponse:
    """The questions, or thanks when it was answered."""
    slip = queries.slip_of(code)
    survey, today = slip.survey, clock.today(at(request))
    form = AnswerForm(request.POST if request.method == "POST" else None, survey=survey)
    if request.method == "POST":
        by = bearer(slip.community_id, slip.pk)
        if take(form, lambda: answer(slip.pk, form.answers, by=by, at=at(request), token=token(request))):
            return HttpResponseRedirect(f"/y/{rules.plain_code(code)}/", status=303)
    context = {
        "survey": survey, "community": survey.community, "form": form, "used": bool(slip.used),
        "early": today < survey.opens, "over": today > survey.closes or survey.closed_at is not None,
    }  # fmt: skip
    return render(request, "surveys/mine.html", context, status=422 if form.errors else 200)
