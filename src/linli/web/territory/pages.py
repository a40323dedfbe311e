"""How to find a stairwell: for riders and for those who are called out, without signing in."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linli.foundation.rows import there
from linli.territory.models import Stairwell
from linli.territory.queries import address
from linli.web.territory.drawing import picture_of
from linli.web.territory.places import way_to
from linli.web.territory.png import png as as_png


def page(request: HttpRequest, code: str) -> HttpResponse:
    """The sketch of the compound with the stairwell marked, and maps that open it."""
    found = _stairwell(code)
    context = {
        "place": address(found),
        "code": found.code,
        "community": found.community,
        "picture": picture_of(found.compound, found.code),
        "way": replace(way_to(found, found.community), sketch=""),
    }
    return render(request, "place.html", context)


def svg(request: HttpRequest, code: str) -> HttpResponse:
    """The sketch as a drawing, to print in any size."""
    found = _stairwell(code)
    picture = picture_of(found.compound, found.code)
    return render(request, "parts/sketch.html", {"picture": picture}, content_type="image/svg+xml")


def png(request: HttpRequest, code: str) -> HttpResponse:
    """The sketch as a picture, to send on in a chat."""
    found = _stairwell(code)
    made = as_png(picture_of(found.compound, found.code))
    return HttpResponse(made, content_type="image/png", headers={"Cache-Control": "public, max-age=3600"})


def _stairwell(code: str) -> Stairwell:
    """The stairwell of a poster's code, with what its address needs; `NotFound` for an unknown one. One query."""
    return there(Stairwell.objects.select_related("community", "compound", "building").filter(code=code.upper()))
