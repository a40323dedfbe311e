"""A household's own ballot: the code on its slip opens it, and until the last day it may be changed."""

import json
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from linli.access.actors import bearer
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.fund.labels import Way
from linli.fund.models import Ballot, Envelope
from linli.fund.voting import queries, rules
from linli.fund.voting.casting import cast
from linli.fund.voting.refusals import UnknownCodeTyped
from linli.web.asking import at, browser_of, take, token
from linli.web.fund.voting.forms import CodeForm, TicksForm
from linli.web.public.limits import refuse_flood
from linli.web.public.report import community_of


def enter(request: HttpRequest) -> HttpResponse:
    """The code typed by hand, for whoever cannot scan it. Only wrong codes are limited: one phone may serve a yard."""
    form = CodeForm(request.POST or None)
    if request.method == "POST":
        found = take(form, lambda: _found(request, form))
        if found:
            return HttpResponseRedirect(f"/v/{rules.plain_code(form.cleaned_data['code'])}/", status=303)
    context = {"community": community_of(request), "form": form}
    return render(request, "voting/enter.html", context, status=422 if form.errors else 200)


def _found(request: HttpRequest, form: forms.Form) -> Envelope:
    try:
        return queries.envelope_of(form.cleaned_data["code"])
    except NotFound as missing:
        refuse_flood(browser_of(request), at(request))
        raise UnknownCodeTyped(field="code") from missing


def page(request: HttpRequest, code: str) -> HttpResponse:
    """What this household may tick, and what it has ticked; only what is sent is kept."""
    envelope = queries.envelope_of(code)
    poll, kept = envelope.code.poll, queries.last_ballot(envelope.code)
    candidates = list(queries.candidates(poll))
    ticks = json.loads(kept.ticks) if kept else []
    form = TicksForm(candidates=candidates, initial={"ticks": ticks})
    if request.method == "POST":
        by = bearer(envelope.community_id, envelope.pk)
        form = TicksForm(request.POST, candidates=candidates)
        if take(
            form,
            lambda: cast(envelope.pk, form.cleaned_data["ticks"], by=by, at=at(request), token=token(request)),
        ):
            messages.success(request, _("Sent. Your ballot is counted as it stands below."))
            return HttpResponseRedirect(f"/v/{rules.plain_code(code)}/", status=303)
    context = _context(request, envelope, kept) | {
        "candidates": candidates,
        "form": form,
        "ticked": form.ticked,
        "least": min(poll.least, len(candidates)),
    }
    return render(request, "voting/ballot.html", context, status=422 if form.errors else 200)


def _context(request: HttpRequest, envelope: Envelope, kept: Ballot | None) -> dict[str, Any]:
    poll, today = envelope.code.poll, clock.today(at(request))
    void = queries.is_void(envelope.code)
    result = queries.result_of(poll)
    on_paper = bool(kept and kept.means == Way.PAPER)
    return {
        "poll": poll,
        "community": poll.community,
        "kept": kept,
        "kept_ticks": json.loads(kept.ticks) if kept else [],
        "on_paper": on_paper,
        "void": void,
        "result": result,
        "early": today < poll.opens,
        "over": today > poll.closes,
        "may": not (void or on_paper or result or today < poll.opens or today > poll.closes),
        "days": (poll.closes - today).days,
        "digest": envelope.code.digest,
    }
