"""Terms: which end soon, and one appointment with what can be done: renew, deputise, hand over, thank, end."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.access.actors import Actor
from linli.forces import actions as forces
from linli.forces import duties
from linli.forces.appointing import nominating, queries, rules, thanking
from linli.forces.stages import Given
from linli.foundation import clock
from linli.foundation.refusals import NotFound, Refusal
from linli.foundation.sealing import link_token
from linli.people.labels import Role
from linli.people.models import Appointment
from linli.people.queries import serving
from linli.web.asking import as_uuid, at, host_of, staff, take, token
from linli.web.forces import words
from linli.web.forces.forms import DeputyForm, NoForm, PartForm, ThanksForm
from linli.web.forces.offers import Offer, offer
from linli.web.paper.handover import posts as handovers

SHOWN = 50
FORMS: dict[str, type[forms.Form]] = {
    "renew": NoForm, "letter": NoForm, "thank": ThanksForm, "deputy": DeputyForm, "end": PartForm,
}  # fmt: skip
DONE = {
    "renew": gettext_lazy("Another term is asked for; they are asked first."),
    "letter": gettext_lazy("Noted: the letter was handed over."),
    "thank": gettext_lazy("The letter of thanks is made. Print it and hand it over."),
    "deputy": gettext_lazy("The deputy is entered."),
    "end": gettext_lazy("The end is entered. Print the handover sheet."),
}


def listed(request: HttpRequest) -> HttpResponse:
    """Terms that end within two months, and the papers handed over lately."""
    by = staff(request, "nomination.read")
    day = clock.today(at(request))
    given = queries.recognitions(by.community).select_related(
        "appointment__micro_grid", "appointment__compound", "appointment__general_grid"
    )
    context = {
        "rows": [(held, words.post_of(held), _left(held, day)) for held in queries.terms_ending(by.community, day)],
        "days": rules.ENDS_SOON.days,
        "given": [(one, words.post_of(one.appointment)) for one in given[:SHOWN]],
        "count": given.count(),
        "limit": SHOWN,
    }
    return render(request, "forces/terms.html", context)


def _left(held: Appointment, day: date) -> int:
    return (held.end - day).days if held.end else 0


def one(request: HttpRequest, id: UUID) -> HttpResponse:
    """One appointment: its term, its papers, and what can be done."""
    by = staff(request, "nomination.read")
    return _page(request, by, queries.post(by, id))


@require_POST
def step(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """Renew, note the letter, thank, enter a deputy, end."""
    by = staff(request, "nomination.read")
    held = queries.post(by, id)
    if step not in FORMS:
        raise NotFound()
    form = _form(step, held, at(request), request)
    try:
        done = take(form, _verbs(request, by, held, form)[step])
    except Refusal as refused:
        if refused.status != 409:
            raise
        form.add_error(None, str(refused))
        return _page(request, by, held, step, form, 409)
    if done is None:
        return _page(request, by, held, step, form, 422)
    messages.success(request, DONE[step])
    to = f"/together/nominations/{getattr(done, 'pk', '')}/" if step == "renew" else f"/together/posts/{id}/"
    return HttpResponseRedirect(to, status=303)


def _verbs(request: HttpRequest, by: Actor, held: Appointment, form: forms.Form) -> dict[str, Callable[[], object]]:
    about: dict[str, Any] = {"by": by, "at": at(request), "token": token(request)}

    def said(name: str) -> Any:
        return form.cleaned_data[name]

    def deputy() -> object:
        return forces.stand_in(held.pk, _id(said("deputy")), start=said("start"), end=said("end"), **about)

    return {
        "renew": lambda: nominating.renew(held.pk, **about),
        "letter": lambda: thanking.hand_letter(held.pk, **about),
        "thank": lambda: thanking.thank(held.pk, said("words"), **about),
        "deputy": deputy,
        "end": lambda: thanking.part(held.pk, said("end"), said("words"), **about),
    }


def _id(text: str) -> UUID:
    found = as_uuid(text)
    if found is None:
        raise NotFound()
    return found


def _form(step: str, held: Appointment, when: Any, request: HttpRequest | None = None) -> forms.Form:
    day = clock.today(when)
    data = request.POST if request is not None else None
    first: dict[str, Any] = {"start": day, "end": day + timedelta(days=7 if step == "deputy" else 1)}
    if step == "deputy":
        people = [(str(one.pk), one.name) for one in serving(held.community_id, day).exclude(pk=held.person_id)]
        return DeputyForm(data, people=people, initial=first)
    return FORMS[step](data, initial=first)


def _page(
    request: HttpRequest, by: Actor, held: Appointment, key: str = "", form: forms.Form | None = None, status: int = 200
) -> HttpResponse:
    day = clock.today(at(request))
    papers = queries.papers_of(held)
    context = {
        "held": held,
        "post": words.post_of(held),
        "source": words.source_of(held.source),
        "serves": held.start <= day and (held.end is None or held.end > day),
        "absences": held.absences.select_related("deputy").filter(end__gt=day),
        "papers": papers,
        "lettered": held.role in duties.roles(),
        "hands_over": handovers(by, day).filter(pk=held.pk).exists(),
        "away_address": f"{host_of(request)}/away/{link_token(held.person_id)}/" if _by_link(held, day) else "",
        "offers": list(_offers(by, held, day, papers, request, key, form)),
        "way": f"/together/posts/{held.pk}/",
        "wrong": form,
    }
    return render(request, "forces/post.html", context, status=status)


def _by_link(held: Appointment, day: date) -> bool:
    """Whether someone says without a login when they are away: a specialist who serves."""
    return held.role == Role.SPECIALIST and held.start <= day and (held.end is None or held.end > day)


def _offers(
    by: Actor, held: Appointment, day: Any, papers: list[Any], request: HttpRequest, key: str, form: forms.Form | None
) -> Any:
    serves = held.end is None or held.end > day
    soon = held.end is not None and day < held.end <= day + rules.ENDS_SOON and held.role in rules.NOMINATED
    handed = any(paper.kind == Given.LETTER for paper in papers) or held.role not in duties.roles()
    thanks, appoints = gate.may(by, "thanks.give"), gate.holds(by, "person.appoint", held)
    table = [
        ("renew", _("Ask for another term"), soon and gate.may(by, "nomination.enter")),
        ("letter", _("The letter was handed over"), thanks and not handed),
        ("deputy", _("Enter a deputy"), appoints and serves),
        ("thank", _("Thank them"), thanks),
        ("end", _("End it"), appoints and held.end is None),
    ]
    for name, label, fits in table:
        if fits:
            mine: forms.Form = form if form is not None and key == name else _form(name, held, at(request))
            made: Offer = offer(name, label, mine, warns=name == "end")
            yield made
