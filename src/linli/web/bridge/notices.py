"""Notices for those who serve: what is to be passed on, a new one, how far one has come."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.access.actors import Actor
from linli.bridge.labels import Told
from linli.bridge.models import Notice
from linli.bridge.notices import actions, queries
from linli.bridge.notices.actions import Written
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.people.queries import named_stewards
from linli.territory.models import MicroGrid
from linli.web.asking import at, back_to, host_of, pages, staff, take, token
from linli.web.bridge import drafted
from linli.web.bridge.forms import NoticeForm
from linli.web.bridge.pictures import stored
from linli.web.own import asks

MOST = 60


def listed(request: HttpRequest) -> HttpResponse:
    """What is to be passed on at my doors, and all notices of my reach."""
    by, day = staff(request, "notice.read"), clock.today(at(request))
    past, words = request.GET.get("state") == "past", request.GET.get("q", "").strip()
    found = queries.listed(by, day, past=past, words=words)
    rows = list(found[: MOST + 1])
    count = found.count() if len(rows) > MOST else len(rows)
    context = {
        "mine": queries.to_tell(by, day),
        "ways": Told.choices,
        "rows": rows[:MOST],
        "past": past,
        "q": words,
        "may_post": gate.may(by, "notice.post"),
        **pages(count, MOST),
    }
    return render(request, "bridge/notices.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """Write a notice once; page, paper, picture and reading aloud come of themselves."""
    by, day = staff(request, "notice.post"), clock.today(at(request))
    grids = queries.grids_for(by, day)
    if not grids:
        raise NotFound()
    source = drafted.of(request.GET.get("about", ""), by, at(request))
    first = _start(request, grids) | (source.initial if source else {})
    form = NoticeForm(request.POST or None, request.FILES or None, grids=_choices(grids), initial=first)
    known = drafted.ground(form, by, source, at(request))
    if request.method == "POST" and not asks(request, form, known, "title", "words"):
        made = take(form, lambda: actions.post(_written(form, grids), by=by, at=at(request), token=token(request)))
        if made is not None:
            messages.success(request, _("It is up. Print it, send the picture into the group, or read it out."))
            return back_to(request, f"/together/notices/{made.code}/")
    context = {"form": form, "drafted": source, "sources": drafted.sources(by, at(request)), "uid": "notice"}
    return render(request, "bridge/notice_form.html", context, status=422 if form.errors else 200)


def _choices(grids: list[MicroGrid]) -> list[tuple[str, str]]:
    """All within reach, each general grid of which there are several micro-grids, each micro-grid."""
    if len(grids) == 1:
        return [(f"m:{grids[0].pk}", grids[0].name)]
    generals = {grid.general_grid_id: grid.general_grid for grid in grids if grid.general_grid}
    wide = [(f"g:{id}", general.name) for id, general in generals.items()] if len(generals) > 1 else []
    return [("all", _("all of them")), *wide, *((f"m:{grid.pk}", grid.name) for grid in grids)]


def _start(request: HttpRequest, grids: list[MicroGrid]) -> dict[str, Any]:
    """Words of a notice that is to be written anew; where there is one grid, it is ticked."""
    old = Notice.objects.filter(code=request.GET.get("from", "").upper()).first()
    ticked = {"grids": [f"m:{grids[0].pk}"] if len(grids) == 1 else []}
    return ticked | ({"title": old.title, "words": old.words} if old else {})


def _written(form: NoticeForm, grids: list[MicroGrid]) -> Written:
    said = form.cleaned_data
    ticked = set(said["grids"])
    chosen = [
        grid.pk for grid in grids if {"all", f"g:{grid.general_grid_id}", f"m:{grid.pk}"} & ticked
    ]  # fmt: skip
    return Written(said["title"], said["words"], said["until"], chosen, stored(said["photos"]), said["picture_words"])


def one(request: HttpRequest, code: str) -> HttpResponse:
    """How far a notice has come: grid by grid, and a hand where one is wanted."""
    by = staff(request, "notice.read")
    notice = queries.of_code(code)
    rows = queries.reach(by, notice)
    if not rows:
        raise NotFound()
    stewards = named_stewards(by.community, clock.today(at(request)))
    told = [row for row in rows if row.means]
    context = {
        "notice": notice,
        "rows": [_row(row, stewards, by) for row in rows],
        "told": len(told),
        "hands": sum(row.hand for row in rows),
        "hours": _hours(notice),
        "holds": notice.ended_at is None and notice.until >= clock.today(at(request)),
        "may_post": gate.may(by, "notice.post"),
        "may_end": notice.ended_at is None and gate.holds(by, "notice.end", notice),
        "ways": Told.choices,
        "address": f"{host_of(request)}/n/{notice.code}/",
    }
    return render(request, "bridge/notice.html", context)


def _row(row: Any, stewards: dict[Any, list[Any]], by: Actor) -> dict[str, Any]:
    return {
        "posting": row,
        "stewards": stewards.get(row.micro_grid_id, []),
        "may_tell": gate.holds(by, "notice.tell", row),
    }


def _hours(notice: Notice) -> int | None:
    """Whole hours until the last grid was told, if it was."""
    if notice.informed_at is None:
        return None
    return round((notice.informed_at - notice.posted_at).total_seconds() / 3600)


@require_POST
def mark(request: HttpRequest, id: UUID) -> HttpResponse:
    """One tap: how these doors were told; or that a hand would help."""
    by = staff(request, "notice.tell")
    how = request.POST.get("how", "")
    if how in ("hand", "no_hand"):
        actions.want_hand(id, how == "hand", by=by, at=at(request), token=token(request))
    else:
        actions.tell(id, how, by=by, at=at(request), token=token(request))
    return back_to(request, "/together/notices/")


@require_POST
def end(request: HttpRequest, code: str) -> HttpResponse:
    """Take it down; it can be written anew with the same words."""
    by = staff(request, "notice.end")
    notice = queries.of_code(code)
    actions.end(notice.pk, by=by, at=at(request), token=token(request))
    messages.success(request, _("It is taken down."))
    return back_to(request, f"/together/notices/{notice.code}/")
