"""Results of before: taken over with what their paper tells, and its scan."""

from pathlib import Path
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from linli.access.actors import Actor
from linli.foundation.refusals import NotFound
from linli.surveys import queries, scans
from linli.surveys.actions import past
from linli.surveys.models import Earlier
from linli.web.asking import at, media, staff, take, token
from linli.web.paper.answers import VIEWER
from linli.web.surveys.forms import EarlierForm


def _folder() -> Path:
    return media() / "surveys"


def load(request: HttpRequest) -> HttpResponse:
    """A result as its paper tells it; what is left out stays visible as not told."""
    by = staff(request, "survey.past")
    form = EarlierForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        made = take(form, lambda: _load(request, form, by))
        if made is not None:
            messages.success(request, _("Taken over, marked as a result of before."))
            return HttpResponseRedirect("/together/surveys/", status=303)
    return render(request, "surveys/earlier.html", {"form": form}, status=422 if form.errors else 200)


def _load(request: HttpRequest, form: EarlierForm, by: Actor) -> Earlier:
    file = form.cleaned_data["scan"]
    kept = scans.keep(file.read(scans.MOST_BYTES + 1), _folder()) if file else None
    return past.load(form.result, by=by, at=at(request), scan=kept, token=token(request))


def scan(request: HttpRequest, id: UUID) -> FileResponse:
    """The paper of a result, to be looked at in the browser."""
    by = staff(request, "survey.read")
    found = queries.earlier(by.community).filter(pk=id).exclude(scan="").first()
    if found is None or not scans.file_of(found, _folder()).exists():
        raise NotFound()
    answer = FileResponse(scans.file_of(found, _folder()).open("rb"), content_type=found.scan_form)
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["Content-Security-Policy"] = VIEWER
    return answer
