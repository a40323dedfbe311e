"""The page of whoever has claimed a wish, behind a private link: by when, where to bring it, how it stands."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from linli.access.actors import Actor
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.web.asking import at, browser_of, host_of
from linli.web.fund.doing.acts import about
from linli.web.links import borne
from linli.web.public.limits import refuse_flood
from linli.web.wishes import words
from linli.wishes import queries
from linli.wishes.actions import claiming
from linli.wishes.labels import Stage
from linli.wishes.models import Claim

DONE: dict[str, Any] = {
    "back": _("It hangs on the wall again. Thank you for saying so."),
    "meet": _("Noted. If the wisher would like it as well, the keeper brings you together."),
    "apart": _("Noted: you would rather not meet."),
}


class UnknownLink(NotFound):
    sentence = _("This link is not complete, or no longer valid. The wish wall shows what is still waiting.")


def own(link: str) -> tuple[Claim, Actor]:
    """The claim that a link opens, and whoever bears it. Raises `UnknownLink`."""
    return borne(link, queries.claim_of_link, UnknownLink)


def page(request: HttpRequest, link: str) -> HttpResponse:
    """My claim; opening it records nothing."""
    claim, _by = own(link)
    wish, today = claim.wish, clock.today(at(request))
    stands = claim.ended_at is None
    context = {
        "claim": claim,
        "community": wish.community,
        "note": words.note(queries.seen([wish], wish.community_id, today)[0]) if wish.stage in words.PUBLIC else None,
        "stations": words.stations(wish.stage) if stands or claim.ended == "done" else [],
        "stands": stands,
        "may_return": stands and wish.stage == Stage.CLAIMED,
        "late": stands and wish.stage == Stage.CLAIMED and claim.until < today,
        "both": stands and claim.meets and wish.meets,
        "thanks": wish.thanks if wish.thanks_passed_at and (stands or claim.ended == "done") else "",
        "address": f"{host_of(request)}/w/{link}/",
        "link": link,
        "back_way": f"/w/{link}/back/",
    }
    return render(request, "wishes/claimer.html", context)


@require_POST
def step(request: HttpRequest, link: str, step: str) -> HttpResponse:
    """I give it back, or would like to meet."""
    claim, by = own(link)
    if step not in DONE:
        raise NotFound()
    refuse_flood(browser_of(request), at(request))
    told = about(request, by)
    verbs: dict[str, Callable[[], object]] = {
        "back": lambda: claiming.give_back(claim.pk, **told),
        "meet": lambda: claiming.meet(claim.pk, True, **told),
        "apart": lambda: claiming.meet(claim.pk, False, **told),
    }
    verbs[step]()
    messages.success(request, DONE[step])
    return HttpResponseRedirect(f"/w/{link}/", status=303)
