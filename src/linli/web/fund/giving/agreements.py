"""Agreements on shared sales: the list, a new one, one with its statements."""

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
from linli.foundation.refusals import NotFound
from linli.foundation.sealing import link_token
from linli.fund.giving import agreeing, queries, rules, stating
from linli.fund.giving.agreeing import Agreed
from linli.fund.giving.donors import Named
from linli.fund.giving.rules import Terms
from linli.fund.giving.stating import Reckoned, Sold
from linli.fund.labels import AgreementSort, DonorKind, Stream
from linli.fund.models import Agreement
from linli.fund.refusals import NotOpen
from linli.web.asking import at, host_of, staff, take, token
from linli.web.fund.giving import words
from linli.web.fund.giving.forms import AgreementForm, ReasonForm, RefundForm, StatementForm, digest


def listed(request: HttpRequest) -> HttpResponse:
    """Every agreement, those in force first."""
    by = staff(request, "fund.read")
    today, named = clock.today(at(request)), gate.may(by, "donor.read")
    rows = [
        {
            "agreement": one,
            "who": words.known(one.party) if named else words.called(one.party),
            "percent": rules.percent(one.basis_points),
            "holds": one.start <= today <= one.end,
        }
        for one in queries.agreements(by)
    ]
    rows.sort(key=lambda row: not row["holds"])
    context = {"rows": rows, "may_sign": gate.may(by, "agreement.sign"), "count": len(rows)}
    return render(request, "giving/agreements.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """An agreement that was signed on paper; its scan is digested and not kept."""
    by = staff(request, "agreement.sign")
    purposes = queries.purposes(by.community)
    if not purposes:
        raise NotOpen()
    today = clock.today(at(request))
    start = {"signed": today, "start": today, "end": today.replace(month=12, day=31), "sort": AgreementSort.MERCHANT,
             "stream": Stream.MARKET}  # fmt: skip
    form = AgreementForm(request.POST or None, request.FILES or None, purposes=purposes, initial=start)
    if request.method == "POST":
        made = take(form, lambda: agreeing.sign(_agreed(form), by=by, at=at(request), token=token(request)))
        if made is not None:
            messages.success(request, _("It stands in the log from now on. Give the merchant the private link."))
            return HttpResponseRedirect(f"/fund/agreements/{made.pk}/", status=303)
    return render(request, "giving/agreement_form.html", {"form": form}, status=422 if form.errors else 200)


def _agreed(form: AgreementForm) -> Agreed:
    said = form.cleaned_data
    kind = DonorKind.MERCHANT if said["sort"] == AgreementSort.MERCHANT else DonorKind.PARTNER
    return Agreed(
        sort=said["sort"], stream=said["stream"], party=Named(kind, said["name"], phone=said["phone"]),
        terms=Terms(int(said["percent"] * 100), said["cap"], said["floor"]), start=said["start"], end=said["end"],
        signed=said["signed"], purpose=said["purpose"], document=digest(said["scan"]),
    )  # fmt: skip


def one(request: HttpRequest, id: UUID) -> HttpResponse:
    """An agreement with its statements; the next one can be entered."""
    by = staff(request, "fund.read")
    return _page(request, by, queries.agreement(by, id))


@require_POST
def state(request: HttpRequest, id: UUID) -> HttpResponse:
    """First what is due is shown; said once more, it is stated."""
    by = staff(request, "agreement.state")
    agreement = queries.agreement(by, id)
    form = StatementForm(request.POST)
    reckoned, done = stated(request, by, agreement, form)
    if done:
        return HttpResponseRedirect(f"/fund/agreements/{id}/", status=303)
    return _page(request, by, agreement, {"form": form, "reckoned": reckoned})


def stated(request: HttpRequest, by: Actor, agreement: Agreement, form: StatementForm) -> tuple[Reckoned | None, bool]:
    """What would be due of what was entered; and whether it was stated, which needs the same said twice."""
    today = clock.today(at(request))
    reckoned = take(form, lambda: stating.reckon(agreement, sold(form), today))
    if reckoned is None or request.POST.get("sure") != "1":
        return reckoned, False
    made = take(form, lambda: stating.state(agreement.pk, sold(form), by=by, at=at(request), token=token(request)))
    if made is not None:
        messages.success(request, _("Stated. Thank you."))
    return reckoned, made is not None


def sold(form: StatementForm) -> Sold:
    """A statement as it was entered."""
    said = form.cleaned_data
    return Sold(said["event"], said["day"], said["sales"], said["refunds"] or 0)


@require_POST
def change(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """What buyers were given back later, or a statement taken back."""
    by = staff(request, "agreement.state")
    made: dict[str, type[forms.Form]] = {"refund": RefundForm, "back": ReasonForm}
    if step not in made:
        raise NotFound()
    agreement = queries.agreement_stated(by, id)
    form = made[step](request.POST)
    about: dict[str, Any] = {"by": by, "at": at(request), "token": token(request)}
    verbs: dict[str, Callable[[], object]] = {
        "refund": lambda: stating.give_back(id, form.cleaned_data["day"], form.cleaned_data["refunds"], **about),
        "back": lambda: stating.take_back(id, form.cleaned_data["reason"], **about),
    }
    if take(form, verbs[step]) is None:
        return _page(request, by, agreement, {"wrong": form, "tried": (id, step)})
    messages.success(request, _("Kept."))
    return HttpResponseRedirect(f"/fund/agreements/{agreement.pk}/", status=303)


def _page(request: HttpRequest, by: Actor, agreement: Agreement, more: dict[str, Any] | None = None) -> HttpResponse:
    named, today = gate.may(by, "donor.read"), clock.today(at(request))
    context = {
        "agreement": agreement,
        "who": words.known(agreement.party) if named else words.called(agreement.party),
        "named": named,
        "percent": rules.percent(agreement.basis_points),
        "holds": agreement.start <= today <= agreement.end,
        "statements": list(queries.statements(agreement)),
        "address": f"{host_of(request)}/m/{link_token(agreement.pk)}/" if named else "",
        "way": f"/fund/agreements/{agreement.pk}/state/",
        "may_state": gate.holds(by, "agreement.state", agreement),
        "may_sign": gate.holds(by, "agreement.sign", agreement),
        "form": StatementForm(initial={"day": today}),
        "refund": RefundForm(initial={"day": today}),
        "back": ReasonForm(),
        **(more or {}),
    }
    wrong = context.get("wrong") or context["form"]
    return render(request, "giving/agreement.html", context, status=422 if wrong.errors else 200)
