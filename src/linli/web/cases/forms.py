"""Forms on matters."""

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.cases.intake.actions import MOST_WORDS
from linli.cases.labels import Outcome, Sphere, Verdict
from linli.people.labels import Means
from linli.web.fields import PhoneField


class ResultForm(forms.Form):
    outcome = forms.ChoiceField(choices=Outcome.choices, label=_("How did it end?"))
    words = forms.CharField(label=_("What shall the reporter be told?"), max_length=500, required=False)
    owner = forms.CharField(label=_("Whose matter is it?"), max_length=60, required=False)


class KindForm(forms.Form):
    kind = forms.CharField(label=_("Kind"), max_length=4)
    sphere = forms.ChoiceField(choices=[("", ""), *Sphere.choices], label=_("Sphere"), required=False)
    sealed = forms.BooleanField(label=_("Private: only those who need it"), required=False)


class AssignForm(forms.Form):
    assignee = forms.UUIDField(label=_("Who handles it"))
    words = forms.CharField(label=_("A word to them"), max_length=300, required=False)


class DeclineForm(forms.Form):
    exit = forms.CharField(label=_("The right way"), max_length=60)


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
