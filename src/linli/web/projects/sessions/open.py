"""Services for everyone: what is on, book a place, give it back by the private link."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access.actors import Actor, visitor
from linli.foundation.sealing import link_token
from linli.projects.labels.conveniences import FOR_WORK, BookingState
from linli.projects.models import Booking, Service, Session
from linli.projects.sessions import booking, queries
from linli.web.asking import at, browser_of, pages, take, token
from linli.web.links import borne
from linli.web.projects import asked
from linli.web.projects.sessions.forms import BookForm
from linli.web.public.limits import refuse_flood
from linli.web.public.report import community_of

MOST = 40


def listed(request: HttpRequest) -> HttpResponse:
    """What is offered, each with its next times."""
    community = community_of(request)
    kind = request.GET.get("kind", "")
    found = queries.offered(community.pk).exclude(kind__in=FOR_WORK)
    kinds = list(dict.fromkeys(found.values_list("kind", flat=True)))
    rows = queries.coming(found.filter(kind=kind) if kind else found, at(request))
    names = [(one, label) for one, label in asked.service_kinds() if one in kinds]
    context = {"community": community, "rows": rows[:MOST], "kinds": names, "kind": kind, **pages(len(rows), MOST)}
    return render(request, "sessions/services_open.html", context)


def page(request: HttpRequest, code: str) -> HttpResponse:
    """One service with its times."""
    service = queries.of_code(code)
    rows = queries.coming(queries.offered(service.community_id).filter(pk=service.pk), at(request), most=40)
    context = {"service": service, "community": service.community, "times": rows[0][1] if rows else []}
    return render(request, "sessions/service_open.html", context)


def book(request: HttpRequest, code: str, id: UUID) -> HttpResponse:
    """Book a place at one time, or stand on its waiting list."""
    service = queries.of_code(code)
    session = queries.session_of(service, id)
    form = _form(request, service, session)
    if request.method == "POST":
        made = take(form, lambda: _book(request, session, form))
        if made is not None:
            return HttpResponseRedirect(f"/b/{link_token(made.pk)}/", status=303)
    context = {
        "service": service, "session": session, "community": service.community, "form": form,
        "free": session.seats - session.taken, "over": session.cancelled_at is not None or session.end <= at(request),
    }  # fmt: skip
    return render(request, "sessions/book.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, service: Service, session: Session) -> BookForm:
    doors = asked.doors(service.community_id) if service.delivers else []
    return BookForm(request.POST or None, session=session, doors=doors)


def _book(request: HttpRequest, session: Session, form: BookForm) -> Booking:
    refuse_flood(browser_of(request), at(request))
    by = visitor(session.community_id)
    return booking.book(session.pk, form.wish, by=by, at=at(request), token=token(request))


def own(link: str) -> tuple[Booking, Actor]:
    """The booking that a link opens, and whoever bears it."""
    return borne(link, queries.booking_of)


def mine(request: HttpRequest, link: str) -> HttpResponse:
    """My booking; opening it records nothing."""
    found, _by = own(link)
    session = found.session
    context: dict[str, Any] = {
        "booking": found, "session": session, "service": session.service, "community": session.service.community,
        "link": link, "over": session.end <= at(request),
        "may_cancel": found.state != BookingState.CANCELLED and session.start > at(request),
    }  # fmt: skip
    return render(request, "sessions/booking.html", context)


@require_POST
def cancel(request: HttpRequest, link: str) -> HttpResponse:
    """Give my place back."""
    found, by = own(link)
    refuse_flood(browser_of(request), at(request))
    booking.cancel(found.pk, by=by, at=at(request), token=token(request))
    messages.success(request, _("Your place is free for someone else. Thank you for saying so."))
    return HttpResponseRedirect(f"/b/{link}/", status=303)
