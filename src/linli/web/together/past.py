"""Past life from a workbook: bring one, see what it would do, load it; take the template."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.access.actors import Actor
from linli.office.models import Upload
from linli.office.past.template import template as workbook
from linli.office.queries import uploads
from linli.office.uploads import MOST_BYTES
from linli.projects.past import actions
from linli.projects.past.actions import Trial
from linli.projects.past.columns import BOOK
from linli.web.asking import at, staff, take, token
from linli.web.office.loading import XLSX

TRIED = 20
LABELS = {
    "tied": gettext_lazy("relations of partners"),
    "deeds": gettext_lazy("deeds"),
    "wished": gettext_lazy("wishes"),
    "held": gettext_lazy("gatherings"),
    "did": gettext_lazy("groups' activities"),
}


class BringForm(forms.Form):
    file = forms.FileField(label=gettext_lazy("Workbook"))


def bring(request: HttpRequest) -> HttpResponse:
    """Choose a workbook; it is tried at once, and nothing is written but the sealed draft."""
    by = staff(request, "past.load")
    form = BringForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        kept = take(form, lambda: _try(form, by, request))
        if kept is not None:
            return HttpResponseRedirect(f"/together/past/{kept.pk}/", status=303)
    context = {"form": form, "uploads": uploads(by.community).filter(purpose="life")[:20]}
    return render(request, "together/past.html", context, status=422 if form.errors else 200)


def _try(form: forms.Form, by: Actor, request: HttpRequest) -> Upload:
    file = form.cleaned_data["file"]
    trial = actions.try_out(file.name, file.read(MOST_BYTES + 1), by=by, at=at(request))
    return actions.keep(trial, by=by, at=at(request), token=token(request))


def plan(request: HttpRequest, id: UUID) -> HttpResponse:
    """What the workbook would do, how its rows would read, and the button that does it."""
    by = staff(request, "past.load")
    upload = actions.kept(id, by=by)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        accept = request.POST.get("accept") == "1"
        loaded = take(form, lambda: actions.load(upload.pk, by=by, at=at(request), accept=accept))
        if loaded is not None:
            new = sum(counts["new"] for counts in loaded.trial["counts"].values())
            messages.success(request, _("Loaded.") if new else _("All of this was there already."))
            return HttpResponseRedirect("/together/figures/", status=303)
    context = {"upload": upload, "form": form, "way": "/together/past/", **_shown(upload, actions.tried(upload))}
    return render(request, "together/past_plan.html", context, status=422 if form.errors else 200)


def _shown(upload: Upload, trial: Trial) -> dict[str, Any]:
    draft = trial.draft
    counts = upload.trial["counts"] if upload.loaded_at else trial.counts()
    return {
        "made": [{"label": LABELS[kind], "changed": 0, **n} for kind, n in counts.items()],
        "problems": draft.problems,
        "notes": draft.notes,
        "clean": not draft.problems,
        "rows_skipped": draft.skipped,
        "tried": [(row, LABELS[row.kind], _words(row.said)) for row in draft.rows[:TRIED]],
    }


def _words(said: dict[str, Any]) -> str:
    """The row's own words, as they would be kept."""
    keys = ("name", "title", "series", "need", "place", "people", "visits")
    return " · ".join(str(said[key]) for key in keys if said.get(key))


def template(request: HttpRequest) -> HttpResponse:
    """The empty workbook with its explanations."""
    staff(request, "past.load")
    answer = HttpResponse(workbook(BOOK), content_type=XLSX)
    answer.headers["Content-Disposition"] = 'attachment; filename="past-life-template.xlsx"'
    return answer
