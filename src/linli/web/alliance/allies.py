"""The register of the alliance: who is in, who waits to be welcomed, a new one, one of them."""

from collections.abc import Callable
from datetime import date
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
from linli.audit import queries as footprints
from linli.forces.alliance import certifying, doubling, figures, hours, joining, queries, rules, thanking
from linli.forces.alliance.doubling import Unit
from linli.forces.allied import BODIES, AllyKind, AllyState
from linli.forces.models import Ally, Certificate, Twofold
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.foundation.rows import there
from linli.foundation.sealing import link_token
from linli.people.labels import Means
from linli.people.models import mask
from linli.web.alliance import words
from linli.web.alliance.forms import (
    AwayForm,
    CorrectForm,
    CorrectHoursForm,
    DaysForm,
    HoursForm,
    InsureForm,
    JoinForm,
    MeansForm,
    ReasonForm,
    ThanksForm,
    UnitForm,
)
from linli.web.alliance.mine import posted_id
from linli.web.alliance.public import offer_context
from linli.web.asking import at, host_of, pages, staff, take, token
from linli.web.paper import helping as papers
from linli.web.paper.answers import printed

MOST, FEW = 100, 40
STEPS: dict[str, type[forms.Form]] = {
    "welcome": forms.Form, "number": forms.Form, "correct": CorrectForm, "away": AwayForm, "insure": InsureForm,
    "leave": MeansForm, "hours": HoursForm, "confirm": forms.Form, "mend": CorrectHoursForm, "strike": ReasonForm,
    "certificate": DaysForm, "void": ReasonForm, "thank": ThanksForm, "unit": UnitForm, "unit-said": forms.Form,
    "unit-here": forms.Form,
}  # fmt: skip


def listed(request: HttpRequest) -> HttpResponse:
    """Who is in the alliance, within reach."""
    by = staff(request, "ally.read")
    asked = {name: request.GET.get(name, "") for name in ("q", "kind", "state", "skill")}
    found = queries.allies(by, asked["q"])
    found = found.filter(kind=asked["kind"]) if asked["kind"] in AllyKind.values else found
    if asked["state"] in AllyState.values:
        found = found.filter(state=asked["state"])
    else:
        found = found.exclude(state=AllyState.LEFT)
    if asked["skill"].isalpha():
        found = found.filter(skills__regex=rf"(^| ){asked['skill']}( |$)")
    rows = list(found[:MOST])
    today = clock.today(at(request))
    context = {
        "rows": [_row(one, today) for one in rows],
        "asked": asked,
        "filtered": any(asked.values()),
        "kinds": words.kinds(),
        "states": AllyState.choices,
        "skills": words.skill_choices(),
        "here": figures.strength(by.community, at(request)),
        "active": figures.active(by.community, at(request)),
        "may_join": gate.may(by, "ally.join"),
        "new": gate.allowed(by, "ally.welcome", Ally.objects.filter(state=AllyState.ASKED)).count(),
        **pages(found.count() if len(rows) == MOST else len(rows), MOST),
    }
    return render(request, "alliance/allies.html", context)


def _row(one: Ally, today: date) -> dict[str, Any]:
    return {
        "ally": one,
        "can": words.skilled(one.can),
        "lives": words.where(one),
        "away": one.away_until if one.away_until and one.away_until > today else None,
    }


def new(request: HttpRequest) -> HttpResponse:
    """Someone joins on paper or by telephone, through a steward or the office."""
    by = staff(request, "ally.join")
    form = JoinForm(request.POST or None, initial={"kind": "resident", "means": Means.PHONE})
    if request.method == "POST":
        agreed = request.POST.get("agreed") == "1"
        means = request.POST.get("means", "")
        made = take(form, lambda: joining.join(form.said, agreed, means, by=by, at=at(request), token=token(request)))
        if made is not None:
            messages.success(request, _("Kept. Thank you for bringing them in."))
            to = f"/together/allies/{made.pk}/" if gate.holds(by, "ally.read", made) else "/together/allies/"
            return HttpResponseRedirect(to, status=303)
    context = offer_context(request, form, by.community) | {"means": Means.choices}
    return render(request, "alliance/ally_form.html", context, status=422 if form.errors else 200)


def one(request: HttpRequest, id: UUID) -> HttpResponse:
    """One ally: what they offer, hours, certificates, thanks; what may be changed by whoever looks."""
    by = staff(request, "ally.read")
    return _page(request, by, queries.ally(by, id))


@require_POST
def step(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """One step on an ally."""
    by = staff(request, "ally.read")
    ally = queries.ally(by, id)
    if step not in STEPS:
        raise NotFound()
    form = STEPS[step](request.POST)
    done = take(form, lambda: _verbs(request, ally, by, form)[step]())
    if done is None:
        return _page(request, by, ally, step, form, status=422)
    if step == "number":
        return _page(request, by, ally, number=ally.phone)
    messages.success(request, _("Kept."))
    return HttpResponseRedirect(f"/together/allies/{ally.pk}/", status=303)


def _verbs(request: HttpRequest, ally: Ally, by: Actor, form: Any) -> dict[str, Callable[[], object]]:
    about: dict[str, Any] = {"by": by, "at": at(request), "token": token(request)}
    said = form.cleaned_data
    return {
        "welcome": lambda: joining.welcome(ally.pk, **about),
        "number": lambda: joining.see_number(ally.pk, **about),
        "correct": lambda: joining.change(ally.pk, _corrected(form, ally), **about),
        "away": lambda: joining.pause(ally.pk, said["until"], **about),
        "insure": lambda: joining.insure(ally.pk, said["until"], **about),
        "leave": lambda: joining.leave(ally.pk, said["means"], **about),
        "hours": lambda: hours.enter(ally.pk, form.stretch, **about),
        "confirm": lambda: hours.confirm(posted_id(request, "service"), **about),
        "mend": lambda: hours.correct(posted_id(request, "service"), form.stretch, said["reason"], **about),
        "strike": lambda: hours.strike(posted_id(request, "service"), said["reason"], **about),
        "certificate": lambda: certifying.certify(ally.pk, said["since"], said["until"], **about),
        "void": lambda: certifying.withdraw(posted_id(request, "certificate"), said["reason"], **about),
        "thank": lambda: thanking.thank(ally.pk, form.said(), **about),
        "unit": lambda: doubling.register(ally.pk, Unit(said["unit"], said["contact"], said["phone"]), **about),
        "unit-said": lambda: doubling.confirm_by_unit(_kept(ally).pk, **about),
        "unit-here": lambda: doubling.confirm(_kept(ally).pk, **about),
    }


def _corrected(form: CorrectForm, ally: Ally) -> joining.Offered:
    """A number that was left empty stays as it is: it is not shown in the form."""
    form.cleaned_data["phone"] = form.cleaned_data["phone"] or ally.phone
    return form.said


def _kept(ally: Ally) -> Twofold:
    return there(Twofold.objects.filter(ally=ally, erased_at=None))


def _page(
    request: HttpRequest, by: Actor, ally: Ally, step: str = "", form: forms.Form | None = None, status: int = 200,
    number: str = "",
) -> HttpResponse:  # fmt: skip
    today = clock.today(at(request))
    columns = ("kind", "name", "contact", "people", "reach", "micro_grid")
    initial = {name: getattr(ally, name) for name in columns} | {"skills": ally.can, "micro_grid": ally.micro_grid_id}
    offer = form if step == "correct" and form is not None else CorrectForm(initial=initial)
    context = offer_context(request, offer, ally.community_id, 0 if offer is form else ally.slots) | {
        "ally": ally, "number": number, "masked": mask(ally.phone), "offer": offer, "form": form, "step": step,
        "can": words.skilled(ally.can), "times": words.times(ally.slots), "lives": words.where(ally),
        "goes": words.REACHES[ally.reach][1], "away": ally.away_until and ally.away_until > today,
        "services": [(row, words.skill(row.skill), rules.hours(row.minutes), row.entered_by_id == by.person_id)
                     for row in queries.services(ally)[:FEW]],
        "certificates": [(row, rules.spaced(row.number)) for row in ally.certificates.all()],
        "thanks": list(ally.thanks.exclude(words="").select_related("by_person")[:FEW]),
        "twofold": Twofold.objects.filter(ally=ally, erased_at=None).first(),
        "address": f"{host_of(request)}/h/{link_token(ally.pk)}/" if gate.holds(by, "ally.change", ally) else "",
        "unit_address": _unit_address(request, by, ally), "may": _may(by, ally), "means": Means.choices,
        "marks": footprints.of(ally.pk).order_by("-at")[:12], "today": today, "body": ally.kind in BODIES,
        "forms": _forms(ally, today) | ({step: form} if form else {}), "year": date(today.year, 1, 1),
    }  # fmt: skip
    return render(request, "alliance/ally.html", context, status=status)


def _unit_address(request: HttpRequest, by: Actor, ally: Ally) -> str:
    kept = Twofold.objects.filter(ally=ally, erased_at=None).first()
    if kept is None or kept.unit_confirmed_at or not gate.holds(by, "twofold.confirm", ally):
        return ""
    return f"{host_of(request)}/hu/{link_token(kept.pk)}/"


def _forms(ally: Ally, today: date) -> dict[str, forms.Form]:
    return {
        "hours": HoursForm(initial={"day": today, "skill": ally.can[0] if ally.can else ""}),
        "away": AwayForm(initial={"until": ally.away_until}),
        "insure": InsureForm(initial={"until": ally.insured_until}),
        "thank": ThanksForm(),
        "unit": UnitForm(),
        "leave": MeansForm(),
    }


def _may(by: Actor, ally: Ally) -> dict[str, bool]:
    """What whoever looks may do with this ally."""
    return {
        "welcome": ally.state == AllyState.ASKED and gate.holds(by, "ally.welcome", ally),
        "change": gate.holds(by, "ally.change", ally),
        "leave": gate.holds(by, "ally.leave", ally),
        "insure": gate.holds(by, "ally.insure", ally),
        "number": gate.holds(by, "ally.see_number", ally),
        "enter": gate.holds(by, "service.enter", ally),
        "confirm": gate.holds(by, "service.confirm", ally),
        "mend": gate.holds(by, "service.correct", ally),
        "certify": gate.holds(by, "certificate.issue", ally),
        "void": gate.holds(by, "certificate.withdraw", ally),
        "thank": gate.holds(by, "thanks.write", ally),
        "unit": gate.holds(by, "twofold.confirm", ally),
    }


def certificate(request: HttpRequest, number: str) -> HttpResponse:
    """A certificate on paper, for whoever asked the office for it."""
    by = staff(request, "certificate.issue")
    found = gate.allowed(by, "certificate.issue", Certificate.objects.filter(number=number))
    one = there(found.select_related("community", "ally"))
    return printed("helping", papers.certificate(one, host_of(request)), f"{_('Certificate')} {one.number}")


def card(request: HttpRequest, id: UUID) -> HttpResponse:
    """A thank-you card on paper."""
    by = staff(request, "thanks.write")
    one = there(queries.thanks(by).filter(pk=id).exclude(words="").select_related("community", "ally"))
    return printed("helping", papers.card(one), str(_("Thank-you card")))
