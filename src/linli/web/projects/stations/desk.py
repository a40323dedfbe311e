"""Stations for those who serve and, by a private link, for keepers: shut it, open it, plan, enter, change."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.access.actors import Actor
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.foundation.sealing import link_token
from linli.projects import placing
from linli.projects.models import Station
from linli.projects.sessions.queries import hosts
from linli.projects.stations import actions, queries
from linli.web.asking import as_uuid, at, browser_of, host_of, staff, take, token, version
from linli.web.links import borne
from linli.web.paper.answers import printed
from linli.web.paper.labels import stations as labels
from linli.web.projects import asked
from linli.web.projects.stations.forms import PlanForm, StationForm
from linli.web.public.limits import refuse_flood


def listed(request: HttpRequest) -> HttpResponse:
    """All stations as they stand now."""
    by = staff(request, "station.read")
    rows = queries.now(queries.standing(by.community), at(request))
    context = {"rows": rows, "count": len(rows), "may_edit": gate.may(by, "station.edit")}
    return render(request, "stations/stations.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """A new station."""
    by = staff(request, "station.edit")
    form = _form(request, by, request.POST or None, {"offers": ["water", "power", "seats"]})
    if request.method == "POST":
        made = take(form, lambda: actions.enter(form.kept, by=by, at=at(request), token=token(request)))
        if made is not None:
            messages.success(request, _("It is shown to everyone. Give its keeper the private link."))
            return HttpResponseRedirect(f"/together/stations/{made.pk}/", status=303)
    return render(request, "stations/station_form.html", {"form": form}, status=422 if form.errors else 200)


def one(request: HttpRequest, id: UUID) -> HttpResponse:
    """A station: open or shut in one tap, its calendar, its keeper's link."""
    by = staff(request, "station.read")
    return _page(request, by, queries.one(by, id))


@require_POST
def change(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """Shut, open, plan, take a plan back, change, give up."""
    by = staff(request, "station.read")
    station = queries.one(by, id)
    if step == "change":
        form = _form(request, by, request.POST)
        verb = lambda: actions.change(  # noqa: E731
            id, form.kept, by=by, at=at(request), version=version(request), token=token(request)
        )
        if take(form, verb) is None:
            return _page(request, by, station, form=form)
    elif step == "end":
        actions.give_up(id, by=by, at=at(request), token=token(request))
        return HttpResponseRedirect("/together/stations/", status=303)
    else:
        plan = _tend(request, by, station, step)
        if plan is not None:
            return _page(request, by, station, plan=plan)
    messages.success(request, _("Kept."))
    return HttpResponseRedirect(f"/together/stations/{id}/", status=303)


def keeper(request: HttpRequest, link: str) -> HttpResponse:
    """A keeper's own page, by the private link; opening it records nothing."""
    station, _by = own(link)
    return _kept(request, link, station)


@require_POST
def keep(request: HttpRequest, link: str, step: str) -> HttpResponse:
    """What the keeper says of it."""
    station, by = own(link)
    refuse_flood(browser_of(request), at(request))
    plan = _tend(request, by, station, step)
    if plan is not None:
        return _kept(request, link, station, plan=plan)
    messages.success(request, _("Kept. Everyone sees it so now."))
    return HttpResponseRedirect(f"/k/{link}/", status=303)


def own(link: str) -> tuple[Station, Actor]:
    """The station that a link opens, and whoever bears it."""
    return borne(link, queries.of_link)


def label_pdf(request: HttpRequest) -> HttpResponse:
    """The codes of the stations, to be stuck on their doors."""
    by = staff(request, "station.read")
    found = queries.standing(by.community).select_related("community")
    rows = [row for row in found if request.GET.get("one", "") in ("", row.code)]
    if not rows:
        raise NotFound()
    return printed("labels", labels(rows, clock.today(at(request)), host_of(request)), _("labels"))


def _tend(request: HttpRequest, by: Actor, station: Station, step: str) -> PlanForm | None:
    """Do what was tapped; a plan that cannot be taken comes back with its sentence."""
    about: dict[str, Any] = {"by": by, "at": at(request), "token": token(request)}
    closure = as_uuid(request.POST.get("closure", ""))
    simple: dict[str, Callable[[], object]] = {
        "shut": lambda: actions.shut(station.pk, request.POST.get("why", ""), **about),
        "open": lambda: actions.open_again(station.pk, **about),
    }
    if step in simple:
        simple[step]()
        return None
    if step == "unplan" and closure and station.closures.filter(pk=closure).exists():
        actions.unplan(closure, **about)
        return None
    if step != "plan":
        raise NotFound()
    form = PlanForm(request.POST)
    return None if take(form, lambda: actions.plan(station.pk, *_span(form), **about)) is not None else form


def _span(form: PlanForm) -> tuple[datetime, datetime, str]:
    said = form.cleaned_data
    start = datetime.combine(said["day"], said["from_hour"], clock.SHANGHAI)
    return start, datetime.combine(said["until"], said["until_hour"], clock.SHANGHAI), said["why"]


def _now(request: HttpRequest, station: Station) -> queries.Now:
    return queries.now(queries.standing(station.community_id).filter(pk=station.pk), at(request))[0]


def _kept(request: HttpRequest, link: str, station: Station, **more: Any) -> HttpResponse:
    plan = more.get("plan")
    context = {
        "row": _now(request, station), "station": station, "community": station.community, "way": f"/k/{link}/",
        "plan": PlanForm(), **more,
    }  # fmt: skip
    return render(request, "stations/keeper.html", context, status=422 if plan is not None else 200)


def _page(request: HttpRequest, by: Actor, station: Station, **more: Any) -> HttpResponse:
    names = ("name", "where", "words")
    start: dict[str, Any] = {name: getattr(station, name) for name in names} | {
        "place": placing.option_of(station), "lead": str(station.lead_id or ""), "host": str(station.host_id or ""),
        "offers": queries.kinds_of(station), "opens": station.opens and f"{station.opens:%H:%M}",
        "closes": station.closes and f"{station.closes:%H:%M}",
    }  # fmt: skip
    may_edit, bad = gate.holds(by, "station.edit", station), "form" in more or "plan" in more
    context = {
        "row": _now(request, station),
        "station": station,
        "version": station.version,
        "way": f"/together/stations/{station.pk}/",
        "end": f"/together/stations/{station.pk}/end/",
        "may_tend": gate.holds(by, "station.tend", station),
        "may_edit": may_edit,
        "address": f"{host_of(request)}/k/{link_token(station.pk)}/" if may_edit else "",
        "form": _form(request, by, None, start) if may_edit else None,
        "plan": PlanForm(),
        **more,
    }
    return render(request, "stations/station.html", context, status=422 if bad else 200)


def _form(request: HttpRequest, by: Actor, data: Any, start: dict[str, Any] | None = None) -> StationForm:
    day = clock.today(at(request))
    known = [("", "—"), *((str(one.pk), one.name) for one in hosts(by.community))]
    places, keepers = asked.places(by.community, day), asked.keepers(by.community, day)
    return StationForm(data, places=places, keepers=keepers, hosts=known, initial=start)
