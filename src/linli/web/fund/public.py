"""The page on which anyone sees what the fund has received, spent and has left, by purpose."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linli.engines.transparency import spoken
from linli.fund.models import Head
from linli.fund.showing import figures
from linli.web.public.report import community_of


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
