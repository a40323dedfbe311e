"""Gatherings for everyone: what is on, one with its stalls and sheet, what came of those that were held."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access.actors import visitor
from linli.foundation import clock
from linli.foundation.sealing import link_token
from linli.projects.gatherings import figures, queries, rules, signing, stalls
from linli.projects.labels.gatherings import GatheringSort, Stage
from linli.projects.models import Edition
from linli.web.asking import at, browser_of, host_of, pages, take, token
from linli.web.projects.gatherings import words
from linli.web.projects.gatherings.calendar import calendar_of
from linli.web.projects.gatherings.forms import SheetForm, StandForm
from linli.web.public.limits import refuse_flood
from linli.web.public.report import community_of

MOST = 40


def listed(request: HttpRequest) -> HttpResponse:
    """What is on, the next first; then what was held, with its result."""
    community, today = community_of(request), clock.today(at(request))
    behind = queries.behind(community.pk)
    context = {
        "community": community, "ahead": [(one, words.when(one)) for one in queries.ahead(community.pk, today)[:MOST]],
        "behind": list(behind[:MOST]), "told": figures.attendance(community.pk, today),
        "shown": bool(queries.crafts(community.pk)[:1]), **pages(behind.count(), MOST),
    }  # fmt: skip
    return render(request, "gatherings/public.html", context)


def calendar(request: HttpRequest) -> HttpResponse:
    """What is on, as a file that a telephone's calendar reads."""
    community, now = community_of(request), at(request)
    found = queries.ahead(community.pk, clock.today(now))[:MOST]
    text = calendar_of(list(found), community.name, host_of(request), now)
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="linli.ics"'
    return answer


def one(request: HttpRequest, id: UUID) -> HttpResponse:
    """A gathering as everyone sees it."""
    return _page(request, queries.public(id))


@require_POST
def sign(request: HttpRequest, id: UUID) -> HttpResponse:
    """A line is added to the sheet; its private link comes back."""
    edition = queries.public(id)
    refuse_flood(browser_of(request), at(request))
    form, by = SheetForm(request.POST, items=_items(edition), auto_id="sign_%s"), visitor(edition.community_id)
    line = take(form, lambda: signing.sign_up(id, form.wish, by=by, at=at(request), token=token(request)))
    if line is None:
        return _page(request, edition, sheet=form)
    messages.success(request, _("You are on the sheet. Keep this page: by it you change your line."))
    return HttpResponseRedirect(f"/j/{link_token(line.pk)}/", status=303)


@require_POST
def stall(request: HttpRequest, id: UUID) -> HttpResponse:
    """A stall is asked for; its private link comes back."""
    edition = queries.public(id)
    refuse_flood(browser_of(request), at(request))
    form, by = StandForm(request.POST, auto_id="stand_%s"), visitor(edition.community_id)
    made = take(form, lambda: stalls.ask(id, form.stand, by=by, at=at(request), token=token(request)))
    if made is None:
        return _page(request, edition, stand=form)
    messages.success(request, _("It is asked for. Keep this page: it shows your number once you have one."))
    return HttpResponseRedirect(f"/st/{link_token(made.pk)}/", status=303)


def _items(edition: Edition) -> Any:
    return edition.items.filter(ended_at=None)


def _has_stalls(edition: Edition, today: date) -> bool:
    """Whether one can still ask for a stall: at group buying and festivals there are none to be had."""
    none = (GatheringSort.GROUP_BUY, GatheringSort.ELDERS)
    return edition.stage == Stage.OPEN and today <= edition.day and edition.series.sort not in none


def _page(request: HttpRequest, edition: Edition, **tried: Any) -> HttpResponse:
    now, placed = at(request), list(queries.placed(edition))
    takes, items = rules.takes_lines(edition.stage, edition.sign_until, now), list(_items(edition))
    settling = queries.settling(edition)
    context = {
        "edition": edition, "community": edition.community, "when": words.when(edition), "stalls": placed,
        "map": words.stall_map(placed), "costs": [one for one in edition.costs.all() if one.fen > 0 and one.sponsor],
        "demand": [(one, words.asked(one)) for one in queries.demand(edition)],
        "sheet": SheetForm(items=items, auto_id="sign_%s") if takes and items else None,
        "stand": StandForm(auto_id="stand_%s") if _has_stalls(edition, clock.today(now)) else None,
        "settling": settling, "sums": queries.result(settling), "produce": queries.produce(edition),
        "is_over": edition.stage in ("held", "told"), **tried,
    }  # fmt: skip
    return render(request, "gatherings/public_one.html", context, status=422 if tried else 200)
