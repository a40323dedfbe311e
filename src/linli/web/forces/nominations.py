"""Nominations: the list, a new one, one with the steps that can be taken now."""

from collections.abc import Callable
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
from linli.forces.appointing import deciding, loop, nominating, objecting, queries, rules, telling
from linli.forces.appointing.deciding import Agreed
from linli.forces.appointing.nominating import Nominee, Proposed
from linli.forces.appointing.queries import Wanted
from linli.forces.models import Nomination
from linli.forces.stages import LIVE, Stage, Way
from linli.foundation import clock
from linli.foundation.refusals import NotFound, Refusal
from linli.people.queries import of_community
from linli.territory.models import Compound
from linli.territory.queries import general_grids, grids_in_force
from linli.web.asking import as_uuid, at, host_of, pages, staff, take, token, version
from linli.web.forces import words
from linli.web.forces.forms import (
    ROLES,
    AgreeForm,
    AnswerForm,
    AppointForm,
    HeardForm,
    NominateForm,
    OpinionForm,
    OverForm,
    PublishForm,
)
from linli.web.forces.offers import Offer, offer

SHOWN = 100


def listed(request: HttpRequest) -> HttpResponse:
    """Nominations by stage and role; those that are not over, unless another is asked for."""
    by = staff(request, "nomination.read")
    stage, role = request.GET.get("stage", "open"), request.GET.get("role", "")
    wanted = Wanted(stage if stage in ("open", "", *Stage.values) else "open", role if role in rules.NOMINATED else "")
    found = queries.nominations(by, wanted)
    counts, day = queries.counted(by), clock.today(at(request))
    rows = [
        {"one": one, "name": words.name_of(one), "post": words.post_of(one), "waits": words.waits_for(one, day)}
        for one in found[:SHOWN]
    ]
    context = {
        "rows": rows,
        "stage": wanted.stage,
        "role": wanted.role,
        "roles": ROLES,
        "stages": [(stage.value, stage.label, counts.get(stage, 0)) for stage in Stage],
        "open": sum(counts.get(stage, 0) for stage in LIVE),
        "may_enter": gate.may(by, "nomination.enter"),
        **pages(found.count(), SHOWN),
    }
    return render(request, "forces/nominations.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """Someone is nominated; a link from a place or a person fills in what is known."""
    by = staff(request, "nomination.enter")
    asked = request.POST if request.method == "POST" else request.GET
    id = as_uuid(asked.get("person", ""))
    known = of_community(by.community).filter(pk=id).first() if id else None
    first = {key: request.GET.get(key, "") for key in ("role", "micro_grid", "compound", "general_grid", "profession")}
    form = NominateForm(request.POST or None, initial={**first, "person": known.pk if known else ""})
    if request.method == "POST":
        made = take(form, lambda: _nominated(request, by, form))
        if made is not None:
            messages.success(request, _("Nominated. Next they are asked whether they are willing."))
            return HttpResponseRedirect(f"/together/nominations/{made.pk}/", status=303)
    context = {"form": form, "known": known, **_places(request, by)}
    return render(request, "forces/nominate.html", context, status=422 if form.errors else 200)


def _nominated(request: HttpRequest, by: Actor, form: NominateForm) -> Nomination:
    said = form.cleaned_data
    proposed = Proposed(
        said["role"], form.where, said["proposer"], said["reason"], said["source"], said["profession"], said["offers"],
        said["unit"], said["unit_letter"],
    )  # fmt: skip
    nominee = Nominee(said["name"], said["phone"], said["person"])
    return nominating.nominate(nominee, proposed, by=by, at=at(request), token=token(request))


def _places(request: HttpRequest, by: Actor) -> dict[str, Any]:
    return {
        "micro_grids": grids_in_force(by.community, clock.today(at(request))),
        "compounds": Compound.objects.filter(community_id=by.community),
        "general_grids": general_grids(by.community),
    }


def one(request: HttpRequest, id: UUID) -> HttpResponse:
    """One nomination: how it stands, what was said against it, what can be done now."""
    by = staff(request, "nomination.read")
    return _page(request, by, queries.one(by, id))


FORMS: dict[str, type[forms.Form]] = {
    "agree": AgreeForm, "opine": OpinionForm, "publish": PublishForm, "object": HeardForm, "appoint": AppointForm,
    "refuse": OverForm, "withdraw": OverForm,
}  # fmt: skip


@require_POST
def step(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """One step of a nomination; what is wrong with it stands at its field."""
    by = staff(request, "nomination.read")
    found = queries.one(by, id)
    if step not in FORMS:
        raise NotFound()
    form = FORMS[step](request.POST)
    try:
        done = take(form, _verbs(request, by, found, form)[step])
    except Refusal as refused:
        if refused.status != 409:
            raise
        form.add_error(None, str(refused))
        return _page(request, by, queries.one(by, id), step, form, 409)
    if done is None:
        return _page(request, by, found, step, form, 422)
    messages.success(request, DONE[step])
    return HttpResponseRedirect(f"/together/nominations/{id}/", status=303)


def _verbs(request: HttpRequest, by: Actor, found: Nomination, form: forms.Form) -> dict[str, Callable[[], object]]:
    about: dict[str, Any] = {"by": by, "at": at(request), "token": token(request)}
    fresh, id = {**about, "version": version(request)}, found.pk

    def said(name: str) -> Any:
        return form.cleaned_data[name]

    def agree() -> Nomination:
        assert isinstance(form, AgreeForm)
        return deciding.agree(id, Agreed(form.party_said, said("card"), said("means")), **fresh)

    return {
        "agree": agree,
        "opine": lambda: deciding.opine(id, said("says"), said("words"), day=said("day"), **fresh),
        "publish": lambda: deciding.publish(id, said("first"), said("last"), **fresh),
        "object": lambda: objecting.object_to(id, said("words"), contact=said("contact"), means=said("means"), **about),
        "appoint": lambda: deciding.appoint(id, said("start"), said("end"), **fresh),
        "refuse": lambda: deciding.refuse(id, said("why"), said("words"), **fresh),
        "withdraw": lambda: deciding.withdraw(id, said("why"), said("words"), **fresh),
    }


LEADS = ("agree", "opine", "publish", "appoint")
DONE = {
    "agree": gettext_lazy("Noted: they are willing."),
    "opine": gettext_lazy("The opinion is entered."),
    "publish": gettext_lazy("It is on public notice. Print the notice and hang it up as well."),
    "object": gettext_lazy("The objection is written down. It is answered before anyone is appointed."),
    "appoint": gettext_lazy("Appointed. Print the letter, have it sealed, and hand it over."),
    "refuse": gettext_lazy("Noted: not appointed."),
    "withdraw": gettext_lazy("The nomination is taken back."),
}


@require_POST
def answer(request: HttpRequest, id: UUID) -> HttpResponse:
    """An objection is answered."""
    by = staff(request, "objection.answer")
    objection = queries.objection(by, id)
    form = AnswerForm(request.POST)

    def verb() -> object:
        said = form.cleaned_data
        upheld = said["upheld"] == "yes"
        return objecting.answer(id, said["words"], upheld, by=by, at=at(request), token=token(request))

    if take(form, verb) is None:
        return _page(request, by, queries.one(by, objection.nomination_id), f"answer-{id}", form, 422)
    messages.success(request, _("Answered. Whoever objected reads it by their link."))
    return HttpResponseRedirect(f"/together/nominations/{objection.nomination_id}/", status=303)


def _page(
    request: HttpRequest, by: Actor, found: Nomination, key: str = "", form: forms.Form | None = None, status: int = 200
) -> HttpResponse:
    """`key` names the step whose `form` came back."""
    objections = queries.objections(found) if found.way == Way.FULL else []
    day = clock.today(at(request))
    context = {
        "one": found,
        "name": words.name_of(found),
        "post": words.post_of(found),
        "source": words.source_of(found.source),
        "waits": words.waits_for(found, day),
        "track": words.track(found),
        "objections": [(one, None if one.answered_at else _answering(by, one.pk, key, form)) for one in objections],
        "offers": list(_offers(by, found, day, key, form, any(one.answered_at is None for one in objections))),
        "way": f"/together/nominations/{found.pk}/",
        "version": found.version,
        "address": host_of(request) + telling.address(found) if found.stage in LIVE else "",
        "notice_over": rules.is_over(found.notice_until, day),
        "wrong": form,
    }  # fmt: skip
    return render(request, "forces/nomination.html", context, status=status)


def _answering(by: Actor, id: UUID, key: str, form: forms.Form | None) -> Offer | None:
    if not gate.may(by, "objection.answer"):
        return None
    mine = form if form is not None and key == f"answer-{id}" else AnswerForm()
    return offer(f"answer-{id}", _("Answer it"), mine)


def _offers(by: Actor, found: Nomination, day: Any, key: str, form: forms.Form | None, unanswered: bool) -> Any:
    """The steps of the stage that the gate allows, the way on first."""
    steps = loop.steps_from(found.way, found.stage)
    last = loop.LAST[Way(found.way)]
    ready = found.way != Way.FULL or (rules.is_over(found.notice_until, day) and not unanswered)
    start = max(found.renews.end or day, day) if found.renews else day
    notice = {"first": day, "last": rules.notice_ends(day)}
    term = {"start": start, "end": rules.term_ends(found.role, start)}
    table: list[tuple[str, str, bool, str, dict[str, Any]]] = [
        ("agree", _("They are willing"), "agree" in steps, "nomination.agree", {}),
        ("opine", _("Enter the opinion"), "support" in steps, "nomination.opine", {"day": day}),
        ("publish", _("Put it on public notice"), "publish" in steps, "nomination.publish", notice),
        ("appoint", _("Appoint"), last in steps and ready, "nomination.appoint", term),
        ("object", _("Write down an objection"), "object" in steps, "objection.raise", {}),
        ("refuse", _("Not appointed"), "refuse" in steps, "nomination.appoint", {}),
        ("withdraw", _("Take it back"), "withdraw" in steps, "nomination.withdraw", {}),
    ]  # fmt: skip
    for name, label, fits, action, initial in table:
        if fits and gate.holds(by, action, found):
            mine = form if form is not None and key == name else FORMS[name](initial=initial)
            yield offer(name, label, mine, warns=name in ("refuse", "withdraw"), leads=name in LEADS)
