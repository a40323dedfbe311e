"""Stations for everyone: what is open now, and in two taps what is broken."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from linli.access.actors import visitor
from linli.cases.labels import Channel
from linli.foundation.refusals import NotFound
from linli.projects.mending import actions as mending
from linli.projects.mending.actions import Broken
from linli.projects.models import Fault, Station
from linli.projects.stations import queries
from linli.web.asking import at, browser_of, take, token
from linli.web.projects.things.forms import FaultForm
from linli.web.projects.things.open import told
from linli.web.public.limits import refuse_flood
from linli.web.public.report import community_of


def listed(request: HttpRequest) -> HttpResponse:
    """All stations, those that are open now first."""
    community = community_of(request)
    rows = queries.now(queries.standing(community.pk), at(request))
    open_now = request.GET.get("open") == "1"
    shown = [row for row in rows if row.open or not open_now]
    shown.sort(key=lambda row: not row.open)
    context = {"community": community, "rows": shown, "open_now": open_now, "count": len(shown)}
    return render(request, "stations/stations_open.html", context)


def page(request: HttpRequest, code: str) -> HttpResponse:
    """One station as it stands now."""
    return _page(request, queries.of_code(code), FaultForm())


@require_POST
def fault(request: HttpRequest, code: str) -> HttpResponse:
    """Something is broken: tap what, and send."""
    station, form = queries.of_code(code), FaultForm(request.POST)
    made = take(form, lambda: _fault(request, station, form))
    if made is None:
        return _page(request, station, form)
    return told(request, made, f"/life/stations/{station.code}/")


def _fault(request: HttpRequest, station: Station, form: FaultForm) -> Fault:
    refuse_flood(browser_of(request), at(request))
    said = form.cleaned_data
    broken = Broken(said["part"], said["words"], said["phone"])
    by = visitor(station.community_id)
    return mending.at_station(station.pk, broken, by=by, at=at(request), channel=Channel.QR, token=token(request))


def _page(request: HttpRequest, station: Station, form: FaultForm) -> HttpResponse:
    row = _row(request, station)
    context: dict[str, Any] = {"row": row, "station": station, "community": station.community, "form": form}
    return render(request, "stations/station_open.html", context, status=422 if form.errors else 200)


def _row(request: HttpRequest, station: Station) -> queries.Now:
    found = queries.now(queries.standing(station.community_id).filter(pk=station.pk), at(request))
    if not found:
        raise NotFound()
    return found[0]
