"""Paste of a group chat or a list, and notes of a night talk: split, shown whole, and only what is ticked is kept."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.contrib import messages as say
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.access.actors import Actor
from linli.cases.intake.doors import Doors, doors_of
from linli.cases.intake.drafting import MOST, drafts
from linli.cases.labels import Channel
from linli.cases.rules import HEARS_BACK
from linli.engines import messages
from linli.engines.messages import Message
from linli.foundation import clock
from linli.foundation.clock import SHANGHAI
from linli.web.asking import at, staff
from linli.web.intake.forms import NightTalkForm, PasteForm
from linli.web.intake.sheets import keep_ticked, sheet


def paste(request: HttpRequest) -> HttpResponse:
    """Messages copied from a group, or a list 接龙, become drafts; nothing of the text is stored but what is ticked."""
    by = staff(request, "case.report")
    form = PasteForm(request.POST or None)
    doors = doors_of(by, clock.today(at(request)))
    if request.method == "POST" and form.is_valid():
        return _sheet(request, by, form, doors, messages.read(form.cleaned_data["pasted"]), Channel.CHAT)
    return render(request, "intake/paste.html", {"form": form}, status=422 if form.errors else 200)


def night_talk(request: HttpRequest) -> HttpResponse:
    """Notes of an evening's talk become drafts; who said what is taken from the notes, nothing is recorded."""
    by = staff(request, "case.report")
    today = clock.today(at(request))
    form = NightTalkForm(request.POST or None, initial={"day": today})
    doors = doors_of(by, today)
    if request.method == "POST" and form.is_valid():
        _check_talk(form, doors, today)
        if form.is_valid():
            notes = messages.read_notes(form.cleaned_data["pasted"])
            return _sheet(request, by, form, doors, notes, Channel.NIGHT_TALK)
    context = {"form": form, "doors": doors}
    return render(request, "intake/night_talk.html", context, status=422 if form.errors else 200)


def _check_talk(form: forms.Form, doors: Doors, today: date) -> None:
    if form.cleaned_data["day"] > today:
        form.add_error("day", _("This day is still to come."))
    if form.cleaned_data["where"] and doors.chosen(form.cleaned_data["where"]) is None:
        form.add_error("where", _("No door of yours is called so. Please choose one of the list."))


def _sheet(
    request: HttpRequest, by: Actor, form: forms.Form, doors: Doors, found: Sequence[Message], channel: str
) -> HttpResponse:
    """The drafts of a text; or, when they come back ticked, what could be kept is kept."""
    moment = at(request)
    where = form.cleaned_data.get("where", "")
    only = next(iter(doors.places.values())) if len(doors.places) == 1 else None
    around = doors.chosen(where) if where else only
    told = evening(form.cleaned_data["day"], moment) if "day" in form.cleaned_data else None
    made = drafts(found, doors, by=by, at=moment, around=around, told_at=told)
    rows = sheet(made, doors, request.POST if "keep" in request.POST else None)
    kept = keep_ticked(rows, doors, channel, by=by, at=moment) if "keep" in request.POST else []
    if kept:
        _say_kept(request, [str(report.case.number) for report in kept])
        if not any(row.ticked for row in rows):
            return HttpResponseRedirect("/today/" if by_doors(by) else "/triage/", status=303)
    wrong = "keep" in request.POST
    if wrong and not kept and not any(row.ticked for row in rows):
        say.error(request, _("Nothing is ticked. Tick what shall be kept, or leave: nothing of it is stored."))
    oldest = moment - HEARS_BACK
    context = {"rows": rows, "form": form, "doors": doors, "oldest": oldest, **_counts(found, rows)}
    return render(request, "intake/drafts.html", context, status=422 if wrong else 200)


def by_doors(by: Actor) -> bool:
    """Whether a person has the steward's screen to go back to."""
    return any(post.role in ("steward", "worker", "leader") for post in by.posts)


def evening(day: date, at: datetime) -> datetime:
    """When what was said on an evening counts from: the end of that day, and not later than now."""
    return min(datetime.combine(day + timedelta(days=1), time(), tzinfo=SHANGHAI), at)


def _say_kept(request: HttpRequest, numbers: list[str]) -> None:
    words = ngettext("%(n)d was kept: %(numbers)s", "%(n)d were kept: %(numbers)s", len(numbers))
    say.success(request, words % {"n": len(numbers), "numbers": "、".join(numbers)})


def _counts(found: Sequence[Message], rows: Sequence[Any]) -> dict[str, Any]:
    """How many lines are nobody's words, and whether some messages were too many."""
    spoken = [message for message in found if message.kind in ("said", "item")]
    return {
        "silent": [message for message in found if message.kind not in ("said", "item")],
        "left_out": max(0, len(spoken) - len(rows)),
        "most": MOST,
    }
