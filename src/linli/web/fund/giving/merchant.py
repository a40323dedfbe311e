"""A merchant's private page: the agreement, what was sold at the last event, what is due and what was settled."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from linli.access.actors import Actor, bearer
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.fund.giving import queries, rules
from linli.fund.giving.refusals import Erased
from linli.fund.labels import GiftState
from linli.fund.models import Agreement, Statement
from linli.projects.gatherings.queries import to_state
from linli.web.asking import at, browser_of
from linli.web.fund.giving.agreements import stated
from linli.web.fund.giving.channels import shown
from linli.web.fund.giving.forms import StatementForm
from linli.web.links import opened
from linli.web.public.limits import refuse_flood

MOST = 50


class UnknownLink(NotFound):
    sentence = _("This link is not complete, or no longer valid. Please ask the community office for it.")


def own(link: str) -> tuple[Agreement, Actor]:
    """The agreement that a link opens, and whoever bears it."""
    agreement = opened(link, queries.agreement_of_link, UnknownLink)
    if agreement.party.erased_at:
        raise Erased()
    return agreement, bearer(agreement.community_id, agreement.pk)


def page(request: HttpRequest, link: str) -> HttpResponse:
    """My agreement, and what became of my statements; opening it records nothing."""
    agreement, _by = own(link)
    return render(request, "giving/merchant.html", _context(request, link, agreement))


@require_POST
def state(request: HttpRequest, link: str) -> HttpResponse:
    """What I sold: first what is due is shown; said once more, it is stated."""
    agreement, by = own(link)
    refuse_flood(browser_of(request), at(request))
    form = StatementForm(request.POST)
    reckoned, done = stated(request, by, agreement, form)
    if done:
        return HttpResponseRedirect(f"/m/{link}/", status=303)
    context = _context(request, link, agreement, form=form, reckoned=reckoned)
    return render(request, "giving/merchant.html", context, status=422 if form.errors else 200)


def _context(request: HttpRequest, link: str, agreement: Agreement, **more: Any) -> dict[str, Any]:
    statements = list(queries.statements(agreement).filter(taken_back_at=None)[:MOST])
    today = clock.today(at(request))
    return {
        "agreement": agreement,
        "community": agreement.community,
        "link": link,
        "way": f"/m/{link}/state/",
        "percent": rules.percent(agreement.basis_points),
        "holds": agreement.start <= today <= agreement.end,
        "statements": statements,
        "open": sum(one.due for one in statements if _stands(one, GiftState.PROMISED)),
        "settled": sum(one.due for one in statements if _stands(one, GiftState.RECEIVED)),
        "form": StatementForm(initial=_next(agreement, today)),
        "channel": shown(queries.channel(agreement.community_id)),
        **more,
    }


def _next(agreement: Agreement, today: date) -> dict[str, Any]:
    """What a statement begins with: the gathering at which the merchant stood, as it is named there."""
    held = to_state(agreement)
    return {"event": held.name, "day": held.day} if held else {"day": today}


def _stands(statement: Statement, state: GiftState) -> bool:
    return statement.gift is not None and statement.gift.state == state
