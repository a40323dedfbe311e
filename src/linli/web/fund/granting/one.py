"""One proposal on one page: what, how much, from which purpose, what was heard and voted, and what is mine to do."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from linli.access.actors import Actor
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.fund.granting import queries
from linli.fund.granting.deciding import proposing, voting
from linli.fund.granting.deciding.deciding import decide
from linli.fund.granting.refusals import Against
from linli.fund.labels import Says
from linli.fund.models import Proposal
from linli.web.asking import at, staff, take, token
from linli.web.fund import scans
from linli.web.fund.granting import seen
from linli.web.fund.granting.forms import DecideForm, HearForm, RemarkForm, SlipForm, VoteForm

DAYS = 7  # how long votes are waited for, unless the secretary says otherwise
STEPS: dict[str, type[forms.Form]] = {
    "hear": HearForm, "vote": VoteForm, "remark": RemarkForm, "paper": SlipForm, "decide": DecideForm,
}  # fmt: skip
DONE = {
    "hear": _("Kept: it stands in the log."),
    "vote": _("Your vote is cast. Thank you."),
    "remark": _("Kept for the minutes."),
    "paper": _("Entered. Someone else now compares it with the paper and confirms it."),
    "decide": _("Decided: it stands in the log, for everyone to read."),
}


def page(request: HttpRequest, code: str) -> HttpResponse:
    """The proposal as it stands."""
    by = staff(request, "fund.read")
    return show(request, by, queries.proposal(by.community, code))


@require_POST
def step(request: HttpRequest, code: str, step: str) -> HttpResponse:
    """One step; what cannot be taken comes back with the reason, and what was typed."""
    by = staff(request, "fund.read")
    proposal = queries.proposal(by.community, code)
    if step not in STEPS:
        raise NotFound()
    form = _form(request, proposal, step)
    try:
        if take(form, lambda: _verbs(request, by, proposal, form)[step]()) is None:
            return show(request, by, proposal, tried=(step, form))
    except Against as refused:
        return show(request, by, proposal, tried=(step, form), refused=refused)
    messages.success(request, DONE[step])
    return HttpResponseRedirect(f"/fund/proposals/{proposal.code}/", status=303)


def _form(request: HttpRequest, proposal: Proposal, step: str) -> forms.Form:
    """A step's form with what was sent; the ids of its fields begin with its name."""
    if step == "paper":
        asked = seen.sittings(proposal, clock.today(at(request)))
        return SlipForm(request.POST, request.FILES, auto_id="paper-%s", sittings=asked)
    return STEPS[step](request.POST, request.FILES, auto_id=f"{step}-%s")


def _verbs(request: HttpRequest, by: Actor, proposal: Proposal, form: forms.Form) -> dict[str, Callable[[], object]]:
    """The verb of each step, on what was entered."""
    entered = form.cleaned_data
    about: dict[str, Any] = {"by": by, "at": at(request), "token": token(request)}
    return {
        "hear": lambda: proposing.hear(proposal.pk, _heard(entered), **about),
        "vote": lambda: voting.vote(proposal.pk, entered["choice"], reason=entered["reason"], **about),
        "remark": lambda: voting.remark(proposal.pk, entered["words"], **about),
        "paper": lambda: voting.enter_slip(
            proposal.pk, entered["sitting"], entered["choice"], scans.keep(entered["scan"], "scan"),
            reason=entered["reason"], **about,
        ),
        "decide": lambda: decide(proposal.pk, entered["reason"], **about),
    }  # fmt: skip


def _heard(entered: dict[str, Any]) -> proposing.Heard:
    minutes = scans.keep(entered["minutes"], "minutes")
    until = entered["until"] if entered["says"] == Says.AGREE else None
    return proposing.Heard(entered["says"], entered["day"], minutes, entered["words"], until)


def show(
    request: HttpRequest, by: Actor, proposal: Proposal, *,
    tried: tuple[str, forms.Form | None] = ("", None), refused: Against | None = None,
) -> HttpResponse:  # fmt: skip
    """The page, with the form of a step that was not taken, or what stood against it."""
    today = clock.today(at(request))
    context = seen.page(proposal, by, at(request))
    start = {"day": today, "until": today + timedelta(days=DAYS), "says": Says.AGREE}
    empty = {name: made(initial=start, auto_id=f"{name}-%s") for name, made in STEPS.items() if name != "paper"}
    empty["paper"] = SlipForm(sittings=context["sittings"], auto_id="paper-%s")
    step, form = tried
    context |= {
        "forms": empty | ({step: form} if form else {}),
        "form": form,
        "tried": step,
        "choice": request.POST.get("choice", ""),
        "refused": refused,
    }
    wrong = refused.status if refused else 422 if form is not None else 200
    return render(request, "granting/proposal.html", context, status=wrong)
