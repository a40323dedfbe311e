"""What is asked when a proposal is taken up or left."""

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.cases.intake.actions import MOST_WORDS


class WordsForm(forms.Form):
    words = forms.CharField(label=_("What shall be looked at"), max_length=MOST_WORDS)


class ReasonForm(forms.Form):
    words = forms.CharField(label=_("Why not"), max_length=200)


FORMS: dict[str, type[forms.Form]] = {"accept": WordsForm, "decline": ReasonForm}
