"""The office prepares a vote: its name and days, and each project of its list."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from linli.foundation.rows import there
from linli.fund.books import queries as books
from linli.fund.giving import queries as giving
from linli.fund.models import Candidate, Purpose
from linli.fund.refusals import NotOpen
from linli.fund.voting import preparing, queries
from linli.fund.voting.preparing import Prepared, Wanted
from linli.web.asking import at, staff, take, token
from linli.web.fund.voting.forms import PollForm, ProjectForm, StrikeForm


def new(request: HttpRequest) -> HttpResponse:
    """A vote is begun; nobody but the office sees it until it is announced."""
    by = staff(request, "poll.prepare")
    if books.last(by.community) is None:
        raise NotOpen()
    form = PollForm(request.POST or None)
    if request.method == "POST":
        made = take(
            form,
            lambda: preparing.prepare(Prepared(**form.cleaned_data), by=by, at=at(request), token=token(request)),
        )
        if made:
            messages.success(request, _("Begun. Now say which money it offers, and add the projects."))
            return HttpResponseRedirect(f"/fund/votes/{made.code}/desk/", status=303)
    context = {"form": form, "way": "/fund/votes/new/"}
    return render(request, "voting/poll_form.html", context, status=422 if form.errors else 200)


def amend(request: HttpRequest, code: str) -> HttpResponse:
    """Name, days or rules put right, as long as it is not announced."""
    by = staff(request, "poll.prepare")
    poll = queries.poll(by.community, code)
    start = {name: getattr(poll, name) for name in ("name", "words", "opens", "closes", "least")}
    form = PollForm(request.POST or None, initial=start)
    if request.method == "POST":
        kept = take(
            form,
            lambda: preparing.amend(
                poll.pk, Prepared(**form.cleaned_data), by=by, at=at(request), token=token(request)
            ),
        )  # fmt: skip
        if kept:
            messages.success(request, _("Kept."))
            return HttpResponseRedirect(f"/fund/votes/{code}/desk/", status=303)
    context = {"form": form, "poll": poll, "way": f"/fund/votes/{code}/amend/"}
    return render(request, "voting/poll_form.html", context, status=422 if form.errors else 200)


def offered(community: object) -> list[Purpose]:
    """The purposes whose money can be voted on: none that is held for a named person."""
    return [one for one in giving.purposes(community) if not one.agency]  # type: ignore[arg-type]


def project(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """A project of the list is put right, or struck with a reason."""
    by = staff(request, "poll.prepare")
    poll = queries.poll(by.community, code)
    one = there(Candidate.objects.select_related("purpose").filter(poll=poll, number=number))
    start = {"name": one.name, "words": one.words, "yuan": one.yuan, "purpose": one.purpose.code}
    striking = "reason" in request.POST
    form = ProjectForm(
        None if striking else request.POST or None, purposes=offered(by.community), initial=start
    )  # fmt: skip
    strike = StrikeForm(request.POST if striking else None)
    if request.method == "POST":
        done = take(
            strike if striking else form,
            lambda: (
                preparing.strike(one.pk, strike.cleaned_data["reason"], by=by, at=at(request), token=token(request))
                if striking
                else preparing.change(one.pk, Wanted(**form.cleaned_data), by=by, at=at(request), token=token(request))
            ),
        )
        if done:
            messages.success(request, _("Struck.") if striking else _("Kept."))
            return HttpResponseRedirect(f"/fund/votes/{code}/desk/", status=303)
    context = {"poll": poll, "one": one, "edit": form, "strike": strike, "form": strike if striking else form}
    return render(request, "voting/project.html", context, status=422 if form.errors or strike.errors else 200)
