"""A partner's own page by its private link: what it offers, its deeds, what it says of itself; say it anew, leave."""

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

from linli.access.actors import Actor
from linli.audit import queries as footprints
from linli.foundation import clock
from linli.foundation.clock import SHANGHAI
from linli.foundation.refusals import NotFound
from linli.foundation.sealing import link_token
from linli.partners.deeds import actions as doing
from linli.partners.deeds import queries as deeds
from linli.partners.deeds.loop import steps_from
from linli.partners.models import Deed, Partner
from linli.partners.offering import queries as offered
from linli.partners.relating import queries
from linli.people.labels import Means
from linli.people.models import mask
from linli.web.asking import at, browser_of, host_of, take, uuid_of
from linli.web.fund.doing.acts import Tried, about, act, sent
from linli.web.links import borne
from linli.web.partners import words
from linli.web.partners.forms import ContactForm, DayForm, DoneForm, OfferForm, ReasonForm, WordsForm, places
from linli.web.partners.one import own_verbs
from linli.web.partners.photos import taken
from linli.web.public.limits import refuse_flood
from linli.wishes import queries as wishes
from linli.wishes.actions import claiming
from linli.wishes.actions.claiming import Claimer
from linli.wishes.labels import Stage
from linli.wishes.models import Claim
from linli.wishes.queries import Wanted

WAITS = Stage.OPEN.value

MAIN = ("register", "finish", "offer")  # what a partner comes for
DONE: Mapping[str, Any] = {
    "words": _("Kept."),
    "contact": _("Kept, and sealed."),
    "named": _("Kept: we are named in public from now on."),
    "unnamed": _("Kept: we are named nowhere any more."),
    "register": _("Thank you: we are registered on our side."),
    "offer": _("Thank you. The community sees it now."),
    "anew": _("Kept as it is now."),
    "stop": _("Kept."),
    "claim": _("Thank you: this is yours now, and nobody else's."),
    "wish": _("Thank you: this wish is yours. Its page says where to bring it."),
    "begin": _("Noted."),
    "finish": _("Thank you. Now residents say whether it is done."),
    "give_back": _("It looks for someone else now. Thank you for saying so."),
    "leave": _("You have left. Nothing of your contact is kept."),
}


class UnknownLink(NotFound):
    sentence = _("This link is not complete, or no longer valid. Please ask the community office for it.")


def own(link: str) -> tuple[Partner, Actor]:
    """The partner that a link opens, and whoever bears it. Raises `UnknownLink`, `Left`."""
    return borne(link, queries.of_link, UnknownLink)


def page(request: HttpRequest, link: str) -> HttpResponse:
    """Our page; opening it records nothing."""
    partner, _by = own(link)
    return _show(request, link, partner, Tried())


@require_POST
def step(request: HttpRequest, link: str, step: str) -> HttpResponse:
    """What we say anew, offer, claim, or have done."""
    partner, by = own(link)
    if step not in DONE:
        raise NotFound()
    refuse_flood(browser_of(request), at(request))
    tried = sent(request, step, _forms(partner)[step])
    if tried.form is None or take(tried.form, lambda: _verbs(request, partner, by, tried)[step]()) is None:
        return _show(request, link, partner, tried)
    if step == "leave":
        return render(request, "partners/left.html", {"community": partner.community})
    messages.success(request, DONE[step])
    return HttpResponseRedirect(f"/p/{link}/", status=303)


def _forms(partner: Partner) -> dict[str, Callable[..., forms.Form]]:
    offer = partial(OfferForm, places=places(partner.community_id))
    return {
        "words": partial(WordsForm, initial={"words": partner.words}), "contact": ContactForm, "offer": offer,
        "anew": offer, "stop": DayForm, "finish": DoneForm, "give_back": ReasonForm,
        **dict.fromkeys(("named", "unnamed", "register", "claim", "begin", "leave", "wish"), forms.Form),
    }  # fmt: skip


def _verbs(request: HttpRequest, partner: Partner, by: Actor, tried: Tried) -> dict[str, Callable[[], object]]:
    told, of = about(request, by), uuid_of(request, "of")
    said: Any = tried.form.cleaned_data if tried.form else {}
    named = own_verbs(partner, {"shown": "yes", "means": Means.LINK}, of, told)["shown"]
    unnamed = own_verbs(partner, {"shown": "no", "means": ""}, of, told)["shown"]
    return own_verbs(partner, said, of, told) | {
        "named": named,
        "unnamed": unnamed,
        "claim": lambda: doing.claim(_there(of), partner.pk, **told),
        "wish": lambda: claiming.claim(_there(of), Claimer(partner=partner.pk), **told),
        "begin": lambda: doing.begin(_held(partner, of), **told),
        "finish": lambda: doing.finish(_held(partner, of), said["words"], taken(said["photos"]), **told),
        "give_back": lambda: doing.give_back(_held(partner, of), said["reason"], **told),
    }


def _there(id: UUID | None) -> UUID:
    if id is None:
        raise NotFound()
    return id


def _held(partner: Partner, id: UUID | None) -> UUID:
    """A deed of this very partner."""
    if not any(deed.pk == id for deed in deeds.of_claimant(partner.organisation_id)):
        raise NotFound()
    return _there(id)


def _show(request: HttpRequest, link: str, partner: Partner, tried: Tried) -> HttpResponse:
    today, way, made = clock.today(at(request)), f"/p/{link}/", _forms(partner)

    def acts(of: UUID | None, offers: Mapping[str, Any]) -> list[Any]:
        return [
            act(tried, key, button, way, made[key], of, warn=key == "leave", main=key in MAIN)
            for key, button in offers.items()
        ]

    things = [words.thing(one, today) for one in offered.of_organisation(partner.organisation_id)]
    context = {
        "partner": partner,
        "community": partner.community,
        "name": partner.organisation.name,
        "address": f"{host_of(request)}{way}",
        "relations": [one for one in queries.relations_of(partner.organisation_id) if one.end is None],
        "things": [(one, acts(one.id, {"stop": _("We offer it no more")}) if one.stands else []) for one in things],
        "offer": acts(None, {"offer": _("We can offer something")}),
        "deeds": [(words.deed_line(one, today), acts(one.pk, _steps(one))) for one in _mine(partner)],
        "looking": [words.deed_line(one, today) for one in deeds.looking(partner.community_id)],
        "register": acts(None, {"register": _("We register here")}) if not partner.own_at else [],
        "about": acts(None, _about(partner)),
        "masked": mask(partner.phone),
        "looked": [f"{foot.at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}" for foot in _looked(partner)],
        "claims": [words_of_claim(one) for one in wishes.of_organisation(partner.organisation_id)],
        "waiting": [one for one in wishes.wall(partner.community_id, Wanted(stage=WAITS), today) if not one.by_fund],
        "wish_way": f"{way}wish/",
        "wrong": tried.form,
        "claim_way": f"{way}claim/",
    }
    return render(request, "partners/mine.html", context, status=tried.status)


def words_of_claim(claim: Claim) -> tuple[str, str, str, Any]:
    """A wish that we have claimed: the need, how it stands, the link of its page (blank once it is over), by when."""
    stands = claim.ended_at is None
    state = claim.wish.get_stage_display() if stands else claim.get_ended_display()
    return claim.wish.need, str(state), f"/w/{link_token(claim.pk)}/" if stands else "", claim.until


def _mine(partner: Partner) -> list[Deed]:
    return deeds.of_claimant(partner.organisation_id)


def _looked(partner: Partner) -> Any:
    return footprints.of(partner.pk).filter(action="partner.see_number")


def _steps(deed: Deed) -> dict[str, Any]:
    """What a claimant can say of a deed now."""
    offers = {"finish": _("It is done"), "begin": _("We have begun"), "give_back": _("We cannot do it after all")}
    return {key: button for key, button in offers.items() if key in steps_from(deed.stage)}


def _about(partner: Partner) -> dict[str, Any]:
    shown = {"unnamed": _("Name us no more")} if partner.shown_at else {"named": _("You may name us in public")}
    return {"words": _("What we say of ourselves"), "contact": _("Whom to speak with"), **shown, "leave": _("We leave")}
