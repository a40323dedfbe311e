"""Forms of things."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.projects.labels.conveniences import ThingKind
from linli.projects.things.actions import Described
from linli.web.fields import PhoneField
from linli.web.projects.asked import Choices, or_none


class ThingForm(forms.Form):
    """A thing, where it stands, who keeps it, when somebody looks."""

    kind = forms.ChoiceField(label=_("What it is"), choices=ThingKind.choices)
    name = forms.CharField(label=_("Its name, as on the label"), max_length=40)
    place = forms.ChoiceField(label=_("For whom it is there"))
    where = forms.CharField(
        label=_("Where it stands"), max_length=80, required=False, help_text=_("Such as: at the steward's, 2nd floor.")
    )
    lead = forms.ChoiceField(label=_("Who keeps it"), required=False)
    lendable = forms.BooleanField(label=_("It can be borrowed"), required=False)
    days = forms.IntegerField(label=_("For how many days"), min_value=1, max_value=60, initial=7)
    every = forms.IntegerField(
        label=_("Days between two looks"), min_value=1, max_value=1000, required=False,
        help_text=_("The keeper is asked when it is time; empty: nobody is asked."),
    )  # fmt: skip
    expires = forms.DateField(label=_("What is in it holds until"), required=False, widget=forms.DateInput)
    proposal = forms.ChoiceField(label=_("Paid for by this project of the fund"), required=False)
    placed_on = forms.DateField(label=_("In place since"), widget=forms.DateInput)

    def __init__(self, *args: Any, places: Choices, keepers: Choices, projects: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, choices in (("place", places), ("lead", keepers), ("proposal", [("", "—"), *projects])):
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    @property
    def described(self) -> Described:
        said = self.cleaned_data
        return Described(**said | {"lead": or_none(said["lead"]), "proposal": or_none(said["proposal"])})


class BorrowForm(forms.Form):
    name = forms.CharField(
        label=_("What you like to be called"), max_length=20,
        help_text=_("No full name needed. It is erased when the thing is back, and three months late at the latest."),
    )  # fmt: skip
    phone = PhoneField(
        label=_("Your telephone"), max_length=20, required=False,
        help_text=_("If you like, so that the keeper can ring you. Erased with the name."),
    )  # fmt: skip


class FaultForm(forms.Form):
    part = forms.CharField(max_length=10, required=False)
    words = forms.CharField(label=_("What is wrong, if you like"), max_length=200, required=False)
    phone = PhoneField(label=_("Telephone"), max_length=20, required=False)


class LookForm(forms.Form):
    good = forms.ChoiceField(label=_("How is it?"), choices=[("1", _("whole and in order")), ("0", _("not in order"))])
    words = forms.CharField(label=_("What is missing or was filled up"), max_length=120, required=False)
    expires = forms.DateField(label=_("What is in it holds until"), required=False, widget=forms.DateInput)


class WhyForm(forms.Form):
    why = forms.CharField(label=_("Why it goes"), max_length=80)
