"""Small answers: a donor was told by a person, a donor asked to see the records, a question of purpose came back."""

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
from linli.foundation.refusals import Missing, NotFound
from linli.fund.giving import asking, booking, inquiring, queries, telling
from linli.web.asking import at, back_to, staff, take, token
from linli.web.fund.giving import words
from linli.web.fund.giving.forms import ChangeForm, PaperForm, PlanForm, ReplyForm, TickForm, digest

MOST = 200
STEPS: dict[str, type[forms.Form]] = {"paper": PaperForm, "plan": PlanForm, "change": ChangeForm}
ACTION = {"paper": "gift.consent", "plan": "gift.ask", "change": "gift.change"}


@require_POST
def tick(request: HttpRequest, id: UUID) -> HttpResponse:
    """I told the donor myself, just now."""
    form = TickForm(request.POST)
    means = form.cleaned_data["means"] if form.is_valid() else ""
    telling.tick(id, means, by=staff(request, "gift.told"), at=at(request), token=token(request))
    messages.success(request, _("Ticked: they have been told."))
    return back_to(request, "/fund/gifts/")


@require_POST
def reply(request: HttpRequest, id: UUID) -> HttpResponse:
    """The answer to a donor who wants to see the records."""
    form = ReplyForm(request.POST)
    if not form.is_valid():
        raise Missing(field="words")
    by = staff(request, "gift.answer")
    asked = inquiring.reply(id, form.cleaned_data["words"], by=by, at=at(request), token=token(request))
    messages.success(request, _("Kept. The donor reads it under the private link."))
    return HttpResponseRedirect(f"/fund/gifts/{asked.gift_id}/", status=303)


def askings(request: HttpRequest) -> HttpResponse:
    """Every question about a change of purpose, and what became of it."""
    by = staff(request, "fund.read")
    return _page(request, by)


@require_POST
def step(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """An answer on paper, a filed plan, or the booking of a change that was agreed."""
    by = staff(request, "fund.read")
    if step not in STEPS:
        raise NotFound()
    form = STEPS[step](request.POST, request.FILES)
    if take(form, lambda: _verbs(request, by, id, form)[step]()) is None:
        return _page(request, by, id, step, form)
    messages.success(request, _("Kept."))
    return HttpResponseRedirect("/fund/askings/", status=303)


def _verbs(request: HttpRequest, by: Actor, id: UUID, form: forms.Form) -> dict[str, Callable[[], object]]:
    said = form.cleaned_data
    about: dict[str, Any] = {"by": by, "at": at(request), "token": token(request)}
    return {
        "paper": lambda: asking.answer_on_paper(id, said["answer"], digest(said["scan"]), **about),
        "plan": lambda: asking.rest_on_plan(id, said["number"], **about),
        "change": lambda: booking.carry_out(id, said["day"], **about),
    }


def _page(
    request: HttpRequest, by: Actor, id: UUID | None = None, step: str = "", form: forms.Form | None = None
) -> HttpResponse:
    named = gate.may(by, "donor.read")
    found = list(queries.askings(by)[:MOST])
    context = {
        "rows": [(one, words.known(one.gift.donor) if named else words.called(one.gift.donor)) for one in found],
        "may": {name for name, action in ACTION.items() if gate.may(by, action)},
        "forms": {name: made(None, initial={"day": clock.today(at(request))}) for name, made in STEPS.items()},
        "tried": (id, step),
        "form": form,
    }
    return render(request, "giving/askings.html", context, status=422 if form is not None else 200)
