"""What the four steps hang in public: the decision and the result, on a page and as a sheet."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from linli.council.models import StepTaken
from linli.council.steps import queries
from linli.council.steps.rules import HANGS
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.web.asking import at, host_of
from linli.web.council.steps.desk import path_of
from linli.web.paper.answers import printed
from linli.web.paper.letterhead import letterhead, written
from linli.web.paper.press import qr
from linli.web.public.report import community_of

MOST = 40


def listed(request: HttpRequest) -> HttpResponse:
    """What hangs now, and what hung before."""
    community = community_of(request)
    found = queries.public(community.pk)
    context = {
        "community": community, "hanging": queries.hanging(community.pk, clock.today(at(request))),
        "rows": found[:MOST], "count": found.count(), "limit": MOST,
    }  # fmt: skip
    return render(request, "steps/public.html", context)


def page(request: HttpRequest, id: UUID) -> HttpResponse:
    """One matter with its steps."""
    procedure = queries.public_one(id)
    taken = list(procedure.taken.all())
    context = {
        "procedure": procedure, "community": procedure.community, "rows": path_of(taken),
        "notices": [one for one in taken if one.step in HANGS], "today": clock.today(at(request)),
    }  # fmt: skip
    return render(request, "steps/public_one.html", context)


def notice(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """One of the two notices as a sheet to hang up."""
    procedure = queries.public_one(id)
    taken = {one.step: one for one in procedure.taken.all()}
    if step not in HANGS or step not in taken:
        raise NotFound()
    one = taken[step]
    title = _("Notice of the decision") if step == "publish" else _("Notice of the result")
    address = f"{host_of(request)}/life/steps/{id}/"
    lines = [_line(row["label"], row["taken"]) for row in path_of(list(taken.values())) if row["taken"]]
    asked = _("Ask the office %(phone)s; you are answered within 3 days.")
    sections: list[dict[str, Any]] = [
        {"head": _("What is proposed"), "lines": [procedure.matter]},
        {"head": _("What was decided") if step == "publish" else _("What came of it"), "lines": one.words.splitlines(),
         "strong": True},
        {"head": _("How it went"), "lines": lines},
        {"head": _("Questions"), "lines": [asked % {"phone": procedure.community.office_phone}]},
        {"head": _("Hangs"), "lines": [f"{written(one.day)} — {written(one.hang_until)}"] if one.hang_until else []},
    ]  # fmt: skip
    data = letterhead(procedure.community, title, clock.today(at(request))) | {
        "under": procedure.title, "facts": [_("No. %(number)s") % {"number": procedure.shown_number}],
        "sections": [part for part in sections if part["lines"]], "sign": [], "qr": qr(address),
        "scan": _("Scan: the same on the telephone, and what came of it"), "signed": [one.body, written(one.day)],
        "seal": _("place of the seal"),
    }  # fmt: skip
    return printed("talk", data, f"{title} {procedure.title}")


def _line(label: object, one: StepTaken) -> str:
    counted = ""
    if one.due is not None:
        said = {"due": one.due, "present": one.present, "agreed": one.agreed}
        counted = _(" · due %(due)d, there %(present)d, agreed %(agreed)d") % said
    return f"{one.day:%Y-%m-%d} {label}{counted}"
