"""What could be met ahead: taken up or left, each in one step; and what came of it."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.access.actors import Actor
from linli.cases.intake.actions import MOST_WORDS
from linli.foresight import actions, measuring, queries
from linli.foresight.models import Proposal
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.web.asking import at, pages, staff, take, token, version
from linli.web.cases.ahead.words import error_of, shown

MOST = 40
STEPS = {"accept": actions.accept, "decline": actions.decline}


class WordsForm(forms.Form):
    words = forms.CharField(label=gettext_lazy("What shall be looked at"), max_length=MOST_WORDS)


class ReasonForm(forms.Form):
    words = forms.CharField(label=gettext_lazy("Why not"), max_length=200)


def waiting(request: HttpRequest) -> HttpResponse:
    """What the system proposes for the places of its reader."""
    return _page(request, staff(request, "foresight.read"))


@require_POST
def decide(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """Take one up as a matter, or leave it with a sentence."""
    by = staff(request, "foresight.decide")
    if step not in STEPS:
        raise NotFound()
    form = WordsForm(request.POST) if step == "accept" else ReasonForm(request.POST)
    done = take(form, lambda: STEPS[step](
        id, form.cleaned_data["words"], by=by, at=at(request), version=version(request), token=token(request)
    ))  # fmt: skip
    if done is None:
        return _page(request, by, (id, step, form))
    if done.case:
        messages.success(request, _("Taken up. Now give it to someone."))
        return HttpResponseRedirect(f"/cases/{done.case.pk}/", status=303)
    messages.success(request, _("Left. It is not proposed again for a quarter of a year."))
    return HttpResponseRedirect("/ahead/", status=303)


def _page(request: HttpRequest, by: Actor, tried: tuple[UUID, str, forms.Form] | None = None) -> HttpResponse:
    found = queries.waiting(by, clock.today(at(request)))
    look = queries.last_look(by.community)
    about, step, form = tried or (None, "", None)
    rows = [{"one": shown(row), "form": form if row.pk == about else None, "step": step} for row in found[:MOST]]
    context = {
        "rows": rows,
        "look": look,
        "error": error_of(look) if look else "",
        "may": gate.may(by, "foresight.decide"),
        **pages(found.count(), MOST),
    }
    return render(request, "foresight/waiting.html", context, status=422 if tried else 200)


def results(request: HttpRequest) -> HttpResponse:
    """How many came before and after what was met ahead, beside what was left."""
    by = staff(request, "foresight.read")
    found = measuring.effect(by.community, at(request))
    reach = set(queries.within_reach(by).values_list("pk", flat=True))
    met = [(shown(one.proposal), one) for one in found.met if one.proposal.pk in reach]
    decided: list[Proposal] = list(queries.decided(by)[:MOST])
    context = {"effect": found, "met": met[:MOST], "decided": [shown(one) for one in decided]}
    return render(request, "foresight/results.html", context)
