"""Deeds at the desk: the list with its funnel, a new one, one with its steps."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import queries as footprints
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.foundation.sealing import link_token
from linli.partners import queries as figures
from linli.partners.deeds import actions, confirming, queries
from linli.partners.deeds.actions import Asked
from linli.partners.deeds.confirming import Found
from linli.partners.deeds.loop import steps_from
from linli.partners.deeds.queries import Wanted
from linli.partners.labels import Stage
from linli.partners.models import Deed
from linli.partners.relating import queries as relating
from linli.web.asking import as_uuid, at, host_of, pages, staff, take, token, version
from linli.web.fund.doing.acts import Tried, about, act, sent
from linli.web.paper.press import qr
from linli.web.partners import words
from linli.web.partners.forms import ClaimForm, DeedForm, DoneForm, LookedForm, PaperForm, ReasonForm, place
from linli.web.partners.photos import taken

MOST = 200
USUAL = timedelta(days=60)
DONE: Mapping[str, Any] = {
    "amend": _("Kept."),
    "claim": _("Claimed for it."),
    "begin": _("Noted: it has begun."),
    "finish": _("Noted. Now residents say whether it is done."),
    "give_back": _("It looks for someone again."),
    "paper": _("Kept."),
    "photo": _("Kept."),
    "withdraw": _("Withdrawn, with the reason."),
}
ACTION = {
    "amend": "deed.publish", "claim": "deed.claim", "begin": "deed.do", "finish": "deed.do", "give_back": "deed.do",
    "paper": "deed.confirm", "photo": "deed.photo", "withdraw": "deed.publish",
}  # fmt: skip


def listed(request: HttpRequest) -> HttpResponse:
    """Deeds, the newest first, with the funnel: claimed is not done, done is not confirmed."""
    by = staff(request, "deed.read")
    today = clock.today(at(request))
    wanted = Wanted(request.GET.get("stage", ""), request.GET.get("words", ""))
    found = queries.deeds(by, wanted, today)
    rows = list(found[:MOST])
    context = {
        "rows": [words.deed_line(one, today) for one in rows],
        "wanted": wanted,
        "stages": words.choices(Stage, ("late", _("late"))),
        "funnel": figures.funnel(by.community, today),
        "definition": figures.DEFINITIONS["deeds"],
        "may_publish": gate.may(by, "deed.publish"),
        **pages(found.count() if len(rows) == MOST else len(rows), MOST),
    }
    return render(request, "partners/deeds.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """A deed that residents wish for is published."""
    by = staff(request, "deed.publish")
    start = {"due": clock.today(at(request)) + USUAL}
    form = DeedForm(request.POST or None, community=by.community, initial=start)
    if request.method == "POST":
        made = take(
            form, lambda: actions.publish(asked(form.cleaned_data), by=by, at=at(request), token=token(request))
        )
        if made is not None:
            messages.success(request, _("Published. Organisations see it on their own page and on the public one."))
            return HttpResponseRedirect(f"/together/deeds/{made.pk}/", status=303)
    return render(request, "partners/deed_new.html", {"form": form}, status=422 if form.errors else 200)


def asked(said: dict[str, Any]) -> Asked:
    """What shall be done, as a form says it."""
    return Asked(
        said["title"], said["due"], said["done_means"], said["origin"], said["where"], **place(said["area"])
    )  # fmt: skip


def page(request: HttpRequest, id: UUID) -> HttpResponse:
    """A deed as it stands."""
    by = staff(request, "deed.read")
    return _show(request, by, queries.deed(by, id), Tried())


@require_POST
def step(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """One step; what cannot be done comes back at its field with what was typed."""
    if step not in DONE:
        raise NotFound()
    by = staff(request, ACTION[step])
    deed = queries.deed(by, id)
    tried = sent(request, step, _forms(deed)[step])
    if tried.form is None or take(tried.form, lambda: _verbs(request, by, deed, tried)[step]()) is None:
        return _show(request, by, deed, tried)
    messages.success(request, DONE[step])
    return HttpResponseRedirect(f"/together/deeds/{id}/", status=303)


def _forms(deed: Deed) -> dict[str, Callable[..., forms.Form]]:
    now = {name: getattr(deed, name) for name in ("title", "origin", "due", "done_means")} | {"where": deed.place}
    area = f"c{deed.compound_id}" if deed.compound_id else f"g{deed.general_grid_id}" if deed.general_grid_id else ""
    return {
        "amend": partial(DeedForm, community=deed.community_id, initial=now | {"area": area}),
        "claim": lambda *given, **more: ClaimForm(*given, partners=partners(deed.community_id), **more),
        "begin": forms.Form, "finish": DoneForm, "give_back": ReasonForm, "withdraw": ReasonForm,
        "paper": PaperForm, "photo": LookedForm,
    }  # fmt: skip


def partners(community_id: UUID) -> list[tuple[str, str]]:
    """The partners as choices, by name. One query."""
    return [(str(one.pk), one.organisation.name) for one in relating.all_of(community_id)]


def _verbs(request: HttpRequest, by: Actor, deed: Deed, tried: Tried) -> dict[str, Callable[[], object]]:
    said: Any = tried.form.cleaned_data if tried.form else {}
    told = about(request, by)
    return {
        "amend": lambda: actions.amend(deed.pk, asked(said), version=version(request) or deed.version, **told),
        "claim": lambda: actions.claim(deed.pk, _partner(said["partner"]), **told),
        "begin": lambda: actions.begin(deed.pk, **told),
        "finish": lambda: actions.finish(deed.pk, said["words"], taken(said["photos"]), **told),
        "give_back": lambda: actions.give_back(deed.pk, said["reason"], **told),
        "withdraw": lambda: actions.withdraw(deed.pk, said["reason"], **told),
        "paper": lambda: confirming.find(deed.pk, _found(said), **told),
        "photo": lambda: actions.show_photo(deed.pk, said["looked"], **told),
    }


def _partner(chosen: str) -> UUID:
    id = as_uuid(chosen)
    if id is None:
        raise NotFound()
    return id


def _found(said: dict[str, Any]) -> Found:
    return Found(said["good"] == "yes", said["outside"], said["words"], (said["first"], said["second"]))


def _show(request: HttpRequest, by: Actor, deed: Deed, tried: Tried) -> HttpResponse:
    address = f"{host_of(request)}/deed/{link_token(deed.pk)}/"
    looks = deed.stage == Stage.DONE and gate.holds(by, "deed.confirm", deed)
    context = {
        "deed": deed,
        "line": words.deed_line(deed, clock.today(at(request))),
        "acts": _acts(by, deed, tried),
        "address": address if looks else "",
        "picture": SafeString(qr(address)) if looks else "",
        "findings": list(deed.findings.select_related("entered_by")),
        "footprints": list(footprints.of(deed.pk)) if gate.holds(by, "deed.publish", deed) else [],
        "may_look": gate.holds(by, "deed.photo", deed) and bool(deed.photo),
    }
    return render(request, "partners/deed.html", context, status=tried.status)


def _acts(by: Actor, deed: Deed, tried: Tried) -> list[Any]:
    """What can be done now by whoever looks, the likeliest first."""
    fits = set(steps_from(deed.stage))
    offers: dict[str, tuple[Any, bool]] = {
        "claim": (_("Claim it for an organisation"), "claim" in fits),
        "finish": (_("It is done"), "finish" in fits),
        "begin": (_("It has begun"), "begin" in fits),
        "paper": (_("Enter what two have signed"), "confirm" in fits),
        "photo": (_("Hide the photo") if deed.looked_at else _("Show the photo to everyone"), bool(deed.photo)),
        "amend": (_("Put it right"), "withdraw" in fits),
        "give_back": (_("Give it back"), "give_back" in fits),
        "withdraw": (_("Withdraw it"), "withdraw" in fits),
    }
    made = _forms(deed)
    return [
        act(tried, key, button, f"/together/deeds/{deed.pk}/", made[key], main=n == 0, warn=key == "withdraw")
        for n, (key, (button, fit)) in enumerate((k, o) for k, o in offers.items() if o[1])
        if fit and gate.holds(by, ACTION[key], deed)
    ]
