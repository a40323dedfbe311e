"""Forms of groups and their seed grants."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.fund.labels import Source
from linli.fund.models import Purpose
from linli.projects.groups.acting import Did
from linli.projects.groups.registering import Profile
from linli.projects.groups.reporting import Told
from linli.projects.groups.seeding import Carrying, Wanted
from linli.projects.labels.groups import Filing, Work
from linli.web.fields import PhoneField
from linli.web.fund.fields import YuanField
from linli.web.fund.giving.forms import bonds
from linli.web.projects.forms import Asking, HeadsForm

BUDGET, ELSEWHERE = 4, 2  # lines of the form


class ProfileForm(Asking):
    name = forms.CharField(label=_("Name"), max_length=80)
    purpose = forms.CharField(label=_("What it is there for"), max_length=200)
    work = forms.MultipleChoiceField(label=_("What it does"), choices=Work.choices, required=False)
    members = forms.IntegerField(label=_("How many members"), min_value=1, required=False)
    where = forms.CharField(label=_("When and where one can join in"), max_length=120, required=False)
    filing = forms.ChoiceField(label=_("Filing"), choices=Filing.choices)
    filed_on = forms.DateField(label=_("Filed on"), required=False)
    founded = forms.DateField(label=_("Founded on"), required=False)
    contact = forms.CharField(label=_("Whom to speak with"), max_length=40, required=False)
    phone = PhoneField(label=_("Telephone"), required=False)
    contact_shown = forms.BooleanField(label=_("The contact agrees to be shown to everyone"), required=False)
    long = ("purpose",)
    hints = {
        "members": _("A count. No list of names is kept."),
        "contact": _("Sealed. Everyone sees it only if the person has agreed."),
    }

    @property
    def profile(self) -> Profile:
        return Profile(**self.cleaned_data)


class RenewForm(Asking):
    members = forms.IntegerField(label=_("How many members"), min_value=1, required=False)
    where = forms.CharField(label=_("When and where one can join in"), max_length=120, required=False)
    shown = forms.BooleanField(label=_("The contact agrees to be shown to everyone"), required=False)


class ActivityForm(HeadsForm):
    day = forms.DateField(label=_("Day"))
    what = forms.CharField(label=_("What was done"), max_length=80)
    place = forms.CharField(label=_("Place where it is"), max_length=60)
    helped = forms.IntegerField(label=_("People who were helped"), min_value=0, required=False)
    words = forms.CharField(label=_("A word on it"), max_length=400, required=False)
    long = ("words",)
    field_order = ["day", "what", "place", "people", "people_most", "visits", "visits_most", "method"]

    @property
    def did(self) -> Did:
        said = self.cleaned_data
        return Did(said["day"], said["what"], said["place"], self.heads, said["helped"], said["words"])


class SeedForm(Asking):
    """The application on one page; its lines stand below each other, empty ones are passed over."""

    name = forms.CharField(label=_("What you want to do"), max_length=40)
    words = forms.CharField(label=_("How, and why it is worth it"), max_length=500)
    for_whom = forms.CharField(label=_("Who it is for"), max_length=100)
    amount = YuanField(label=_("How much you ask for, in yuan"))
    long = ("words",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for n in range(BUDGET):
            self.fields[f"what{n}"] = forms.CharField(label=_("On what"), max_length=60, required=False)
            self.fields[f"fen{n}"] = YuanField(label=_("Yuan"), required=False)
        for n in range(ELSEWHERE):
            self.fields[f"source{n}"] = forms.ChoiceField(
                label=_("Whose money"), choices=Source.choices, required=False
            )
            self.fields[f"other{n}"] = forms.CharField(label=_("What it is"), max_length=60, required=False)
            self.fields[f"much{n}"] = YuanField(label=_("Yuan"), required=False)
        self.fields["budget"] = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def main(self) -> Iterator[Any]:
        return (row for row in self.rows if row.field.name in ("name", "words", "for_whom", "amount"))

    @property
    def lines(self) -> list[tuple[Any, Any]]:
        return [(self[f"what{n}"], self[f"fen{n}"]) for n in range(BUDGET)]

    @property
    def others(self) -> list[tuple[Any, Any, Any]]:
        return [(self[f"source{n}"], self[f"other{n}"], self[f"much{n}"]) for n in range(ELSEWHERE)]

    @property
    def wanted(self) -> Wanted:
        said = self.cleaned_data
        budget = [(said[f"what{n}"], said[f"fen{n}"] or 0) for n in range(BUDGET)]
        others = [(said[f"source{n}"], said[f"other{n}"], said[f"much{n}"] or 0) for n in range(ELSEWHERE)]
        return Wanted(
            said["name"], said["words"], said["for_whom"], said["amount"],
            tuple(line for line in budget if any(line)), tuple(line for line in others if line[1] or line[2]),
        )  # fmt: skip


class ViewForm(Asking):
    helps = forms.BooleanField(label=_("This helps us"), required=False)
    remark = forms.CharField(label=_("A remark"), max_length=200, required=False)
    long = ("remark",)
    hints = {"remark": _("The office and the group read it. Please write no names.")}


class PaperForm(Asking):
    helps = forms.IntegerField(label=_("How many say on paper that it helps them"), min_value=0)
    remark = forms.CharField(label=_("What was remarked, without names"), max_length=200, required=False)


class CarryForm(Asking):
    purpose = forms.ChoiceField(label=_("From which purpose"))
    match = forms.CharField(label=_("Why the purpose fits"), max_length=300)
    payee = forms.CharField(label=_("Who is paid"), max_length=60)
    payee_phone = PhoneField(label=_("Telephone"), required=False)
    confirmed = forms.BooleanField(label=_("I have looked: the purpose allows it"), required=False)
    long = ("match",)
    hints = {"payee": _("Kept sealed, never in the log.")}

    def __init__(self, *args: Any, purposes: list[Purpose], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = bonds(p for p in purposes if not p.agency)  # type: ignore[attr-defined]

    @property
    def carrying(self) -> Carrying:
        return Carrying(**self.cleaned_data)


class ReportForm(HeadsForm):
    words = forms.CharField(label=_("What came of it"), max_length=600)
    spent = YuanField(label=_("Spent of it so far, in yuan"))
    day = forms.DateField(label=_("As of"))
    long = ("words",)
    field_order = ["words", "spent", "day"]

    def told(self, part: int) -> Told:
        said = self.cleaned_data
        return Told(part, said["words"], said["spent"], said["day"], self.heads)
