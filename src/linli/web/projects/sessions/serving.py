"""What both see who keep a service, staff at its desk and a provider by link: its times, its months, who comes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from linli.access import gate
from linli.access.actors import Actor
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.projects.models import Booking, Service, Session
from linli.projects.sessions import booking, queries, rules, serving, stating
from linli.projects.sessions.serving import Times
from linli.web.asking import as_uuid, at, host_of, take, token
from linli.web.paper.answers import printed
from linli.web.paper.kitchen import kitchen_list, round_sheet
from linli.web.projects import asked
from linli.web.projects.sessions.forms import BookForm, CameForm, MonthForm, TimesForm

MONTHS = 6


@dataclass(frozen=True)
class Desk:
    """Who keeps which service, where its pages lie, and which templates show them."""

    by: Actor
    service: Service
    way: str
    page: str
    one: str


def service_page(request: HttpRequest, desk: Desk, **more: Any) -> HttpResponse:
    """A service with its times and months."""
    service, by = desk.service, desk.by
    context = {
        "service": service, "community": service.community, "way": desk.way,
        "times": queries.times(service, at(request)), "now": at(request), "months": queries.months(service),
        "may_times": gate.holds(by, "session.edit", service), "may_tend": gate.holds(by, "booking.tend", service),
        "form": TimesForm(initial={"times": 4}), "month": _month(request, service), **more,
    }  # fmt: skip
    wrong = [more.get(name) for name in ("form", "month", "edit")]
    bad = any(form is not None and form.errors for form in wrong)
    return render(request, desk.page, context, status=422 if bad else 200)


def service_step(request: HttpRequest, desk: Desk, step: str) -> HttpResponse:
    """Add times, or tell a month: first what is due is shown, then it is told."""
    about: dict[str, Any] = {"by": desk.by, "at": at(request), "token": token(request)}
    if step == "times":
        form = TimesForm(request.POST)
        if take(form, lambda: serving.set_times(desk.service.pk, _times(form), **about)) is None:
            return service_page(request, desk, form=form)
    elif step == "month":
        month = _month(request, desk.service, request.POST)
        reckoned = take(month, lambda: (stating.reckon(desk.service, month.told, at(request)),))
        if reckoned is None or (reckoned[0] is not None and request.POST.get("sure") != "1"):
            return service_page(request, desk, month=month, reckoned=reckoned[0] if reckoned else None)
        if take(month, lambda: stating.tell_month(desk.service.pk, month.told, **about)) is None:
            return service_page(request, desk, month=month)
    else:
        raise NotFound()
    messages.success(request, _("Kept."))
    return HttpResponseRedirect(desk.way, status=303)


def _times(form: TimesForm) -> Times:
    said = form.cleaned_data
    start, end = (datetime.combine(said["day"], said[name], clock.SHANGHAI) for name in ("begins", "until"))
    dishes = [line.strip() for line in said["dishes"].splitlines() if line.strip()]
    return Times(start, end, said["seats"], said["times"], said["step"], said["words"], dishes)


def _month(request: HttpRequest, service: Service, data: Any = None) -> MonthForm:
    """Months that are over and were not told yet; the last one first, with the visits that were counted."""
    month, found = rules.last_month(clock.today(at(request))), []
    told = set(service.months.values_list("month", flat=True))
    for _n in range(MONTHS):
        found += [month] if month not in told else []
        month = rules.last_month(month)
    start = {"visits": queries.visits_of(service, found[0]) if found and data is None else 0, "method": "counted"}
    return MonthForm(data, months=found, shares=service.agreement_id is not None, initial=start)


def session_page(request: HttpRequest, desk: Desk, id: UUID, **more: Any) -> HttpResponse:
    """One time: who comes, who waits; whoever calls is entered here."""
    gate.require(desk.by, "booking.tend", desk.service)
    session = queries.session_of(desk.service, id)
    rows = queries.bookings(session)
    context = {
        "service": desk.service, "session": session, "community": desk.service.community,
        "way": f"{desk.way}at/{session.pk}/", "back": desk.way,
        "booked": [row for row in rows if row.state == "booked"],
        "waiting": [row for row in rows if row.state == "waiting"],
        "untold": [row for row in rows if row.untold], "kitchen": queries.kitchen(rows), "stops": queries.stops(rows),
        "begun": session.start <= at(request), "over": session.end <= at(request),
        "form": _book_form(desk, session), "came": CameForm(initial={"came": session.taken, "method": "booked"}),
        **more,
    }  # fmt: skip
    bad = any(more[name].errors for name in ("form", "came") if name in more)
    return render(request, desk.one, context, status=422 if bad else 200)


def session_step(request: HttpRequest, desk: Desk, id: UUID, step: str) -> HttpResponse:
    """Enter a booking, call the time off, say how many came; or what concerns one booking."""
    session = queries.session_of(desk.service, id)
    about: dict[str, Any] = {"by": desk.by, "at": at(request), "token": token(request)}
    if step == "number":
        seen = booking.see_number(_booking(request, session).pk, by=desk.by, at=at(request))
        return session_page(request, desk, id, seen=seen)
    if step == "book":
        form = _book_form(desk, session, request.POST)
        by_way = lambda: form.cleaned_data.get("came_by") or "phone"  # noqa: E731
        if take(form, lambda: booking.book(session.pk, form.wish, came_by=by_way(), **about)) is None:
            return session_page(request, desk, id, form=form)
    elif step == "came":
        came = CameForm(request.POST)
        if take(came, lambda: serving.say_came(session.pk, **came.cleaned_data, **about)) is None:
            return session_page(request, desk, id, came=came)
    elif step == "off":
        serving.call_off(session.pk, **about)
    else:
        _one_step(request, session, step, about)
    return HttpResponseRedirect(f"{desk.way}at/{id}/", status=303)


def _one_step(request: HttpRequest, session: Session, step: str, about: dict[str, Any]) -> None:
    row = _booking(request, session)
    how = request.POST.get("how", "")
    verbs: dict[str, Callable[[], object]] = {
        "cancel": lambda: booking.cancel(row.pk, **about),
        "tell": lambda: booking.tell(row.pk, **about),
        "hand": lambda: booking.hand(row.pk, how, **about),
    }
    if step not in verbs:
        raise NotFound()
    verbs[step]()


def _booking(request: HttpRequest, session: Session) -> Booking:
    id = as_uuid(request.POST.get("booking", ""))
    found = session.bookings.filter(pk=id).first() if id else None
    if found is None:
        raise NotFound()
    return found


def _book_form(desk: Desk, session: Session, data: Any = None) -> BookForm:
    doors = asked.doors(desk.service.community_id) if desk.service.delivers else []
    return BookForm(data, session=session, doors=doors, by_staff=True)


def kitchen_pdf(request: HttpRequest, desk: Desk, id: UUID) -> HttpResponse:
    """What is to be cooked, in numbers alone."""
    gate.require(desk.by, "booking.tend", desk.service)
    session = queries.session_of(desk.service, id)
    data = kitchen_list(session, queries.bookings(session), clock.today(at(request)), host_of(request))
    return printed("kitchen", data, _("kitchen list"))


def round_pdf(request: HttpRequest, desk: Desk, id: UUID) -> HttpResponse:
    """Where a round goes, door by door."""
    gate.require(desk.by, "booking.tend", desk.service)
    session = queries.session_of(desk.service, id)
    data = round_sheet(session, queries.bookings(session), clock.today(at(request)), host_of(request))
    return printed("round", data, _("delivery round"))
