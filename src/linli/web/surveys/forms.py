"""Forms of surveys: preparing one, answering one, results of before."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from linli.surveys import reference
from linli.surveys.actions.holding import Plan
from linli.surveys.actions.past import Result
from linli.surveys.labels import Answer
from linli.surveys.models import Survey


def in_words(question: Mapping[str, Any]) -> str:
    """A question in the language of the page; its other words are kept beside it."""
    return str(question["en"] if get_language() == "en" else question["zh"])


class NewForm(forms.Form):
    """A survey to be prepared."""

    name = forms.CharField(label=_("Name of the survey"), max_length=60)
    surveyor = forms.CharField(label=_("Who asks"), max_length=60)
    opens = forms.DateField(label=_("First day"))
    closes = forms.DateField(label=_("Last day"))
    wanted = forms.IntegerField(label=_("How many households, by chance"), required=False, min_value=1)
    questions = forms.MultipleChoiceField(label=_("Questions"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = reference.questions().values()
        self.fields["questions"].choices = [  # type: ignore[attr-defined]
            (one.key, in_words(one.as_kept())) for one in known
        ]

    @property
    def ticked(self) -> list[str]:
        """What is ticked now; at first the whole list."""
        return self.data.getlist("questions") if self.is_bound else list(reference.questions())  # type: ignore[attr-defined]

    @property
    def plan(self) -> Plan:
        return Plan(**self.cleaned_data)


class AnswerForm(forms.Form):
    """The answers of a household; a question that is left out is left out."""

    def __init__(self, *args: Any, survey: Survey, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in survey.questions:
            self.fields[f"q-{question['key']}"] = forms.ChoiceField(
                label=in_words(question), choices=Answer.choices, required=False
            )

    @property
    def answers(self) -> dict[str, str]:
        said = self.cleaned_data
        return {name[2:]: value for name, value in said.items() if name.startswith("q-") and value}

    @property
    def asked(self) -> Iterable[forms.BoundField]:
        """The questions in order."""
        return [self[name] for name in self.fields if name.startswith("q-")]


class TypedForm(AnswerForm):
    """The same with the code of the slip, typed by someone who serves."""

    code = forms.CharField(label=_("Code on the slip"), max_length=40)


class CodeForm(forms.Form):
    code = forms.CharField(label=_("Code on the slip"), max_length=40)


class EarlierForm(forms.Form):
    """A result of before."""

    name = forms.CharField(label=_("Name of the survey"), max_length=60)
    day = forms.DateField(label=_("When it was held"))
    share = forms.DecimalField(label=_("Satisfied, in per cent"), max_digits=4, decimal_places=1)
    question = forms.CharField(label=_("The question in its own words"), max_length=120, required=False)
    surveyor = forms.CharField(label=_("Who asked"), max_length=60, required=False)
    method = forms.CharField(label=_("How it was asked"), max_length=120, required=False)
    size = forms.IntegerField(label=_("How many were asked"), min_value=1, required=False)
    answered = forms.IntegerField(label=_("How many answered"), min_value=0, required=False)
    scan = forms.FileField(label=_("Scan of the paper"), required=False)

    @property
    def result(self) -> Result:
        return Result(**{name: value for name, value in self.cleaned_data.items() if name != "scan"})
