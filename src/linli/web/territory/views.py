"""The five-level tree as a page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from linli.foundation import clock
from linli.insight.tree import tree
from linli.people.queries import strength
from linli.web.asking import at, staff

GAPS = {
    "no_steward": _("no steward"),
    "no_anchor": _("no anchor household"),
    "no_leader": _("no grid leader"),
    "outside_limits": _("households outside the limits"),
}


def five_levels(request: HttpRequest) -> HttpResponse:
    """Who serves where, what is open, and what is missing."""
    by = staff(request, "tree.read")
    day = clock.today(at(request))
    grown = tree(by, day)
    gaps = [
        {"label": GAPS[kind], "nodes": [g.node for g in grown.gaps if g.kind == kind], "kind": kind} for kind in GAPS
    ]
    context = {"root": grown.root, "gaps": gaps, "strength": strength(by.community, day), "as_of": day}
    return render(request, "tree.html", context)
