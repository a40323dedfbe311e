"""Surveys for everyone: which runs, and what came of those that are over."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linli.foundation import clock
from linli.foundation.rows import there
from linli.surveys import queries
from linli.web.asking import at, pages
from linli.web.public.report import community_of
from linli.web.surveys import words

MOST = 60


def listed(request: HttpRequest) -> HttpResponse:
    """The survey that runs, and all results with what is told of each."""
    community = community_of(request)
    results = words.lines(list(queries.closed(community.pk)[:MOST]), list(queries.earlier(community.pk)[:MOST]))
    running = list(queries.running(community.pk, clock.today(at(request))))
    context = {"community": community, "running": running, "results": results, **pages(len(results), MOST)}
    return render(request, "surveys/public.html", context)


def one(request: HttpRequest, id: UUID) -> HttpResponse:
    """The result of one survey, question by question."""
    community = community_of(request)
    survey = there(queries.closed(community.pk).filter(pk=id))
    outcome = queries.outcome(survey)
    context = {
        "community": community, "survey": survey, "outcome": outcome,
        "told": [(one, words.margin(one.told)) for one in words.questions(outcome)],
    }  # fmt: skip
    return render(request, "surveys/result.html", context)
