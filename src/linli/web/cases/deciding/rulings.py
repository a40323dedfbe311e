"""Answering what was asked: taken up with a day, decided, or returned; by account, or by a link."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from linli.access.actors import Actor
from linli.cases.levels import deciding
from linli.cases.levels.queries import OPEN, overdue
from linli.cases.models import Decision
from linli.foundation import clock
from linli.foundation.refusals import NotFound, OutOfStep
from linli.web.asking import at, take, token


class PromiseForm(forms.Form):
    promised_on = forms.DateField(label=_("Decided by"))


class WordsForm(forms.Form):
    words = forms.CharField(label=_("In words"), max_length=1000)


FORMS: dict[str, type[forms.Form]] = {"accept": PromiseForm, "decide": WordsForm, "return": WordsForm}


def context(
    request: HttpRequest, decision: Decision, way: str, may_answer: bool, step: str = "", form: Any = None
) -> dict[str, Any]:
    """What parts/ruling.html shows; `way` is the address to which its answers go."""
    today = clock.today(at(request))
    return {
        "decision": decision,
        "case": decision.case,
        "community": decision.case.community,
        "open": decision.ruling in OPEN,
        "may_answer": may_answer and decision.ruling in OPEN,
        "overdue": overdue(decision, today),
        "way": way,
        "tried": step,
        "form": form,
        "today": today,
        "latest": today + timedelta(days=60),
    }


def answered(request: HttpRequest, decision: Decision, by: Actor, step: str) -> tuple[forms.Form, int]:
    """Take a step; the form, and 303 when it was taken, 422 when something is missing, 409 when it came too late."""
    if step not in FORMS:
        raise NotFound()
    form = FORMS[step](request.POST)
    try:
        return form, 303 if take(form, lambda: _verbs(request, decision, form, by)[step]()) is not None else 422
    except OutOfStep as refused:
        form.add_error(None, str(refused))
        return form, 409


def _verbs(request: HttpRequest, decision: Decision, form: Any, by: Actor) -> dict[str, Callable[[], Decision]]:
    said, about = form.cleaned_data, {"by": by, "at": at(request), "token": token(request)}
    return {
        "accept": lambda: deciding.accept(decision.pk, said["promised_on"], **about),
        "decide": lambda: deciding.decide(decision.pk, said["words"], **about),
        "return": lambda: deciding.give_back(decision.pk, said["words"], **about),
    }
