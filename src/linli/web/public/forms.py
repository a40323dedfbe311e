"""Forms of a resident."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.cases.intake.actions import MOST_WORDS
from linli.cases.labels import Verdict
from linli.web.fields import PhoneField
from linli.web.public.voicing import VoiceFields


class PhotosInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Up to a few photos; whether they are pictures is seen when they are opened."""

    widget = PhotosInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        return [super(PhotosField, self).clean(one, initial) for one in (data or []) if one]


class ReportForm(VoiceFields):
    """What is wrong, and if they like, how to reach them."""

    words = forms.CharField(label=_("What is wrong?"), max_length=MOST_WORDS, required=False, widget=forms.Textarea)
    photos = PhotosField(label=_("Photos"), required=False)
    name = forms.CharField(label=_("Your name"), max_length=20, required=False)
    phone = PhoneField(label=_("Telephone"), max_length=20, required=False)
    stairwell = forms.UUIDField(required=False)
    compound = forms.UUIDField(required=False)
    kind = forms.CharField(max_length=4, required=False)


class RiderForm(VoiceFields):
    """What someone in a hurry saw."""

    words = forms.CharField(label=_("What have you seen?"), max_length=500, required=False)
    photos = PhotosField(label=_("Photo"), required=False)
    compound = forms.CharField(label=_("Near which landmark?"), max_length=40, required=False)
    spot = forms.CharField(label=_("Where there?"), max_length=20, required=False)
    where = forms.CharField(label=_("Or in words"), max_length=40, required=False)


class BoxForm(forms.Form):
    """A complaint or a suggestion: the words alone are asked for."""

    words = forms.CharField(label=_("Your complaint or suggestion"), max_length=MOST_WORDS)
    phone = PhoneField(label=_("Telephone"), max_length=20, required=False)


class TrackForm(forms.Form):
    code = forms.CharField(label=_("Tracking code"), max_length=12)


class VerdictForm(forms.Form):
    verdict = forms.ChoiceField(choices=Verdict.choices)
    reason = forms.CharField(label=_("What is still wrong?"), max_length=500, required=False)


class MoreForm(forms.Form):
    words = forms.CharField(label=_("More words"), max_length=MOST_WORDS)


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=500)
