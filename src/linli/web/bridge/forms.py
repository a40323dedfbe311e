"""Forms of notices and policy cards."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.bridge.labels import Topic
from linli.bridge.notices.actions import MOST_TITLE, MOST_WORDS
from linli.bridge.policies.actions import Card
from linli.cases.intake.actions import MOST_WORDS as MOST_ASKED
from linli.web.fields import PhoneField

LINES = forms.Textarea


class NoticeForm(forms.Form):
    """A notice; `grids` are micro-grids, general grids, or all within reach."""

    title = forms.CharField(
        label=_("Title"), max_length=MOST_TITLE, help_text=_("Such as: no water on Thursday morning.")
    )
    words = forms.CharField(
        label=_("What everyone should know"), max_length=MOST_WORDS, widget=LINES,
        help_text=_("Short sentences: when, where, what to do, whom to ask."),
    )  # fmt: skip
    until = forms.DateField(label=_("Shown until"), widget=forms.DateInput)
    photos = forms.FileField(label=_("A picture of the poster, if there is one"), required=False)
    picture_words = forms.CharField(
        label=_("What the picture shows"), max_length=120, required=False,
        help_text=_("Read to those who cannot see it; needed with a picture."),
    )  # fmt: skip
    grids = forms.MultipleChoiceField(label=_("For which doors"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, grids: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["grids"].choices = grids  # type: ignore[attr-defined]
        self.fields["grids"].error_messages["required"] = _(
            "Please tick at least one micro-grid for which this notice is meant."
        )


class PolicyForm(forms.Form):
    """A policy card in plain words."""

    title = forms.CharField(label=_("What it is called, in plain words"), max_length=60)
    topic = forms.ChoiceField(label=_("About"), choices=Topic.choices)
    who = forms.CharField(label=_("Who can have it"), max_length=400, widget=LINES)
    what = forms.CharField(label=_("What one gets"), max_length=400, widget=LINES)
    where = forms.CharField(label=_("Where to go"), max_length=200)
    papers = forms.CharField(label=_("Papers to bring, one a line"), max_length=600, required=False, widget=LINES)
    takes = forms.CharField(label=_("How long it takes"), max_length=80, required=False)
    source = forms.CharField(label=_("Which document says so"), max_length=120)
    link = forms.CharField(label=_("Where the document can be read"), max_length=300, required=False)
    source_day = forms.DateField(label=_("Day of the document"), widget=forms.DateInput)
    expires = forms.DateField(label=_("Holds until"), required=False, widget=forms.DateInput)
    lead = forms.ChoiceField(
        label=_("Who answers for it"), help_text=_("Gets the questions, and is asked to look twice a year.")
    )
    kind = forms.ChoiceField(label=_("Questions come in as"))

    def __init__(self, *args: Any, people: list[tuple[str, str]], kinds: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["lead"].choices = people  # type: ignore[attr-defined]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]

    @property
    def card(self) -> Card:
        return Card(**self.cleaned_data)


class TrueForm(forms.Form):
    expires = forms.DateField(label=_("Holds until"), required=False, widget=forms.DateInput)


class AskForm(forms.Form):
    """A question asked back."""

    words = forms.CharField(label=_("Your question"), max_length=MOST_ASKED, widget=LINES)
    phone = PhoneField(
        label=_("Your telephone"), max_length=20, required=False,
        help_text=_("If you leave it, you are rung up with the answer. Only who answers can see it."),
    )  # fmt: skip
    private = forms.BooleanField(label=_("This is about my family: only those who answer may read it"), required=False)


class ShareForm(forms.Form):
    """What joins a card, without a name."""

    asked = forms.CharField(label=_("The question, without names"), max_length=200, required=False)
    answer = forms.CharField(label=_("The answer, fit for all"), max_length=600, required=False, widget=LINES)
