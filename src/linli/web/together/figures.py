"""The article's figures, each computed from records: definition, of how many, as of when, why it may differ."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linli.foundation import clock
from linli.insight import figures
from linli.insight.article import answering, funding, gathering, living, partnering, serving
from linli.insight.article.lines import Asked
from linli.insight.traps import TRAPS
from linli.web.asking import at, staff

YEAR = timedelta(days=365)
PARTS = (serving, partnering, gathering, living, funding)


def page(request: HttpRequest) -> HttpResponse:
    """All of them on one page; each leads to what it was counted from."""
    by = staff(request, "figure.read")
    day = clock.today(at(request))
    asked = Asked(by.community, at(request), day, day - YEAR)
    parts = [answering.part(figures.Asked(by, at(request), 365)), *(made.part(asked) for made in PARTS)]
    context = {"parts": parts, "as_of": day, "since": asked.since, "traps": TRAPS}
    return render(request, "together/figures.html", context)
