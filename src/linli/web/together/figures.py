"""The article's figures, each computed from records: definition, of how many, as of when, why it may differ."""

from dataclasses import replace
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linli.access import gate
from linli.access.actors import Actor
from linli.foundation import clock
from linli.insight import figures
from linli.insight.article import answering, funding, gathering, living, partnering, serving
from linli.insight.article.lines import Asked, Line
from linli.insight.traps import TRAPS
from linli.web.asking import at, staff
from linli.web.frame import WAYS
from linli.web.together.ways import DESK

YEAR = timedelta(days=365)
KNOWN = [way for _heading, ways in DESK for way in ways] + list(WAYS)
PARTS = (serving, partnering, gathering, living, funding)


def page(request: HttpRequest) -> HttpResponse:
    """All of them on one page; each leads to what it was counted from."""
    by = staff(request, "figure.read")
    day = clock.today(at(request))
    asked = Asked(by.community, at(request), day, day - YEAR)
    made = [answering.part(figures.Asked(by, at(request), 365)), *(one.part(asked) for one in PARTS)]
    parts = [replace(part, lines=[_within(by, line) for line in part.lines]) for part in made]
    context = {"parts": parts, "as_of": day, "since": asked.since, "traps": TRAPS}
    return render(request, "together/figures.html", context)


def _within(by: Actor, line: Line) -> Line:
    """A number leads nowhere where its reader would find a closed door."""
    actions = next((way[1].split() for way in KNOWN if line.url.startswith(way[0])), [])
    closed = actions and not any(gate.may(by, action) for action in actions)
    return replace(line, url="") if closed else line
