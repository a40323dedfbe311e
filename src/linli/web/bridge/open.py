"""Notices for everyone: the list, the page in big type that reads itself aloud, the paper, the picture for a chat."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linli.bridge.models import Notice
from linli.bridge.notices import queries
from linli.foundation import clock
from linli.territory.models import MicroGrid
from linli.territory.queries import in_force
from linli.web.asking import at, host_of, pages
from linli.web.paper.answers import printed
from linli.web.paper.notices import sheet
from linli.web.paper.press import picture
from linli.web.public.report import community_of

MOST = 40


def listed(request: HttpRequest) -> HttpResponse:
    """What holds now, for the whole community or for one micro-grid."""
    community, day = community_of(request), clock.today(at(request))
    grids = MicroGrid.objects.filter(in_force(day), community=community)
    grid = next((one for one in grids if one.card == request.GET.get("grid", "").upper()), None)
    rows = list(queries.holding(community.pk, day, grid.pk if grid else None)[: MOST + 1])
    context = {"community": community, "rows": rows[:MOST], "grids": grids, "grid": grid, **pages(len(rows), MOST)}
    return render(request, "bridge/notices_open.html", context)


def page(request: HttpRequest, code: str) -> HttpResponse:
    """One notice; opening it records nothing."""
    notice = queries.of_code(code)
    context = {
        "notice": notice,
        "community": notice.community,
        "over": notice.ended_at is not None or notice.until < clock.today(at(request)),
        "aloud": f"{notice.title}。{notice.words}",
    }
    return render(request, "bridge/notice_open.html", context)


def pdf(request: HttpRequest, code: str) -> HttpResponse:
    """The notice on a sheet of A4, as big as its words allow."""
    notice = queries.of_code(code)
    return printed("tidings", _data(request, notice), notice.title)


def long_picture(request: HttpRequest, code: str) -> HttpResponse:
    """The same as a picture for a chat."""
    notice = queries.of_code(code)
    answer = HttpResponse(picture("tidings-picture", _data(request, notice)), content_type="image/png")
    answer.headers["Content-Disposition"] = 'inline; filename="notice.png"'
    return answer


def _data(request: HttpRequest, notice: Notice) -> dict[str, Any]:
    return sheet(notice, clock.today(at(request)), host_of(request))
