"""Gatherings at the desk: the list, a new one, one with all that is noted of it."""

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
from linli.foundation.refusals import NotFound, Refusal
from linli.foundation.rows import there
from linli.foundation.sealing import link_token
from linli.people.models import mask
from linli.projects.gatherings import figures, noting, planning, queries, rules, signing, stalls
from linli.projects.labels.gatherings import GatheringSort, Stage, StallState
from linli.projects.models import Edition, Item, Produce, Stall
from linli.projects.refusals import AgreementLacking
from linli.web.asking import at, host_of, pages, staff, take, token, version
from linli.web.projects.acts import acts, row_of
from linli.web.projects.forms import Asking, ReasonForm
from linli.web.projects.gatherings import words
from linli.web.projects.gatherings.forms import PlanForm, SeriesForm, planned
from linli.web.projects.gatherings.steps import place_form, steps, verb

MOST = 60


def listed(request: HttpRequest) -> HttpResponse:
    """Every gathering, what waits for a hand on top."""
    by, today = staff(request, "gathering.read"), clock.today(at(request))
    all_series = list(queries.all_series(by))
    series = request.GET.get("series", "")
    series = series if series in {str(one.pk) for one in all_series} else ""
    stage, year = request.GET.get("stage", ""), request.GET.get("year", "")
    stage = stage if stage in Stage.values else ""
    sort = request.GET.get("sort", "")
    sort = sort if sort in GatheringSort.values else ""
    year = year if year.isdigit() and len(year) == 4 else ""
    found = queries.listed(by, series, stage, year, sort)
    context = {
        "rows": [(one, words.when(one)) for one in found[:MOST]],
        "all_series": [(str(one.pk), one.name) for one in all_series], "series": series,
        "stages": words.stages(), "stage": stage, "year": year, "sorts": GatheringSort.choices, "sort": sort,
        "years": [(str(day.year), str(day.year)) for day in queries.listed(by).order_by().dates("day", "year", "DESC")],
        "waiting": queries.waiting(by, today), "told": figures.attendance(by.community, today),
        "may_plan": gate.may(by, "gathering.plan"), **pages(found.count(), MOST),
    }  # fmt: skip
    return render(request, "gatherings/desk.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """One is planned; a series that is not there yet is begun on the same page."""
    by = staff(request, "gathering.plan")
    series = list(queries.all_series(by))
    start = {"series": request.GET.get("series", ""), "begun_by": "community"}
    form = PlanForm(request.POST or None, series=series, initial=start)
    begin = SeriesForm(auto_id="series_%s")
    if request.method == "POST":
        made = take(
            form,
            lambda: planning.plan(
                UUID(form.cleaned_data["series"]), form.plan, by=by, at=at(request), token=token(request)
            ),
        )
        if made is not None:
            messages.success(request, _("Planned. Nobody outside sees it before it is opened."))
            return HttpResponseRedirect(f"/together/gatherings/{made.pk}/", status=303)
    context = {"form": form, "begin": begin, "series": series, "edition": None, "way": "/together/gatherings/new/"}
    return render(request, "gatherings/plan_form.html", context, status=422 if form.errors else 200)


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """A series gets its name."""
    by = staff(request, "gathering.plan")
    form = SeriesForm(request.POST, auto_id="series_%s")
    made = take(
        form, lambda: planning.begin_series(**form.cleaned_data, by=by, at=at(request), token=token(request))
    )  # fmt: skip
    if made is not None:
        return HttpResponseRedirect(f"/together/gatherings/new/?series={made.pk}", status=303)
    series = list(queries.all_series(by))
    context = {"form": PlanForm(series=series), "begin": form, "series": series, "edition": None,
               "way": "/together/gatherings/new/"}  # fmt: skip
    return render(request, "gatherings/plan_form.html", context, status=422)


def edit(request: HttpRequest, id: UUID) -> HttpResponse:
    """Day, hours, place or words of one that lies ahead."""
    by = staff(request, "gathering.plan")
    edition = queries.one(by, id)
    form = PlanForm(request.POST or None, series=[edition.series], initial=planned(edition))
    if request.method == "POST":
        kept = take(
            form,
            lambda: planning.amend(
                id, form.plan, by=by, at=at(request), version=version(request), token=token(request)
            ),
        )
        if kept is not None:
            messages.success(request, _("Kept."))
            return HttpResponseRedirect(f"/together/gatherings/{id}/", status=303)
    context = {"form": form, "edition": edition, "way": f"/together/gatherings/{id}/edit/", "version": edition.version}
    return render(request, "gatherings/plan_form.html", context, status=422 if form.errors else 200)


def one(request: HttpRequest, id: UUID) -> HttpResponse:
    """A gathering with its stalls, its sheet, its money."""
    by = staff(request, "gathering.read")
    return _page(request, by, queries.one(by, id))


@require_POST
def step(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """The next step of its life, or something that is noted of it."""
    by = staff(request, "gathering.read")
    edition = queries.one(by, id)
    lines = queries.produce(edition)
    wanted = steps(by, edition, clock.today(at(request)), queries.settling(edition), lines).get(step)
    if wanted is None:
        raise NotFound()
    form = wanted.form(request.POST, auto_id=f"{step}_%s")
    about: dict[str, Any] = {"by": by, "at": at(request), "token": token(request)}
    try:
        if take(form, verb(step, edition, form, version(request), about)) is None:
            return _page(request, by, edition, tried=(step, form))
    except AgreementLacking as lacking:
        return _page(request, by, edition, refused=lacking)
    messages.success(request, _("Kept."))
    return HttpResponseRedirect(f"/together/gatherings/{id}/", status=303)


@require_POST
def stall(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """A stall gets its place, is declined, taken back, or its number is looked at."""
    by = staff(request, "stall.place")
    found = there(Stall.objects.filter(pk=id, community=by.community).select_related("edition"))
    edition = queries.one(by, found.edition_id)
    about: dict[str, Any] = {"by": by, "at": at(request), "token": token(request)}
    if step == "number":
        return _page(request, by, edition, number=(id, stalls.see_number(id, **about).phone))
    form: Any = place_form(by, edition)(request.POST) if step == "place" else ReasonForm(request.POST)
    verbs = {
        "place": lambda: stalls.place(id, form.where, **about),
        "decline": lambda: stalls.decline(id, form.cleaned_data["reason"], **about),
        "gone": lambda: stalls.withdraw(id, **about),
    }
    if step not in verbs:
        raise NotFound()
    try:
        if (verbs[step]() if step == "gone" else take(form, verbs[step])) is None:
            return _page(request, by, edition, stall_tried=(id, step, form))
    except AgreementLacking as lacking:
        return _page(request, by, edition, refused=lacking)
    messages.success(request, _("Kept."))
    return HttpResponseRedirect(f"/together/gatherings/{edition.pk}/", status=303)


@require_POST
def off(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """A thing is taken off the sheet, or a line of produce taken back."""
    by = staff(request, "gathering.plan")
    edition, row = queries.one(by, id), row_of(request, "row")
    about: dict[str, Any] = {"by": by, "at": at(request)}
    if step == "item":
        signing.take_off(there(Item.objects.filter(pk=row, edition=edition)).pk, **about)
    elif step == "produce":
        noting.take_produce_back(there(Produce.objects.filter(pk=row, edition=edition)).pk, **about)
    else:
        raise NotFound()
    messages.success(request, _("Taken out."))
    return HttpResponseRedirect(f"/together/gatherings/{id}/", status=303)


@require_POST
def sheet(request: HttpRequest, id: UUID) -> HttpResponse:
    """The sheet with names and numbers; the look is noted."""
    by = staff(request, "sheet.read")
    edition = queries.one(by, id)
    signing.look(id, by=by, at=at(request))
    rows = [(line, [words.want(one) for one in line.wants.all()]) for line in queries.lines(edition)]
    context = {"edition": edition, "rows": rows, "count": len(rows), "when": words.when(edition)}
    return render(request, "gatherings/sheet.html", context)


def _page(
    request: HttpRequest, by: Actor, edition: Edition, *, tried: tuple[str, Asking] | None = None,
    refused: Refusal | None = None, stall_tried: tuple[UUID, str, Any] | None = None, **more: Any,
) -> HttpResponse:  # fmt: skip
    today, settling, lines = clock.today(at(request)), queries.settling(edition), queries.produce(edition)
    office = gate.may(by, "stall.place")
    place = place_form(by, edition) if office else None
    rows = [
        {"stall": one, "masked": mask(one.phone) if office else "",
         "place": _placing(one, place, stall_tried) if place else None, "address": _address(request, one, office)}
        for one in edition.stalls.exclude(state=StallState.GONE).select_related("agreement")
    ]  # fmt: skip
    context = {
        "edition": edition, "when": words.when(edition), "rows": rows, "settling": settling,
        "sums": queries.result(settling), "produce": lines, "costs": list(edition.costs.all()),
        "demand": [(one, words.asked(one)) for one in queries.demand(edition)],
        "n_lines": queries.lines(edition).count(),
        "lacking": rules.lacking(queries.shares(edition), edition.day) if edition.stage in ("planned", "open") else [],
        "acts": acts(
            steps(by, edition, today, settling, lines), f"/together/gatherings/{edition.pk}/", tried, edition.version
        ),
        "may_edit": gate.may(by, "gathering.plan") and edition.stage in (Stage.PLANNED, Stage.OPEN),
        "may_note": gate.may(by, "gathering.note"), "may_read_sheet": gate.may(by, "sheet.read"), "office": office,
        "refused": refused, "is_public": edition.stage != Stage.PLANNED, **more,
    }  # fmt: skip
    status = refused.status if refused else 422 if tried or stall_tried else 200
    return render(request, "gatherings/gathering.html", context, status=status)


def _placing(one: Stall, place: Any, tried: tuple[UUID, str, Any] | None) -> dict[str, Any]:
    """The two forms of a stall, with what was entered if one of them was tried."""
    start = {"number": one.number, "shares": one.shares, "agreement": str(one.agreement_id or ""),
             "organisation": str(one.organisation_id or "")}  # fmt: skip
    forms = {"place": place(initial=start, auto_id=f"{one.pk.hex}_%s"),
             "decline": ReasonForm(auto_id=f"{one.pk.hex}_no_%s")}  # fmt: skip
    if tried and tried[0] == one.pk:
        forms[tried[1]] = tried[2]
    return forms | {"open": bool(tried and tried[0] == one.pk) or one.state == StallState.ASKED}


def _address(request: HttpRequest, one: Stall, office: bool) -> str:
    return f"{host_of(request)}/st/{link_token(one.pk)}/" if office and not one.erased_at else ""
