"""Many matters at once, from the ticks of the board: give them to someone, pass them up, join them into one."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access.actors import Actor
from linli.cases import queries
from linli.cases.levels.actions import pass_up
from linli.cases.matter.actions import assign
from linli.cases.matter.joining import merge
from linli.cases.models import Case
from linli.foundation.refusals import Refusal
from linli.web.asking import at, back_to, new_token, staff, uuid_of
from linli.web.cases.forms import BulkForm, PassUpForm
from linli.web.cases.rows import COLUMNS, rows

MOST = 100
COUNCIL = "/council/"  # whoever joins on its screen goes on there


def _ticked(request: HttpRequest, by: Actor) -> list[Case]:
    ids = queries.only_ids(request.POST.getlist("case"))[:MOST]
    return list(queries.visible_to(by).filter(pk__in=ids).order_by("reported_at", "id"))


def _each(request: HttpRequest, cases: list[Case], verb: Callable[[Case], object]) -> int:
    """Do something with each; each that refuses is named with its reason. How many were done."""
    done = 0
    for case in cases:
        try:
            verb(case)
            done += 1
        except Refusal as refused:
            messages.error(request, f"{case.number}: {refused}")
    return done


@require_POST
def assign_many(request: HttpRequest) -> HttpResponse:
    """Give the ticked matters to one person."""
    by, form = staff(request, "case.assign"), BulkForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Please tick some matters and choose a person."))
        return back_to(request, "/triage/")
    person = form.cleaned_data["assignee"]
    cases = _ticked(request, by)
    done = _each(request, cases, lambda case: assign(case.pk, person, by=by, at=at(request), version=case.version))
    if done:
        messages.success(request, _("%(n)d matters were given out.") % {"n": done})
    return back_to(request, "/triage/")


@require_POST
def pass_up_many(request: HttpRequest) -> HttpResponse:
    """Pass the ticked matters up, for one reason."""
    by, form = staff(request, "case.pass_up"), PassUpForm(request.POST)
    cases = _ticked(request, by)
    if not form.is_valid() or not form.cleaned_data["reason"] or not cases:
        messages.error(request, _("Please tick some matters and choose a reason."))
        return back_to(request, "/triage/")
    said = form.cleaned_data["reason"]
    done = _each(request, cases, lambda case: pass_up(case.pk, said, by=by, at=at(request), version=case.version))
    if done:
        messages.success(request, _("%(n)d matters were passed up.") % {"n": done})
    return back_to(request, "/triage/")


@require_POST
def join_many(request: HttpRequest) -> HttpResponse:
    """Join the ticked matters into one of them; first it is asked which one stays."""
    by = staff(request, "case.merge")
    cases = _ticked(request, by)
    target = next((case for case in cases if case.pk == uuid_of(request, "target")), None)
    if len(cases) < 2:
        messages.error(request, _("Please tick at least two matters."))
        return back_to(request, "/triage/")
    if target is None:
        return render(request, "join_many.html", _asked(request, cases))
    others = [case for case in cases if case != target]
    joined = _each(request, others, lambda case: merge(case.pk, target.pk, by=by, at=at(request), version=case.version))
    if joined:
        messages.success(request, _("Joined. Each reporter is told once, and it can be taken apart at any time."))
    back = request.POST.get("next", "")
    return (
        back_to(request, "/triage/")
        if back.startswith(COUNCIL)
        else HttpResponseRedirect(f"/cases/{target.pk}/", status=303)
    )


def _asked(request: HttpRequest, cases: list[Case]) -> dict[str, Any]:
    """The matters, the first reported before: it is the one that usually stays."""
    found = Case.objects.filter(pk__in=[case.pk for case in cases]).order_by("reported_at", "id")
    shown = rows(found.values(*COLUMNS), at(request))
    return {"rows": shown, "next": request.POST.get("next", "/triage/"), "token": new_token()}
