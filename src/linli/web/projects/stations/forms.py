"""Forms of stations."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.projects.labels.conveniences import Amenity
from linli.projects.stations.actions import Kept
from linli.web.projects.asked import Choices, or_none


class StationForm(forms.Form):
    """A station, where it is, its hours, what it offers."""

    name = forms.CharField(label=_("Its name"), max_length=40)
    place = forms.ChoiceField(label=_("In which compound or micro-grid"))
    where = forms.CharField(label=_("How to find it"), max_length=80)
    words = forms.CharField(label=_("What else one should know"), max_length=200, required=False)
    opens = forms.TimeField(
        label=_("Opens at"), required=False, widget=forms.TimeInput, help_text=_("Empty: open day and night.")
    )
    closes = forms.TimeField(label=_("Closes at"), required=False, widget=forms.TimeInput)
    offers = forms.MultipleChoiceField(
        label=_("What it offers"), choices=Amenity.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    lead = forms.ChoiceField(label=_("Who keeps it"), required=False)
    host = forms.ChoiceField(label=_("Which organisation"), required=False)

    def __init__(self, *args: Any, places: Choices, keepers: Choices, hosts: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, choices in (("place", places), ("lead", keepers), ("host", hosts)):
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    @property
    def kept(self) -> Kept:
        said = self.cleaned_data
        return Kept(**said | {"lead": or_none(said["lead"]), "host": or_none(said["host"])})


class PlanForm(forms.Form):
    """A closure that is known beforehand: from a day and hour to a day and hour."""

    day = forms.DateField(label=_("Closed from"), widget=forms.DateInput)
    from_hour = forms.TimeField(label=_("at"), widget=forms.TimeInput, initial="00:00")
    until = forms.DateField(label=_("Open again on"), widget=forms.DateInput)
    until_hour = forms.TimeField(label=_("at"), widget=forms.TimeInput, initial="00:00")
    why = forms.CharField(label=_("Why"), max_length=80)
