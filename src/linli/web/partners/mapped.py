"""The map of resources: what each general grid can use, and what was used of what is offered."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linli.foundation import clock
from linli.partners import queries as figures
from linli.partners.labels import ResourceKind
from linli.partners.offering import queries
from linli.web.asking import at, staff
from linli.web.partners import words

YEAR = timedelta(days=365)
MOST = 30


def resources(request: HttpRequest) -> HttpResponse:
    """By grid what can be had, by kind what was used of it in a year."""
    by = staff(request, "partner.read")
    today = clock.today(at(request))
    kind = request.GET.get("kind", "")
    kind = kind if kind in ResourceKind.values else ""
    lines = queries.by_grid(by.community, today, kind)
    found = figures.resources(by.community, today - YEAR, today + timedelta(days=1))
    context = {
        "lines": [
            (line.grid, [words.thing(one, today, one.organisation.name) for one in line.resources]) for line in lines
        ],
        "count": len({one.pk for line in lines for one in line.resources}),
        "kind": kind,
        "kinds": words.choices(ResourceKind),
        "figures": found,
        "table": [(str(ResourceKind(line.kind).label), line) for line in found.lines],
        "definition": figures.DEFINITIONS["resources"],
        "uses": queries.uses(by.community, MOST),
        "today": today,
    }
    return render(request, "partners/resources.html", context)
