"""Work orders of other systems: brought and tried, linked or taken in, answered once, and sent back in their form."""

import json
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.cases import queries as cases
from linli.cases.intake.doors import doors_of
from linli.cases.labels import OrderSource
from linli.cases.orders import actions, answering, queries, reading
from linli.cases.orders.reading import Lines
from linli.cases.orders.words import Problem
from linli.foundation import clock
from linli.web.asking import at, pages, staff, take, token
from linli.web.intake.forms import AnswerForm, BringOrdersForm
from linli.web.intake.trials import Line, keep_ticked, tried
from linli.web.office.loading import XLSX

SHOWN = 200


def listed(request: HttpRequest) -> HttpResponse:
    """Orders by how their answer stands, and the form that brings more."""
    by = staff(request, "order.reply")
    return _listed(request, BringOrdersForm(), by)


def _listed(request: HttpRequest, form: BringOrdersForm, by: Any, wrong: Problem | None = None) -> HttpResponse:
    state = request.GET.get("state", "")
    found = queries.listed(by, state)
    context = {
        "form": form,
        "wrong": wrong,
        "orders": found[:SHOWN],
        "state": state if state in queries.STATES else "open",
        "states": [("open", _("to be answered")), ("answered", _("answered, not sent")), ("sent", _("sent back"))],
        "may_load": gate.may(by, "order.load"),
        "now": at(request),
        **pages(found.count(), SHOWN),
    }
    return render(request, "intake/orders.html", context, status=422 if form.errors or wrong else 200)


@require_POST
def trial(request: HttpRequest) -> HttpResponse:
    """What a file or a pasted text would bring; sent back with ticks, those are taken in. Nothing else is stored."""
    by = staff(request, "order.load")
    if "lines" in request.POST:
        return _taken(request, by)
    form = BringOrdersForm(request.POST, request.FILES)
    content = form.content() if form.is_valid() else None
    if content is None:
        return _listed(request, form, by)
    lines = reading.lines_of(content)
    if isinstance(lines, Problem):
        return _listed(request, form, by, lines)
    return _trial(request, tried(request, by, lines, form.cleaned_data["source"]), lines, form.cleaned_data["source"])


def _trial(
    request: HttpRequest, rows: list[Line], lines: reading.Lines, source: str, status: int = 200
) -> HttpResponse:
    context = {
        "rows": rows,
        "lines": json.dumps(lines, ensure_ascii=False),
        "source": source,
        "system": OrderSource(source).label,
        "doors": doors_of(staff(request), clock.today(at(request))),
        "good": sum(1 for row in rows if not row.read.problems and not row.known),
    }
    return render(request, "intake/orders_trial.html", context, status=status)


def _taken(request: HttpRequest, by: Any) -> HttpResponse:
    lines, source = _lines(request.POST["lines"]), request.POST.get("source", "")
    rows = tried(request, by, lines, source if source in OrderSource.values else OrderSource.HOTLINE.value)
    taken = keep_ticked(request, rows, by)
    if taken:
        words = ngettext("%(n)d order was taken in.", "%(n)d orders were taken in.", taken) % {"n": taken}
        messages.success(request, words)
    if any(row.ticked for row in rows) or not taken:
        if not any(row.ticked for row in rows):
            messages.error(request, _("Nothing is ticked, so nothing was taken in."))
        return _trial(request, rows, lines, source, 422)
    return HttpResponseRedirect("/office/orders/", status=303)


def _lines(text: str) -> Lines:
    """The rows as the trial's page carries them; what was tampered with is no order."""
    try:
        found = json.loads(text)
    except ValueError:
        return []
    rows = found if isinstance(found, list) else []
    return [[str(cell) for cell in row] for row in rows[: reading.MOST + 10] if isinstance(row, list)]


def one(request: HttpRequest, id: UUID) -> HttpResponse:
    """One order beside its matter, and its answer."""
    by = staff(request, "order.reply")
    order = queries.one_visible(by, id)
    case = order.report.case
    contacted = "" if order.contacted is None else "yes" if order.contacted else "no"
    begins = {"words": order.reply or case.answer, "contacted": contacted}
    form = AnswerForm(request.POST or None, initial=begins)
    if request.method == "POST":
        done = take(form, lambda: _reply(request, form, id))
        if done is not None:
            messages.success(request, _("The answer is written down; it goes out with the next file."))
            return HttpResponseRedirect("/office/orders/?state=answered", status=303)
    may_contact = gate.holds(by, "report.see_contact", case) and bool(order.report.phone)
    context = {"order": order, "case": case, "form": form, "now": at(request), "may_contact": may_contact}
    return render(request, "intake/order.html", context, status=422 if form.errors else 200)


def _reply(request: HttpRequest, form: AnswerForm, id: UUID) -> object:
    said = form.cleaned_data
    contacted = said["contacted"] == "yes"
    return actions.reply(id, said["words"], contacted, by=staff(request), at=at(request), token=token(request))


@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """The ticked answers as a file of the other system; that they went out is noted."""
    by = staff(request, "order.reply")
    ids = cases.only_ids(request.POST.getlist("order"))
    found = queries.visible_to(by).filter(pk__in=ids).exclude(replied_at=None).order_by("number")
    orders = list(found)
    if not orders:
        messages.error(request, _("Tick at least one order that is answered."))
        return HttpResponseRedirect("/office/orders/?state=answered", status=303)
    actions.note_exported([order.pk for order in orders], by=by, at=at(request))
    answer = HttpResponse(answering.write(orders), content_type=XLSX)
    answer.headers["Content-Disposition"] = 'attachment; filename="linli-orders.xlsx"'
    return answer
