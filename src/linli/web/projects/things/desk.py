"""Things for those who serve: the list with what is due, a new one, one with who has it and who looked."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.access.actors import Actor
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.projects import placing
from linli.projects.labels.conveniences import ThingKind
from linli.projects.mending.queries import of_things
from linli.projects.models import Thing
from linli.projects.things import actions, lending, queries
from linli.web.asking import at, host_of, pages, staff, take, token, version
from linli.web.paper.answers import printed
from linli.web.paper.labels import things as labels
from linli.web.projects import asked
from linli.web.projects.things.forms import BorrowForm, LookForm, ThingForm, WhyForm

MOST, PRINTED = 80, 200
YEAR = timedelta(days=365)


def listed(request: HttpRequest) -> HttpResponse:
    """All things of my reach: what is to be looked at, what is out, and the projects they belong to."""
    by, day = staff(request, "thing.read"), clock.today(at(request))
    kind, state = request.GET.get("kind", ""), request.GET.get("state", "")
    found = _filtered(by, kind, state)
    rows = queries.to_look(found, day) if state == "look" else list(found[: MOST + 1])
    broken = of_things(row.pk for row in rows)
    context = {
        "rows": [
            (row, (due := queries.due_of(row)) is not None and due <= day, bool(broken.get(row.pk)))
            for row in rows[:MOST]
        ],
        "kinds": ThingKind.choices, "kind": kind, "state": state,
        "used": queries.in_use(by.community, day - YEAR) if not state and not kind else [],
        "may_edit": gate.may(by, "thing.edit"),
        "query": request.GET.urlencode(),
        **pages(found.count() if len(rows) > MOST else len(rows), MOST),
    }  # fmt: skip
    return render(request, "things/things.html", context)


def _filtered(by: Actor, kind: str, state: str) -> Any:
    found = queries.listed(by)
    if kind in ThingKind.values:
        found = found.filter(kind=kind)
    if state == "out":
        found = found.filter(queries.LENT)
    return found.filter(lead=by.person_id) if state == "mine" else found


def new(request: HttpRequest) -> HttpResponse:
    """A thing is put somewhere."""
    by = staff(request, "thing.edit")
    start = {"kind": "toolbox", "lendable": True, "placed_on": clock.today(at(request)), "lead": str(by.person_id)}
    form = _form(request, by, request.POST or None, start)
    if request.method == "POST":
        made = take(form, lambda: actions.place(form.described, by=by, at=at(request), token=token(request)))
        if made is not None:
            messages.success(request, _("It stands in the list. Print its label and stick it on."))
            return HttpResponseRedirect(f"/together/things/{made.pk}/", status=303)
    return render(request, "things/thing_form.html", {"form": form}, status=422 if form.errors else 200)


def one(request: HttpRequest, id: UUID) -> HttpResponse:
    """A thing, who has it, who looked at it."""
    by = staff(request, "thing.read")
    return _page(request, by, queries.one(by, id))


@require_POST
def change(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """Change it, look at it, lend it on paper, take it back, see who has it, take it away."""
    by = staff(request, "thing.read")
    thing = queries.one(by, id)
    about: dict[str, Any] = {"by": by, "at": at(request), "token": token(request)}
    forms: dict[str, Any] = {
        "change": _form(request, by, request.POST), "look": LookForm(request.POST), "lend": BorrowForm(request.POST),
        "remove": WhyForm(request.POST), "back": BorrowForm({"name": "-"}), "lost": BorrowForm({"name": "-"}),
    }  # fmt: skip
    if step == "number":
        loan = queries.loan_of(thing)
        seen = lending.see_number(loan.pk, by=by, at=at(request)) if loan else None
        return _page(request, by, thing, seen=seen)
    if step not in forms:
        raise NotFound()
    form = forms[step]
    if take(form, lambda: _verbs(thing, form, request, about)[step]()) is None:
        return _page(request, by, thing, wrong=form, tried=step)
    messages.success(request, _("Kept."))
    return HttpResponseRedirect(f"/together/things/{id}/", status=303)


def _verbs(
    thing: Thing, form: Any, request: HttpRequest, about: dict[str, Any]
) -> dict[str, Callable[[], object]]:  # fmt: skip
    said = form.cleaned_data
    return {
        "change": lambda: actions.change(thing.pk, form.described, version=version(request), **about),
        "look": lambda: actions.look(
            thing.pk, said["good"] == "1", said["words"], expires=said["expires"], **about
        ),
        "lend": lambda: lending.borrow(thing.pk, said["name"], said["phone"], **about),
        "remove": lambda: actions.remove(thing.pk, said["why"], **about),
        "back": lambda: lending.bring_back(thing.pk, **about),
        "lost": lambda: lending.bring_back(thing.pk, lost=True, **about),
    }  # fmt: skip


def labels_pdf(request: HttpRequest) -> HttpResponse:
    """Labels to stick on: of those that were filtered, or of one."""
    by = staff(request, "thing.read")
    found = _filtered(by, request.GET.get("kind", ""), request.GET.get("state", "")).select_related("community")
    if request.GET.get("one"):
        found = found.filter(code=request.GET["one"].upper())
    rows = list(found[:PRINTED])
    if not rows:
        raise NotFound()
    return printed("labels", labels(rows, clock.today(at(request)), host_of(request)), _("labels"))


def _page(request: HttpRequest, by: Actor, thing: Thing, **more: Any) -> HttpResponse:
    names = ("kind", "name", "where", "lendable", "days", "every", "expires", "placed_on")
    start = {name: getattr(thing, name) for name in names} | {
        "place": placing.option_of(thing), "lead": str(thing.lead_id or ""), "proposal": str(thing.proposal_id or "")
    }  # fmt: skip
    wrong = more.get("wrong")
    may_edit = gate.holds(by, "thing.edit", thing) and not thing.removed_on
    context = {
        "thing": thing,
        "version": thing.version,
        "loan": queries.loan_of(thing) if thing.out else None,  # type: ignore[attr-defined]
        "lost": thing.lost and not thing.removed_on,  # type: ignore[attr-defined]
        "due": queries.due_of(thing),
        "today": clock.today(at(request)),
        "broken": of_things([thing.pk]).get(thing.pk, []),
        "looks": list(thing.looks.select_related("by")[:5]),
        "loans": thing.loans.count(),
        "may_edit": may_edit,
        "may_tend": gate.holds(by, "thing.tend", thing) and not thing.removed_on,
        "form": (wrong if more.get("tried") == "change" else _form(request, by, None, start)) if may_edit else None,
        "look": LookForm(initial={"expires": thing.expires}),
        "lend": BorrowForm(),
        "why": WhyForm(),
        **more,
    }
    return render(request, "things/thing.html", context, status=422 if wrong is not None and wrong.errors else 200)


def _form(request: HttpRequest, by: Actor, data: Any, start: dict[str, Any] | None = None) -> ThingForm:
    day = clock.today(at(request))
    return ThingForm(
        data, places=asked.places(by.community, day), keepers=asked.keepers(by.community, day),
        projects=queries.projects(by.community), initial=start,
    )  # fmt: skip
