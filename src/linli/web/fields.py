"""Form fields that several rooms ask with."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Django's own refusals, gathered here so that they are answered in the words of this house
GIVEN = (
    _("This field is required."),
    _("Enter a valid date."),
    _("Enter a valid time."),
    _("Enter a whole number."),
    _("Enter a number."),
)

_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


class PhoneField(forms.CharField):
    """A telephone number as people write it, kept as bare digits."""

    def clean(self, value: Any) -> str:
        text = re.sub(r"[\s\-—()（）+]", "", str(super().clean(value) or "").translate(_DIGITS))
        text = text.removeprefix("86") if len(text) == 13 else text
        if text and not re.fullmatch(r"\d{7,12}", text):
            raise ValidationError(_("This number has too few or too many digits. A mobile number has 11."))
        return text
