"""Forms of the council."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.council.actions.speaking import ToDo
from linli.council.labels import Raised

TASKS = 3
LINE = {"what": "task", "lead": "lead", "due": "due"}  # the fields of a task


class ConveneForm(forms.Form):
    day = forms.DateField(label=_("Day"))
    place = forms.CharField(label=_("Where"), max_length=80, required=False)
    topic = forms.CharField(label=_("Topic of the month"), max_length=80, required=False)


class OpenForm(forms.Form):
    guests = forms.IntegerField(label=_("How many residents came"), min_value=0, max_value=5000, required=False)


class AddForm(forms.Form):
    title = forms.CharField(label=_("Topic"), max_length=80)
    raised = forms.ChoiceField(label=_("Who raised it"), choices=Raised.choices)


class NumberForm(forms.Form):
    number = forms.CharField(label=_("Number of a matter"), max_length=12)


class ReasonForm(forms.Form):
    words = forms.CharField(label=_("Why"), max_length=400)


class SignForm(forms.Form):
    words = forms.CharField(label=_("The first words of the minutes"), max_length=800, widget=forms.Textarea)


class OutcomeForm(forms.Form):
    words = forms.CharField(label=_("What came of it"), max_length=200)


class DecideForm(forms.Form):
    """What was decided, and up to three tasks; a task line that is wholly blank is none."""

    words = forms.CharField(label=_("What was decided"), max_length=800)
    public = forms.BooleanField(label=_("Stands in the public minutes"), required=False)

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for n in range(1, TASKS + 1):
            self.fields[f"task{n}"] = forms.CharField(label=_("What is to be done"), max_length=200, required=False)
            self.fields[f"lead{n}"] = forms.ChoiceField(
                label=_("Who answers for it"), choices=[("", "—"), *people], required=False
            )
            self.fields[f"due{n}"] = forms.DateField(label=_("By when"), required=False)

    @property
    def tasks(self) -> list[ToDo]:
        """The tasks that were said."""
        said = self.cleaned_data
        lines = [(said[f"task{n}"], said[f"lead{n}"], said[f"due{n}"]) for n in range(1, TASKS + 1)]
        return [ToDo(words, UUID(lead) if lead else None, due) for words, lead, due in lines if words or lead]

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The fields of each task, side by side."""
        return [{key: self[f"{name}{n}"] for key, name in LINE.items()} for n in range(1, TASKS + 1)]
