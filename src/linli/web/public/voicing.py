"""The voice note of a report: stored as it comes, and kept when the rest of the form has to be mended."""

from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from linli.cases.intake import sounds
from linli.cases.intake.sounds import MOST_SECONDS, Sound
from linli.foundation.refusals import Invalid
from linli.web.asking import media

SALT = "a voice note without its report"
HOLDS = 5 * 60 * 60  # seconds; a file that no report names is thrown away after six hours


class VoiceFields(forms.Form):
    """A recording, how long it is, or the sign of one that was kept when the form came back."""

    voice = forms.FileField(label=_("Voice note"), required=False)
    seconds = forms.IntegerField(min_value=0, max_value=MOST_SECONDS, required=False)
    kept = forms.CharField(max_length=400, required=False)
    leave_out = forms.BooleanField(required=False)


def said(form: forms.Form) -> tuple[Sound, ...]:
    """The voice note of a well-filled form, stored. Raises `NotAVoice`, `VoiceTooLong`."""
    sent = form.cleaned_data.get("voice")
    if sent:
        return (_store(sent, form.cleaned_data.get("seconds")),)
    held = _held(form.cleaned_data.get("kept", ""))
    return (held,) if held and not form.cleaned_data.get("leave_out") else ()


def hold(form: forms.Form) -> str:
    """The sign by which a recording is not lost when its form comes back; blank when there is none that can be kept."""
    sent = form.files.get("voice")
    if not sent:
        kept = form.data.get("kept", "")
        return kept if _held(kept) else ""
    seconds = form.data.get("seconds", "")
    try:
        sent.seek(0)
        stored = _store(sent, int(seconds) if seconds.isdigit() and len(seconds) < 5 else None)
    except Invalid:
        return ""
    return signing.dumps(stored, salt=SALT)


def _store(sent: Any, seconds: int | None) -> Sound:
    return sounds.keep(sent.name, sent.file, sent.size, media(), seconds)


def _held(sign: str) -> Sound | None:
    """The recording of a sign that is ours and not too old."""
    try:
        file, form, seconds = signing.loads(sign, salt=SALT, max_age=HOLDS)
    except (signing.BadSignature, ValueError):
        return None
    return file, form, seconds
