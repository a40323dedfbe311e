"""Forms of residents' votes."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.fund.models import Candidate, Purpose
from linli.fund.voting import rules


class PollForm(forms.Form):
    """Name, days and rules of a vote."""

    name = forms.CharField(label=_("Name of the vote"), max_length=60)
    words = forms.CharField(label=_("In a sentence, for everyone"), max_length=500, required=False)
    opens = forms.DateField(label=_("First day"))
    closes = forms.DateField(label=_("Last day"))
    least = forms.IntegerField(label=_("Each household ticks at least"), initial=rules.LEAST)


class OfPurpose(forms.Form):
    """A form with a choice among the purposes that can be voted on."""

    purpose = forms.ChoiceField(label=_("Purpose"))

    def __init__(self, *args: Any, purposes: Iterable[Purpose], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = [(p.code, f"{p.code} {p.name}") for p in purposes]  # type: ignore[attr-defined]


class PoolForm(OfPurpose):
    """Money of a purpose that the vote offers."""

    yuan = forms.IntegerField(label=_("How much, in whole yuan"))


class ProjectForm(OfPurpose):
    """A project to vote on."""

    name = forms.CharField(label=_("Project"), max_length=60)
    words = forms.CharField(label=_("What is done, and where"), max_length=300, required=False)
    yuan = forms.IntegerField(label=_("What it costs, in whole yuan"))


class StrikeForm(forms.Form):
    reason = forms.CharField(label=_("Reason, as everyone will read it"), max_length=200)


class ReplaceForm(forms.Form):
    """A lost code: the number of its slip stands on the steward's paper."""

    number = forms.CharField(label=_("Number of the slip"), max_length=10)
    reason = forms.CharField(label=_("Reason, as everyone will read it"), max_length=200)


class TicksForm(forms.Form):
    """What a household ticks."""

    ticks = forms.TypedMultipleChoiceField(label=_("Projects"), coerce=int, required=False)

    def __init__(self, *args: Any, candidates: Iterable[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ticks"].choices = [(c.number, c.name) for c in candidates]  # type: ignore[attr-defined]

    @property
    def ticked(self) -> list[int]:
        """What is ticked now, sent or from before."""
        said = self.data.getlist("ticks") if self.is_bound else self.initial.get("ticks", [])  # type: ignore[attr-defined]
        return [int(one) for one in said if str(one).isdigit()]


class PaperForm(TicksForm):
    """A slip that was handed in."""

    code = forms.CharField(label=_("Code on the slip"), max_length=40)


class CodeForm(forms.Form):
    code = forms.CharField(label=_("Code on the slip"), max_length=40)
