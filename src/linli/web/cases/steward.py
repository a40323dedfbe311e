"""The steward's one screen, and 记一笔."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from linli.access import gate
from linli.access.actors import Actor
from linli.care import queries as care
from linli.cases import posts, queries
from linli.cases.intake.actions import Said, report
from linli.cases.labels import PASS_UP_REASONS, Channel, Outcome
from linli.cases.matter.actions import Result, resolve_on_spot
from linli.cases.models import Case, Report
from linli.foundation import clock
from linli.notifications import queries as letters
from linli.territory import queries as land
from linli.web.asking import at, new_token, staff, take, token
from linli.web.cases.forms import NoteForm
from linli.web.cases.rows import COLUMNS, rows

MOST = 60
WEEK = timedelta(days=7)


def today(request: HttpRequest) -> HttpResponse:
    """My doors' open matters in order of need, those that wait at their end; what others have; whom I helped."""
    by = staff(request, "case.resolve_on_spot")
    found = queries.in_need(by, at(request), (*COLUMNS, "general_grid_id", "lead_id"), MOST + 1)
    mine = [case for case in found[:MOST] if case["lead_id"] in (None, by.person_id)]
    mine.sort(key=lambda case: case["stage"] == "waiting")
    context = {
        "rows": rows(mine, at(request)),
        "off": rows([case for case in found[:MOST] if case not in mine], at(request)),
        "more": len(found) > MOST,
        "grids": list({post.place: post for post in by.posts if post.level == "micro_grid"}.values()),
        "leaders": [
            leader
            for leader in posts.leaders_over(_grids(by, found), clock.today(at(request)))
            if leader.pk != by.person_id
        ],
        "outcomes": Outcome.choices,
        "leads": "leader" in by.roles,
        "reasons": PASS_UP_REASONS.items(),
        "helped": queries.solved_by(by, at(request) - WEEK),
        "to_tell": letters.how_many_to_tell(by),
        "voices": len(queries.unheard(by)),
        "slip": next(iter(queries.only_ids([request.GET.get("slip", "")])), None),
        "keeps": care.keeps(by, clock.today(at(request))),
        "day": clock.today(at(request)),
    }
    return render(request, "today.html", context)


def _grids(by: Actor, found: list[dict[str, Any]]) -> list[UUID | None]:
    return [case["general_grid_id"] for case in found] or [
        post.place for post in by.posts if post.level == "general_grid"
    ]


def note(request: HttpRequest) -> HttpResponse:
    """记一笔: what someone told her, entered for them in one minute."""
    by = staff(request, "case.resolve_on_spot")
    form = NoteForm(request.POST or None)
    if request.method == "POST":
        taken = take(form, lambda: _note(request, form, by))
        if taken is not None:
            messages.success(request, _("Noted. The slip's code is %(code)s.") % {"code": taken.tracking})
            if not gate.holds(by, "case.read", taken.case):
                messages.info(request, _("It is a private matter: from here on the grid leader alone reads it."))
            return HttpResponseRedirect(f"/today/?slip={taken.pk}", status=303)
    day = clock.today(at(request))
    context = {
        "form": form,
        "stairwells": land.stairwells_of(by.community, [p.place for p in by.posts if p.level == "micro_grid"], day),
        "token": request.POST.get("token") or new_token(),
    }
    return render(request, "note.html", context, status=422 if form.errors else 200)


def _note(request: HttpRequest, form: NoteForm, by: Actor) -> Report:
    said = form.cleaned_data
    place = land.place_of_stairwell(said["stairwell"], clock.today(at(request)))
    words = Said(words=said["words"], name=said["name"], phone=said["phone"])
    taken = report(place, words, by=by, at=at(request), channel=Channel.STEWARD, token=token(request))
    case: Case = taken.case
    if said["done"] and case.stage == "collected" and gate.holds(by, "case.resolve_on_spot", case):
        resolve_on_spot(case.pk, Result(Outcome.SOLVED), by=by, at=at(request), version=case.version)
    return taken
