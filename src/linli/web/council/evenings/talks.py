"""Evenings with what came of them, for those who serve; topics of the month, for everyone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linli.access import gate
from linli.council import evenings
from linli.foundation import clock
from linli.web.asking import at, pages, staff
from linli.web.public.report import community_of

MOST = 30


def listed(request: HttpRequest) -> HttpResponse:
    """The evenings whose matters one may read, and how many items an evening brings."""
    by = staff(request, "council.read")
    found = evenings.evenings(by)
    context = {
        "rows": found[:MOST], "figures": evenings.figures(by.community, at(request)),
        "may_note": gate.may(by, "case.report"), **pages(len(found), MOST),
    }  # fmt: skip
    return render(request, "evenings/list.html", context)


def topics(request: HttpRequest) -> HttpResponse:
    """This month's topic, and what became of those before."""
    community, today = community_of(request), clock.today(at(request))
    found = evenings.topics(community.pk, today)
    now = found[0] if found and found[0].month == today.replace(day=1) else None
    context = {"community": community, "now": now, "rows": found[1:] if now else found, "count": len(found)}
    return render(request, "evenings/topics.html", context)
