"""The committee for everyone: its seats, whom they speak for, how it decides; the secretary appoints here."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.fund.granting import queries
from linli.fund.granting.deciding import seating
from linli.fund.granting.deciding.seating import Term
from linli.fund.granting.rules import LEAST_SEATS
from linli.fund.labels import Constituency
from linli.fund.models import Seat
from linli.people.queries import of_community
from linli.web.asking import as_uuid, at, staff, take, token
from linli.web.fund.granting.forms import NamedForm, SeatForm, TermForm
from linli.web.public.report import community_of

STEPS: dict[str, type[forms.Form]] = {"end": TermForm, "name": NamedForm}


def page(request: HttpRequest) -> HttpResponse:
    """Who decides about the fund's money, and how."""
    return _page(request)


@require_POST
def appoint(request: HttpRequest) -> HttpResponse:
    """Someone is appointed to a seat for a term."""
    by = staff(request, "fund.seat")
    form = SeatForm(request.POST, people=of_community(by.community).order_by("name", "id"))

    def verb() -> Seat:
        entered = form.cleaned_data
        term = Term(entered["number"], entered["constituency"], entered["start"], entered["until"])
        alternate = as_uuid(entered["alternate"])
        return seating.seat(
            term, UUID(entered["person"]), by=by, at=at(request), named=entered["named"], alternate_id=alternate,
            token=token(request),
        )  # fmt: skip

    if take(form, verb) is None:
        return _page(request, form=form)
    messages.success(request, _("Appointed. They can sign in from the first day on."))
    return HttpResponseRedirect("/fund/committee/", status=303)


@require_POST
def change(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """A term ends, or a name is shown to everyone, or no longer."""
    by = staff(request, "fund.seat")
    if step not in STEPS:
        raise NotFound()
    form = STEPS[step](request.POST)
    about: dict[str, Any] = {"by": by, "at": at(request), "token": token(request)}
    verbs: dict[str, Callable[[], object]] = {
        "end": lambda: seating.end_term(id, form.cleaned_data["until"], **about),
        "name": lambda: seating.name_to_everyone(id, form.cleaned_data["named"], **about),
    }
    if take(form, verbs[step]) is None:
        return _page(request, tried=(id, form))
    messages.success(request, _("Kept."))
    return HttpResponseRedirect("/fund/committee/", status=303)


def _page(
    request: HttpRequest, form: SeatForm | None = None, tried: tuple[UUID | None, forms.Form | None] = (None, None)
) -> HttpResponse:
    known = getattr(request, "known", None)
    by = known.actor if known else None
    may = bool(by and gate.may(by, "fund.seat"))
    community, today = community_of(request), clock.today(at(request))
    held = list(queries.seats_ahead(community.pk, today).prefetch_related("sittings__person"))
    voting = [seat for seat in held if seat.constituency != Constituency.SUPERVISOR and seat.start <= today]
    if may and form is None:
        start = {"number": max([0, *(seat.number for seat in held)]) + 1, "start": today}
        form = SeatForm(people=of_community(community.pk).order_by("name", "id"), initial=start)
    context = {
        "community": community,
        "sides": [(of.label, [_seat(one, may) for one in held if one.constituency == of]) for of in Constituency],
        "voting": len(voting),
        "lawful": len(voting) >= LEAST_SEATS and len(voting) % 2 == 1,
        "may_seat": may,
        "form": form,
        "tried": tried,
        "today": today,
    }
    wrong = (form is not None and form.errors) or tried[1] is not None
    return render(request, "granting/committee.html", context, status=422 if wrong else 200)


def _seat(seat: Seat, may: bool) -> dict[str, Any]:
    """A seat with the names that whoever looks may read."""
    holder = next((one for one in seat.sittings.all() if not one.alternate), None)
    second = next((one for one in seat.sittings.all() if one.alternate), None)
    named = bool(holder and holder.named)
    return {
        "seat": seat,
        "holder": holder.person.name if holder and (named or may) else "",
        "alternate": second.person.name if second and may else "",
        "has_alternate": second is not None,
        "named": named,
    }
