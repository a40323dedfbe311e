"""Steps on a draft: work it out, say how it is weighed, publish, hear, revise, adopt, drop."""

from collections.abc import Callable
from dataclasses import asdict
from time import monotonic
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from linli.engines.partition.effort import Effort
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.planning import queries
from linli.planning.actions import drafting, showing
from linli.planning.actions.adopting import adopt
from linli.planning.actions.solving import solve as work_out
from linli.planning.actions.withdrawing import withdraw
from linli.planning.models import Draft
from linli.web.asking import at, back_to, staff, take, token, uuid_of, version
from linli.web.planning.forms import STEPS, SettingsForm
from linli.web.planning.one import may_take, show

SECONDS = 8.0  # in one request; what needs longer is said to be unproven
DONE = {
    "publish": _("It is open for comment. Those who serve where doors would change are told."),
    "adopt": _("Adopted. Those concerned are told; print what changed below."),
    "withdraw": _("Withdrawn: everything stays as it is. Those concerned are told; put away what was printed for it."),
    "drop": _("Dropped. It stays on record."),
    "comment": _("Thank you, it is kept."),
    "revise": _("Back on the drawing board; the comments stay."),
    "refresh": _("Up to date with the land."),
}


@require_POST
def step(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """One step; what cannot be taken comes back with the reason."""
    by = staff(request, "plan.read")
    draft = queries.one(by, id)
    if step not in STEPS:
        raise NotFound()
    form = STEPS[step](request.POST)
    given = {"by": by, "at": at(request), "token": token(request)}
    said: dict[str, Callable[[], object]] = {
        "publish": lambda: showing.publish(id, **form.cleaned_data, version=version(request), **given),
        "revise": lambda: showing.revise(id, version=version(request), **given),
        "drop": lambda: showing.drop(id, **form.cleaned_data, version=version(request), **given),
        "adopt": lambda: adopt(id, **form.cleaned_data, version=version(request), **given),
        "withdraw": lambda: withdraw(id, **form.cleaned_data, version=version(request), **given),
        "comment": lambda: showing.comment(id, **form.cleaned_data, **given),
        "refresh": lambda: drafting.refresh(id, version=version(request), **given),
    }
    if take(form, said[step]) is None:
        return show(request, by, draft, step, form)
    messages.success(request, DONE[step])
    return HttpResponseRedirect(f"/planning/{id}/", status=303)


@require_POST
def solve(request: HttpRequest, id: UUID) -> HttpResponse:
    """Work out the whole community, or one compound, around what is locked."""
    by = staff(request, "plan.draft")
    chosen = uuid_of(request, "compound")
    compounds, now = [chosen] if chosen else None, at(request)
    ends = monotonic() + SECONDS
    effort = Effort(left=lambda: ends - monotonic())
    work_out(id, compounds, effort=effort, by=by, at=now, version=version(request), token=token(request))
    return back_to(request, f"/planning/{id}/")


def settings(request: HttpRequest, id: UUID) -> HttpResponse:
    """How a draft is weighed, with the exchange rate said aloud."""
    by = staff(request, "plan.read")
    draft = queries.one(by, id)
    form = SettingsForm(request.POST or None, initial=_initial(draft))
    if request.method == "POST":
        kept = take(
            form,
            lambda: drafting.weigh(
                id, drafting.Settings(**form.said), by=by, at=at(request), version=version(request),
                token=token(request),
            ),
        )  # fmt: skip
        if kept is not None:
            messages.success(request, _("Kept. Everything was counted anew."))
            return HttpResponseRedirect(f"/planning/{id}/", status=303)
    context = {"draft": draft, "form": form, "may_change": "change" in may_take(by, draft, clock.today(at(request)))}
    return render(request, "planning/settings.html", context, status=422 if form.errors else 200)


def _initial(draft: Draft) -> dict[str, Any]:
    held = asdict(drafting.settings_of(draft))
    return held | {"points": f"{held.pop('move_price') / 1000:g}"}
