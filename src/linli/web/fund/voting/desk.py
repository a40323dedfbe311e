"""The office's desk of one vote: money, projects, announcement, slips, papers, the count, one after the other."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.access.actors import Actor
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.fund.models import Ballot, Poll
from linli.fund.voting import announcing, counting, preparing, queries
from linli.fund.voting.preparing import Wanted
from linli.web.asking import at, host_of, staff, take, token
from linli.web.fund.voting.forms import PoolForm, ProjectForm, ReplaceForm
from linli.web.fund.voting.preparing import offered
from linli.web.paper.answers import printed
from linli.web.paper.ballots import slips as sheets

ACTIONS = {
    "offer": "poll.prepare", "add": "poll.prepare", "announce": "poll.announce", "replace": "poll.replace",
    "count": "poll.count",
}  # fmt: skip
DONE = {
    "offer": _("Kept."),
    "add": _("Added to the list."),
    "announce": _("Announced. It stands in the log and cannot be changed. Print the slips next."),
    "replace": _("Replaced. Print the new slip and hand it over."),
    "count": _("Counted. The result stands in the log for everyone."),
}


def page(request: HttpRequest, code: str) -> HttpResponse:
    """Where a vote stands, and what comes next."""
    by = staff(request, "fund.read")
    return _page(request, by, queries.poll(by.community, code))


@require_POST
def step(request: HttpRequest, code: str, step: str) -> HttpResponse:
    """One step of a vote."""
    if step not in ACTIONS:
        raise NotFound()
    by = staff(request, ACTIONS[step])
    poll = queries.poll(by.community, code)
    form = _forms(by, request, step)[step]
    about: dict[str, Any] = {"by": by, "at": at(request), "token": token(request)}
    said = lambda: form.cleaned_data  # noqa: E731 - read once the form is found well filled
    verbs: dict[str, Callable[[], object]] = {
        "offer": lambda: preparing.offer(poll.pk, **said(), **about),
        "add": lambda: preparing.add(poll.pk, Wanted(**said()), **about),
        "announce": lambda: announcing.announce(poll.pk, **about),
        "replace": lambda: announcing.replace(poll.pk, **said(), **about),
        "count": lambda: counting.tally(poll.pk, **about),
    }
    if take(form, verbs[step]) is None:
        return _page(request, by, poll, step, form)
    messages.success(request, DONE[step])
    return HttpResponseRedirect(f"/fund/votes/{code}/{'' if step == 'count' else 'desk/'}", status=303)


def _forms(by: Actor, request: HttpRequest, step: str) -> dict[str, forms.Form]:
    said = {step: request.POST} if step else {}
    choices = offered(by.community)
    return {
        "offer": PoolForm(said.get("offer"), purposes=choices),
        "add": ProjectForm(said.get("add"), purposes=choices),
        "announce": forms.Form(said.get("announce", {})),
        "replace": ReplaceForm(said.get("replace")),
        "count": forms.Form(said.get("count", {})),
    }


def _page(request: HttpRequest, by: Actor, poll: Poll, step: str = "", form: forms.Form | None = None) -> HttpResponse:
    today = clock.today(at(request))
    announced, counted = hasattr(poll, "announced"), hasattr(poll, "result")
    places: dict[str, int] = {}
    for place in queries.envelopes(poll).values_list("place", flat=True) if announced else ():
        places[place] = places.get(place, 0) + 1
    context = {
        "poll": poll,
        "pools": list(queries.pools(poll)),
        "candidates": list(poll.candidates.select_related("purpose")),
        "announced": announced,
        "counted": counted,
        "early": today < poll.opens,
        "over": today > poll.closes,
        "places": places,
        "slips": sum(places.values()),
        "households": sum(count for _place, count in queries.households(by.community, today)),
        "waiting": queries.papers_waiting(poll).count() if announced else 0,
        "ballots": Ballot.objects.filter(poll=poll).values("code").distinct().count() if announced else 0,
        "forms": _forms(by, request, "") | ({step: form} if form else {}),
        "form": form,
        "step": step,
        **{f"may_{name}": gate.may(by, action) for name, action in {**ACTIONS, "print": "poll.print"}.items()},
        "may_enter": gate.may(by, "poll.cast_on_paper"),
    }
    return render(request, "voting/desk.html", context, status=422 if form and form.errors else 200)


def slips(request: HttpRequest, code: str) -> HttpResponse:
    """The slips of a place, or of one number (?number=), and the sheet on which the steward notes who got which."""
    by = staff(request, "poll.print")
    poll = queries.poll(by.community, code)
    found = queries.envelopes(poll)
    if number := request.GET.get("number", ""):
        found = found.filter(number=number)
    else:
        found = found.filter(place=request.GET.get("place", ""))
    rows = [one for one in found if one.secret]
    if not rows:
        raise NotFound()
    data = sheets(poll, rows, list(queries.candidates(poll)), clock.today(at(request)), host_of(request))
    return printed("ballots", data, f"{poll.code} {rows[0].place}")
