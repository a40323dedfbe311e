"""Asking for a decision: what has to be decided, by whom, by when, with a dossier that the records wrote."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.access import gate
from linli.access.actors import Actor
from linli.cases import posts, reference
from linli.cases import queries as matters
from linli.cases.labels import Level
from linli.cases.levels import dossier
from linli.cases.levels.deciding import Question, ask_decision
from linli.cases.models import Case, Decision
from linli.foundation import clock
from linli.foundation.refusals import NotAllowed, OutOfStep, Stale
from linli.web.asking import at, staff, take, token, version
from linli.web.cases.calling.words import duty_name
from linli.web.cases.rows import kind_name, row
from linli.web.fields import PhoneField

USUAL = timedelta(days=7)


class QuestionForm(forms.Form):
    question = forms.CharField(label=gettext_lazy("What has to be decided"), max_length=300)
    owner = forms.CharField(label=gettext_lazy("Who decides"), max_length=60)
    person = forms.UUIDField(label=gettext_lazy("Sent to"), required=False)
    number = PhoneField(label=gettext_lazy("Telephone"), max_length=20, required=False)
    wanted_by = forms.DateField(label=gettext_lazy("An answer is wanted by"))
    dossier = forms.CharField(label=gettext_lazy("What they need to know"), max_length=4000, required=False)


def page(request: HttpRequest, id: UUID) -> HttpResponse:
    """The question with its dossier, drafted from the records and mended by a person."""
    by = staff(request, "case.ask_decision")
    case = matters.one_visible(by, id)
    if not gate.holds(by, "case.ask_decision", case):
        raise NotAllowed()
    form = QuestionForm(request.POST or None, initial={} if request.method == "POST" else _first(request, case))
    status = 200
    if request.method == "POST":
        try:
            asked = take(form, lambda: _ask(request, case, form.cleaned_data, by))
        except (Stale, OutOfStep) as refused:
            form.add_error(None, str(refused))
            case, asked, status = matters.one_visible(by, id), None, 409
        if asked is not None:
            messages.success(request, _("The question is on its way. The answer and the promised day appear here."))
            return HttpResponseRedirect(f"/cases/{id}/#decision", status=303)
        status = 422 if status == 200 else status
    return render(request, "ask_decision.html", _context(request, case, form), status=status)


def _first(request: HttpRequest, case: Case) -> dict[str, Any]:
    duties = {key: duty_name(key) for key in reference.directory()}
    kind = kind_name(case.kind or case.suggestion.get("kind", ""))
    return {
        "wanted_by": clock.today(at(request)) + USUAL,
        "dossier": dossier.draft(case, kind, duties, at(request)),
    }


def _ask(request: HttpRequest, case: Case, said: dict[str, Any], by: Actor) -> Decision:
    question = Question(
        said["question"], said["owner"], said["wanted_by"], said["dossier"], said["person"],
        "" if said["person"] else said["number"],
    )  # fmt: skip
    return ask_decision(case.pk, question, by=by, at=at(request), version=version(request), token=token(request))


def _context(request: HttpRequest, case: Case, form: QuestionForm) -> dict[str, Any]:
    today = clock.today(at(request))
    street = [duty_name(duty.key) for duty in reference.directory().values() if duty.through_street]
    return {
        "case": case,
        "row": row(case, at(request)),
        "form": form,
        "people": [(p.pk, p.name) for p in posts.holders(case, Level.STREET, today)],
        "owners": street,
        "today": today,
        "latest": today + timedelta(days=60),
    }
