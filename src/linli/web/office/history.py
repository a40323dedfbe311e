"""Past matters: bring a file or paste a list, see what it would do, load it; look at what was taken over."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.access.actors import Actor
from linli.cases import reference
from linli.foundation.clock import SHANGHAI
from linli.foundation.refusals import Missing
from linli.office.history import actions, queries
from linli.office.history.actions import Trial
from linli.office.history.labels import SOURCES
from linli.office.history.reading import Brought
from linli.office.models import PastMatter, Upload
from linli.office.uploads import MOST_BYTES
from linli.web.asking import at, pages, staff, take, token
from linli.web.cases.rows import kind_name

SHOWN, TRIED = 200, 20


class BringForm(forms.Form):
    file = forms.FileField(label=gettext_lazy("File"), required=False)
    text = forms.CharField(label=gettext_lazy("Or paste the list"), max_length=200_000, required=False, strip=False)
    source = forms.ChoiceField(choices=[("", ""), *SOURCES.items()], required=False)


def bring(request: HttpRequest) -> HttpResponse:
    """Choose a file or paste a list; it is tried at once. Below: what was taken over, counted in no figure."""
    by = staff(request, "history.load")
    form = BringForm(request.POST, request.FILES) if request.method == "POST" else BringForm()
    if request.method == "POST":
        kept = take(form, lambda: _try(form, by, request))
        if kept is not None:
            return HttpResponseRedirect(f"/office/history/{kept.pk}/", status=303)
    source, year = request.GET.get("source", ""), request.GET.get("year", "")
    years = queries.years(by)
    found = queries.matters(by, source if source in SOURCES else "", int(year) if year in map(str, years) else None)
    files = queries.files(by)
    context = {
        "form": form,
        "sources": [("", _("Let the header tell")), *SOURCES.items()],
        "uploads": queries.uploads(by)[:20],
        "files": [{**file, "label": SOURCES[file["source"]]} for file in files],
        "kept": sum(file["n"] for file in files),
        "matters": [_matter(matter) for matter in found[:SHOWN]],
        "years": years,
        "source": source,
        "year": year,
        **pages(found.count(), SHOWN),
    }
    return render(request, "office/history.html", context, status=422 if form.errors else 200)


def _try(form: forms.Form, by: Actor, request: HttpRequest) -> Upload:
    file, words, source = (form.cleaned_data[name] for name in ("file", "text", "source"))
    if not file and not words.strip():
        raise Missing(field="file")
    if file:
        brought = Brought(file.name, file.read(MOST_BYTES + 1), source)
    else:
        now = at(request).astimezone(SHANGHAI)
        brought = Brought(_("Pasted on %(at)s") % {"at": f"{now:%Y-%m-%d %H:%M}"}, words.encode(), source)
    trial = actions.try_out(brought, reference.taxonomy(), by=by, at=at(request))
    return actions.keep(trial, by=by, at=at(request), token=token(request))


def _matter(matter: PastMatter) -> dict[str, Any]:
    """A past matter as a row; the words of a private kind are not shown in a list."""
    leaf = reference.taxonomy().leaves.get(matter.kind)
    return {
        "words": _("Private matter; its words are not shown here.") if leaf and leaf.sealed else matter.words,
        "result": "" if leaf and leaf.sealed else matter.result,
        "kind": kind_name(matter.kind),
        "place": matter.compound.name if matter.compound else matter.place_words,
        "grid": matter.micro_grid.name if matter.micro_grid else "",
        "reported": _day(matter.reported_at),
        "closed": _day(matter.closed_at),
        "origin": f"{matter.file} {matter.sheet}".strip(),
        "row": matter.row,
        "label": SOURCES[matter.source],
    }


def _day(instant: Any) -> str:
    return f"{instant.astimezone(SHANGHAI):%Y-%m-%d}" if instant else ""


def plan(request: HttpRequest, id: UUID) -> HttpResponse:
    """What the file would do, how its rows would read, and the button that does it."""
    by = staff(request, "history.load")
    upload = actions.kept(id, by=by)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        accept = request.POST.get("accept") == "1"
        loaded = take(form, lambda: actions.load(upload.pk, by=by, at=at(request), accept=accept))
        if loaded is not None:
            new = sum(counts["new"] for counts in loaded.trial["counts"].values())
            messages.success(request, _("Loaded.") if new else _("All of this was there already."))
            return HttpResponseRedirect("/office/history/", status=303)
    context = {"upload": upload, "form": form, "way": "/office/history/", **_shown(upload, actions.tried(upload))}
    return render(request, "office/history_plan.html", context, status=422 if form.errors else 200)


def _shown(upload: Upload, trial: Trial) -> dict[str, Any]:
    draft = trial.draft
    made = [{"label": SOURCES[source], "changed": 0, **counts} for source, counts in trial.counts().items()]
    return {
        "made": made,
        "problems": draft.problems,
        "notes": draft.notes,
        "clean": not draft.problems,
        "rows_skipped": draft.skipped,
        "tried": [
            {
                "words": row.words,
                "place": row.place_words,
                "found": bool(row.compound),
                "kind": kind_name(row.kind),
                "reported": _day(row.reported_at),
                "closed": _day(row.closed_at),
                "result": row.result,
                "row": row.row,
            }
            for row in draft.rows[:TRIED]
        ],
    }
