"""Needs: the list, a new one, one with those who could help, those asked, and how it ended."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.access.actors import Actor
from linli.forces.alliance import finding, hours, joining, needing, queries, rules
from linli.forces.allied import NeedStage, Reach, Reply
from linli.forces.models import Ask, Need
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.foundation.sealing import link_token
from linli.people.labels import Means
from linli.people.models import mask
from linli.territory.models import MicroGrid
from linli.territory.queries import general_grids, in_force
from linli.web.alliance import words
from linli.web.alliance.forms import HoursForm, InsureForm, NeedForm
from linli.web.alliance.mine import posted_id
from linli.web.asking import as_uuid, at, host_of, pages, staff, take, token

MOST = 100
STEPS: dict[str, type[forms.Form]] = {
    "ask": forms.Form, "widen": forms.Form, "answer": forms.Form, "number": forms.Form, "insure": InsureForm,
    "meet": forms.Form, "miss": forms.Form, "cancel": forms.Form, "hours": HoursForm, "confirm": forms.Form,
}  # fmt: skip


def listed(request: HttpRequest) -> HttpResponse:
    """What help is looked for within reach: what runs first, by its day."""
    by = staff(request, "need.read")
    asked = {name: request.GET.get(name, "") for name in ("stage", "skill")}
    found = _ordered(queries.needs(by))
    found = found.filter(stage=asked["stage"]) if asked["stage"] in NeedStage.values else found
    found = found.filter(skill=asked["skill"]) if asked["skill"].isalpha() else found
    rows = list(found[:MOST])
    today = clock.today(at(request))
    context = {
        "rows": [(one, words.skill(one.skill), one.running and one.day < today) for one in rows],
        "asked": asked,
        "filtered": any(asked.values()),
        "stages": NeedStage.choices,
        "skills": words.skill_choices(),
        "may_write": gate.may(by, "need.write"),
        "waiting": queries.waiting(by, at(request)),
        **pages(found.count() if len(rows) == MOST else len(rows), MOST),
    }
    return render(request, "alliance/needs.html", context)


def _ordered(found: QuerySet[Need]) -> QuerySet[Need]:
    running = Case(When(closed_at=None, then=Value(0)), default=Value(1), output_field=IntegerField())
    return found.order_by(running, "-day", "-entered_at")


def new(request: HttpRequest) -> HttpResponse:
    """Write down what help is needed; who could help is shown next."""
    by = staff(request, "need.write")
    today = clock.today(at(request))
    form = NeedForm(request.POST or None, initial={"day": today, "matter": request.GET.get("matter", "")})
    if request.method == "POST":
        made = take(form, lambda: needing.write_need(form.wanted(), by=by, at=at(request), token=token(request)))
        if made is not None:
            return HttpResponseRedirect(f"/together/needs/{made.pk}/", status=303)
    context = {"form": form, **_places(by, request), "skills": words.skill_picks()}
    return render(request, "alliance/need_form.html", context, status=422 if form.errors else 200)


def _places(by: Actor, request: HttpRequest) -> dict[str, Any]:
    """Where help may be needed, within reach: micro-grids by their doors, general grids, the whole community."""
    today = clock.today(at(request))
    here = MicroGrid.objects.filter(in_force(today), community=by.community)
    mine = [grid.pk for grid in here if gate.holds(by, "need.write", _at(by, grid))]
    grids = general_grids(by.community)
    wide = [grid for grid in grids if gate.holds(by, "need.write", Need(community_id=by.community, general_grid=grid))]
    whole = gate.holds(by, "need.write", Need(community_id=by.community))
    return {"places": words.doors(by.community, today, mine), "grids": wide, "whole": whole}


def _at(by: Actor, grid: MicroGrid) -> Need:
    return Need(
        community_id=by.community, micro_grid_id=grid.pk, compound_id=grid.compound_id,
        general_grid_id=grid.general_grid_id,
    )  # fmt: skip


def one(request: HttpRequest, id: UUID) -> HttpResponse:
    """One need."""
    by = staff(request, "need.read")
    return _page(request, by, queries.need(by, id))


@require_POST
def step(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """One step on a need."""
    by = staff(request, "need.read")
    need = queries.need(by, id)
    if step not in STEPS:
        raise NotFound()
    form = STEPS[step](request.POST)
    done = take(form, lambda: _verbs(request, need, by, form)[step]())
    if done is None:
        return _page(request, by, need, step, form, status=422)
    if isinstance(done, Ask) and step == "number":
        return _page(request, by, need, number=done)
    messages.success(request, _said(step))
    return HttpResponseRedirect(f"/together/needs/{need.pk}/", status=303)


def _said(step: str) -> str:
    return {
        "ask": _("They are asked. Each answers under the own link, or tells you."),
        "widen": _("Now one ring farther is looked at."),
        "meet": _("Done. Now write down the hours, and say thank you."),
    }.get(step, _("Kept."))


def _verbs(request: HttpRequest, need: Need, by: Actor, form: Any) -> dict[str, Callable[[], object]]:
    about: dict[str, Any] = {"by": by, "at": at(request), "token": token(request)}
    reason = request.POST.get("reason", "")
    return {
        "ask": lambda: needing.ask(need.pk, _ids(request, "ally"), **about),
        "widen": lambda: needing.widen(need.pk, **about),
        "answer": lambda: needing.answer(
            posted_id(request, "ask"), request.POST.get("yes") == "1", means=Means.PHONE, **about
        ),
        "number": lambda: needing.see_number(posted_id(request, "ask"), **about),
        "insure": lambda: joining.insure(posted_id(request, "ally"), form.cleaned_data["until"], **about),
        "meet": lambda: needing.close(need.pk, "meet", came=_ids(request, "came"), **about),
        "miss": lambda: needing.close(need.pk, "miss", reason=reason, **about),
        "cancel": lambda: needing.close(need.pk, "cancel", reason=reason, **about),
        "hours": lambda: hours.enter(posted_id(request, "ally"), form.stretch, **about),
        "confirm": lambda: hours.confirm(posted_id(request, "service"), **about),
    }


def _ids(request: HttpRequest, name: str) -> list[UUID]:
    return [id for id in map(as_uuid, request.POST.getlist(name)) if id]


def _page(
    request: HttpRequest, by: Actor, need: Need, step: str = "", form: forms.Form | None = None, status: int = 200,
    number: Ask | None = None,
) -> HttpResponse:  # fmt: skip
    asks, may = queries.asks(need), _may(by, need)
    found = finding.suggested(need, at(request)) if may["ask"] and need.stage == NeedStage.OPEN else []
    services = need.services.filter(live=True).select_related("ally", "confirmed_by").order_by("start")
    ticked = request.POST.getlist("ally") if step == "ask" else []
    context = {
        "need": need, "skill": words.skill(need.skill), "may": may, "form": form, "step": step,
        "over": need.running and need.day < clock.today(at(request)),
        "ring": Reach.labels[need.ring], "farther": Reach.labels[need.ring + 1] if need.ring < 3 else "",
        "found": [(one, words.reasons(one.suggestion, need.skill), str(one.ally.pk) in ticked) for one in found],
        "asks": [(one, mask(one.ally.phone)) for one in asks],
        "yes": [one for one in asks if one.reply == Reply.YES],
        "services": [(one, rules.hours(one.minutes), one.entered_by_id == by.person_id) for one in services],
        "number": number, "address": f"{host_of(request)}/hn/{link_token(need.pk)}/" if may["close"] else "",
        "hours": form if step == "hours" and form else HoursForm(
            initial={"day": need.day, "skill": need.skill, "title": need.words[:40], "need": need.pk}
        ),
        "today": clock.today(at(request)),
    }  # fmt: skip
    return render(request, "alliance/need.html", context, status=status)


def _may(by: Actor, need: Need) -> dict[str, bool]:
    return {
        "ask": gate.holds(by, "need.ask", need),
        "widen": gate.holds(by, "need.widen", need) and need.ring < 3 and need.stage == NeedStage.OPEN,
        "close": gate.holds(by, "need.close", need),
        "enter": gate.holds(by, "service.enter", need),
        "confirm": gate.holds(by, "service.confirm", need),
        "insure": gate.may(by, "ally.insure"),
        "thank": gate.may(by, "thanks.write"),
    }
