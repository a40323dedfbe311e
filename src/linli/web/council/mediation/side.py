"""The private page of a side: what mediation is, whether one wants it, what was agreed, until when a court confirms."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access.actors import Actor
from linli.council.mediation import queries
from linli.council.mediation.actions import asking
from linli.council.mediation.loop import steps_from
from linli.council.models import MediationSide
from linli.foundation.refusals import NotFound
from linli.people.labels import Means
from linli.web.asking import at, browser_of, take, token
from linli.web.council.mediation.desk import NUMBERS
from linli.web.council.mediation.forms import SideForm
from linli.web.links import borne
from linli.web.public.limits import refuse_flood


def own(link: str) -> tuple[MediationSide, Actor]:
    """The side that a link opens, and whoever bears it."""
    return borne(link, queries.side_of_link)


def page(request: HttpRequest, link: str) -> HttpResponse:
    """My part in it; opening it records nothing."""
    side, _by = own(link)
    return _show(request, link, side, SideForm())


@require_POST
def step(request: HttpRequest, link: str, step: str) -> HttpResponse:
    """I am willing, or I do not wish to."""
    side, by = own(link)
    refuse_flood(browser_of(request), at(request))
    form = SideForm(request.POST)
    if step == "refuse":
        asking.refuse(side.pk, by=by, at=at(request))  # without a token: it would tell who refused
        messages.success(request, _("It has ended. Nobody is told who did not wish to."))
    elif step == "willing":
        done = take(form, lambda: asking.be_willing(
            side.pk, Means.LINK, wants=form.cleaned_data["wants"], wants_name=form.cleaned_data["wants_name"], by=by,
            at=at(request), token=token(request),
        ))  # fmt: skip
        if done is None:
            return _show(request, link, side, form)
        messages.success(request, _("Thank you. You hear when and where, once the others are willing too."))
    else:
        raise NotFound()
    return HttpResponseRedirect(f"/md/{link}/", status=303)


def _show(request: HttpRequest, link: str, side: MediationSide, form: SideForm) -> HttpResponse:
    mediation = side.mediation
    fits = steps_from(mediation.state)
    context: dict[str, Any] = {
        "mediation": mediation, "side": side, "link": link, "form": form, "community": mediation.community,
        "asks": "accept" in fits and not side.willing_at, "may_refuse": "refuse" in fits,
        "over": mediation.state == "ended", "numbers": NUMBERS,
    }  # fmt: skip
    return render(request, "mediation/side.html", context, status=422 if form.errors else 200)
