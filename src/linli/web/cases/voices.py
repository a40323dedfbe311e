"""Voice notes: which wait to be listened to, and the page on which one listens, writes down and reads back."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.access import gate
from linli.access.actors import Actor
from linli.cases import queries
from linli.cases.intake import voices
from linli.cases.intake.actions import MOST_WORDS
from linli.cases.models import Report, Voice
from linli.foundation.refusals import Stale
from linli.web.asking import at, pages, staff, take, token

MOST = 60
READ_BACK = (("yes", gettext_lazy("Read back, they agree")), ("no", gettext_lazy("Not read back yet")))


class HeardForm(forms.Form):
    """What was heard, and whether its reporter heard it again and agreed."""

    words = forms.CharField(label=gettext_lazy("What you heard"), max_length=MOST_WORDS, required=False)
    read_back = forms.ChoiceField(label=gettext_lazy("Have you read it back to them?"), choices=READ_BACK)
    seen = forms.CharField(max_length=40, required=False)

    def clean_seen(self) -> datetime | None:
        return _moment(self.cleaned_data["seen"])


def waiting(request: HttpRequest) -> HttpResponse:
    """The voice notes that wait for me, the longest waiting first."""
    found = queries.unheard(staff(request, "report.write_down"))
    context = {"voices": found[:MOST], **pages(len(found), MOST)}
    return render(request, "voices.html", context)


def listen(request: HttpRequest, id: UUID) -> HttpResponse:
    """Listen to one, write it down; who was faster is shown with the words, and mine are kept."""
    by = staff(request, "report.write_down")
    voice = queries.voice(by, id)
    if request.method != "POST":
        return render(request, "voice.html", _context(by, voice, _blank(voice)))
    form = HeardForm(request.POST)
    try:
        done = take(form, lambda: _write(request, by, voice, form))
    except Stale as refused:
        form.add_error(None, str(refused))
        fresh = queries.voice(by, id)
        return render(request, "voice.html", _context(by, fresh, form), status=409)
    if done is None:
        return render(request, "voice.html", _context(by, voice, form), status=422)
    return _on(request, by, done)


def _write(request: HttpRequest, by: Actor, voice: Voice, form: forms.Form) -> Report:
    said = form.cleaned_data
    written: Report = voices.write_down(
        voice.pk, said["words"], read_back=said["read_back"] == "yes", seen=said["seen"], by=by, at=at(request),
        token=token(request),
    )  # fmt: skip
    return written


def _on(request: HttpRequest, by: Actor, done: Report) -> HttpResponse:
    """To its matter, or, when the words made it a private one, to the next."""
    messages.success(request, _("Written down. The kind was suggested anew from it, unless someone had confirmed it."))
    if gate.holds(by, "case.read", done.case):
        return HttpResponseRedirect(f"/cases/{done.case_id}/", status=303)
    messages.info(request, _("It is a private matter: from here on those alone read it whose work it is."))
    return HttpResponseRedirect("/voices/", status=303)


def _blank(voice: Voice) -> HeardForm:
    return HeardForm(initial={"words": voice.words, "read_back": "no"})


def _context(by: Actor, voice: Voice, form: forms.Form) -> dict[str, Any]:
    return {
        "voice": voice,
        "report": voice.report,
        "case": voice.report.case,
        "form": form,
        "seen": voice.written_at.isoformat() if voice.written_at else "",
        "drafted": bool(voice.words and voice.written_at is None),
        "choices": READ_BACK,
        "may_see_contact": bool(voice.report.phone) and gate.holds(by, "report.see_contact", voice.report.case),
    }


def _moment(text: str) -> datetime | None:
    try:
        return parse_datetime(text)
    except ValueError:
        return None
