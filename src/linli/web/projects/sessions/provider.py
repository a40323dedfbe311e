"""A provider's own pages, by the private link: times, who comes, the kitchen, the round, the month."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from linli.access.actors import bearer
from linli.projects.sessions import queries
from linli.web.asking import at, browser_of
from linli.web.links import opened
from linli.web.projects.sessions import serving as shared
from linli.web.projects.sessions.serving import Desk
from linli.web.public.limits import refuse_flood


def page(request: HttpRequest, link: str) -> HttpResponse:
    """The service with its times; opening it records nothing."""
    return shared.service_page(request, own(link))


@require_POST
def change(request: HttpRequest, link: str, step: str) -> HttpResponse:
    """Add times, tell a month."""
    _refuse(request, step)
    return shared.service_step(request, own(link), step)


def session(request: HttpRequest, link: str, time: UUID) -> HttpResponse:
    """One time with who comes."""
    return shared.session_page(request, own(link), time)


@require_POST
def session_step(request: HttpRequest, link: str, time: UUID, step: str) -> HttpResponse:
    """What is done about one time: a round has many doors, and each of them may be ticked and corrected."""
    _refuse(request, request.POST.get("booking", "") or step)
    return shared.session_step(request, own(link), time, step)


def kitchen(request: HttpRequest, link: str, time: UUID) -> HttpResponse:
    """The kitchen's list."""
    return shared.kitchen_pdf(request, own(link), time)


def round_(request: HttpRequest, link: str, time: UUID) -> HttpResponse:
    """The sheet of a delivery round."""
    return shared.round_pdf(request, own(link), time)


def own(link: str) -> Desk:
    """The service that a link opens, and whoever bears it."""
    service = opened(link, queries.of_link)
    by = bearer(service.community_id, service.pk)
    return Desk(by, service, f"/sv/{link}/", "sessions/provider.html", "sessions/provider_session.html")


def _refuse(request: HttpRequest, about: str) -> None:
    refuse_flood(f"{browser_of(request)} {about}", at(request))
