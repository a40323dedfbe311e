"""A proposal is written down by the office: first it is looked at beside its purpose, then it goes into the log."""

import hashlib
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from linli.access.actors import Actor
from linli.engines.money import plain
from linli.fund.books.writing import said
from linli.fund.giving.queries import purposes as purposes_of
from linli.fund.granting import queries, winning
from linli.fund.granting.deciding import proposing, standing
from linli.fund.granting.rules import in_common
from linli.fund.labels import Asks
from linli.fund.models import Purpose
from linli.fund.refusals import NotOpen
from linli.web.asking import at, staff, take, token
from linli.web.fund.granting.forms import ProposalForm, written


def new(request: HttpRequest) -> HttpResponse:
    """Sent once it is shown beside its purpose; sent again as it was looked at, it is proposed."""
    by = staff(request, "fund.propose")
    purposes = purposes_of(by.community)
    if not purposes:
        raise NotOpen()
    form = ProposalForm(request.POST or None, purposes=purposes, initial=_start(request, by, purposes))
    context: dict[str, Any] = {"form": form, "looked": None}
    if request.method == "POST":
        looked = take(form, lambda: _looked(form, by))
        if looked and looked == request.POST.get("looked"):
            made = take(form, lambda: proposing.propose(form.asked, by=by, at=at(request), token=token(request)))
            if made is not None:
                messages.success(request, _("It stands in the log. The secretary hears of it."))
                return HttpResponseRedirect(f"/fund/proposals/{made.code}/", status=303)
        if set(form.errors) <= {"confirmed"}:
            context["looked"] = _beside(form, purposes)
            context["mark"] = _mark(form)
    return render(request, "granting/proposal_form.html", context, status=422 if form.errors else 200)


def _start(request: HttpRequest, by: Actor, purposes: list[Purpose]) -> dict[str, Any]:
    """What a form begins with: what was returned (?replaces=), what residents have chosen (?won=), or nothing."""
    code, won = request.GET.get("replaces", ""), request.GET.get("won", "")
    if code:
        old = queries.proposal(by.community, code)
        return written(old, said(old.leaf)) | {"won": winning.won_by(old)}
    if won:
        one = winning.winner(by.community, won)
        chosen = {"purpose": one.purpose.code, "name": one.name, "amount": plain(100 * one.yuan), "words": one.words}
        return {"sort": Asks.PROJECT, "won": won, **chosen}
    return {"sort": Asks.PROJECT, "purpose": purposes[0].code}


def _looked(form: ProposalForm, by: Actor) -> str:
    """The mark of what could be proposed as it is, but for the confirmation."""
    proposing.check(replace(form.asked, confirmed=True), by)
    return _mark(form)


def _mark(form: ProposalForm) -> str:
    """A digest of what was entered: whatever is changed after it was looked at is looked at again."""
    return hashlib.sha256(repr(replace(form.asked, confirmed=False)).encode()).hexdigest()[:16]


def _beside(form: ProposalForm, purposes: list[Purpose]) -> dict[str, Any]:
    """The purpose with what donors were told of it, what it shares with the proposal, and its money."""
    asked = form.asked
    purpose = next(one for one in purposes if one.code == asked.purpose)
    told = said(purpose.leaf)["words"]
    shared = in_common(f"{purpose.name} {told}", f"{asked.name} {asked.words} {asked.match}")
    return {"purpose": purpose, "told": told, "shared": shared, "money": standing.money(purpose, asked.fen)}
