"""The door of a community: what a resident can do here, and the card of a micro-grid."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from linli.bridge.notices import queries as notices
from linli.foundation import clock
from linli.people.queries import card_people
from linli.planning.queries import coming
from linli.projects.things import queries as things
from linli.territory import queries as land
from linli.territory.models import Community, Membership, MicroGrid
from linli.web.asking import at, back_to
from linli.web.public.report import community_of
from linli.web.territory.doors import by_compound
from linli.web.territory.places import way_to

YEAR = 60 * 60 * 24 * 365


def home(request: HttpRequest) -> HttpResponse:
    """What can I do here?"""
    community = community_of(request)
    context = {
        "community": community,
        "communities": Community.objects.order_by("name"),
        "notices": notices.of_home(community.pk, clock.today(at(request))),
    }
    return render(request, "home.html", context)


def grid_card(request: HttpRequest, code: str) -> HttpResponse:
    """Who looks after my doors, and how to reach them; an old card leads on to those who do now."""
    day = clock.today(at(request))
    grid = land.grid_of_old_card(code)
    if not land.holds(grid, day):
        return _elsewhere(request, grid, day)
    stairwells = land.stairwells_of(grid.community_id, [grid.pk], day)
    context = {
        "grid": grid,
        "community": grid.community,
        "people": card_people(grid, day),
        "stairwells": stairwells,
        "way": way_to(stairwells[0], grid.community) if stairwells else None,
        "plan": coming(grid, day),
        "notices": notices.of_grid(grid.pk, day),
        "things": things.of_grid(grid.pk, grid.compound_id),
    }
    return render(request, "grid_card.html", context)


def _elsewhere(request: HttpRequest, grid: MicroGrid, day: date) -> HttpResponse:
    doors: dict[MicroGrid, list[Membership]] = {}
    for row in land.holders(grid, day):
        doors.setdefault(row.micro_grid, []).append(row)
    context = {
        "grid": grid,
        "community": grid.community,
        "over": day >= grid.start,
        "holders": [(other, by_compound(here)) for other, here in doors.items()],
    }
    return render(request, "grid_elsewhere.html", context)


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Chinese or English, kept in a cookie."""
    response = back_to(request, "/")
    chosen = "en" if request.POST.get("language") == "en" else "zh"
    response.set_cookie("linli_language", chosen, max_age=YEAR, samesite="Lax")
    return response


@require_POST
def elder(request: HttpRequest) -> HttpResponse:
    """Larger letters on or off, kept in a cookie."""
    response = back_to(request, "/")
    response.set_cookie("linli_elder", "1" if request.POST.get("elder") == "1" else "0", max_age=YEAR, samesite="Lax")
    return response
