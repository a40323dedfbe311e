"""Forms of reports: which period and topic, the words of each section, why it is corrected, a bureau's workbook."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.insight.reports.drafting import Section

Choices = Sequence[tuple[str, str]]


class PeriodForm(forms.Form):
    """A month, a quarter or a year."""

    period = forms.ChoiceField(label=_("Period"))

    def __init__(self, *args: Any, periods: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period"].choices = periods  # type: ignore[attr-defined]


class NewForm(PeriodForm):
    """A report to be drafted."""

    about = forms.ChoiceField(label=_("About"), required=False)

    def __init__(self, *args: Any, topics: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].choices = [("", _("everything")), *topics]  # type: ignore[attr-defined]


class WordsForm(forms.Form):
    """The words of a draft; whatever cannot stand is said at its section, all of it at once."""

    def __init__(
        self, *args: Any, sections: Iterable[Section], wrong: Callable[[str, str], list[str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.wrong = wrong
        for one in sections:
            self.fields[one.key] = forms.CharField(
                label=one.title, max_length=6000, required=False, initial=one.text, strip=False
            )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for key, text in list(said.items()):
            for sentence in self.wrong(key, text):
                self.add_error(key, sentence)
        return said


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("What is corrected, and why"), max_length=200)


class BureauForm(forms.Form):
    """A bureau's own workbook, with keys in its cells."""

    name = forms.CharField(label=_("Name of the form"), max_length=60)
    bureau = forms.CharField(label=_("Whose form it is"), max_length=60, required=False)
    file = forms.FileField(label=_("Workbook (.xlsx)"))
