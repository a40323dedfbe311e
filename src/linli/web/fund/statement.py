"""A statement is brought, its columns are told if they are not known, it is tried, and taken in whole."""

import hashlib
import json
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from linli.fund.checking import actions, columns, reading
from linli.fund.checking.labels import MEANINGS
from linli.fund.checking.queries import known_columns, known_serials
from linli.fund.checking.reading import Read, Sheet
from linli.fund.checking.words import Problem
from linli.fund.refusals import WithProblems
from linli.office.uploads import MOST_BYTES, TooLarge
from linli.web.asking import at, staff

SHOWN = 5  # rows beside which columns are told


class BringForm(forms.Form):
    file = forms.FileField(label=gettext_lazy("Statement"))

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(str(TooLarge()))
        return file


def bring(request: HttpRequest) -> HttpResponse:
    """The form; a file that is sent is read, and nothing is written yet."""
    by = staff(request, "statement.load")
    form = BringForm(request.POST or None, request.FILES or None)
    wrong: Problem | None = None
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data["file"].read()
        found = reading.sheet_of(content)
        if isinstance(found, Sheet):
            meanings = known_columns(by.community, columns.digest(found.labels)) or columns.meanings(found.labels)
            return _trial(request, by, found, meanings, hashlib.sha256(content).hexdigest())
        wrong = found
    context = {"form": form, "wrong": wrong}
    return render(request, "fund/statement.html", context, status=422 if form.errors or wrong else 200)


@require_POST
def take_in(request: HttpRequest) -> HttpResponse:
    """The trial comes back with its columns told; when all is read, the statement is taken in."""
    by = staff(request, "statement.load")
    sheet, digest = _sheet(request.POST.get("sheet", "")), request.POST.get("digest", "")[:64]
    told = [request.POST.get(f"column-{n}", "") for n in range(len(sheet.labels))]
    meanings = [one if one in MEANINGS and one not in told[:n] else "" for n, one in enumerate(told)]
    if "load" not in request.POST or not columns.suffice(meanings):
        return _trial(request, by, sheet, meanings, digest, told=True)
    actions.remember_columns(columns.digest(sheet.labels), meanings, by=by, at=at(request))
    lines = reading.read(sheet, meanings)
    try:
        fresh = actions.load(lines, digest, by=by, at=at(request))
    except WithProblems as refused:
        messages.error(request, str(refused))
        return _trial(request, by, sheet, meanings, digest)
    words = ngettext("%(n)d new line was taken in.", "%(n)d new lines were taken in.", fresh) % {"n": fresh}
    messages.success(request, words)
    return HttpResponseRedirect(f"/fund/months/{_month(lines)}/" if lines else "/fund/desk/", status=303)


def _month(lines: list[Read]) -> str:
    return f"{max(line.day for line in lines if line.day):%Y-%m}"


def _sheet(text: str) -> Sheet:
    """The table as the trial's page carries it; what was tampered with is empty."""
    try:
        labels, rows = json.loads(text)
        return Sheet(
            tuple(map(str, labels)), tuple((int(n), tuple(map(str, line))) for n, line in rows[: reading.MOST])
        )
    except (ValueError, TypeError):
        return Sheet((), ())


def _trial(
    request: HttpRequest, by: Any, sheet: Sheet, meanings: list[str], digest: str, *, told: bool = False
) -> HttpResponse:
    is_enough = columns.suffice(meanings)
    lines = reading.read(sheet, meanings) if is_enough else []
    wrong = [line for line in lines if line.problems]
    if told and not is_enough:
        messages.error(request, _("Tell which column is the day, and which are the amounts."))
    context = {
        "columns": [
            (n, label, meanings[n], [line[n] if n < len(line) else "" for _row, line in sheet.rows[:SHOWN]])
            for n, label in enumerate(sheet.labels)
        ],
        "meanings": MEANINGS.items(),
        "enough": is_enough,
        "lines": lines,
        "wrong": wrong,
        "known": len(known_serials(by.community) & {line.serial for line in lines}),
        "came": sum(line.fen for line in lines if line.fen > 0),
        "went": sum(line.fen for line in lines if line.fen < 0),
        "sheet": json.dumps([sheet.labels, sheet.rows], ensure_ascii=False),
        "digest": digest,
    }
    return render(request, "fund/statement_trial.html", context, status=422 if wrong or not is_enough else 200)
