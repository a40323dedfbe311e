"""Forms of those who serve."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.forces.actions import Where
from linli.forces.appointing import rules
from linli.forces.appointing.objecting import MOST_CONTACT, MOST_WORDS
from linli.forces.appointing.thanking import MOST_WORDS as MOST_THANKS
from linli.forces.stages import SOURCES, Opinion, Proposer, Why
from linli.people.labels import Means, Profession, Role
from linli.web.fields import PhoneField

ROLES = [(role, Role(role).label) for role in rules.NOMINATED]
BY_HAND = [(one.value, one.label) for one in (Means.DESK, Means.PAPER, Means.PHONE)]
PARTY = [("", _("Not said, and it need not be")), ("yes", _("A member of the Party")), ("no", _("Not a member"))]
NONE = ("", "—")


def area(label: Any, most: int, *, required: bool = True) -> forms.CharField:
    """Words of several lines."""
    return forms.CharField(label=label, max_length=most, required=required, widget=forms.Textarea)


class NominateForm(forms.Form):
    person = forms.UUIDField(required=False)
    name = forms.CharField(label=_("Name"), max_length=40, required=False)
    phone = PhoneField(label=_("Telephone"), required=False)
    role = forms.ChoiceField(label=_("As what"), choices=ROLES)
    micro_grid = forms.UUIDField(label=_("Micro-grid"), required=False)
    compound = forms.UUIDField(label=_("Compound"), required=False)
    general_grid = forms.UUIDField(label=_("General grid"), required=False)
    source = forms.ChoiceField(label=_("Where they come from"), choices=[NONE, *SOURCES.items()], required=False)
    proposer = forms.ChoiceField(label=_("Who proposes them"), choices=Proposer.choices)
    reason = area(_("Why them"), 300)
    profession = forms.ChoiceField(label=_("Profession"), choices=[NONE, *Profession.choices], required=False)
    unit = forms.CharField(label=_("Unit that sends them"), max_length=60, required=False)
    unit_letter = forms.CharField(label=_("Letter of the unit: number or day"), max_length=60, required=False)
    offers = forms.CharField(label=_("What the anchor household offers"), max_length=120, required=False)

    @property
    def where(self) -> Where:
        said = self.cleaned_data
        return Where(said["general_grid"], said["compound"], said["micro_grid"])


class WillingForm(forms.Form):
    """What whoever was nominated says on the private page."""

    party = forms.ChoiceField(label=_("About the Party, only if you like to say it"), choices=PARTY, required=False)
    card = forms.BooleanField(label=_("My name and number may stand on the micro-grid's card"), required=False)
    hints = {"party": _("It is counted in one total and shown beside no name.")}

    @property
    def party_said(self) -> bool | None:
        return {"yes": True, "no": False}.get(self.cleaned_data["party"])


class AgreeForm(WillingForm):
    """The same, as the office was told."""

    means = forms.ChoiceField(label=_("How they said it"), choices=BY_HAND)


class OpinionForm(forms.Form):
    says = forms.ChoiceField(label=_("The Party committee"), choices=Opinion.choices)
    words = area(_("In its words"), 300, required=False)
    day = forms.DateField(label=_("Day of the meeting"))
    hints = {"words": _("Needed when it does not support them.")}


class PublishForm(forms.Form):
    first = forms.DateField(label=_("First day of the notice"))
    last = forms.DateField(label=_("Last day of the notice"))


class AppointForm(forms.Form):
    start = forms.DateField(label=_("From"))
    end = forms.DateField(label=_("First day after the term"))


class OverForm(forms.Form):
    why = forms.ChoiceField(label=_("Why"), choices=[(why.value, why.label) for why in Why if why != Why.OPINION])
    words = area(_("In words, for the office and the secretary alone"), 300, required=False)


class NoForm(forms.Form):
    """Whoever was nominated need not say why."""


class ObjectionForm(forms.Form):
    words = area(_("What speaks against it"), MOST_WORDS)
    contact = forms.CharField(label=_("How you can be reached"), max_length=MOST_CONTACT, required=False)
    hints = {"words": _("The office and the secretary alone read it. You need not say who you are.")}


class HeardForm(ObjectionForm):
    """An objection that the office writes down for someone."""

    means = forms.ChoiceField(label=_("How it came"), choices=BY_HAND)


class AnswerForm(forms.Form):
    words = area(_("Answer"), MOST_WORDS)
    upheld = forms.ChoiceField(
        label=_("What was found"), choices=[("no", _("It does not stand against it")), ("yes", _("It is right"))]
    )


class ThanksForm(forms.Form):
    words = area(_("Thanks for what, in one sentence"), MOST_THANKS)
    hints = {"words": _("Something that was done, not how much, and beside nobody else.")}


class PartForm(forms.Form):
    end = forms.DateField(label=_("First day on which it no longer holds"))
    words = area(_("Thanks for what, in one sentence"), MOST_THANKS, required=False)
    hints = {"words": _("With a sentence a letter of thanks is made.")}


class DeputyForm(forms.Form):
    deputy = forms.ChoiceField(label=_("Deputy"))
    start = forms.DateField(label=_("From"))
    end = forms.DateField(label=_("Back on"))

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["deputy"].choices = people  # type: ignore[attr-defined]
