"""Things for everyone: what is near, and the page behind a label: borrow, bring back, say that it is broken."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access.actors import Actor, visitor
from linli.foundation import clock
from linli.foundation.sealing import link_token
from linli.projects.labels.conveniences import ThingKind
from linli.projects.mending import actions as mending
from linli.projects.mending.actions import Broken
from linli.projects.mending.queries import of_things
from linli.projects.models import Fault, Thing
from linli.projects.things import lending, queries
from linli.territory.models import Compound
from linli.web.asking import as_uuid, at, browser_of, pages, take, token
from linli.web.projects.things.forms import BorrowForm, FaultForm
from linli.web.public.limits import refuse_flood
from linli.web.public.report import community_of

MOST = 60


def listed(request: HttpRequest) -> HttpResponse:
    """What neighbours can use, by kind and by compound."""
    community = community_of(request)
    kind, near = request.GET.get("kind", ""), as_uuid(request.GET.get("near", ""))
    found = queries.here(community.pk, kind if kind in ThingKind.values else "", near)
    rows = list(found[: MOST + 1])
    broken = of_things(row.pk for row in rows)
    context = {
        "community": community,
        "rows": [(row, bool(broken.get(row.pk))) for row in rows[:MOST]],
        "kinds": ThingKind.choices,
        "compounds": Compound.objects.filter(community=community),
        "kind": kind,
        "near": str(near or ""),
        **pages(found.count() if len(rows) > MOST else len(rows), MOST),
    }
    return render(request, "things/things_open.html", context)


def page(request: HttpRequest, code: str) -> HttpResponse:
    """What a label leads to; opening it records nothing."""
    return _page(request, queries.of_code(code))


@require_POST
def borrow(request: HttpRequest, code: str) -> HttpResponse:
    """Take it along."""
    thing, form = queries.of_code(code), BorrowForm(request.POST)
    said = take(form, lambda: _borrow(request, thing, form))
    if said is None:
        return _page(request, thing, form=form)
    messages.success(request, _("It is yours until %(day)s. Thank you for bringing it back.") % {"day": said.due_on})
    return HttpResponseRedirect(f"/t/{thing.code}/", status=303)


def _borrow(request: HttpRequest, thing: Thing, form: BorrowForm) -> Any:
    refuse_flood(browser_of(request), at(request))
    said = form.cleaned_data
    return lending.borrow(
        thing.pk, said["name"], said["phone"], by=_who(thing), at=at(request), token=token(request)
    )  # fmt: skip


@require_POST
def back(request: HttpRequest, code: str) -> HttpResponse:
    """It is back at its place; who had it is forgotten."""
    thing = queries.of_code(code)
    refuse_flood(browser_of(request), at(request))
    lending.bring_back(thing.pk, by=_who(thing), at=at(request), token=token(request))
    messages.success(request, _("Thank you. It is back, and your name and number are erased."))
    return HttpResponseRedirect(f"/t/{thing.code}/", status=303)


@require_POST
def fault(request: HttpRequest, code: str) -> HttpResponse:
    """It is broken, or something is missing: two taps, no name."""
    thing, form = queries.of_code(code), FaultForm(request.POST)
    made = take(form, lambda: _fault(request, thing, form))
    return _page(request, thing, fault=form) if made is None else told(request, made, f"/t/{thing.code}/")


def _fault(request: HttpRequest, thing: Thing, form: FaultForm) -> Fault:
    refuse_flood(browser_of(request), at(request))
    broken = Broken(words=form.cleaned_data["words"], phone=form.cleaned_data["phone"])
    return mending.at_thing(thing.pk, broken, by=_who(thing), at=at(request), token=token(request))


def told(request: HttpRequest, made: Fault, otherwise: str) -> HttpResponse:
    """To the tracker of a new report; whoever says what is known already is thanked, and sees no other's report."""
    if made.at == at(request):
        return HttpResponseRedirect(f"/r/{link_token(made.report_id)}/?new=1", status=303)
    day = clock.today(made.at)
    messages.success(request, _("Thank you. This was said on %(day)s already, and is being seen to.") % {"day": day})
    return HttpResponseRedirect(otherwise, status=303)


def _who(thing: Thing) -> Actor:
    return visitor(thing.community_id)


def _page(request: HttpRequest, thing: Thing, **more: Any) -> HttpResponse:
    faults = of_things([thing.pk]).get(thing.pk, [])
    context = {
        "thing": thing,
        "community": thing.community,
        "loan": queries.loan_of(thing) if thing.out else None,  # type: ignore[attr-defined]
        "broken": faults[0] if faults else None,
        "form": BorrowForm(),
        "fault": FaultForm(),
        "today": clock.today(at(request)),
        **more,
    }
    wrong: list[Form] = [context["form"], context["fault"]]
    return render(request, "things/thing_open.html", context, status=422 if any(one.errors for one in wrong) else 200)
