"""Services for those who serve: the list, a new one, one with its times, one time with who comes."""

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
from linli.foundation.sealing import link_token
from linli.projects import placing
from linli.projects.sessions import queries, serving
from linli.web.asking import at, host_of, staff, take, token, version
from linli.web.projects import asked
from linli.web.projects.sessions import serving as shared
from linli.web.projects.sessions.forms import ServiceForm
from linli.web.projects.sessions.serving import Desk


def listed(request: HttpRequest) -> HttpResponse:
    """All services with their next times; those that one keeps first."""
    by = staff(request, "service.read")
    rows = queries.coming(queries.offered(by.community), at(request))
    rows.sort(key=lambda row: row[0].lead_id != by.person_id)
    context = {"rows": rows, "count": len(rows), "may_edit": gate.may(by, "service.edit")}
    return render(request, "sessions/services.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """A new service."""
    by = staff(request, "service.edit")
    form = _form(request, by, request.POST or None)
    if request.method == "POST":
        made = take(form, lambda: serving.enter(form.offered, by=by, at=at(request), token=token(request)))
        if made is not None:
            messages.success(request, _("It is offered. Add its times, and give the provider the private link."))
            return HttpResponseRedirect(f"/together/services/{made.pk}/", status=303)
    return render(request, "sessions/service_form.html", {"form": form}, status=422 if form.errors else 200)


def one(request: HttpRequest, id: UUID) -> HttpResponse:
    """A service with its times, its months, its provider's link."""
    desk = _desk(request, id)
    return shared.service_page(request, desk, **_more(request, desk))


@require_POST
def change(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """Change it, end it, add times, tell a month."""
    desk = _desk(request, id)
    if step == "change":
        form = _form(request, desk.by, request.POST)
        about: dict[str, Any] = {"by": desk.by, "at": at(request), "token": token(request)}
        if take(form, lambda: serving.change(id, form.offered, version=version(request), **about)) is None:
            return shared.service_page(request, desk, **_more(request, desk) | {"edit": form})
        messages.success(request, _("Kept."))
        return HttpResponseRedirect(desk.way, status=303)
    if step == "end":
        serving.end(id, by=desk.by, at=at(request), token=token(request))
        return HttpResponseRedirect("/together/services/", status=303)
    return shared.service_step(request, desk, step)


def session(request: HttpRequest, id: UUID, time: UUID) -> HttpResponse:
    """One time with who comes."""
    return shared.session_page(request, _desk(request, id), time)


@require_POST
def session_step(request: HttpRequest, id: UUID, time: UUID, step: str) -> HttpResponse:
    """What is done about one time."""
    return shared.session_step(request, _desk(request, id), time, step)


def kitchen(request: HttpRequest, id: UUID, time: UUID) -> HttpResponse:
    """The kitchen's list."""
    return shared.kitchen_pdf(request, _desk(request, id), time)


def round_(request: HttpRequest, id: UUID, time: UUID) -> HttpResponse:
    """The sheet of a delivery round."""
    return shared.round_pdf(request, _desk(request, id), time)


def _desk(request: HttpRequest, id: UUID) -> Desk:
    by = staff(request, "service.read")
    service = queries.one(by, id)
    return Desk(by, service, f"/together/services/{id}/", "sessions/service.html", "sessions/session.html")


def _more(request: HttpRequest, desk: Desk) -> dict[str, Any]:
    """What staff alone see of a service: its form, and the link of its provider."""
    service = desk.service
    if not gate.holds(desk.by, "service.edit", service):
        return {"version": service.version}
    names = ("kind", "name", "words", "where", "fee", "children", "delivers")
    start = {name: getattr(service, name) for name in names} | {
        "place": placing.option_of(service), "lead": str(service.lead_id or ""), "host": str(service.host_id or ""),
        "agreement": str(service.agreement_id or ""),
    }  # fmt: skip
    return {
        "version": service.version,
        "edit": _form(request, desk.by, None, start),
        "end": f"{desk.way}end/",
        "address": f"{host_of(request)}/sv/{link_token(service.pk)}/",
    }


def _form(request: HttpRequest, by: Actor, data: Any, start: dict[str, Any] | None = None) -> ServiceForm:
    day = clock.today(at(request))
    hosts = [("", "—"), *((str(one.pk), one.name) for one in queries.hosts(by.community))]
    agreements = [("", "—"), *((str(one.pk), one.code) for one in queries.agreements(by.community))]
    return ServiceForm(
        data, places=asked.places(by.community, day), keepers=asked.keepers(by.community, day), hosts=hosts,
        agreements=agreements, initial=start,
    )  # fmt: skip
