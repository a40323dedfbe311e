"""Reporting: from a stairwell's poster or from the web page, without signing in."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from linli.access.actors import Actor, visitor
from linli.cases.intake.actions import MOST_WORDS, Said, report
from linli.cases.intake.before import neighbours
from linli.cases.labels import Channel
from linli.foundation import clock
from linli.foundation.rows import there
from linli.foundation.sealing import link_token
from linli.people.queries import named_stewards
from linli.territory.models import Community, Compound, Stairwell
from linli.territory.queries import Place, by_address, place_of_code, place_of_compound, place_of_stairwell
from linli.web.asking import at, browser_of, take, token
from linli.web.dangers import all_dangers
from linli.web.picturing import files_of, kept
from linli.web.public import voicing
from linli.web.public.forms import ReportForm
from linli.web.public.limits import refuse_flood
from linli.web.public.twice import tokens_of


def at_stairwell(request: HttpRequest, code: str) -> HttpResponse:
    """The form of a stairwell's poster, already placed in its micro-grid."""
    place = place_of_code(code, clock.today(at(request)))
    return _page(request, place, Channel.QR, at_stairwell.__name__)


def on_the_web(request: HttpRequest) -> HttpResponse:
    """The form for those who have no poster before them: they say where."""
    place = _chosen(request) or Place(community_of(request).pk)
    return _page(request, place, Channel.WEB, on_the_web.__name__)


def community_of(request: HttpRequest) -> Community:
    """The community of the page: the one asked for, or the only one of this installation."""
    asked = request.GET.get("community") or request.POST.get("community") or ""
    return there(Community.objects.filter(code=asked) if asked else Community.objects.order_by("id"))


def _chosen(request: HttpRequest) -> Place | None:
    """The place chosen on the form, as exact as it was given."""
    try:
        if request.POST.get("stairwell"):
            return place_of_stairwell(UUID(request.POST["stairwell"]), clock.today(at(request)))
        if request.POST.get("compound"):
            found = Compound.objects.select_related("community", "general_grid").filter(
                pk=UUID(request.POST["compound"])
            )
            return place_of_compound(found[0]) if found else None
    except ValueError:
        return None
    return None


def _page(request: HttpRequest, place: Place, channel: str, way: str) -> HttpResponse:
    if request.method == "POST" and "look" in request.POST:
        return _looked(request, place, way)
    form = ReportForm(request.POST or None, files_of(request))
    if request.method == "POST":
        done = take(form, lambda: send(request, form, place, channel))
        if done is not None:
            return done
    status = 422 if request.method == "POST" else 200
    return render(request, "report.html", _context(request, form, place, way), status=status)


def _looked(request: HttpRequest, place: Place, way: str) -> HttpResponse:
    """Whether neighbours told it already; asked by a tap, before anything is sent, and nothing is kept."""
    words = request.POST.get("words", "")[:MOST_WORDS]
    said = {"looked": True, "heard": neighbours(place, words, at=at(request))}
    if "part" in request.POST:
        return render(request, "parts/neighbours.html", said)
    form = ReportForm(initial=request.POST.dict() | {"words": words})
    return render(request, "report.html", _context(request, form, place, way) | said)


def send(request: HttpRequest, form: Form, place: Place, channel: str, *, private: bool = False) -> HttpResponse:
    """Take the report of a well-filled form; the answer is its private link."""
    moment, told = at(request), form.cleaned_data
    browser = browser_of(request)
    refuse_flood(browser, moment)
    said = Said(
        words=told["words"],
        photos=kept(told.get("photos", ())),
        voices=voicing.said(form),
        name=told.get("name", ""),
        phone=told.get("phone", ""),
        kind=told.get("kind", ""),
        private=private,
    )
    once = tokens_of(browser, place, said, clock.today(moment), token(request))
    taken = report(place, said, by=_who(place), at=moment, channel=channel, token=once)
    return HttpResponseRedirect(f"/r/{link_token(taken.pk)}/?new=1", status=303)


def _who(place: Place) -> Actor:
    return visitor(place.community_id, place.stairwell_id)


def _context(request: HttpRequest, form: ReportForm, place: Place, way: str) -> dict[str, Any]:
    moment: datetime = at(request)
    known = way == at_stairwell.__name__
    community = Community.objects.get(pk=place.community_id)
    grid = place.micro_grid_id
    named = named_stewards(place.community_id, clock.today(moment), grid) if grid else {}
    return {
        "form": form,
        "kept": voicing.hold(form) if form.is_bound else "",
        "place": place,
        "place_known": known,
        "stewards": named.get(grid, []),
        "community": community,
        "dangers": all_dangers(),
        "compounds": [] if known else Compound.objects.filter(community=community),
        "stairwells": [] if known else _stairwells(community),
    }


def a_stairwell(community: Community) -> Stairwell | None:
    """Any stairwell that belongs to a micro-grid, to show what its poster opens."""
    return Stairwell.objects.filter(community=community, memberships__isnull=False).order_by("id").first()


def _stairwells(community: Community) -> list[tuple[str, list[Stairwell]]]:
    """All stairwells by compound, for the form's second choice."""
    rows = Stairwell.objects.filter(community=community).select_related("compound", "building")
    grouped: dict[str, list[Stairwell]] = {}
    for row in sorted(rows, key=by_address):
        grouped.setdefault(row.compound.name, []).append(row)
    return list(grouped.items())
