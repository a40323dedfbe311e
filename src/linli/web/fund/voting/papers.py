"""Slips that were handed in: one enters them, another compares and confirms."""

import json
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.fund.voting import casting, queries
from linli.web.asking import at, pages, staff, take, token
from linli.web.fund.voting.forms import PaperForm

SHOWN = 100


def page(request: HttpRequest, code: str) -> HttpResponse:
    """The form for the next slip, and those that wait for a second pair of eyes."""
    by = staff(request, "poll.cast_on_paper")
    poll = queries.poll(by.community, code)
    candidates = list(queries.candidates(poll))
    form = PaperForm(request.POST or None, candidates=candidates)
    if request.method == "POST":
        done = take(
            form,
            lambda: casting.hand_in(
                poll.pk, form.cleaned_data["code"], form.cleaned_data["ticks"], by=by, at=at(request),
                token=token(request),
            ),
        )  # fmt: skip
        if done:
            messages.success(request, _("Entered. It counts once someone else has compared it."))
            return HttpResponseRedirect(f"/fund/votes/{code}/papers/", status=303)
    waiting, own = queries.papers_waiting(poll), by.appointed_id
    names = {one.number: one.name for one in candidates}
    context = {
        "poll": poll,
        "candidates": candidates,
        "form": form,
        "ticked": form.ticked,
        "waiting": [
            (one, one.code.envelope.number, [(n, names[n]) for n in json.loads(one.ticks)], one.entered_by_id == own)
            for one in waiting[:SHOWN]
        ],
        **pages(waiting.count(), SHOWN),
    }
    return render(request, "voting/papers.html", context, status=422 if form.errors else 200)


@require_POST
def confirm(request: HttpRequest, code: str, id: UUID) -> HttpResponse:
    """The entry is what stands on the slip."""
    by = staff(request, "poll.cast_on_paper")
    casting.confirm(id, by=by, at=at(request), token=token(request))
    messages.success(request, _("Confirmed. It counts."))
    return HttpResponseRedirect(f"/fund/votes/{code}/papers/", status=303)
