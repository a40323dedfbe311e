"""Workbooks in and out: bring one, see what it would do, load it; take the template, or all that is stored."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.access import gate
from linli.access.actors import Actor
from linli.office import taking, uploads
from linli.office.landing.changes import Change
from linli.office.models import Upload
from linli.office.queries import uploads as brought
from linli.office.workbook import writing
from linli.office.workbook.checking import Draft
from linli.territory.models import Community
from linli.web.asking import at, staff, take
from linli.web.office.forms import ExportForm
from linli.web.office.words import THINGS

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class FileForm(forms.Form):
    file = forms.FileField(label=gettext_lazy("Workbook"))


def bring(request: HttpRequest) -> HttpResponse:
    """Choose a workbook; it is tried at once, and nothing is written but the file itself."""
    by = staff(request, "land.load")
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        kept = take(form, lambda: _try(form, by, request))
        if kept is not None:
            return HttpResponseRedirect(f"/office/load/{kept.pk}/", status=303)
    context = {"form": form, "uploads": brought(by.community).filter(purpose="land")[:20]}
    return render(request, "office/load.html", context, status=422 if form.errors else 200)


def _try(form: forms.Form, by: Actor, request: HttpRequest) -> Upload:
    file = form.cleaned_data["file"]
    content = file.read(uploads.MOST_BYTES + 1)
    trial = uploads.try_out(content, by=by, at=at(request))
    return uploads.keep(file.name, content, trial, by=by, at=at(request))


def plan(request: HttpRequest, id: UUID) -> HttpResponse:
    """What the workbook would do, and the button that does it."""
    by = staff(request, "land.load")
    upload = uploads.kept(id, by=by)
    form = forms.Form(request.POST or None)
    if request.method == "POST":
        accept = request.POST.get("accept") == "1"
        desk = take(form, lambda: uploads.load(upload.pk, by=by, at=at(request), accept=accept))
        if desk is not None:
            messages.success(request, _("Loaded.") if desk.changes_anything() else _("All of this was there already."))
            return HttpResponseRedirect("/office/", status=303)
    draft = uploads.draft_of(bytes(upload.content), Community.objects.get(pk=by.community), at(request))
    context = {"upload": upload, "form": form, "way": "/office/load/", **_shown(upload, draft)}
    return render(request, "office/load_plan.html", context, status=422 if form.errors else 200)


def _shown(upload: Upload, draft: Draft) -> dict[str, Any]:
    """The kept trial in words: a table of counts, what is wrong and how to mend it, what is no longer listed."""
    rows = upload.trial["changes"]
    changes = [
        Change(k, what, name, sheet, row, tuple(map(tuple, details))) for k, what, name, sheet, row, details in rows
    ]
    absent: dict[str, list[str]] = {}
    for change in changes:
        if change.kind == "absent":
            absent.setdefault(change.what, []).append(change.name)
    clashes = [
        Clash(c.sheet, c.row, c.name, {column: old for column, old, _new in c.details})
        for c in changes
        if c.kind == "clash"
    ]
    return {
        "made": [{"label": THINGS[what], **_counts(counts)} for what, counts in upload.trial["counts"].items()],
        "problems": [*draft.problems, *clashes],
        "notes": draft.notes,
        "absent": [{"label": THINGS[what], "names": names} for what, names in absent.items()],
        "changes": [c for c in changes if c.kind == "changed"][:200],
        "clean": not draft.problems and not clashes,
        "rows_skipped": len(draft.skipped) + len(clashes),
    }


def _counts(counts: dict[str, int]) -> dict[str, int]:
    return {kind: counts.get(kind, 0) for kind in ("new", "changed", "same")}


@dataclass(frozen=True)
class Clash:
    """A person of the workbook who may or may not be someone entered already; shown beside the other problems."""

    sheet: str
    row: int
    name: str
    held: dict[str, str]
    cell: str = ""
    column: str = ""

    @property
    def what(self) -> str:
        """What is in question."""
        other = self.held.get("name")
        if other:
            return _("This number belongs to %(other)s already, not to %(name)s.") % {"other": other, "name": self.name}
        return _("Several people named %(name)s are entered; it cannot be told which is meant.") % {"name": self.name}

    @property
    def mend(self) -> str:
        return _("Correct the name or the number, or copy the 编号 of the right person from an export.")


def template(request: HttpRequest) -> HttpResponse:
    """The empty workbook with its explanations."""
    staff(request, "land.load")
    return _file(writing.template(), "linli-template.xlsx")


def export(request: HttpRequest) -> HttpResponse:
    """All land and people as a workbook; with numbers only by a grant, with a reason, and noted."""
    by = staff(request, "land.export")
    form = ExportForm(request.POST or None)
    if request.method == "POST":
        content = take(form, lambda: taking.take_out(**form.cleaned_data, by=by, at=at(request)))
        if content is not None:
            return _file(content, "linli.xlsx")
    context = {"form": form, "may_numbers": gate.may(by, "person.export")}
    return render(request, "office/export.html", context, status=422 if form.errors else 200)


def _file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
