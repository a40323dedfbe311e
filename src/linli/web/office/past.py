"""A past from a workbook: bring one, see what it would do, load it; take the template. Rooms say which, in a `Desk`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
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
from linli.office.past import loading
from linli.office.past.columns import Book
from linli.office.past.loading import Shelf, Trial
from linli.office.past.template import template
from linli.office.queries import uploads
from linli.office.uploads import MOST_BYTES
from linli.web.asking import at, staff, take, token
from linli.web.office.loading import XLSX

TRIED, LISTED = 20, 20  # rows that are shown as they would read; files that are listed


class BringForm(forms.Form):
    file = forms.FileField(label=gettext_lazy("Workbook"))


@dataclass(frozen=True)
class Desk:
    """The pages of one past: below `way`, from templates of `pages` (past.html, past_plan.html), done at `then`.

    `labels` name the headings of its counts; `shown` makes of a row what its line in the plan is rendered from.
    """

    shelf: Shelf
    book: Book
    way: str
    pages: str
    then: str
    file: str
    labels: Mapping[str, Any]
    shown: Callable[[Any], Any]

    def bring(self, request: HttpRequest) -> HttpResponse:
        """Choose a workbook; it is tried at once, and nothing is written but the sealed draft."""
        by = staff(request, self.shelf.action)
        form = BringForm(request.POST or None, request.FILES or None)
        if request.method == "POST":
            kept = take(form, lambda: self._try(form, by, request))
            if kept is not None:
                return HttpResponseRedirect(f"{self.way}{kept.pk}/", status=303)
        found = uploads(by.community).filter(purpose=self.shelf.purpose)[:LISTED]
        status = 422 if form.errors else 200
        return render(request, f"{self.pages}/past.html", {"form": form, "uploads": found}, status=status)

    def _try(self, form: forms.Form, by: Actor, request: HttpRequest) -> Upload:
        file = form.cleaned_data["file"]
        trial = loading.try_out(self.shelf, file.name, file.read(MOST_BYTES + 1), by=by, at=at(request))
        return loading.keep(trial, by=by, at=at(request), token=token(request))

    def plan(self, request: HttpRequest, id: UUID) -> HttpResponse:
        """What the workbook would do, how its rows would read, and the button that does it."""
        by = staff(request, self.shelf.action)
        upload = loading.kept(self.shelf, id, by=by)
        form = forms.Form(request.POST if request.method == "POST" else None)
        if request.method == "POST":
            accept = request.POST.get("accept") == "1"
            loaded = take(form, lambda: loading.load(self.shelf, upload.pk, by=by, at=at(request), accept=accept))
            if loaded is not None:
                new = sum(counts["new"] for counts in loaded.trial["counts"].values())
                messages.success(request, _("Loaded.") if new else _("All of this was there already."))
                return HttpResponseRedirect(self.then, status=303)
        told = self._told(upload, loading.tried(self.shelf, upload))
        context = {"upload": upload, "form": form, "way": self.way, **told}
        return render(request, f"{self.pages}/past_plan.html", context, status=422 if form.errors else 200)

    def _told(self, upload: Upload, trial: Trial) -> dict[str, Any]:
        draft = trial.draft
        counts = upload.trial["counts"] if upload.loaded_at else trial.counts()
        return {
            "made": [{"label": self.labels[kind], "changed": 0, **n} for kind, n in counts.items()],
            "problems": draft.problems,
            "notes": draft.notes,
            "clean": not draft.problems,
            "rows_skipped": draft.skipped,
            "tried": [self.shown(row) for row in draft.rows[:TRIED]],
        }

    def template(self, request: HttpRequest) -> HttpResponse:
        """The empty workbook with its explanations."""
        staff(request, self.shelf.action)
        answer = HttpResponse(template(self.book), content_type=XLSX)
        answer.headers["Content-Disposition"] = f'attachment; filename="{self.file}"'
        return answer
