"""The page of whoever was helped, and the page of a work unit; both by a private link."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from linli.access.actors import Actor, bearer
from linli.forces.alliance import doubling, hours, queries, rules, thanking
from linli.forces.allied import Hand
from linli.forces.models import Ally, Need, Twofold
from linli.foundation.refusals import NotFound
from linli.web.alliance import words
from linli.web.alliance.forms import ThanksForm
from linli.web.alliance.mine import UnknownLink
from linli.web.asking import as_uuid, at, browser_of, take, token
from linli.web.links import borne, opened
from linli.web.public.limits import refuse_flood

STEPS: dict[str, type[forms.Form]] = {"confirm": forms.Form, "thank": ThanksForm, "down": forms.Form}
DONE = {
    "confirm": _("Thank you. These hours are confirmed."),
    "thank": _("Thank you! Your words are on their way."),
    "down": _("It was taken down."),
}


def own(link: str) -> tuple[Need, Actor]:
    """The need whose link someone who was helped bears. Raises `UnknownLink`."""
    return borne(link, queries.need_of_link, UnknownLink)


def page(request: HttpRequest, link: str) -> HttpResponse:
    """Who came to help, the hours that wait for my word, and room for a thank-you; opening it records nothing."""
    need, _by = own(link)
    return _page(request, link, need)


@require_POST
def step(request: HttpRequest, link: str, step: str) -> HttpResponse:
    """I confirm hours, thank someone, or take my words down."""
    need, by = own(link)
    if step not in STEPS:
        raise NotFound()
    refuse_flood(browser_of(request), at(request))
    form = STEPS[step](request.POST)
    if take(form, lambda: _verbs(request, need, by, form)[step]()) is None:
        return _page(request, link, need, form, 422)
    messages.success(request, DONE[step])
    return HttpResponseRedirect(f"/hn/{link}/", status=303)


def _verbs(request: HttpRequest, need: Need, by: Actor, form: forms.Form) -> dict[str, Callable[[], object]]:
    about: dict[str, Any] = {"by": by, "at": at(request), "token": token(request)}
    return {
        "confirm": lambda: hours.confirm(_one(request, "service"), **about),
        "thank": lambda: thanking.thank(_one(request, "ally"), form.said(need.pk), **about),  # type: ignore[attr-defined]
        "down": lambda: thanking.take_down(_one(request, "thanks"), **about),
    }


def _one(request: HttpRequest, name: str) -> UUID:
    id = as_uuid(request.POST.get(name, ""))
    if id is None:
        raise NotFound()
    return id


def _page(
    request: HttpRequest, link: str, need: Need, form: forms.Form | None = None, status: int = 200
) -> HttpResponse:
    came = [one.ally for one in queries.asks(need) if one.reply == "yes" and one.came is not False]
    services = need.services.filter(live=True).select_related("ally").order_by("start")
    context = {
        "need": need,
        "community": need.community,
        "link": link,
        "skill": words.skill(need.skill),
        "helpers": [(ally.pk, _called(ally)) for ally in came],
        "services": [(one, _called(one.ally), rules.hours(one.minutes)) for one in services],
        "thanks": list(need.thanks.filter(writer=Hand.SERVED).exclude(words="")),
        "form": form,
        "written": form if isinstance(form, ThanksForm) else ThanksForm(),
    }
    return render(request, "alliance/served.html", context, status=status)


def _called(ally: Ally) -> str:
    return ally.called if ally.is_body else rules.masked(ally.called)


def own_unit(link: str) -> tuple[Twofold, Actor]:
    """The double registration whose link a work unit bears. Raises `UnknownLink`."""
    kept = opened(link, queries.twofold_of_link, UnknownLink)
    if kept.erased_at:
        raise UnknownLink()
    return kept, bearer(kept.community_id, kept.pk)


def unit(request: HttpRequest, link: str) -> HttpResponse:
    """Whoever of the unit has registered here, to be confirmed; opening it records nothing."""
    kept, _by = own_unit(link)
    context = {"kept": kept, "ally": kept.ally, "community": kept.ally.community, "link": link}
    return render(request, "alliance/unit.html", context)


@require_POST
def unit_confirm(request: HttpRequest, link: str) -> HttpResponse:
    """Yes, they work with us."""
    kept, by = own_unit(link)
    refuse_flood(browser_of(request), at(request))
    doubling.confirm_by_unit(kept.pk, by=by, at=at(request), token=token(request))
    messages.success(request, _("Thank you. It is confirmed."))
    return HttpResponseRedirect(f"/hu/{link}/", status=303)
