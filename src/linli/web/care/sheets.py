"""The sheet of one person: what the keepers need to know, and what can be changed on it."""

from datetime import datetime, timedelta
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
from linli.care.actions import calling, entering, keeping
from linli.care.labels import WEEKDAYS
from linli.care.models import Call, Entry, Keeping
from linli.foundation import clock
from linli.foundation.refusals import OutOfStep, Stale
from linli.people.models import mask
from linli.territory.queries import stairwells_of
from linli.web.asking import at, staff, take, token, version
from linli.web.care.cards import card
from linli.web.care.forms import TOLD, AwayForm, KeeperForm, SheetForm, WithdrawForm, filled


def sheet(request: HttpRequest, id: UUID) -> HttpResponse:
    """The sheet, its numbers masked."""
    by = staff(request, "care.read")
    return _sheet(request, by, id)


def _sheet(request: HttpRequest, by: Actor, id: UUID, status: int = 200, **more: Any) -> HttpResponse:
    moment, day = at(request), clock.today(at(request))
    held = queries.keeping(by, id, day)
    kept, lately = held.entry.sheet, queries.lately(held.entry, moment)
    context = {
        "entry": held.entry,
        "sheet": kept,
        "masked": mask(kept.phone),
        "family": [{"contact": contact, "masked": mask(contact.phone)} for contact in kept.family],
        "cards": [card(row, moment) for row in queries.today(by, moment) if row.entry.pk == id],
        "calls": [{"day": call.day, "stage": call.get_stage_display(), "notes": _said(call)} for call in lately],
        "looks": queries.looks(held.entry),
        "days": _days(held.entry.days),
        "returns": _returns(moment),
        "told": TOLD,
        **_keepers(by, held, request),
        **more,
    }
    return render(request, "care/sheet.html", context, status=status)


def _days(days: str) -> str:
    """The weekdays agreed on, in words."""
    return _("every day") if days == rules.EVERY_DAY else "、".join(str(label) for d, label in WEEKDAYS if d in days)


def _said(call: Call) -> list[str]:
    return [note.words for note in call.notes.all() if note.words]


def _returns(moment: datetime) -> list[tuple[str, str]]:
    """Days on which the calls may begin again, one tap each."""
    day = clock.today(moment)
    monday = day + timedelta(days=8 - day.isoweekday())
    near = {day + timedelta(days=1): _("tomorrow"), monday: _("on Monday"), day + timedelta(days=7): _("in a week")}
    return [(until.isoformat(), f"{words} {until:%m-%d}") for until, words in sorted(near.items())]


def _keepers(by: Actor, held: Keeping, request: HttpRequest) -> dict[str, Any]:
    """Who keeps this entry, and whom the office may name beside them."""
    day = clock.today(at(request))
    acting = list(queries.acting([held.entry_id], day))
    may = gate.holds(by, "care.keepers", held)
    named = {row.person_id for row in acting if row.end is None}
    people = [p for p in queries.may_keep(by.community, day) if p.pk not in named] if may else []
    return {"keepers": acting, "may_name": may, "people": people}


@require_POST
def number(request: HttpRequest, id: UUID) -> HttpResponse:
    """The sheet with its numbers, to call; that it was looked at stays on it."""
    by = staff(request, "care.see_number")
    calling.see_number(id, by=by, at=at(request))
    return _sheet(request, by, id, shown=True)


def change(request: HttpRequest, id: UUID) -> HttpResponse:
    """Correct the sheet, or agree on another time; a number left empty stays as it is, and is not shown."""
    by = staff(request, "care.change")
    entry = queries.keeping(by, id, clock.today(at(request))).entry
    form = SheetForm(request.POST or None, initial=filled(entry), before=entry.sheet)
    seen = entry.version if request.method != "POST" else version(request)

    def verb() -> Entry:
        said, about = form.cleaned_data, {"by": by, "at": at(request), "version": seen, "token": token(request)}
        return entering.change(id, form.sheet(), said["call_at"], "".join(said["days"]), **about)

    try:
        if request.method == "POST" and take(form, verb) is not None:
            messages.success(request, _("Kept."))
            return HttpResponseRedirect(f"/care/{id}/", status=303)
    except Stale as refused:
        form.add_error(None, str(refused))
        seen = entry.version
    doors = stairwells_of(by.community, [], clock.today(at(request)))
    context = {"form": form, "entry": id, "version": seen, "stairwells": doors}
    return render(request, "care/change.html", context, status=422 if form.errors else 200)


@require_POST
def away(request: HttpRequest, id: UUID) -> HttpResponse:
    """Away for some days, or back already."""
    by, form = staff(request, "care.change"), AwayForm(request.POST)
    about: dict[str, Any] = {"by": by, "at": at(request), "token": token(request)}
    if request.POST.get("back"):
        entering.away(id, None, **about)
        messages.success(request, _("The calls go on."))
        return HttpResponseRedirect(f"/care/{id}/", status=303)
    if take(form, lambda: entering.away(id, form.cleaned_data["until"], **about)) is None:
        return _sheet(request, by, id, 422, form=form, tried="away")
    messages.success(request, _("Nobody calls until then."))
    return HttpResponseRedirect("/care/", status=303)


@require_POST
def withdraw(request: HttpRequest, id: UUID) -> HttpResponse:
    """They do not want the calls any more: everything is erased."""
    by, form = staff(request, "care.withdraw"), WithdrawForm(request.POST)
    about: dict[str, Any] = {"by": by, "at": at(request), "token": token(request)}
    if take(form, lambda: entering.withdraw(id, form.cleaned_data["means"], **about)) is None:
        return _sheet(request, by, id, 422, form=form)
    messages.success(request, _("Taken off the list. Name, numbers and words are erased."))
    return HttpResponseRedirect("/care/", status=303)


@require_POST
def keepers(request: HttpRequest, id: UUID) -> HttpResponse:
    """One more keeper, or one less."""
    by, form = staff(request, "care.keepers"), KeeperForm(request.POST)

    def verb() -> object:
        said, about = form.cleaned_data, {"by": by, "at": at(request), "token": token(request)}
        if request.POST.get("end"):
            return keeping.end_keeping(id, said["person"], **about)
        return keeping.name_keeper(id, said["person"], said["agreed"], **about)

    try:
        done = take(form, verb)
    except OutOfStep as refused:
        form.add_error(None, str(refused))
        done = None
    if done is None:
        return _sheet(request, by, id, 422, form=form, tried="keepers")
    messages.success(request, _("Kept."))
    mine = queries.keepings(by, clock.today(at(request))).filter(entry=id).exists()
    return HttpResponseRedirect(f"/care/{id}/" if mine else "/care/", status=303)
