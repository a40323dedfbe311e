"""The page of whoever wished, behind a private link: how it stands, that it came, a word of thanks, taking it back."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from linli.access.actors import Actor
from linli.audit import queries as footprints
from linli.foundation.clock import SHANGHAI
from linli.foundation.refusals import NotFound
from linli.people.labels import Means
from linli.web.asking import at, browser_of, host_of, take
from linli.web.fund.doing.acts import about
from linli.web.links import borne
from linli.web.public.limits import refuse_flood
from linli.web.wishes import words
from linli.web.wishes.forms import MissForm, ThanksForm
from linli.wishes import queries
from linli.wishes.actions import delivering, ending
from linli.wishes.labels import Stage
from linli.wishes.loop import steps_from
from linli.wishes.models import Wish

FORMS: dict[str, type[forms.Form]] = {
    "received": ThanksForm, "thanks": ThanksForm, "missed": MissForm, "meet": forms.Form, "apart": forms.Form,
    "withdraw": forms.Form,
}  # fmt: skip
DONE: dict[str, Any] = {
    "received": _("Thank you. We are glad that it came."),
    "thanks": _("Thank you. The keeper passes it on, without any name."),
    "missed": _("Noted. The keeper looks into it."),
    "meet": _("Noted. If the other one would like it as well, the keeper brings you together."),
    "apart": _("Noted: nobody learns who you are."),
}


class UnknownLink(NotFound):
    sentence = _("This link is not complete, or the wish was taken back and everything about it erased.")


def own(link: str) -> tuple[Wish, Actor]:
    """The wish that a link opens, and whoever bears it. Raises `UnknownLink`."""
    return borne(link, queries.of_link, UnknownLink)


def page(request: HttpRequest, link: str) -> HttpResponse:
    """My wish; opening it records nothing."""
    wish, _by = own(link)
    return render(request, "wishes/wisher.html", _context(request, link, wish, ThanksForm()))


@require_POST
def step(request: HttpRequest, link: str, step: str) -> HttpResponse:
    """It came, or not; a word of thanks; I would like to meet; I take it back."""
    wish, by = own(link)
    if step not in FORMS:
        raise NotFound()
    refuse_flood(browser_of(request), at(request))
    form = FORMS[step](request.POST)
    if take(form, lambda: _verbs(request, wish, by, form)[step]()) is None:
        return render(request, "wishes/wisher.html", _context(request, link, wish, form), status=422)
    if step == "withdraw":
        return render(request, "wishes/gone.html", {"community": wish.community})
    messages.success(request, DONE[step])
    return HttpResponseRedirect(f"/wish/{link}/", status=303)


def _verbs(request: HttpRequest, wish: Wish, by: Actor, form: forms.Form) -> dict[str, Callable[[], object]]:
    told, said = about(request, by), form.cleaned_data
    return {
        "received": lambda: delivering.receive(wish.pk, Means.LINK, said["thanks"], **told),
        "thanks": lambda: delivering.thank(wish.pk, said["thanks"], **told),
        "missed": lambda: delivering.miss(wish.pk, said["words"], **told),
        "meet": lambda: delivering.meet(wish.pk, True, **told),
        "apart": lambda: delivering.meet(wish.pk, False, **told),
        "withdraw": lambda: ending.withdraw(wish.pk, **told),
    }


def _context(request: HttpRequest, link: str, wish: Wish, form: forms.Form) -> dict[str, Any]:
    claim = queries.claim_of(wish)
    came = wish.stage == Stage.DELIVERED and wish.received_at is None
    looked = footprints.of(wish.pk).filter(action="wish.see")
    return {
        "wish": wish,
        "community": wish.community,
        "stage": str(wish.get_stage_display()),
        "stations": words.stations(wish.stage),
        "came": came,
        "may_thank": wish.stage in (Stage.DELIVERED, Stage.FULFILLED) and not came,
        "may_withdraw": "withdraw" in steps_from(wish.stage),
        "claimed": claim is not None,
        "both": claim is not None and claim.meets and wish.meets,
        "form": form,
        "thanks": form if isinstance(form, ThanksForm) else ThanksForm(),
        "miss": form if isinstance(form, MissForm) else MissForm(),
        "link": link,
        "address": f"{host_of(request)}/wish/{link}/",
        "withdraw_way": f"/wish/{link}/withdraw/",
        "looked": [f"{foot.at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}" for foot in looked],
    }
