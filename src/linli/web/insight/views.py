"""Figures, and the records behind each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linli.foundation.refusals import NotFound
from linli.insight import figures
from linli.web.asking import at, staff
from linli.web.cases.rows import COLUMNS, rows

MOST = 200


def board(request: HttpRequest) -> HttpResponse:
    """Cases by stage and handling time; every number opens its records."""
    by = staff(request, "figure.read")
    stages = figures.by_stage(by, at(request))
    most = max((f.value or 0 for f in stages), default=0) or 1
    context = {
        "stages": [(figure, round(100 * (figure.value or 0) / most)) for figure in stages],
        "handling": figures.handling(by, at(request)),
        "as_of": at(request),
        "days": figures.WINDOW.days,
    }
    return render(request, "board.html", context)


def records(request: HttpRequest, figure: str) -> HttpResponse:
    """The records of one number, newest first."""
    by = staff(request, "figure.read")
    if figure not in figures.RECORDS:
        raise NotFound()
    found = figures.RECORDS[figure](by, at(request))
    shown = found.order_by("-reported_at").values(*COLUMNS)[:MOST]
    counted = [f for f in (*figures.by_stage(by, at(request)), *figures.handling(by, at(request))) if f.key == figure]
    context = {
        "figure": counted[0],
        "rows": rows(shown, at(request)),
        "count": found.count(),
        "limit": MOST,
    }
    return render(request, "figure.html", context)
