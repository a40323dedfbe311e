"""One partner: what ties it, what it offers, deeds; and what can be entered for it."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import queries as footprints
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.foundation.sealing import link_token
from linli.partners import leaving
from linli.partners.deeds import queries as deeds
from linli.partners.models import Partner, Relation, Resource
from linli.partners.offering import actions as offering
from linli.partners.offering import queries as offered
from linli.partners.offering.actions import Offer, Used
from linli.partners.relating import actions, queries, tying
from linli.partners.relating.tying import Tie
from linli.people.models import Organisation, mask
from linli.web.asking import as_uuid, at, host_of, staff, take, uuid_of
from linli.web.fund.doing.acts import Tried, about, act, sent
from linli.web.fund.giving.forms import digest
from linli.web.partners import words
from linli.web.partners.forms import (
    ContactForm,
    DayForm,
    DonorForm,
    OfferForm,
    ShownForm,
    TieForm,
    UseForm,
    WordsForm,
    place,
    places,
)

DONE: Mapping[str, Any] = {
    "tie": _("Kept: it is tied from that day on."),
    "untie": _("Kept: it ends on that day."),
    "words": _("Kept."),
    "contact": _("Kept, and sealed."),
    "shown": _("Kept: so it is from now on."),
    "register": _("Registered on our side. It holds once the organisation has said so too."),
    "donor": _("Kept."),
    "offer": _("Kept: it stands on the map of resources."),
    "anew": _("Kept as it is now."),
    "stop": _("Kept: it is offered no more from that day on."),
    "use": _("Noted. Thank you."),
    "leave": _("It has left. What was done stays on record; nothing of its contact is kept."),
}
ACTION = {
    "tie": "partner.edit", "untie": "partner.edit", "donor": "partner.edit", "words": "partner.own",
    "contact": "partner.own", "shown": "partner.own", "register": "partner.register", "leave": "partner.own",
    "offer": "partner.offer", "anew": "partner.offer", "stop": "partner.offer", "use": "partner.use",
}  # fmt: skip


def made_of(partner: Partner) -> dict[str, Callable[..., forms.Form]]:
    """The forms of the acts on a partner; places to choose from are asked for once, however many show them."""
    bodies = partial(Organisation.objects.filter, community=partner.community_id)
    land = places(partner.community_id)
    grids = [(value[1:], name) for value, name in land if value[0] == "g"]
    return {
        "tie": lambda *given, **more: TieForm(*given, bodies=bodies().order_by("name"), **more),
        "untie": DayForm, "stop": DayForm, "words": WordsForm, "contact": ContactForm, "shown": ShownForm,
        "register": forms.Form, "leave": forms.Form, "donor": DonorForm,
        "offer": partial(OfferForm, places=land),
        "anew": partial(OfferForm, places=land),
        "use": partial(UseForm, grids=grids),
    }  # fmt: skip


def page(request: HttpRequest, id: UUID) -> HttpResponse:
    """A partner as it stands."""
    by = staff(request, "partner.read")
    return show(request, by, queries.partner(by, id), Tried())


@require_POST
def step(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """One act; what cannot be done comes back at its field with what was typed."""
    if step not in DONE:
        raise NotFound()
    by = staff(request, ACTION[step])
    partner = queries.partner(by, id)
    tried = sent(request, step, made_of(partner)[step])
    if tried.form is None or take(tried.form, lambda: _verbs(request, by, partner, tried)[step]()) is None:
        return show(request, by, partner, tried)
    messages.success(request, DONE[step])
    return HttpResponseRedirect(f"/together/partners/{id}/", status=303)


@require_POST
def number(request: HttpRequest, id: UUID) -> HttpResponse:
    """The number of its contact; the look is noted, and the partner reads it."""
    by = staff(request, "partner.see_number")
    held = actions.see_number(id, **about(request, by))
    return show(request, by, queries.partner(by, id), Tried(), held.phone)


def said_offer(said: dict[str, Any]) -> Offer:
    """What is offered, as a form says it."""
    chosen = [place(one) for one in said["places"]]
    grids = [one["general_grid"] for one in chosen if one["general_grid"]]
    compounds = [one["compound"] for one in chosen if one["compound"]]
    return Offer(
        said["kind"], said["words"], said["times"], said["per"], said["start"], said["end"], grids, compounds
    )  # fmt: skip


def own_resource(partner: Partner, id: UUID | None) -> UUID:
    """A resource of this very partner. Raises `NotFound`."""
    if id is None or not Resource.objects.filter(pk=id, organisation=partner.organisation_id).exists():
        raise NotFound()
    return id


def _tie(partner: Partner, said: dict[str, Any]) -> Tie:
    scan = said["scan"]
    return Tie(
        said["sort"], said["start"], said["end"], as_uuid(said["alliance"]), said["signed"], said["agreed"],
        digest(scan), scan.name if scan else "",
    )  # fmt: skip


def _relation(partner: Partner, id: UUID | None) -> UUID:
    if id is None or not Relation.objects.filter(pk=id, organisation=partner.organisation_id).exists():
        raise NotFound()
    return id


def _verbs(request: HttpRequest, by: Actor, partner: Partner, tried: Tried) -> dict[str, Callable[[], object]]:
    said: Any = tried.form.cleaned_data if tried.form else {}
    told, of = about(request, by), uuid_of(request, "of")
    return {
        "tie": lambda: tying.relate(partner.organisation_id, _tie(partner, said), **told),
        "untie": lambda: tying.end_relation(_relation(partner, of), said["day"], **told),
        "donor": lambda: actions.tie_donor(partner.pk, said["donor"], **told),
        "use": lambda: offering.note_use(own_resource(partner, of), _used(said), **told),
        **own_verbs(partner, said, of, told),
    }


def own_verbs(
    partner: Partner, said: dict[str, Any], of: UUID | None, told: dict[str, Any]
) -> dict[str, Callable[[], object]]:
    """What a partner itself may do on its own page, and the office for it."""
    return {
        "words": lambda: actions.describe(partner.pk, said["words"], **told),
        "contact": lambda: actions.set_contact(partner.pk, said["contact"], said["phone"], **told),
        "shown": lambda: actions.show(partner.pk, said["shown"] == "yes", said["means"], **told),
        "register": lambda: actions.register(partner.pk, **told),
        "offer": lambda: offering.offer(partner.pk, said_offer(said), **told),
        "anew": lambda: offering.offer_anew(own_resource(partner, of), said_offer(said), **told),
        "stop": lambda: offering.offer_no_more(own_resource(partner, of), said["day"], **told),
        "leave": lambda: leaving.leave(partner.pk, **told),
    }


def _used(said: dict[str, Any]) -> Used:
    return Used(
        said["day"], said["words"], said["count"], said["unit"], said["where"], as_uuid(said["general_grid"])
    )  # fmt: skip


def show(request: HttpRequest, by: Actor, partner: Partner, tried: Tried, number: str = "") -> HttpResponse:
    """The page, with an act that came back, or with a number that was looked at."""
    today = clock.today(at(request))
    may = {key for key, action in ACTION.items() if gate.holds(by, action, partner)} if not partner.left_at else set()
    way, made = f"/together/partners/{partner.pk}/", made_of(partner)
    resources = offered.of_organisation(partner.organisation_id)
    context = {
        "partner": partner,
        "name": partner.organisation.name,
        "relations": [
            (one, _acts(tried, way, made, may, one.pk, {"untie": _("End this tie")}) if one.end is None else [])
            for one in queries.relations_of(partner.organisation_id)
        ],
        "members": list(queries.members_of(partner.organisation_id, today)),
        "things": [_thing(tried, way, made, may, one, words.thing(one, today)) for one in resources],
        "uses": offered.uses_of(partner.organisation_id),
        "deeds": [words.deed_line(one, today) for one in deeds.of_claimant(partner.organisation_id)],
        "acts": _acts(tried, way, made, may, None, _offers(partner)),
        "address": f"{host_of(request)}/p/{link_token(partner.pk)}/" if "contact" in may else "",
        "masked": mask(partner.phone),
        "may_see": gate.holds(by, "partner.see_number", partner),
        "contact": partner.contact if gate.holds(by, "partner.see_number", partner) else "",
        "number": number,
        "footprints": list(footprints.of(partner.pk)) if "tie" in may else [],
    }
    return render(request, "partners/one.html", context, status=tried.status)


def _offers(partner: Partner) -> dict[str, Any]:
    """The acts on the partner as a whole, each with its button, in the order of likelihood."""
    offers = {
        "tie": _("Say what ties it"), "offer": _("Enter something it offers"), "contact": _("Contact"),
        "shown": _("Named in public"), "words": _("What it says of itself"), "register": _("Register it here"),
        "donor": _("Its donor in the fund"), "leave": _("It leaves"),
    }  # fmt: skip
    if partner.here_at:
        del offers["register"]
    return offers


def _acts(
    tried: Tried, way: str, made: Mapping[str, Callable[..., forms.Form]], may: set[str], of: UUID | None,
    offers: Mapping[str, Any],
) -> list[Any]:  # fmt: skip
    return [
        act(tried, key, button, way, made[key], of, warn=key in ("leave", "untie", "stop"), main=key == "tie")
        for key, button in offers.items() if key in may
    ]  # fmt: skip


def _thing(
    tried: Tried, way: str, made: Mapping[str, Callable[..., forms.Form]], may: set[str], one: Resource,
    thing: words.Thing,
) -> tuple[words.Thing, list[Any]]:  # fmt: skip
    """A resource with what can be done about it; its form begins as it stands."""
    if not thing.stands:
        return thing, []
    chosen = [f"g{r.general_grid_id}" if r.general_grid_id else f"c{r.compound_id}" for r in one.reaches.all()]
    now = {name: getattr(one, name) for name in ("kind", "words", "times", "per", "start", "end")} | {"places": chosen}
    made = dict(made) | {"anew": partial(made["anew"], initial=now)}
    offers = {"use": _("Note a use"), "anew": _("Say it anew"), "stop": _("Offered no more")}
    return thing, _acts(tried, way, made, may, one.pk, offers)
