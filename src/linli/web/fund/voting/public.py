"""Votes for everyone: what is to be voted on, how one votes, and how it came out, to be counted again by anyone."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linli.access import gate
from linli.access.actors import Actor
from linli.engines.ballot import leaves
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.fund.books.writing import said
from linli.fund.granting import winning
from linli.fund.models import Mandate, Poll
from linli.fund.voting import queries
from linli.web.asking import at, pages
from linli.web.fund.voting import telling
from linli.web.public.report import community_of

SHOWN = 50


def listed(request: HttpRequest) -> HttpResponse:
    """Every vote that is announced, the newest first; the office sees those that are being prepared, too."""
    community = community_of(request)
    by = _staff(request)
    found = queries.listed(community.pk, drafts=by is not None)
    context = {
        "community": community,
        "polls": found[:SHOWN],
        "today": clock.today(at(request)),
        "may_prepare": bool(by and gate.may(by, "poll.prepare")),
        **pages(found.count(), SHOWN),
    }
    return render(request, "voting/listed.html", context)


def _staff(request: HttpRequest) -> Actor | None:
    """Whoever is signed in and may see votes being prepared."""
    known = getattr(request, "known", None)
    return known.actor if known and gate.may(known.actor, "fund.read") else None


def one(request: HttpRequest, code: str) -> HttpResponse:
    """A vote: before it closes its projects and rules and how one votes, never how it stands; afterwards its result."""
    poll = _announced(request, code)
    today, by = clock.today(at(request)), _staff(request)
    candidates = list(queries.candidates(poll))
    context: dict[str, Any] = {
        "community": poll.community,
        "poll": poll,
        "candidates": candidates,
        "pools": list(queries.pools(poll)),
        "struck": list(poll.candidates.exclude(struck="")),
        "households": queries.valid_codes(poll).count(),
        "early": today < poll.opens,
        "over": today > poll.closes,
        "days": (poll.closes - today).days,
        "until": (poll.opens - today).days,
        "least": min(poll.least, len(candidates)),
        "may_read": by is not None,
        "may_propose": bool(by and gate.may(by, "fund.propose")),
    }
    if hasattr(poll, "result"):
        told = said(poll.result.leaf)
        context |= {
            "told": told,
            "voters": len(told["ballots"]),
            "turnout": round(100 * len(told["ballots"]) / told["households"]),
            "results": telling.pools(told, candidates, _carried(poll)),
        }
    return render(request, "voting/one.html", context)


def _announced(request: HttpRequest, code: str) -> Poll:
    poll = queries.poll(community_of(request).pk, code)
    if not hasattr(poll, "announced"):
        raise NotFound()
    return poll


def _carried(poll: Poll) -> dict[int, Mandate]:
    rows = winning.carrying().filter(candidate__poll=poll).select_related("candidate", "proposal__decision")
    return {row.candidate.number: row for row in rows}


def ballots(request: HttpRequest, code: str, purpose: str) -> HttpResponse:
    """The ballots of a pool as a file that any program for such votes can count."""
    poll = _announced(request, code)
    if not hasattr(poll, "result"):
        raise NotFound()
    vote, told = said(poll.announced.leaf), said(poll.result.leaf)
    found = next((one for one in leaves.counted(vote, told["ballots"], told["lot"]) if one.purpose == purpose), None)
    if found is None:
        raise NotFound()
    answer = HttpResponse(leaves.file_of(found, vote, told["lot"]), content_type="text/plain; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{poll.code}-{purpose}.pb"'
    return answer
