"""The private page of an overseer or a user 监督员、使用人: what it is, what to look at, good or not, and what then."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from linli.access.actors import Actor
from linli.foundation.refusals import NotFound
from linli.fund.books.writing import said
from linli.fund.granting import queries
from linli.fund.granting.doing import overseeing, picturing
from linli.fund.granting.doing import queries as doing
from linli.fund.granting.doing.queries import Part
from linli.fund.granting.doing.rules import due
from linli.fund.models import Checker
from linli.web.asking import at, browser_of
from linli.web.fund.doing import words
from linli.web.fund.doing.acts import about, done
from linli.web.fund.doing.forms import FoundForm
from linli.web.fund.doing.photos import taken
from linli.web.links import borne
from linli.web.public.limits import refuse_flood


class UnknownLink(NotFound):
    sentence = gettext_lazy(
        "This link is not complete, or you are no longer asked to look. Please ask the community office."
    )


def own(link: str) -> tuple[Checker, Actor]:
    """Whoever a link belongs to, and who bears it. Raises `UnknownLink`."""
    return borne(link, doing.of_link, UnknownLink)


def page(request: HttpRequest, link: str) -> HttpResponse:
    """What I am asked to look at; opening it records nothing."""
    checker, _by = own(link)
    return render(request, "doing/looking.html", _context(link, checker, FoundForm()))


@require_POST
def find(request: HttpRequest, link: str) -> HttpResponse:
    """It is good, or it is not, with words and a photo if I like."""
    checker, by = own(link)
    refuse_flood(browser_of(request), at(request))
    files: Any = request.FILES.dict() | {"photos": request.FILES.getlist("photos")}
    form = FoundForm(request.POST, files)
    if done(form, lambda: _find(request, checker, by, form)) is None:
        return render(request, "doing/looking.html", _context(link, checker, form), status=422)
    messages.success(request, _("Thank you. Your word stands."))
    return HttpResponseRedirect(f"/o/{link}/", status=303)


def _find(request: HttpRequest, checker: Checker, by: Actor, form: forms.Form) -> object:
    """Photos are kept first: if one is none, nothing is said yet; sent again, neither is there twice."""
    part, words = request.POST.get("part", ""), form.cleaned_data["words"]
    number = int(part) if part.isdigit() and len(part) < 3 else -1
    photos = taken(form.cleaned_data["photos"])
    told = about(request, by)
    made = overseeing.find(checker.pk, overseeing.Found(number, request.POST.get("good") == "yes", words), **told)
    if photos:
        more = {"by": by, "at": told["at"], "checker_id": checker.pk}
        picturing.add(checker.proposal_id, number, photos, words[:120], **more)
    return made


def _context(link: str, checker: Checker, form: forms.Form) -> dict[str, Any]:
    proposal = checker.proposal
    decision = queries.decision_of(proposal)
    parts = doing.parts_of(proposal, [checker])
    turn = due([part.seen for part in parts])
    part = next((one for one in parts if one.number == turn), None)
    return {
        "checker": checker,
        "community": checker.community,
        "proposal": proposal,
        "said": said(proposal.leaf),
        "decision": decision if decision and decision.says == "yes" else None,
        "parts": [(words.part_name(one), one) for one in parts],
        "part": part,
        "part_name": words.part_name(part) if part else "",
        "mine": _mine(part),
        "photos": [photo for one in parts for photo in one.photos if photo.shown_at],
        "link": link,
        "form": form,
    }


def _mine(part: Part | None) -> Any:
    """What I said of it last."""
    return part.found[0][1] if part and part.found else None
