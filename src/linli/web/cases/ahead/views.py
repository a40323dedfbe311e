"""What could be met ahead: taken up or left, each in one step, alike places together; and what came of it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.access.actors import Actor
from linli.foresight import actions, measuring, queries
from linli.foresight.grouping import Group, grouped, same, together
from linli.foresight.models import Proposal
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.web.asking import at, pages, staff, take, token, version
from linli.web.cases.ahead.forms import FORMS
from linli.web.cases.ahead.words import compared, draft_of, error_of, hint_of, shown, title_of

MOST = 40
ROWS = 400  # proposals that are looked through for a page


@dataclass(frozen=True)
class Tried:
    """What came back: of which proposal or group, which step, what was written, what was ticked."""

    about: UUID | None
    step: str
    form: forms.Form
    ticked: tuple[UUID, ...] = ()


def waiting(request: HttpRequest) -> HttpResponse:
    """What the system proposes for the places of its reader."""
    return shown_page(request, staff(request, "foresight.read"))


@require_POST
def decide(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """Take one up as a matter, or leave it with a sentence."""
    by = staff(request, "foresight.decide")
    if step not in FORMS:
        raise NotFound()
    form = FORMS[step](request.POST)
    done = take(form, lambda: actions.BY_STEP[step](
        id, form.cleaned_data["words"], by=by, at=at(request), version=version(request), token=token(request)
    ))  # fmt: skip
    if done is None:
        return shown_page(request, by, Tried(id, step, form))
    if done.case:
        messages.success(request, _("Taken up. Now give it to someone."))
        return HttpResponseRedirect(f"/cases/{done.case.pk}/", status=303)
    messages.success(request, _("Left. It is not proposed again for a quarter of a year."))
    return HttpResponseRedirect("/ahead/", status=303)


def shown_page(request: HttpRequest, by: Actor, tried: Tried | None = None) -> HttpResponse:
    """The proposals that wait, those of several places as one; what came back stands open with its words."""
    found = grouped(queries.waiting(by, clock.today(at(request)))[:ROWS])
    look = queries.last_look(by.community)
    context = {
        "groups": [_group(group, tried) for group in found[:MOST]],
        "look": look,
        "error": error_of(look) if look else "",
        "may": gate.may(by, "foresight.decide"),
        **pages(len(found), MOST),
    }
    return render(request, "foresight/waiting.html", context, status=422 if tried else 200)


def _group(group: Group, tried: Tried | None) -> dict[str, Any]:
    mine = tried if tried and tried.about in {row.pk for row in group.rows} else None
    rows = [{"one": shown(row), "ticked": not mine or row.pk in mine.ticked} for row in group.rows]
    return {
        "rows": rows, "one": rows[0]["one"], "is_one": group.is_one, "n": len(rows), "title": title_of(group),
        "hint": hint_of(group.first),
        "draft": draft_of(group.first), "form": mine.form if mine else None, "step": mine.step if mine else "",
    }  # fmt: skip


def results(request: HttpRequest) -> HttpResponse:
    """How many came before and after what was met ahead, beside what was left; alike places together."""
    by = staff(request, "foresight.read")
    found = measuring.effect(by.community, at(request))
    reach = set(queries.within_reach(by).values_list("pk", flat=True))
    met = together((one for one in found.met if one.proposal.pk in reach), lambda one: same(one.proposal))
    decided = together(queries.decided(by)[:ROWS], _decided)
    context = {
        "effect": found, "met": [compared(rows) for rows in met[:MOST]],
        "decided": [{"one": shown(rows[0]), "n": len(rows)} for rows in decided[:MOST]],
    }  # fmt: skip
    return render(request, "foresight/results.html", context)


def _decided(one: Proposal) -> tuple[object, ...]:
    """What decisions have in common that are told in one line."""
    return one.decided_at and clock.today(one.decided_at), one.state, one.words, *same(one)
