"""Evenings with what came of them, for those who serve; topics of the month, for everyone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from linli.access import gate
from linli.council import evenings
from linli.foundation import clock
from linli.territory.models import Community
from linli.web.asking import at, pages, staff
from linli.web.paper.answers import printed
from linli.web.paper.letterhead import letterhead
from linli.web.public.report import community_of

MOST = 30
LINES = 12  # of the sheet for notes by hand


def listed(request: HttpRequest) -> HttpResponse:
    """The evenings whose matters one may read, and how many items an evening brings."""
    by = staff(request, "council.read")
    found = evenings.evenings(by)
    context = {
        "rows": found[:MOST], "figures": evenings.figures(by.community, at(request)),
        "may_note": gate.may(by, "case.report"), **pages(len(found), MOST),
    }  # fmt: skip
    return render(request, "evenings/list.html", context)


def sheet(request: HttpRequest) -> HttpResponse:
    """A sheet for notes by hand, to be typed in or photographed afterwards; its lines are those that are split."""
    by = staff(request, "council.read")
    title = _("Sheet of a night talk")
    data = letterhead(Community.objects.get(pk=by.community), title, clock.today(at(request))) | {
        "under": _("One line for each thing that is said; no names unless someone asks for an answer."),
        "lines": LINES,
        "words": {
            "heads": [_("Day"), _("Where"), _("Notes by"), _("How many came")],
            "columns": ["", _("What was said"), _("Where exactly"), _("a matter")],
            "keep": _(
                "Afterwards: Night talks, “Write down tonight's talk”. Nothing is recorded; this sheet is not kept."
            ),
        },
    }  # fmt: skip
    return printed("evening", data, title)


def topics(request: HttpRequest) -> HttpResponse:
    """This month's topic, and what became of those before."""
    community, today = community_of(request), clock.today(at(request))
    found = evenings.topics(community.pk, today)
    now = found[0] if found and found[0].month == today.replace(day=1) else None
    context = {"community": community, "now": now, "rows": found[1:] if now else found, "count": len(found)}
    return render(request, "evenings/topics.html", context)
