"""Forms of work."""

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.people.labels import Means
from linli.projects.labels.conveniences import OutcomeKind
from linli.projects.work.actions import Making
from linli.web.fields import PhoneField


class OutcomeForm(forms.Form):
    """What someone says has come of it."""

    kind = forms.ChoiceField(label=_("What has come of it"), choices=OutcomeKind.choices)
    since = forms.DateField(label=_("Since"), widget=forms.DateInput)
    phone = PhoneField(
        label=_("A telephone, to withdraw by it"), max_length=20, required=False,
        help_text=_("Only a mark of it is kept, from which nobody can read the number."),
    )  # fmt: skip


class OnPaperForm(OutcomeForm):
    means = forms.ChoiceField(label=_("How they told it"), choices=[one for one in Means.choices if one[0] != "link"])


class WithdrawForm(forms.Form):
    phone = PhoneField(label=_("The telephone that was given"), max_length=20)


class MakersForm(forms.Form):
    """A makers' group."""

    name = forms.CharField(label=_("Its name"), max_length=40)
    also = forms.CharField(label=_("Other names it goes by"), max_length=80, required=False)
    words = forms.CharField(label=_("What it is"), max_length=300, required=False, widget=forms.Textarea)
    works = forms.CharField(
        label=_("What they make, one a line"), max_length=600, required=False, widget=forms.Textarea,
        help_text=_("Shown, not sold: no prices, please."),
    )  # fmt: skip
    members = forms.IntegerField(label=_("How many make"), min_value=0, max_value=5000, required=False)
    as_of = forms.DateField(label=_("Counted on"), required=False, widget=forms.DateInput)

    @property
    def making(self) -> Making:
        return Making(**self.cleaned_data)
