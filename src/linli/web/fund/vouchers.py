"""Vouchers as a workbook: in our columns, or under the headings of the import sheet that an accountant brings."""

import json
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from linli.access.actors import Actor
from linli.foundation import clock
from linli.fund.checking import actions, reading, vouchers
from linli.fund.checking.columns import meanings
from linli.fund.checking.labels import VOUCHERS
from linli.fund.checking.queries import all_months, known_columns
from linli.fund.checking.reading import Sheet
from linli.fund.checking.vouchers import Months
from linli.fund.checking.words import Problem
from linli.web.asking import at, staff
from linli.web.fund.statement import BringForm

MOST = 60  # columns
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SAMPLES = 3


class MonthsForm(BringForm):
    """From a month to a month, and the import sheet, where there is one."""

    start = forms.ChoiceField(label=gettext_lazy("From the month"))
    until = forms.ChoiceField(label=gettext_lazy("To the month"))

    def __init__(self, known: list[str], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["file"].label = gettext_lazy("Import sheet")
        self.fields["file"].required = "standard" not in self.data
        for name in ("start", "until"):
            self.fields[name].choices = [(month, month) for month in known]  # type: ignore[attr-defined]

    def clean_file(self) -> Any:
        return super().clean_file() if self.cleaned_data["file"] else None

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("start", "") > said.get("until", "9999"):
            self.add_error("until", _("The last month lies before the first. Please correct one of them."))
        return said

    @property
    def months(self) -> Months:
        return Months(self.cleaned_data["start"], self.cleaned_data["until"])


def choose(request: HttpRequest) -> HttpResponse:
    """Which months, and in which columns."""
    by = staff(request, "statement.load")
    known = all_months(by.community, clock.today(at(request)))
    first = {"start": known[0], "until": known[0]} if known else {}
    form = MonthsForm(known, request.POST or None, request.FILES or None, initial=first)
    wrong: Problem | None = None
    if request.method == "POST" and form.is_valid():
        if "standard" in request.POST:
            return _workbook(by, form.months, vouchers.STANDARD, meanings(vouchers.STANDARD, vouchers.NAMED))
        found = reading.sheet_of(form.cleaned_data["file"].read(), vouchers.NAMED)
        if isinstance(found, Sheet):
            labels = list(found.labels[:MOST])
            said = known_columns(by.community, vouchers.digest(labels)) or meanings(labels, vouchers.NAMED)
            return _told(request, by, labels, said, form.months)
        wrong = found
    context = {"form": form, "wrong": wrong, "months": known, "standard": vouchers.STANDARD}
    return render(request, "fund/vouchers.html", context, status=422 if form.errors or wrong else 200)


@require_POST
def take(request: HttpRequest) -> HttpResponse:
    """The headings come back with their meanings; the workbook goes out, and they are remembered."""
    by = staff(request, "statement.load")
    labels = _labels(request.POST.get("labels", ""))
    told = [request.POST.get(f"column-{n}", "") for n in range(len(labels))]
    said = [one if one in VOUCHERS and one not in told[:n] else "" for n, one in enumerate(told)]
    known = all_months(by.community, clock.today(at(request)))
    start, until = (request.POST.get(name, "") for name in ("start", "until"))
    months = Months(start if start in known else "", until if until in known else "")
    if not months.start or not months.until or not vouchers.suffice(said):
        messages.error(request, _("Tell which columns are the day, the account's code, and debit and credit."))
        return _told(request, by, labels, said, months)
    actions.remember_columns(vouchers.digest(labels), said, by=by, at=at(request))
    return _workbook(by, months, labels, said)


def _labels(text: str) -> list[str]:
    """The headings as the page carries them; what was tampered with is empty."""
    try:
        return [str(label)[:60] for label in json.loads(text)][:MOST]
    except (ValueError, TypeError):
        return []


def _told(request: HttpRequest, by: Actor, labels: list[str], said: list[str], months: Months) -> HttpResponse:
    rows = list(vouchers.some(by.community, months, said, SAMPLES))
    context = {
        "columns": [(n, label, said[n], [str(row[n]) for row in rows]) for n, label in enumerate(labels)],
        "meanings": VOUCHERS.items(),
        "labels": json.dumps(labels, ensure_ascii=False),
        "start": months.start,
        "until": months.until,
    }
    return render(request, "fund/voucher_columns.html", context, status=200 if vouchers.suffice(said) else 422)


def _workbook(by: Actor, months: Months, labels: Any, said: list[str]) -> HttpResponse:
    answer = HttpResponse(vouchers.workbook(by.community, months, labels, said), content_type=XLSX)
    name = f"vouchers-{months.start}-{months.until}.xlsx"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
