"""A helper's own page, by the private link: what is asked, hours, certificates, thanks, rest, leaving."""

from collections.abc import Callable
from datetime import date
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
from linli.forces.alliance import certifying, doubling, hours, joining, needing, queries, rules, thanking
from linli.forces.alliance.doubling import Unit
from linli.forces.models import Ally, Certificate, Twofold
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.foundation.rows import there
from linli.people.labels import Means
from linli.web.alliance import words
from linli.web.alliance.forms import AwayForm, DaysForm, HoursForm, NamedForm, OfferForm, UnitForm, WishForm
from linli.web.alliance.public import offer_context
from linli.web.asking import as_uuid, at, browser_of, host_of, take, token
from linli.web.links import borne
from linli.web.paper import helping as papers
from linli.web.paper.answers import printed
from linli.web.public.limits import refuse_flood
from linli.web.wall.words import ROLE_NAMES

MOST = 60
STEPS: dict[str, type[forms.Form]] = {
    "answer": forms.Form, "change": OfferForm, "away": AwayForm, "hours": HoursForm, "confirm": forms.Form,
    "certificate": DaysForm, "story": NamedForm, "unit": UnitForm, "return": WishForm, "leave": forms.Form,
}  # fmt: skip
DONE = {
    "answer": _("Thank you for answering."),
    "hours": _("Written down. Someone else confirms it."),
    "certificate": _("Your certificate is ready below."),
    "away": _("Kept. Nobody will ask you in that time."),
    "leave": _("You have left. Thank you for having been there."),
}


class UnknownLink(NotFound):
    sentence = _("This link is not complete, or no longer valid. Please ask the community office for it.")


def own(link: str) -> tuple[Ally, Actor]:
    """The ally whom a link opens, and whoever bears it. Raises `UnknownLink`."""
    return borne(link, queries.of_link, UnknownLink)


def page(request: HttpRequest, link: str) -> HttpResponse:
    """My page; opening it records nothing."""
    ally, _by = own(link)
    return _page(request, link, ally)


@require_POST
def step(request: HttpRequest, link: str, step: str) -> HttpResponse:
    """One step of mine."""
    ally, by = own(link)
    if step not in STEPS:
        raise NotFound()
    refuse_flood(browser_of(request), at(request))
    form = STEPS[step](request.POST)
    if take(form, lambda: _verbs(request, ally, by, form)[step]()) is None:
        return _page(request, link, ally, step, form, status=422)
    messages.success(request, DONE.get(step, _("Kept.")))
    return HttpResponseRedirect(f"/h/{link}/", status=303)


def _verbs(request: HttpRequest, ally: Ally, by: Actor, form: forms.Form) -> dict[str, Callable[[], object]]:
    about: dict[str, Any] = {"by": by, "at": at(request), "token": token(request)}
    said = form.cleaned_data
    return {
        "answer": lambda: needing.answer(posted_id(request, "ask"), request.POST.get("yes") == "1", **about),
        "change": lambda: joining.change(ally.pk, form.offered(ally), **about),  # type: ignore[attr-defined]
        "away": lambda: joining.pause(ally.pk, said["until"], **about),
        "hours": lambda: hours.enter(ally.pk, form.stretch, **about),  # type: ignore[attr-defined]
        "confirm": lambda: hours.confirm(posted_id(request, "service"), **about),
        "certificate": lambda: certifying.certify(ally.pk, said["since"], said["until"], **about),
        "story": lambda: thanking.agree(said["thanks"], said["named"], **about),
        "unit": lambda: doubling.register(ally.pk, Unit(said["unit"], said["contact"], said["phone"]), **about),
        "return": lambda: doubling.wish_return(_twofold(ally).pk, said["wished"], **about),
        "leave": lambda: joining.leave(ally.pk, Means.LINK, **about),
    }


def posted_id(request: HttpRequest, name: str) -> UUID:
    id = as_uuid(request.POST.get(name, ""))
    if id is None:
        raise NotFound()
    return id


def _twofold(ally: Ally) -> Twofold:
    return there(Twofold.objects.filter(ally=ally, erased_at=None))


def _page(
    request: HttpRequest, link: str, ally: Ally, step: str = "", form: forms.Form | None = None, status: int = 200
) -> HttpResponse:
    today = clock.today(at(request))
    asks = queries.asked_of(ally)
    services = list(queries.services(ally)[:MOST])
    looked = footprints.of(ally.pk).filter(action="ally.see_number")
    offer = OfferForm(initial={"skills": ally.can, "reach": ally.reach, "micro_grid": ally.micro_grid_id})
    bound = form if step == "change" and form is not None else offer
    context = offer_context(request, bound, ally.community_id, 0 if bound is form else ally.slots) | {
        "ally": ally, "community": ally.community, "link": link, "address": f"{host_of(request)}/h/{link}/",
        "leave_way": f"/h/{link}/leave/",
        "open_asks": [(one, words.skill(one.need.skill)) for one in asks if not one.reply],
        "coming": [(one, words.skill(one.need.skill)) for one in asks if one.reply == "yes"],
        "offers": words.skilled(ally.can), "times": words.times(ally.slots), "lives": words.where(ally),
        "services": [(one, words.skill(one.skill), rules.hours(one.minutes)) for one in services],
        "total": rules.hours(queries.confirmed(ally.pk, date(2000, 1, 1), today).minutes),
        "certificates": [(one, rules.spaced(one.number)) for one in ally.certificates.filter(withdrawn_at=None)],
        "thanks": list(ally.thanks.exclude(words="")[:MOST]), "today": today,
        "twofold": Twofold.objects.filter(ally=ally, erased_at=None).first(),
        "looked": [(foot.at, _role(foot.role)) for foot in looked],
        "forms": _forms(ally, today) | ({step: form} if form else {}), "form": form, "offer": bound, "step": step,
        "year": date(today.year, 1, 1), "ever": date(ally.agreed_at.year if not ally.past else 2020, 1, 1),
    }  # fmt: skip
    return render(request, "alliance/mine.html", context, status=status)


def _forms(ally: Ally, today: date) -> dict[str, forms.Form]:
    return {
        "hours": HoursForm(initial={"day": today, "skill": ally.can[0] if ally.can else ""}),
        "away": AwayForm(initial={"until": ally.away_until}),
        "unit": UnitForm(),
    }


def _role(roles: str) -> str:
    """Who looked: a role, never a name."""
    return "、".join(str(ROLE_NAMES[role]) for role in roles.split(",") if role in ROLE_NAMES)


def certificate(request: HttpRequest, link: str, number: str) -> HttpResponse:
    """A certificate of mine, on paper."""
    ally, _by = own(link)
    one = there(Certificate.objects.filter(ally=ally, number=number).select_related("community", "ally"))
    return printed("helping", papers.certificate(one, host_of(request)), f"{_('Certificate')} {one.number}")


def thanks(request: HttpRequest, link: str, id: UUID) -> HttpResponse:
    """A thank-you card of mine."""
    ally, _by = own(link)
    one = there(ally.thanks.filter(pk=id).exclude(words="").select_related("community", "ally"))
    return printed("helping", papers.card(one), str(_("Thank-you card")))


def unit_return(request: HttpRequest, link: str) -> HttpResponse:
    """One page for my work unit: what I did here, since I wish it."""
    ally, _by = own(link)
    kept = _twofold(ally)
    if kept.return_wished_at is None:
        raise NotFound()
    rows = list(queries.services(ally).exclude(confirmed="").order_by("start")[:MOST])
    return printed("helping", papers.unit_return(ally, kept, rows, clock.today(at(request))), str(_("Return")))
