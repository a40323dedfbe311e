"""The door of a community: what a resident can do here, and the card of a micro-grid."""

from pathlib import Path

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST

from linli.access.actors import Actor
from linli.cases import queries as cases
from linli.cases.callouts import queries as callouts
from linli.cases.models import Photo
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.foundation.sealing import link_id
from linli.people.queries import card_people
from linli.territory import queries as land
from linli.territory.models import Community
from linli.web.asking import at, back_to
from linli.web.public.report import community_of
from linli.web.territory.places import way_to

YEAR = 60 * 60 * 24 * 365


def home(request: HttpRequest) -> HttpResponse:
    """What can I do here?"""
    community = community_of(request)
    return render(request, "home.html", {"community": community, "communities": Community.objects.order_by("name")})


def grid_card(request: HttpRequest, code: str) -> HttpResponse:
    """Who looks after my doors, and how to reach them."""
    day = clock.today(at(request))
    grid = land.grid_of_card(code, day)
    stairwells = land.stairwells_of(grid.community_id, [grid.pk], day)
    context = {
        "grid": grid,
        "community": grid.community,
        "people": card_people(grid, day),
        "stairwells": stairwells,
        "way": way_to(stairwells[0], grid.community) if stairwells else None,
    }
    return render(request, "grid_card.html", context)


def photo(request: HttpRequest, id: str) -> HttpResponseBase:
    """A photo, for those who may read its matter: appointed people, the bearer of its report's link, a responder."""
    found = Photo.objects.select_related("report__case").filter(pk=id).first()
    if found is None or not _may_see(request, found):
        raise NotFound()
    response = FileResponse((Path(settings.MEDIA_ROOT) / found.file).open("rb"), content_type="image/jpeg")
    response.headers["Cache-Control"] = "private, max-age=3600"
    return response


def _may_see(request: HttpRequest, found: Photo) -> bool:
    linked = link_id(request.GET.get("link", ""))
    if linked is not None and (linked == found.report_id or callouts.opens_photos_of(found.report.case_id, linked)):
        return True
    known = request.known  # type: ignore[attr-defined]
    actor: Actor | None = known.actor if known else None
    return actor is not None and cases.visible_to(actor).filter(pk=found.report.case_id).exists()


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
