"""Figures, and the records behind each."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from linli.access import gate
from linli.foundation.refusals import NotFound
from linli.insight import board as boards
from linli.insight.figures import PERIODS, Asked, Figure
from linli.web.asking import at, staff
from linli.web.cases.rows import COLUMNS, rows

MOST = 200


def _asked(request: HttpRequest) -> Asked:
    """Who asks, and over how many days: one of the periods offered, 90 unless said otherwise."""
    days = request.GET.get("days", "")
    chosen = int(days) if days.isdigit() and int(days) in PERIODS else 90
    return Asked(staff(request, "figure.read"), at(request), chosen)


def board(request: HttpRequest) -> HttpResponse:
    """Handling time, rates, levels, ways in and spheres; every number opens its records."""
    by = staff(request)
    if not gate.may(by, "figure.read") and gate.may(by, "figure.supervise"):
        return HttpResponseRedirect("/supervision/")
    asked = _asked(request)
    shown = boards.board(asked)
    context = {
        "handling": [(_GROUPS[group](), figures) for group, figures in shown.handling.items()],
        "months": shown.months,
        "rates": shown.rates,
        "stages": _with_width([(f, f.value or 0) for f in shown.stages]),
        "divided": [
            (_("Closed at which level"), shown.levels),
            (_("Which way they came in"), shown.channels),
            (_("Whose matter it is"), shown.spheres),
        ],
        "leads": gate.may(asked.by, "figure.lead"),
        "as_of": asked.at,
        "days": asked.days,
        "periods": PERIODS,
    }
    return render(request, "board.html", context)


_GROUPS = {"": lambda: _("all matters"), "simple": lambda: _("simple ones"), "complex": lambda: _("complex ones")}


def _with_width(given: list[tuple[Any, float]]) -> list[tuple[Any, int]]:
    """Each with the length of its bar, 0 to 100."""
    most = max((value for _row, value in given), default=0) or 1
    return [(row, round(100 * value / most)) for row, value in given]


def records(request: HttpRequest, figure: str) -> HttpResponse:
    """The records of one number, newest first."""
    asked = _asked(request)
    found = boards.records(asked, figure)
    if found is None:
        raise NotFound()
    shown = found.order_by("-reported_at", "-id").values(*COLUMNS)[:MOST]
    count = found.count()
    context = {
        "figure": boards.figure(asked, figure) or _month(asked, figure, count),
        "rows": rows(shown, asked.at),
        "count": count,
        "limit": MOST,
        "days": asked.days,
    }
    return render(request, "figure.html", context)


def _month(asked: Asked, key: str, count: int) -> Figure:
    label = _("answered in %(month)s") % {"month": key.removeprefix("month-")}
    return Figure(key, label, _("All matters whose last answer fell into this month."), count, "n", count, asked.at)
