"""The keeper's day: today's calls in the order of time, and what is tapped on them."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.access.actors import Actor
from linli.care import queries, rules
from linli.care.actions import calling, keeping
from linli.care.actions.calling import Went
from linli.care.models import Call
from linli.cases.models import Case
from linli.foundation import clock
from linli.foundation.refusals import OutOfStep, Stale
from linli.people.models import Person
from linli.territory.queries import Place, place_of_stairwell
from linli.web.asking import at, back_to, staff, take, token, version
from linli.web.care.cards import card
from linli.web.care.forms import DeputyForm, WentForm

LATELY = timedelta(days=7)


def today(request: HttpRequest) -> HttpResponse:
    """Whom I call today: what was left lying on top, what is done below."""
    return _day(request)


def _day(request: HttpRequest, status: int = 200, **more: Any) -> HttpResponse:
    by, moment = staff(request, "care.read"), at(request)
    cards = [card(row, moment) for row in queries.today(by, moment)]
    context = {
        "open": [c for c in cards if c.row.is_open],
        "wants": [c for c in cards if c.row.stage == "wants"],
        "done": [c for c in cards if not c.row.is_open and c.row.stage != "wants"],
        "quiet": queries.not_called(by, moment),
        "gone": queries.withdrawn_since(by, moment - LATELY),
        "people": _deputies(by.community, by.person_id, request) if cards else [],
        "start": request.POST.get("start") or clock.today(moment).isoformat(),
        **more,
    }
    return render(request, "care/today.html", context, status=status)


def _deputies(community: UUID, me: UUID | None, request: HttpRequest) -> list[Person]:
    return [p for p in queries.may_keep(community, clock.today(at(request))) if p.pk != me]


@require_POST
def note(request: HttpRequest, id: UUID) -> HttpResponse:
    """How the call went: one step. What cannot be noted comes back with the reason and the words."""
    by = staff(request, "care.call")
    form = WentForm(request.POST)

    def verb() -> Call:
        said = form.cleaned_data
        went = Went(said["step"], said["words"], version(request))
        return calling.note(id, went, by=by, at=at(request), day=said["day"], token=token(request))

    try:
        call = take(form, verb)
    except (Stale, OutOfStep) as refused:
        form.add_error(None, str(refused))
        return _day(request, 409, form=form, tried=str(id))
    if call is None:
        return _day(request, 422, form=form, tried=str(id))
    messages.success(request, _said(call))
    return back_to(request, "/care/")


def _said(call: Call) -> str:
    """What the keeper is told after a step: when to ring again, if that is next."""
    suggested = rules.suggestion(call.stage, call.since)
    if suggested and suggested.step == "ring" and call.stage != "due":
        again = suggested.at.astimezone(clock.SHANGHAI)
        return _("Noted. Ring once more at %(time)s.") % {"time": f"{again:%H:%M}"}
    return _("Noted.")


@require_POST
def paper(request: HttpRequest) -> HttpResponse:
    """The calls that are still to be made, with their numbers, to print."""
    by, moment = staff(request, "care.see_number"), at(request)
    rows = calling.print_numbers(by=by, at=moment)
    return render(request, "care/paper.html", {"rows": rows, "day": clock.today(moment)})


@require_POST
def wish(request: HttpRequest, id: UUID) -> HttpResponse:
    """What the person wants as a report, prefilled; nothing is reported until the keeper sends it."""
    by, moment = staff(request, "care.see_number"), at(request)
    sheet = calling.see_number(id, by=by, at=moment).sheet
    assert sheet.stairwell  # an entry always has one
    place = place_of_stairwell(sheet.stairwell, clock.today(moment))
    said = [card(row, moment) for row in queries.today(by, moment) if row.entry.pk == id]
    words = next((n["words"] for c in said for n in reversed(c.notes) if n["words"]), "")
    context = {"sheet": sheet, "words": words, "action": _noted_at(by, place)}
    return render(request, "care/wish.html", context)


def _noted_at(by: Actor, place: Place) -> str:
    """The form that takes it: the steward's 记一笔, the office's call; anyone's at a door that is not the keeper's."""
    if not gate.holds(by, "case.report", Case(**place.columns())):
        return "/report/"
    return "/today/note/" if gate.may(by, "case.resolve_on_spot") else "/office/phone/"


@require_POST
def deputy(request: HttpRequest) -> HttpResponse:
    """While I am away, someone else makes my calls."""
    by, form = staff(request, "care.stand_in"), DeputyForm(request.POST)

    def verb() -> Person:
        said = form.cleaned_data
        days = (said["start"], said["end"])
        return keeping.stand_in(said["person"], *days, said["agreed"], by=by, at=at(request), token=token(request))

    named = take(form, verb)
    if named is None:
        return _day(request, 422, form=form, tried="deputy")
    messages.success(request, _("%(name)s makes your calls on these days.") % {"name": named.name})
    return HttpResponseRedirect("/care/", status=303)
