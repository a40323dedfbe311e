"""The street's view: the figures of its communities side by side, in the order of the register, and taking them in."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.access import gate
from linli.insight import leading, publishing
from linli.insight.figures import FEW, Asked, Figure
from linli.insight.publishing import MOST_BYTES, Column
from linli.web.asking import at, staff, take, token
from linli.web.insight.leading import framed


class BringForm(forms.Form):
    file = forms.FileField(label=gettext_lazy("File of figures"))


def page(request: HttpRequest) -> HttpResponse:
    """Every community in a column, the same figure in a row; a file brings another one."""
    by = staff(request, "figure.beside")
    brings = gate.may(by, "figure.collect")
    form = BringForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        staff(request, "figure.collect")
        kept = take(form, lambda: publishing.collect(
            form.cleaned_data["file"].read(MOST_BYTES + 1), by=by, at=at(request), token=token(request)
        ))  # fmt: skip
        if kept is not None:
            messages.success(request, _("%(name)s now stands beside the others.") % {"name": kept.name})
            return HttpResponseRedirect("/street/", status=303)
    asked = Asked(by, at(request), 365)
    cards = leading.ten(asked)
    columns = publishing.side_by_side(asked, cards)
    figures = [one for card in cards for one in (card.figure, *card.beside)]
    context = {
        "columns": columns,
        "rows": [{"figure": one, "cells": [_cell(column, one) for column in columns]} for one in figures],
        "form": form,
        "brings": brings,
        "few": FEW,
        **framed(asked),
    }
    return render(request, "insight/street.html", context, status=422 if form.errors else 200)


def _cell(column: Column, figure: Figure) -> dict[str, Any]:
    """The figure as this community tells it, in our unit of it."""
    told = column.figures.get(figure.key) or {"value": None, "n": None, "part": None}
    return told | {"unit": figure.unit}
