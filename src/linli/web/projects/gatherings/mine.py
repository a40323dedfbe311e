"""The private pages behind a line of a sheet, and behind a stall that was asked for."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from linli.access.actors import Actor
from linli.foundation.refusals import NotFound
from linli.projects.gatherings import loop, queries, rules, signing, stalls
from linli.projects.labels.gatherings import StallState
from linli.projects.models import SignUp, Stall
from linli.web.asking import at, browser_of, take, token, version
from linli.web.links import borne
from linli.web.projects.gatherings import words
from linli.web.projects.gatherings.forms import SheetForm
from linli.web.public.limits import refuse_flood


class UnknownLine(NotFound):
    sentence = gettext_lazy("This link is not complete, or no longer valid. Please ask whoever organises it.")


def _line(link: str) -> tuple[SignUp, Actor]:
    return borne(link, queries.line_of_link, UnknownLine)


def line(request: HttpRequest, link: str) -> HttpResponse:
    """My line of the sheet; opening it records nothing."""
    found, _by = _line(link)
    return _line_page(request, link, found)


@require_POST
def line_step(request: HttpRequest, link: str, step: str) -> HttpResponse:
    """My line is changed or taken back."""
    found, by = _line(link)
    refuse_flood(browser_of(request), at(request))
    about: dict[str, Any] = {"by": by, "at": at(request), "token": token(request)}
    if step == "withdraw":
        signing.withdraw(found.pk, **about)
        messages.success(request, _("Taken back, and your name and number are erased."))
        return HttpResponseRedirect(f"/j/{link}/", status=303)
    if step != "change":
        raise NotFound()
    form = SheetForm(request.POST, items=found.edition.items.filter(ended_at=None), paper=found.paper)
    if take(form, lambda: signing.change(found.pk, form.wish, version=version(request), **about)) is None:
        return _line_page(request, link, found, form)
    messages.success(request, _("Changed."))
    return HttpResponseRedirect(f"/j/{link}/", status=303)


def _line_page(request: HttpRequest, link: str, found: SignUp, tried: SheetForm | None = None) -> HttpResponse:
    edition = found.edition
    takes = rules.takes_lines(edition.stage, edition.sign_until, at(request)) and not found.erased_at
    form = tried or (SheetForm(items=edition.items.all(), line=found) if takes else None)
    context = {
        "line": found, "edition": edition, "community": found.community, "link": link, "when": words.when(edition),
        "wants": [words.want(one) for one in found.wants.all()], "form": form, "version": found.version,
        "back_way": f"/j/{link}/withdraw/",
    }  # fmt: skip
    return render(request, "gatherings/line.html", context, status=422 if tried else 200)


def _stall(link: str) -> tuple[Stall, Actor]:
    return borne(link, queries.stall_of_link, UnknownLine)


def stall(request: HttpRequest, link: str) -> HttpResponse:
    """My stall: asked for, its number, or why it cannot be had."""
    found, _by = _stall(link)
    edition = found.edition
    may = found.state in (StallState.ASKED, StallState.PLACED) and "amend" in loop.may_follow(edition.stage)
    context = {
        "stall": found, "edition": edition, "community": found.community, "link": link, "when": words.when(edition),
        "may_withdraw": may, "back_way": f"/st/{link}/withdraw/",
    }  # fmt: skip
    return render(request, "gatherings/stall.html", context)


@require_POST
def stall_back(request: HttpRequest, link: str) -> HttpResponse:
    """I do not come after all."""
    found, by = _stall(link)
    refuse_flood(browser_of(request), at(request))
    stalls.withdraw(found.pk, by=by, at=at(request), token=token(request))
    messages.success(request, _("Taken back. Thank you for telling us."))
    return HttpResponseRedirect(f"/st/{link}/", status=303)
