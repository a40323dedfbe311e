"""The proposals of a community: what waits for whoever asks, and how each stands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linli.access import gate
from linli.fund.granting import queries
from linli.fund.granting.deciding import standing
from linli.fund.labels import Standing
from linli.web.asking import at, pages, staff
from linli.web.fund.granting import words

MOST = 200


def listed(request: HttpRequest) -> HttpResponse:
    """What waits for me first, then all of them, filtered by how they stand."""
    by = staff(request, "fund.read")
    asked = request.GET.get("state", "")
    state = asked if asked in Standing.values else ""
    found = queries.listed(by.community, *filter(None, [state]))
    rows = list(found[: MOST + 1])
    now = standing.still_open(by, at(request))
    context = {
        "waits": words.waits(now.waits),
        "rows": [(one, words.stands(one), now.tallies.get(one.pk)) for one in rows[:MOST]],
        "states": Standing.choices,
        "state": state,
        "may_propose": gate.may(by, "fund.propose"),
        **pages(found.count() if len(rows) > MOST else len(rows), MOST),
    }
    return render(request, "granting/proposals.html", context)
