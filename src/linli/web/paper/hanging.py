"""What hangs in the open, as PDF: posters and grid notices, and the page on which they are chosen."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from linli.access import gate
from linli.access.actors import Actor
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.territory import queries as land
from linli.territory.models import Community, MicroGrid, Stairwell
from linli.web.asking import PRACTICE, at, host_of, staff
from linli.web.paper.answers import printed
from linli.web.paper.cards import cards
from linli.web.paper.lessons import WHO, lesson
from linli.web.paper.posters import posters


def grid_card(request: HttpRequest, code: str) -> HttpResponse:
    """One micro-grid's notice board; what stands on it hangs in the open, so anyone may print it."""
    day = clock.today(at(request))
    grid = land.grid_of_card(code, day)
    return printed("card", cards(grid.community, [grid], day, host_of(request)), grid.name)


def lesson_card(request: HttpRequest, who: str) -> HttpResponse:
    """One of the three lesson cards, for anyone."""
    if who not in WHO:
        raise NotFound()
    data = lesson(who, host_of(request).removesuffix(PRACTICE))
    return printed("lesson", data, str(data["title"]))


def choose(request: HttpRequest) -> HttpResponse:
    """Which posters and cards are to be printed: of a micro-grid, a compound, or of all within reach."""
    by = staff(request, "land.posters")
    day = clock.today(at(request))
    grids = _within(by, day)
    context = {
        "grids": grids,
        "compounds": list(dict.fromkeys(grid.compound for grid in grids if grid.compound)),
        "lessons": list(WHO.items()),
        "of": request.GET.get("of", ""),
        "stairwells": len(_stairwells(by, grids, day)),
    }
    return render(request, "office/posters.html", context)


def stairwell_posters(request: HttpRequest) -> HttpResponse:
    """The posters that were chosen, one or four on a sheet."""
    by = staff(request, "land.posters")
    day = clock.today(at(request))
    found = _stairwells(by, _chosen(request, _within(by, day)), day)
    if not found:
        raise NotFound()
    each = 4 if request.GET.get("each") == "4" else 1
    data = posters(Community.objects.get(pk=by.community), found, day, host_of(request), each)
    return printed("poster", data, _("Stairwell posters"))


def grid_cards(request: HttpRequest) -> HttpResponse:
    """The notice boards that were chosen."""
    by = staff(request, "land.posters")
    day = clock.today(at(request))
    grids = _chosen(request, _within(by, day))
    if not grids:
        raise NotFound()
    data = cards(Community.objects.get(pk=by.community), grids, day, host_of(request))
    return printed("card", data, _("Micro-grid notices"))


def _within(by: Actor, day: date) -> list[MicroGrid]:
    """The micro-grids whose paper `by` may print: her own, or those of the place of the appointment."""
    found = gate.allowed(by, "land.posters", land.grids_in_force(by.community, day))
    if all(post.level == "micro_grid" for post in by.posts):
        found = found.filter(pk__in=[post.place for post in by.posts])
    return list(found.select_related("compound", "general_grid"))


def _chosen(request: HttpRequest, grids: list[MicroGrid]) -> list[MicroGrid]:
    of = request.GET.get("of", "")
    return [grid for grid in grids if of in ("", str(grid.pk), str(grid.compound_id))]


def _stairwells(by: Actor, grids: list[MicroGrid], day: date) -> list[Stairwell]:
    return land.stairwells_of(by.community, [grid.pk for grid in grids], day) if grids else []
