"""Forms of the committee."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.engines.money import plain
from linli.fund.granting.deciding.proposing import MOST_LINES, MOST_MILESTONES, Asked, Party
from linli.fund.granting.refusals import ScanMissing
from linli.fund.labels import Asks, Choice, Constituency, Says
from linli.fund.models import Proposal, Purpose
from linli.people.models import Person
from linli.web.fields import PhoneField
from linli.web.fund.fields import YuanField
from linli.web.fund.giving.forms import bonds

SORTS = [(sort.value, sort.label) for sort in Asks if sort != Asks.STIPEND]  # a run of stipends has a list of its own
MOST_PART = 60  # characters of a milestone
MINUTES = _("A PDF or a photo. Its digest goes into the log; those who serve in the fund can open it.")


class ProposalForm(forms.Form):
    """A proposal of one page. Its budget is told in pairs what0, fen0 …; what is wrong with them all, at `budget`."""

    sort = forms.ChoiceField(label=_("What it is"), choices=SORTS)
    name = forms.CharField(label=_("Name, as everyone reads it"), max_length=60)
    purpose = forms.ChoiceField(label=_("Purpose"))
    amount = YuanField(label=_("Amount in yuan"))
    words = forms.CharField(label=_("What is to be done, for whom, until when"), max_length=1000)
    match = forms.CharField(label=_("Why the purpose fits"), max_length=300)
    applicant = forms.CharField(label=_("Who applies"), max_length=60)
    applicant_phone = PhoneField(label=_("Telephone of whoever applies"), required=False)
    payee = forms.CharField(label=_("Who is paid"), max_length=60)
    payee_phone = PhoneField(label=_("Telephone of whoever is paid"), required=False)
    budget = forms.CharField(label=_("Budget"), required=False)
    milestones = forms.CharField(label=_("Milestones, one a line"), max_length=400, required=False)
    confirmed = forms.BooleanField(label=_("I have looked: what the donors said allows this use"), required=False)
    replaces = forms.CharField(max_length=12, required=False)
    won = forms.CharField(label=_("Project that residents chose"), max_length=20, required=False)

    def __init__(self, *args: Any, purposes: Iterable[Purpose], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = bonds(purposes)  # type: ignore[attr-defined]
        for n in range(MOST_LINES):
            self.fields[f"what{n}"] = forms.CharField(label=_("Used for"), max_length=60, required=False)
            self.fields[f"fen{n}"] = YuanField(label=_("Yuan"), required=False)

    @property
    def lines(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The pairs of the budget."""
        return [(self[f"what{n}"], self[f"fen{n}"]) for n in range(MOST_LINES)]

    @property
    def is_long(self) -> bool:
        """Whether more of the budget is filled, or wrong, than its first lines."""
        return any(field.value() or field.errors for pair in self.lines[3:] for field in pair)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = self.cleaned_data
        for n in range(MOST_LINES):
            what, fen = said.get(f"what{n}"), said.get(f"fen{n}")
            if what and fen is None and f"fen{n}" not in self.errors:
                self.add_error(f"fen{n}", _("Please say how much, or empty this line."))
            if fen is not None and not what and f"what{n}" not in self.errors:
                self.add_error(f"what{n}", _("Please say what for, or empty this line."))
        return said

    def clean_milestones(self) -> str:
        parts = _parts(self.cleaned_data["milestones"])
        if len(parts) > MOST_MILESTONES or any(len(part) > MOST_PART for part in parts):
            sentence = _("At most %(most)s milestones, each in %(long)s characters or fewer.")
            raise forms.ValidationError(sentence % {"most": MOST_MILESTONES, "long": MOST_PART})
        return "\n".join(parts)

    @property
    def asked(self) -> Asked:
        said = self.cleaned_data
        pairs = [(said[f"what{n}"], said[f"fen{n}"]) for n in range(MOST_LINES) if said[f"what{n}"]]
        return Asked(
            said["sort"], said["name"], said["purpose"], said["amount"], said["words"], said["match"],
            Party(said["applicant"], said["applicant_phone"]), Party(said["payee"], said["payee_phone"]),
            said.get("confirmed", False), tuple(pairs), tuple(_parts(said["milestones"])), said["replaces"],
            said["won"],
        )  # fmt: skip


def _parts(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def written(old: Proposal, told: dict[str, Any]) -> dict[str, Any]:
    """What stood in a proposal, for one that is written anew."""
    pairs = enumerate(told["budget"][:MOST_LINES])
    lines = {key: value for n, line in pairs for key, value in ((f"what{n}", line["what"]), (f"fen{n}", line["fen"]))}
    return lines | {
        "sort": old.sort, "name": old.name, "purpose": old.purpose.code, "amount": plain(old.fen),
        "words": told["words"], "match": told["match"], "milestones": "\n".join(told["milestones"]),
        "applicant": old.application.applicant, "applicant_phone": old.application.applicant_phone,
        "payee": old.application.payee, "replaces": old.code,
    }  # fmt: skip


class HearForm(forms.Form):
    says = forms.ChoiceField(label=_("The Party committee"), choices=Says.choices)
    day = forms.DateField(label=_("Day of the meeting"))
    minutes = forms.FileField(
        label=_("Scan of the minutes"), help_text=MINUTES, error_messages={"required": ScanMissing.sentence}
    )
    words = forms.CharField(label=_("In a sentence, as everyone reads it"), max_length=500, required=False)
    until = forms.DateField(label=_("Votes are waited for until"), required=False)


class VoteForm(forms.Form):
    choice = forms.CharField(max_length=10)
    reason = forms.CharField(label=_("Why I recuse myself, as everyone reads it"), max_length=200, required=False)


class RemarkForm(forms.Form):
    words = forms.CharField(label=_("For the minutes"), max_length=500)


class SlipForm(forms.Form):
    sitting = forms.ChoiceField(label=_("Whose paper it is"))
    choice = forms.ChoiceField(label=_("What is ticked on it"), choices=Choice.choices)
    reason = forms.CharField(label=_("Reason, where it says recused"), max_length=200, required=False)
    scan = forms.FileField(
        label=_("Scan or photo of the signed paper"), error_messages={"required": ScanMissing.sentence}
    )

    def __init__(self, *args: Any, sittings: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sitting"].choices = sittings  # type: ignore[attr-defined]


class DecideForm(forms.Form):
    reason = forms.CharField(label=_("The reason, as everyone reads it"), max_length=500)


class SeatForm(forms.Form):
    number = forms.IntegerField(label=_("Number of the seat"), min_value=1, max_value=99)
    constituency = forms.ChoiceField(label=_("For whom it speaks"), choices=Constituency.choices)
    person = forms.ChoiceField(label=_("Who sits on it"))
    alternate = forms.ChoiceField(label=_("Alternate"), required=False)
    start = forms.DateField(label=_("First day of the term"))
    until = forms.DateField(label=_("Last day of the term"), required=False)
    named = forms.BooleanField(label=_("Agreed that everyone reads the name"), required=False)

    def __init__(self, *args: Any, people: Iterable[Person] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(str(one.pk), _called(one)) for one in people]
        self.fields["person"].choices = [("", "—"), *known]  # type: ignore[attr-defined]
        self.fields["alternate"].choices = [("", "—"), *known]  # type: ignore[attr-defined]


def _called(person: Person) -> str:
    return f"{person.name} · {person.organisation.name}" if person.organisation else person.name


class TermForm(forms.Form):
    until = forms.DateField(label=_("Last day of the term"))


class NamedForm(forms.Form):
    named = forms.BooleanField(required=False)
