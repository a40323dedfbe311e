"""Forms on matters."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from linli.cases.intake.actions import MOST_WORDS
from linli.cases.labels import LAWFUL_WAYS, PASS_UP_REASONS, Outcome, Sphere, Verdict
from linli.cases.queries import only_ids
from linli.people.labels import Means
from linli.web.cases.days import OTHER, WHEN
from linli.web.fields import PhoneField
from linli.web.public.forms import PhotosField


class IdsField(forms.Field):
    """Ids that were ticked; what is none is left out."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Any) -> list[UUID]:
        return only_ids(value or [])


class ResultForm(forms.Form):
    outcome = forms.ChoiceField(choices=Outcome.choices, label=_("How did it end?"))
    words = forms.CharField(label=_("What shall the reporter be told?"), max_length=500, required=False)
    owner = forms.CharField(label=_("Whose matter is it?"), max_length=60, required=False)
    photos = PhotosField(label=_("Photos"), required=False)
    shown = IdsField(required=False)


class KindForm(forms.Form):
    kind = forms.CharField(label=_("Kind"), max_length=4)
    sphere = forms.ChoiceField(choices=[("", ""), *Sphere.choices], label=_("Sphere"), required=False)
    sealed = forms.BooleanField(label=_("Private: only those who need it"), required=False)
    asks_sealed = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        """`sealed` is None when the form did not ask and the kind decides."""
        said = super().clean() or {}
        return said if said.get("asks_sealed") else said | {"sealed": None}


class AssignForm(forms.Form):
    assignee = forms.UUIDField(label=_("Who handles it"))
    words = forms.CharField(label=_("A word to them"), max_length=300, required=False)


class WaitForm(forms.Form):
    reason = forms.CharField(label=_("Why does it wait?"), max_length=500)
    when = forms.ChoiceField(label=_("Until when?"), choices=WHEN)
    day = forms.DateField(label=_("Which day?"), required=False)

    def clean_day(self) -> Any:
        if self.cleaned_data.get("when") == OTHER and not self.cleaned_data["day"]:
            raise ValidationError(_("Please name the day."))
        return self.cleaned_data["day"]


class ExtendForm(forms.Form):
    reason = forms.CharField(label=_("Why does it take longer?"), max_length=500)
    until = forms.DateField(label=_("Promised by the evening of"))


class PassUpForm(forms.Form):
    """Why it goes up: one tap, or words, or both."""

    why = forms.ChoiceField(label=_("Why"), choices=list(PASS_UP_REASONS.items()), required=False)
    words = forms.CharField(label=_("A word to them"), max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        parts = (str(PASS_UP_REASONS.get(said.get("why", ""), "")), said.get("words", ""))
        return said | {"reason": " · ".join(filter(None, parts))}


class SendDownForm(forms.Form):
    assignee = forms.UUIDField(label=_("To whom"))
    reason = forms.CharField(label=_("Why can it be done there?"), max_length=500)


class AgreementForm(forms.Form):
    agreement = forms.CharField(label=_("What was agreed?"), max_length=500)


class DeclineForm(forms.Form):
    """The right way: one of the lawful ones, or named in words."""

    way = forms.ChoiceField(label=_("The right way"), choices=list(LAWFUL_WAYS.items()), required=False)
    exit = forms.CharField(label=_("Another way, in words"), max_length=60, required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        named = said.get("exit") or str(LAWFUL_WAYS.get(said.get("way", ""), ""))
        return said | {"exit": named}


class JudgeForForm(forms.Form):
    report = forms.UUIDField()
    verdict = forms.ChoiceField(choices=Verdict.choices, label=_("What did the reporter say?"))
    means = forms.ChoiceField(
        choices=[(m.value, m.label) for m in (Means.PHONE, Means.PAPER, Means.DESK)], label=_("How did they say it?")
    )
    reason = forms.CharField(label=_("What is still wrong?"), max_length=500, required=False)


class WordsForm(forms.Form):
    words = forms.CharField(label=_("Words"), max_length=MOST_WORDS)
    public = forms.BooleanField(label=_("The reporter may read this"), required=False)


class NoteForm(forms.Form):
    """记一笔: three required fields at most — where, what, and whether it is done already."""

    stairwell = forms.UUIDField(label=_("Where"))
    words = forms.CharField(label=_("What is it about?"), max_length=MOST_WORDS)
    done = forms.BooleanField(label=_("Solved on the spot"), required=False)
    name = forms.CharField(label=_("For whom"), max_length=20, required=False)
    phone = PhoneField(label=_("Their telephone"), max_length=20, required=False)


class BulkForm(forms.Form):
    assignee = forms.UUIDField(label=_("Who handles them"))


class SheetForm(forms.Form):
    """What holds for a whole call sheet; `people` are those who may have told."""

    teller = forms.TypedChoiceField(label=_("Who told them"), coerce=UUID)
    when = forms.DateTimeField(label=_("When"))

    def __init__(self, *args: Any, people: list[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["teller"].choices = [(str(id), name) for id, name in people]  # type: ignore[attr-defined]
