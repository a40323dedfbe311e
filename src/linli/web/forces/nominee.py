"""The private page of whoever was nominated: what is asked, that they may say no, how it stands."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access.actors import Actor
from linli.forces import duties
from linli.forces.appointing import deciding, loop, queries
from linli.forces.appointing.deciding import Agreed
from linli.forces.models import Nomination
from linli.forces.stages import LIVE
from linli.foundation.refusals import NotFound
from linli.people.labels import Means
from linli.web.asking import at, browser_of, take, token
from linli.web.forces import words
from linli.web.forces.forms import NoForm, WillingForm
from linli.web.forces.offers import offer
from linli.web.links import borne
from linli.web.public.limits import refuse_flood


class UnknownLink(NotFound):
    sentence = gettext_lazy("This link is not complete, or no longer valid. Please ask the community office for it.")


def own(link: str) -> tuple[Nomination, Actor]:
    """The nomination that a link opens, and whoever bears it."""
    return borne(link, queries.of_link, UnknownLink)


def page(request: HttpRequest, link: str) -> HttpResponse:
    """What I am asked, and how it stands; opening it records nothing."""
    found, _by = own(link)
    return render(request, "forces/nominee.html", _context(link, found))


@require_POST
def step(request: HttpRequest, link: str, step: str) -> HttpResponse:
    """I am willing, or I do not wish it; the latter at any time until I am appointed, without a reason."""
    found, by = own(link)
    if step not in ("agree", "withdraw"):
        raise NotFound()
    refuse_flood(browser_of(request), at(request))
    form = WillingForm(request.POST) if step == "agree" else NoForm(request.POST)
    if take(form, lambda: _said(form, found, by, at(request), token(request))) is None:
        return render(request, "forces/nominee.html", _context(link, found, form), status=422)
    messages.success(request, _("Thank you, it is noted."))
    return HttpResponseRedirect(f"/serve/{link}/", status=303)


def _said(form: forms.Form, found: Nomination, by: Actor, when: datetime, mark: Any) -> Nomination:
    if isinstance(form, WillingForm):
        said = Agreed(form.party_said, form.cleaned_data["card"], Means.LINK)
        return deciding.agree(found.pk, said, by=by, at=when, token=mark)
    return deciding.withdraw(found.pk, "", by=by, at=when, token=mark)


def _context(link: str, found: Nomination, form: forms.Form | None = None) -> dict[str, Any]:
    steps = loop.steps_from(found.way, found.stage)
    listed = duties.of(found.role)
    language = "en" if get_language() == "en" else "zh"
    parts = {name: listed.part(name, language) for name in ("do", "not", "right")} if listed else {}
    willing = form if isinstance(form, WillingForm) else WillingForm()
    return {
        "one": found,
        "community": found.community,
        "post": words.post_of(found),
        "track": words.track(found),
        "duties": parts,
        "is_open": found.stage in LIVE,
        "agree": offer("agree", _("I am willing"), willing) if "agree" in steps else None,
        "may_withdraw": "withdraw" in steps,
        "way": f"/serve/{link}/",
    }
