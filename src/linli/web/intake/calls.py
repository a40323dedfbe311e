"""The desk takes a call: what is said, where, read back, and the code said aloud. Everything by keyboard."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from linli.access.actors import Actor
from linli.cases import queries, reference
from linli.cases.intake.actions import Said, report
from linli.cases.intake.before import said_before
from linli.cases.intake.doors import Doors, doors_of
from linli.cases.labels import Channel
from linli.cases.models import Report
from linli.engines import triage
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.people.queries import named_stewards
from linli.territory.queries import Place
from linli.web.asking import at, staff, take, token
from linli.web.cases import likeness
from linli.web.cases.rows import kind_name
from linli.web.dangers import all_dangers, danger_of
from linli.web.intake.forms import CallForm


def call(request: HttpRequest) -> HttpResponse:
    """Write down, read back, take in: the second page says what to read to the caller, the third the code."""
    by = staff(request, "case.report")
    doors = doors_of(by, clock.today(at(request)))
    form = CallForm(request.POST or None)
    if request.headers.get("HX-Request"):
        return render(request, "intake/hint.html", _hint(request.POST.get("words", "")))
    place = _place(form, doors) if request.method == "POST" and form.is_valid() else None
    if place and "agreed" in request.POST:
        taken = take(form, lambda: _take(request, form, place, by))
        if taken is not None:
            return HttpResponseRedirect(f"/office/phone/{taken.pk}/", status=303)
    if place and "change" in request.POST:
        form = CallForm(request.POST.dict() | {"place": place.words})
    elif place and not form.errors:
        back = {"form": form, "place": place, "token": request.POST.get("token"), **form.read_back()}
        back["near"] = likeness.told(said_before(place, form.cleaned_data["words"], by=by, at=at(request)))
        return render(request, "intake/read_back.html", back | _hint(form.cleaned_data["words"]))
    meant = doors.meant(request.POST.get("place", "")) if "place" in form.errors else ()
    context = {
        "form": form,
        "doors": doors,
        "meant": meant,
        "dangers": all_dangers(),
        **_hint(form.data.get("words", "")),
    }
    return render(request, "intake/call.html", context, status=422 if form.errors else 200)


def _place(form: CallForm, doors: Doors) -> Place | None:
    typed = form.cleaned_data["place"]
    place = doors.chosen(typed)
    if place is None and doors.typed(typed):
        form.add_error("place", _("Several doors may be meant. Please choose one."))
    elif place is None:
        form.add_error("place", _("No door of yours is called so. Please choose one of the list."))
    return place


def _hint(words: str) -> dict[str, Any]:
    """What the words seem to be about, and the number to call first; guessed while they are written."""
    if not words.strip():
        return {"suggested": "", "danger": None, "exit": None}
    found = triage.suggest(words, reference.taxonomy())
    return {
        "suggested": kind_name(found.code) if found.confidence_band != "unsure" else "",
        "danger": danger_of(found.urgent_code),
        "exit": triage.lawful_exit(words),
    }


def _take(request: HttpRequest, form: CallForm, place: Place, by: Actor) -> Report:
    said = form.cleaned_data
    words = Said(said["words"], name=said["name"], phone=said["phone"])
    about: dict[str, Any] = {"by": by, "at": at(request), "token": token(request)}
    return report(place, words, channel=Channel.PHONE, into=said["into"], **about)


def taken(request: HttpRequest, id: UUID) -> HttpResponse:
    """What to say before hanging up: the code, sign by sign, who has it and by when they hear."""
    by = staff(request, "case.report")
    found = queries.report_of_link(id)
    if found.entered_by_id != by.person_id:
        raise NotFound()
    grid = found.micro_grid_id
    stewards = named_stewards(found.community_id, clock.today(at(request)), grid).get(grid, []) if grid else []
    context = {"report": found, "case": found.case, "signs": [*found.tracking], "stewards": stewards}
    return render(request, "intake/call_taken.html", context)
