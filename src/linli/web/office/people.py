"""People who serve: entered, appointed, signed in, signed out."""

from datetime import date
from typing import Any
from uuid import UUID

import segno
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.access.actors import Actor
from linli.access.queries import devices_of
from linli.forces import actions as forces
from linli.forces import duties
from linli.forces.actions import Where
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.foundation.rows import there
from linli.office import signin
from linli.people import queries as people
from linli.people.labels import Purpose, Role
from linli.people.models import Appointment, Person
from linli.territory.models import Compound
from linli.territory.queries import general_grids, grids_in_force, in_force
from linli.web.asking import at, host_of, staff, take, token, uuid_of
from linli.web.office.forms import AppointmentForm, DeputyForm, EmailForm, EndForm, PersonForm, PhoneChangeForm
from linli.web.paper.handover import posts as handovers

PAGE = 200


def listing(request: HttpRequest) -> HttpResponse:
    """Everyone who serves, by role and by name."""
    by = staff(request, "person.read")
    role, words = request.GET.get("role", ""), request.GET.get("q", "").strip()[:40]
    found = gate.allowed(by, "person.read", people.of_community(by.community))
    if role:
        here = people.appointments_on(by.community, clock.today(at(request))).filter(role=role)
        found = found.filter(pk__in=here.values("person"))
    if words:
        found = found.filter(name__contains=words)
    form = PersonForm(request.POST or None)
    if request.method == "POST":
        made = take(form, lambda: forces.enter_person(**form.cleaned_data, by=by, at=at(request), token=token(request)))
        if made is not None:
            return HttpResponseRedirect(f"/office/people/{made.pk}/", status=303)
    context = {
        "people": _with_posts(found.order_by("name", "id")[:PAGE], clock.today(at(request))),
        "count": found.count(),
        "limit": PAGE,
        "roles": Role.choices,
        "role": role,
        "q": words,
        "form": form,
        "may_edit": gate.may(by, "person.edit"),
    }
    return render(request, "office/people.html", context, status=422 if form.errors else 200)


def _with_posts(found: QuerySet[Person], day: date) -> list[dict[str, Any]]:
    rows = list(found)
    posts: dict[UUID, list[Appointment]] = {}
    held = Appointment.objects.filter(in_force(day), person__in=[p.pk for p in rows])
    for a in held.select_related("general_grid", "compound", "micro_grid").order_by("start", "id"):
        posts.setdefault(a.person_id, []).append(a)
    return [{"person": p, "posts": posts.get(p.pk, [])} for p in rows]


def one(request: HttpRequest, id: UUID) -> HttpResponse:
    """One person: posts, devices, consents, and what the desk can do."""
    by = staff(request, "person.read")
    return render(request, "office/person.html", _context(request, by, _person(by, id)))


def _person(by: Actor, id: UUID) -> Person:
    return there(gate.allowed(by, "person.read", Person.objects.filter(pk=id)).select_related("organisation"))


def _context(request: HttpRequest, by: Actor, person: Person, **more: Any) -> dict[str, Any]:
    day = clock.today(at(request))
    posts = Appointment.objects.filter(person=person).select_related("general_grid", "compound", "micro_grid")
    return {
        "person": person,
        "posts": posts.prefetch_related("absences__deputy").order_by("-start", "id"),
        "devices": devices_of(person.pk) if gate.may(by, "device.issue") else [],
        "consents": people.consents_of(person),
        "purposes": Purpose.choices,
        "lettered": duties.roles() if gate.may(by, "person.appoint") else [],
        "handovers": set(handovers(by, day).filter(person=person).values_list("pk", flat=True)),
        "today": day,
        "may_edit": gate.holds(by, "person.edit", person),
        "may_appoint": gate.may(by, "person.appoint"),
        "may_issue": gate.holds(by, "device.issue", person),
        "may_see_phone": gate.holds(by, "person.see_phone", person),
        "colleagues": people.of_community(by.community).exclude(pk=person.pk).order_by("name", "id")
        if gate.may(by, "person.appoint")
        else [],
        **more,
    }


@require_POST
def change_phone(request: HttpRequest, id: UUID) -> HttpResponse:
    """Another number."""
    by = staff(request, "person.edit")
    person, form = _person(by, id), PhoneChangeForm(request.POST)
    done = take(form, lambda: forces.change_phone(person.pk, form.cleaned_data["phone"], by=by, at=at(request)))
    return _back(request, by, person, form, done)


@require_POST
def change_email(request: HttpRequest, id: UUID) -> HttpResponse:
    """The address to which they wish to be written, or none."""
    by = staff(request, "person.edit")
    person, form = _person(by, id), EmailForm(request.POST)
    done = take(form, lambda: forces.change_email(person.pk, form.cleaned_data["email"], by=by, at=at(request)))
    return _back(request, by, person, form, done)


@require_POST
def see_phone(request: HttpRequest, id: UUID) -> HttpResponse:
    """Show a server's number; who looked is noted."""
    by = staff(request, "person.see_phone")
    person = forces.see_phone(id, by=by, at=at(request))
    return render(request, "office/person.html", _context(request, by, person, shown_phone=person.phone))


@require_POST
def ticket(request: HttpRequest, id: UUID) -> HttpResponse:
    """A personal QR, good once within ten minutes, shown on the desk's screen."""
    by = staff(request, "device.issue")
    person = _person(by, id)
    secret = signin.issue_ticket(person.pk, by=by, at=at(request))
    address = f"{host_of(request)}/desk/{secret}/"
    qr = segno.make(address, error="m").svg_data_uri(scale=6, border=2)
    return render(request, "office/person.html", _context(request, by, person, ticket_qr=qr, ticket_address=address))


@require_POST
def revoke_all(request: HttpRequest, id: UUID) -> HttpResponse:
    """The telephone is lost: every device of this person is signed out."""
    by = staff(request, "device.revoke")
    ended = signin.revoke_all(id, by=by, at=at(request))
    messages.success(request, _("%(n)d devices were signed out.") % {"n": ended})
    return HttpResponseRedirect(f"/office/people/{id}/", status=303)


@require_POST
def forget_factor(request: HttpRequest, id: UUID) -> HttpResponse:
    """The authenticator is lost."""
    by = staff(request, "device.issue")
    signin.forget_factor(id, by=by, at=at(request))
    messages.success(request, _("The second factor is forgotten; it is set up anew at the next sign-in."))
    return HttpResponseRedirect(f"/office/people/{id}/", status=303)


@require_POST
def consent_on_paper(request: HttpRequest) -> HttpResponse:
    """All stewards have signed that their name and number may stand on the card and the posters."""
    by = staff(request, "person.edit")
    n = forces.consent_on_paper(Role.STEWARD, Purpose.CARD, by=by, at=at(request))
    messages.success(request, _("The consent of %(n)d stewards was noted.") % {"n": n})
    return HttpResponseRedirect("/office/people/?role=steward", status=303)


@require_POST
def consent(request: HttpRequest, id: UUID) -> HttpResponse:
    """A consent given or withdrawn at the desk."""
    by = staff(request, "person.edit")
    forces.consent(id, request.POST.get("purpose", ""), request.POST.get("given") == "1", by=by, at=at(request))
    return HttpResponseRedirect(f"/office/people/{id}/", status=303)


def appointment(request: HttpRequest) -> HttpResponse:
    """Appoint someone."""
    by = staff(request, "person.appoint")
    person = _person(by, uuid_of(request, "person") or _asked(request))
    form = AppointmentForm(request.POST or None, initial={"start": clock.today(at(request))})
    if request.method == "POST" and take(form, lambda: _appoint(request, form, by, person)) is not None:
        messages.success(request, _("Appointed."))
        return HttpResponseRedirect(f"/office/people/{person.pk}/", status=303)
    context = {
        "form": form,
        "person": person,
        "micro_grids": grids_in_force(by.community, clock.today(at(request))),
        "general_grids": general_grids(by.community),
        "compounds": Compound.objects.filter(community_id=by.community),
    }
    return render(request, "office/appointment_form.html", context, status=422 if form.errors else 200)


def _asked(request: HttpRequest) -> UUID:
    try:
        return UUID(request.GET.get("person", ""))
    except ValueError as wrong:
        raise NotFound() from wrong


def _appoint(request: HttpRequest, form: AppointmentForm, by: Actor, person: Person) -> Appointment:
    said = form.cleaned_data
    where = Where(said["general_grid"], said["compound"], said["micro_grid"])
    return forces.appoint(
        person.pk, said["role"], where, by=by, at=at(request), start=said["start"], end=said["end"],
        profession=said["profession"], offers=said["offers"], token=token(request),
    )  # fmt: skip


@require_POST
def end(request: HttpRequest, id: UUID) -> HttpResponse:
    """An appointment ends."""
    by = staff(request, "person.appoint")
    form = EndForm(request.POST)
    done = take(form, lambda: forces.end_appointment(id, by=by, at=at(request), end=form.cleaned_data["end"]))
    return _back(request, by, _of(by, id), form, done)


@require_POST
def stand_in(request: HttpRequest, id: UUID) -> HttpResponse:
    """A deputy while someone is away."""
    by = staff(request, "person.appoint")
    form = DeputyForm(request.POST)

    def verb() -> object:
        said = form.cleaned_data
        return forces.stand_in(id, said["deputy"], by=by, at=at(request), start=said["start"], end=said["end"])

    return _back(request, by, _of(by, id), form, take(form, verb))


def _of(by: Actor, appointment: UUID) -> Person:
    held = there(Appointment.objects.filter(pk=appointment, community_id=by.community))
    return _person(by, held.person_id)


def _back(request: HttpRequest, by: Actor, person: Person, form: Any, done: object) -> HttpResponse:
    if done is None:
        return render(request, "office/person.html", _context(request, by, person, form=form), status=422)
    messages.success(request, _("Kept."))
    return HttpResponseRedirect(f"/office/people/{person.pk}/", status=303)
