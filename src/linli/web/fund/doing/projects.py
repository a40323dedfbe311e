"""Projects for everyone: what for, decided why, what was paid, accepted and served, what came from elsewhere."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linli.foundation import clock
from linli.fund.granting.doing.queries import parts_of
from linli.fund.granting.paying import queries as paying
from linli.fund.granting.results import beside, projects
from linli.fund.granting.results.alike import alike
from linli.fund.labels import PUBLISHED, Asks
from linli.fund.models import Proposal, Purpose, Stipends
from linli.web.asking import at, pages
from linli.web.fund.doing import words
from linli.web.fund.doing.site import in_force_here
from linli.web.fund.showing import Line
from linli.web.public.report import community_of

MOST = 200
SORTS = dict(Asks.choices)


def listed(request: HttpRequest) -> HttpResponse:
    """Every decided project, the newest first; and what all of them moved together."""
    community = community_of(request)
    purpose = Purpose.objects.filter(community=community, code=request.GET.get("purpose", "")).first()
    found = projects.listed(community.pk, purpose.code if purpose else "")
    today = clock.today(at(request))
    context = {
        "community": community,
        "late": projects.late(community.pk, found, today),
        "rows": [(row, words.STATES[row.state], SORTS[row.sort]) for row in found if row.state != "refused"][:MOST],
        "refused": [row for row in found if row.state == "refused"][:MOST],
        "purpose": purpose,
        "beside": beside.of_all(community.pk),
        "today": today,
        **pages(sum(row.state != "refused" for row in found), MOST),
    }
    return render(request, "doing/projects.html", context)


def one(request: HttpRequest, code: str) -> HttpResponse:
    """One decided project, from its purpose to whom it serves."""
    community, today = community_of(request), clock.today(at(request))
    proposal, decision, asked, decided = projects.one(community.pk, code)
    parts = parts_of(proposal, [])
    whole = any(part.acceptance for part in parts if part.is_whole)
    noted = beside.lines(proposal)
    promised = [Line(due, PUBLISHED[due.rule], due.state(today)) for due in projects.promises(decision, today)]
    context = {
        "community": community,
        "proposal": proposal,
        "decision": decision,
        "asked": asked,
        "decided": decided,
        "state": words.STATES[projects.state_of(decision, whole=whole)],
        "parts": [_part(part) for part in parts if part.acceptance or not part.is_whole],
        "entries": paying.booked(decision),
        "beside": beside.of_project(decision.drawn, noted),
        "outside": noted,
        "alike": alike(proposal, decision.number),
        "late": [line for line in promised if line.state == "over"],
        "promised": [line for line in promised if line.state != "over"],
        **_lists(proposal, today),
    }
    return render(request, "doing/project.html", context)


def _part(part: Any) -> dict[str, Any]:
    """A part for everyone: no word of who looked, no photo that nobody has looked at."""
    return {
        "name": words.part_name(part),
        "acceptance": part.acceptance,
        "told": part.told,
        "served": words.served(part),
        "photos": [photo for photo in part.photos if photo.shown_at],
    }


def _lists(proposal: Proposal, today: date) -> dict[str, Any]:
    """Kits by micro-grid, and how many stewards a stipend run counts; never who."""
    kits = proposal.sort == Asks.KITS
    return {
        "kits": list(proposal.kits.select_related("micro_grid").order_by("day", "micro_grid__code")) if kits else [],
        "grids": in_force_here(proposal, today).count() if kits else 0,
        "stipends": Stipends.objects.filter(proposal=proposal).first() if proposal.sort == Asks.STIPEND else None,
    }
