"""The demonstration's own door: enter as any role with one tap. It answers only in demo mode, on this machine."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linli.foundation.refusals import NotFound
from linli.foundation.rows import there
from linli.office import signin
from linli.people.queries import one_of_each_role
from linli.territory.models import Community
from linli.web.access.views import device_label, entered
from linli.web.asking import at, uuid_of
from linli.web.public.report import a_stairwell

LOOPBACK = ("127.0.0.1", "::1")


def door(request: HttpRequest) -> HttpResponse:
    """Who would you like to be?"""
    if not settings.INSTALLATION.demo or request.META.get("REMOTE_ADDR") not in LOOPBACK:
        raise NotFound()
    community = there(Community.objects.order_by("id"))
    people = one_of_each_role(community.pk, at(request).date())
    if request.method == "POST":
        chosen: UUID | None = uuid_of(request, "person")
        if chosen not in {appointment.person_id for appointment in people}:
            raise NotFound()
        return entered(request, signin.enter_demo(chosen, device_label(request), at=at(request)))
    context = {"community": community, "people": people, "stairwell": a_stairwell(community)}
    return render(request, "demo.html", context)
