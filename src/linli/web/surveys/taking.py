"""Answers that someone who serves types: slips on paper, by two people; what was said by telephone."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access.actors import Actor
from linli.surveys import queries
from linli.surveys.actions import answering
from linli.surveys.labels import Answer
from linli.surveys.models import Survey
from linli.web.asking import at, pages, staff, take, token
from linli.web.surveys.forms import TypedForm, in_words

MOST = 60


def papers(request: HttpRequest, id: UUID) -> HttpResponse:
    """One person enters a slip; another compares it with the paper and confirms."""
    by = staff(request, "survey.paper")
    survey = queries.survey(by, id)
    form = TypedForm(request.POST or None, survey=survey)
    if request.method == "POST":
        kept = take(form, lambda: answering.enter(
            id, form.cleaned_data["code"], form.answers, by=by, at=at(request), token=token(request)
        ))  # fmt: skip
        if kept is not None:
            messages.success(request, _("Entered. Someone else compares it with the paper."))
            return HttpResponseRedirect(f"/together/surveys/{id}/papers/", status=303)
    return _papers(request, by, survey, form)


def _papers(request: HttpRequest, by: Actor, survey: Survey, form: forms.Form) -> HttpResponse:
    found = queries.waiting(survey)
    asked = {question["key"]: in_words(question) for question in survey.questions}
    rows = [
        {
            "entry": entry, "own": entry.entered_by_id == by.person_id,
            "said": [(asked[key], Answer(value).label) for key, value in entry.answers.items()],
        }
        for entry in found[:MOST]
    ]  # fmt: skip
    context: dict[str, Any] = {"survey": survey, "form": form, "rows": rows, **pages(found.count(), MOST)}
    return render(request, "surveys/papers.html", context, status=422 if form.errors else 200)


@require_POST
def confirm(request: HttpRequest, id: UUID) -> HttpResponse:
    """The same stands on the slip."""
    by = staff(request, "survey.paper")
    way = f"/together/surveys/{queries.entry(by, id).slip.survey_id}/papers/"
    form = forms.Form(request.POST)
    if take(form, lambda: answering.confirm(id, by=by, at=at(request))) is None:
        messages.error(request, " ".join(str(error) for error in form.non_field_errors()))
        return HttpResponseRedirect(way, status=303)
    messages.success(request, _("Counted. What it said is kept in no connection with it."))
    return HttpResponseRedirect(way, status=303)


def phone(request: HttpRequest, id: UUID) -> HttpResponse:
    """Someone rang up or was rung up, reads out the code and answers; the words are typed here, once."""
    by = staff(request, "survey.phone")
    survey = queries.survey(by, id)
    form = TypedForm(request.POST or None, survey=survey)
    if request.method == "POST":
        kept = take(form, lambda: answering.by_telephone(
            id, form.cleaned_data["code"], form.answers, by=by, at=at(request), token=token(request)
        ))  # fmt: skip
        if kept is not None:
            messages.success(request, _("Counted. Nobody is asked twice."))
            return HttpResponseRedirect(f"/together/surveys/{id}/phone/", status=303)
    return render(request, "surveys/phone.html", {"survey": survey, "form": form}, status=422 if form.errors else 200)
