"""Deliberations for everyone: whose notice hangs, what was agreed, the other view, and whether it held."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linli.council.deliberation import queries
from linli.council.talk_labels import TalkState
from linli.foundation import clock
from linli.web.asking import at
from linli.web.council.talks.preparing import CHIPS
from linli.web.public.report import community_of

MOST = 40


def listed(request: HttpRequest) -> HttpResponse:
    """What can still be joined first, then what came of the others."""
    community, today = community_of(request), clock.today(at(request))
    found = queries.public(community.pk)
    coming = found.filter(state__in=[TalkState.ANNOUNCED, TalkState.SITTING], day__gte=today).order_by("day")
    over = found.filter(state__in=["agreed", "looked", "parted"])
    context = {
        "community": community, "coming": coming, "rows": [(talk, CHIPS[talk.state]) for talk in over[:MOST]],
        "count": over.count(), "limit": MOST, "figures": queries.figures(community.pk, at(request)),
    }  # fmt: skip
    return render(request, "talks/public.html", context)


def page(request: HttpRequest, id: UUID) -> HttpResponse:
    """One of them; it names sides, and nobody."""
    talk = queries.public_one(id)
    context = {
        "talk": talk, "community": talk.community, "chip": CHIPS[talk.state], "sides": queries.sides(talk),
        "options": list(talk.options.all()), "tasks": queries.tasks(talk), "hangs": talk.state == TalkState.ANNOUNCED,
    }  # fmt: skip
    return render(request, "talks/public_one.html", context)
