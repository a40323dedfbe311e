"""Public pages: join in one short form, the story wall, whether a certificate is true."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from linli.access.actors import visitor
from linli.forces.alliance import figures, joining, queries, rules
from linli.forces.models import Certificate
from linli.foundation import clock
from linli.foundation.sealing import link_token
from linli.people.labels import Means
from linli.territory.models import Community, MicroGrid
from linli.web.alliance import words
from linli.web.alliance.forms import JoinForm
from linli.web.asking import at, browser_of, take, token
from linli.web.public.limits import refuse_flood
from linli.web.public.report import community_of

MOST = 60


def join(request: HttpRequest) -> HttpResponse:
    """Join in one short form; the own page opens, with the private link to keep."""
    community = community_of(request)
    form = JoinForm(request.POST or None, initial={"kind": "resident", "micro_grid": _grid(request, community)})
    if request.method == "POST":
        refuse_flood(browser_of(request), at(request))
        by = visitor(community.pk)
        agreed = request.POST.get("agreed") == "1"
        made = take(
            form, lambda: joining.join(form.said, agreed, Means.LINK, by=by, at=at(request), token=token(request))
        )
        if made is not None:
            messages.success(request, _("Thank you! This is your own page: please keep its link, it is your key."))
            return HttpResponseRedirect(f"/h/{link_token(made.pk)}/", status=303)
    here = figures.strength(community.pk, at(request))
    context = offer_context(request, form, community.pk) | {
        "community": community,
        "here": here if here.people >= rules.FEWEST_SHOWN else None,
        "office": community.office_phone,
    }
    return render(request, "alliance/join.html", context, status=422 if form.errors else 200)


def _grid(request: HttpRequest, community: Community) -> UUID | None:
    """The micro-grid of the card from which someone comes."""
    card = request.GET.get("g", "")
    return MicroGrid.objects.filter(card=card.upper(), community=community, end=None).values_list(
        "pk", flat=True
    ).first() if card else None  # fmt: skip


def offer_context(request: HttpRequest, form: JoinForm | Any, community: UUID, slots: int = 0) -> dict[str, Any]:
    """What the fields of an offer are shown with."""
    ticked = request.POST.getlist("times") if request.method == "POST" and form.is_bound else rules.marks_of(slots)
    return {
        "form": form,
        "skills": words.skill_picks(),
        "presets": [(mark, label, mark in ticked) for mark, label in words.PRESETS],
        "any_time": "any" in ticked or slots == 2**21 - 1,
        "week": words.week(ticked),
        "places": words.doors(community, clock.today(at(request))),
        "own_place": str(form["micro_grid"].value() or ""),
        "chosen": form["skills"].value() or [],
    }


def stories(request: HttpRequest) -> HttpResponse:
    """Thanks that both sides agreed to show; no numbers, no order but time."""
    community = community_of(request)
    found = queries.stories(community.pk)
    rows = [(one, words.shown_helper(one)) for one in found[:MOST]]
    return render(request, "alliance/stories.html", {"rows": rows, "community": community})


def check(request: HttpRequest) -> HttpResponse:
    """Whether a certificate is true: its time, hours and kinds, and the first sign of the name."""
    typed = request.GET.get("number", "")
    number = rules.certificate_number(typed)
    one = queries.certificate(number) if number else None
    context = {"typed": typed, "asked": bool(number), "found": _said(one) if one else None}
    return render(request, "alliance/check.html", context)


def _said(one: Certificate) -> dict[str, Any]:
    return {
        "number": rules.spaced(one.number),
        "true": queries.holds_true(one),
        "void": one.withdrawn_at is not None,
        "name": one.name if one.ally.is_body else rules.masked(one.name),
        "since": one.since,
        "until": one.until,
        "hours": rules.hours(one.minutes),
        "times": one.times,
        "kinds": words.skilled(one.skills.split()),
        "issued": one.issued_at,
        "community": one.community.name,
    }
