"""The list of deliberations, and beginning one: what owners alone decide leads to their calculator."""

from datetime import time
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from linli.access import gate
from linli.access.actors import Actor
from linli.cases import queries as cases
from linli.cases.models import Case
from linli.council.deliberation import queries, rules
from linli.council.deliberation.actions import preparing
from linli.council.deliberation.loop import NOT_YET_SAID
from linli.council.labels import Raised
from linli.council.talk_labels import TalkState
from linli.foundation import clock
from linli.foundation.refusals import NotFound, OutOfStep
from linli.web.asking import as_uuid, at, pages, staff, take, token, version
from linli.web.council.talks.forms import PlanForm

MOST = 40
CHIPS = {
    "draft": "line", "announced": "soon", "sitting": "blue", "agreed": "done", "looked": "done", "parted": "",
    "off": "line",
}  # fmt: skip


def listed(request: HttpRequest) -> HttpResponse:
    """What is being talked over, what was agreed, and how that is done here."""
    by = staff(request, "talk.read")
    state, words = request.GET.get("state", ""), request.GET.get("q", "").strip()[:40]
    found = queries.talks(by, state, words)
    count = found.count()
    context = {
        "rows": [(talk, CHIPS[talk.state]) for talk in found[:MOST]], "state": state, "q": words,
        "states": [("", _("all")), ("open", _("going on")), *TalkState.choices],
        "waiting": list(queries.waiting_for(by, clock.today(at(request)))[:5]),
        "figures": queries.figures(by.community, at(request)), "may_prepare": gate.may(by, "talk.prepare"),
        "filtered": bool(state or words), **pages(count, MOST),
    }  # fmt: skip
    return render(request, "talks/list.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """Begin one, perhaps about a matter."""
    by = staff(request, "talk.prepare")
    case = _case(request, by)
    today = clock.today(at(request))
    first: dict[str, Any] = {"day": rules.first_day(today) + rules.NOTICE, "begins": time(19), "turn_minutes": 3}
    if case:
        first |= {"topic": case.title, "compound": str(case.compound_id or ""), "raised": Raised.RESIDENTS}
    form = PlanForm(request.POST or None, compounds=queries.compounds(by.community), initial=first)
    if request.method == "POST":
        made = take(form, lambda: preparing.prepare(
            form.plan(case.pk if case else None), by=by, at=at(request), token=token(request)
        ))  # fmt: skip
        if made is not None:
            messages.success(request, _("Kept. Now add the sides and what might be done, then hang up the notice."))
            return HttpResponseRedirect(f"/council/talks/{made.pk}/", status=303)
    return _page(request, form, case)


def change(request: HttpRequest, id: UUID) -> HttpResponse:
    """Say it otherwise, before the notice hangs."""
    by = staff(request, "talk.prepare")
    talk = queries.talk(by, id)
    if talk.state not in NOT_YET_SAID:
        raise OutOfStep()
    fields = ("topic", "question", "raised", "day", "begins", "place", "way", "quorum", "turn_minutes")
    now = {name: getattr(talk, name) for name in fields} | {"compound": str(talk.compound_id or ""), "owners_item": "0"}
    now |= {"quorum": talk.quorum if talk.quorum_chosen else None}
    form = PlanForm(request.POST or None, compounds=queries.compounds(by.community), initial=now)
    if request.method == "POST":
        done = take(form, lambda: preparing.change(
            id, form.plan(), by=by, at=at(request), version=version(request)
        ))  # fmt: skip
        if done is not None:
            return HttpResponseRedirect(f"/council/talks/{id}/", status=303)
    return _page(request, form, None, changes=talk.version)


def _page(request: HttpRequest, form: PlanForm, case: Case | None, changes: int = 0) -> HttpResponse:
    said = " ".join(str(form[name].value() or "") for name in ("topic", "question"))
    chosen = str(form["owners_item"].value() or "")
    owners = int(chosen) if chosen.isdigit() and 1 <= int(chosen) <= 9 else rules.owners_item(said)
    context = {"form": form, "case": case, "owners": owners, "changes": changes, "chosen": chosen not in ("", "0")}
    return render(request, "talks/new.html", context, status=422 if form.errors else 200)


def _case(request: HttpRequest, by: Actor) -> Case | None:
    wanted = as_uuid(request.GET.get("case", ""))
    if wanted is None:
        return None
    case = cases.one_visible(by, wanted)
    if case.sealed:
        raise NotFound()
    return case
