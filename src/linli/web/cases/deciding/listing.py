"""Decisions for those who sign in: the list, one of them with its dossier, and what a matter's page shows of them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.access.actors import Actor
from linli.cases import loop
from linli.cases.levels import queries
from linli.cases.models import Case, Decision
from linli.foundation import clock
from linli.foundation.rows import there
from linli.foundation.sealing import link_token
from linli.web.asking import at, pages, staff
from linli.web.cases.deciding import rulings

MOST = 100


def part(by: Actor, case: Case, now: datetime, *, ever: bool) -> dict[str, Any]:
    """What parts/decision.html shows on the page of a matter. One query if one was `ever` asked for."""
    found, day = queries.of_case(case) if ever else [], clock.today(now)
    rows = [_row(decision, by, day, case) for decision in found]
    asked = any(decision.ruling in queries.OPEN for decision in found)
    may_ask = case.stage in loop.OPEN and not asked and gate.holds(by, "case.ask_decision", case)
    return {"decisions": rows, "may_ask": may_ask}


def _row(decision: Decision, by: Actor, day: Any, case: Case) -> dict[str, Any]:
    """The link is shown to those who may ask, to send it on to someone without an account."""
    still = decision.ruling in queries.OPEN
    sends = still and decision.person_id is None and gate.holds(by, "case.ask_decision", case)
    link = f"/d/{link_token(decision.pk)}/" if sends else ""
    return {"it": decision, "open": still, "overdue": queries.overdue(decision, day), "link": link}


def listed(request: HttpRequest) -> HttpResponse:
    """What waits for a decision, the most pressing first; all that was ever asked with ?all=1."""
    by = staff(request, "decision.answer")
    everything = request.GET.get("all") == "1"
    rows = queries.readable(by)
    found = list((rows if everything else rows.filter(ruling__in=queries.OPEN))[: MOST + 1])
    day = clock.today(at(request))
    shown = [{"it": d, "overdue": queries.overdue(d, day), "mine": d.person_id == by.person_id} for d in found[:MOST]]
    return render(request, "decisions.html", {"rows": shown, "all": everything} | pages(len(found), MOST))


def page(request: HttpRequest, id: UUID) -> HttpResponse:
    """One question with its dossier, to print, and to answer for whoever was asked."""
    decision, by = _one(request, id)
    return render(request, "decision.html", _context(request, decision, by))


@require_POST
def answer(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """One answer; what cannot be taken comes back with the reason and the words entered."""
    decision, by = _one(request, id)
    form, status = rulings.answered(request, decision, by, step)
    if status == 303:
        return HttpResponseRedirect(f"/decisions/{id}/", status=303)
    fresh, by = _one(request, id)
    return render(request, "decision.html", _context(request, fresh, by, step, form), status=status)


def _one(request: HttpRequest, id: UUID) -> tuple[Decision, Actor]:
    """A decision that the one who asks may read; `NotFound` otherwise."""
    by = staff(request)
    decision = there(queries.readable(by).filter(pk=id))
    return decision, by


def _context(request: HttpRequest, decision: Decision, by: Actor, step: str = "", form: Any = None) -> dict[str, Any]:
    may_answer = gate.holds(by, "decision.answer", decision)
    shown = rulings.context(request, decision, f"/decisions/{decision.pk}/", may_answer, step, form)
    return shown | {"may_read": gate.holds(by, "case.read", decision.case)}
