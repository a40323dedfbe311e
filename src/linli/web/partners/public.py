"""Partners, deeds and honours for everyone: names of those who agreed, no amounts, nobody ranked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.foundation import clock
from linli.partners import queries as figures
from linli.partners.deeds import queries as deeds
from linli.partners.deeds.queries import Wanted
from linli.partners.labels import RelationSort, Stage
from linli.partners.offering import queries as offered
from linli.partners.relating import queries
from linli.web.asking import at, pages
from linli.web.partners import words
from linli.web.partners.honours import shown as honours_shown
from linli.web.public.report import community_of

MOST = 100
STAGES = [
    (Stage.PUBLISHED.value, Stage.PUBLISHED.label), (Stage.CLAIMED.value, Stage.CLAIMED.label),
    (Stage.DOING.value, Stage.DOING.label), (Stage.DONE.value, Stage.DONE.label),
    (Stage.CONFIRMED.value, Stage.CONFIRMED.label), ("late", gettext_lazy("late")),
]  # fmt: skip


def partners(request: HttpRequest) -> HttpResponse:
    """Who helps here, as far as they agreed to be named, and what they offer."""
    community = community_of(request)
    today = clock.today(at(request))
    sort = request.GET.get("sort", "")
    label = dict(words.choices(RelationSort)).get(sort, "")
    rows = [words.line(row) for row in queries.shown(community.pk, today)]
    things: dict[str, list[words.Thing]] = {}
    for one in offered.offered_on(community.pk, today):
        things.setdefault(one.organisation.name, []).append(words.thing(one, today))
    kept = [row for row in rows if not label or label in row.sorts]
    context = {
        "community": community,
        "rows": [(row, things.get(row.name, [])) for row in kept],
        "sort": sort,
        "sorts": [one for one in words.choices(RelationSort) if one[0] != RelationSort.MEMBER],
        "figures": figures.organisations(community.pk, today),
        "definition": figures.DEFINITIONS["organisations"],
        "count": len(kept),
    }
    return render(request, "partners/life_partners.html", context)


def all_deeds(request: HttpRequest) -> HttpResponse:
    """Deeds for everyone: what is looking for someone, what was done, what residents confirmed."""
    community = community_of(request)
    today = clock.today(at(request))
    wanted = Wanted(request.GET.get("stage", ""), request.GET.get("words", ""))
    found = deeds.public(community.pk, wanted, today)
    rows = list(found[:MOST])
    named = {row.partner.organisation_id: row.partner.organisation.name for row in queries.shown(community.pk, today)}
    context = {
        "community": community,
        "rows": [
            words.deed_line(one, today, named.get(one.claimant_id, _("a partner")) if one.claimant_id else "")
            for one in rows
        ],
        "wanted": wanted,
        "stages": STAGES,
        "funnel": figures.funnel(community.pk, today),
        "definition": figures.DEFINITIONS["deeds"],
        **pages(found.count() if len(rows) == MOST else len(rows), MOST),
    }
    return render(request, "partners/life_deeds.html", context)


def honours(request: HttpRequest) -> HttpResponse:
    """Honours for everyone, each with the body whose it is."""
    community = community_of(request)
    return render(
        request, "partners/life_honours.html", {"community": community, **honours_shown(community.pk, request)}
    )  # fmt: skip
