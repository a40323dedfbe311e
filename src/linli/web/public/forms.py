"""Forms of a resident."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from linli.cases.intake.actions import MOST_WORDS
from linli.cases.labels import Verdict

_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


class PhoneField(forms.CharField):
    """A telephone number as people write it, kept as bare digits."""

    def clean(self, value: Any) -> str:
        text = re.sub(r"[\s\-—()（）+]", "", str(super().clean(value) or "").translate(_DIGITS))
        text = text.removeprefix("86") if len(text) == 13 else text
        if text and not re.fullmatch(r"\d{7,12}", text):
            raise ValidationError(_("This number has too few or too many digits. A mobile number has 11."))
        return text


class PhotosInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Up to a few photos; whether they are pictures is seen when they are opened."""

    widget = PhotosInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        return [super(PhotosField, self).clean(one, initial) for one in (data or []) if one]


class ReportForm(forms.Form):
    """What is wrong, and if they like, how to reach them."""

    words = forms.CharField(label=_("What is wrong?"), max_length=MOST_WORDS, required=False, widget=forms.Textarea)
    photos = PhotosField(label=_("Photos"), required=False)
    name = forms.CharField(label=_("Your name"), max_length=20, required=False)
    phone = PhoneField(label=_("Telephone"), max_length=20, required=False)
    stairwell = forms.UUIDField(required=False)
    compound = forms.UUIDField(required=False)
    kind = forms.CharField(max_length=4, required=False)


class TrackForm(forms.Form):
    code = forms.CharField(label=_("Tracking code"), max_length=12)


class VerdictForm(forms.Form):
    verdict = forms.ChoiceField(choices=Verdict.choices)
    reason = forms.CharField(label=_("What is still wrong?"), max_length=500, required=False)


class MoreForm(forms.Form):
    words = forms.CharField(label=_("More words"), max_length=MOST_WORDS)


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=500)
