"""The pages on which anyone sees what the fund has received, spent and has left: by purpose, and fact by fact."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linli.engines.transparency import leaf_hash, spoken
from linli.foundation.refusals import NotFound
from linli.fund.granting.results.projects import of_leaf
from linli.fund.models import Head
from linli.fund.showing import entries, figures
from linli.web.asking import pages
from linli.web.public.report import community_of

SHOWN = 200


def home(request: HttpRequest) -> HttpResponse:
    """Figures of each purpose, and how far the signed log reaches."""
    community = community_of(request)
    rows = figures.of_purposes(community.pk)
    head = Head.objects.filter(community=community).first()
    context = {
        "community": community,
        "purposes": rows,
        "came": sum(row.came for row in rows),
        "spent": sum(row.spent for row in rows),
        "left": sum(row.left for row in rows),
        "head": head,
        "spoken": spoken(bytes.fromhex(head.root)) if head else "",
    }
    return render(request, "fund/home.html", context)


def purpose(request: HttpRequest, code: str) -> HttpResponse:
    """Every entry of one purpose, and its figures."""
    community = community_of(request)
    row = next((one for one in figures.of_purposes(community.pk) if one.code == code), None)
    if row is None:
        raise NotFound()
    month = request.GET.get("month", "") if re.fullmatch(r"20\d\d-\d\d", request.GET.get("month", "")) else ""
    listed, count = entries.rows(community.pk, code, request.GET.get("sort", ""), month, SHOWN)
    context = {"community": community, "purpose": row, "entries": listed, **pages(count, SHOWN)}
    return render(request, "fund/purpose.html", context)


def entry(request: HttpRequest, number: int) -> HttpResponse:
    """One fact of the log: in words, as booked, and as it is hashed."""
    community = community_of(request)
    found = entries.one(community.pk, number)
    head = Head.objects.filter(community=community, size__gt=number).last()
    context = {
        "community": community,
        "one": found,
        "head": head,
        "hash": leaf_hash(found.leaf.body.encode()).hex(),
        "project": of_leaf(found.leaf),
    }
    return render(request, "fund/entry.html", context)
