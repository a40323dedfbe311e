"""Forms of the alliance."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.forces.alliance.hours import Stretch
from linli.forces.alliance.joining import Offered
from linli.forces.alliance.needing import Wanted
from linli.forces.alliance.thanking import Said
from linli.forces.allied import AllyKind, Named, Part
from linli.forces.models import Ally
from linli.foundation.clock import SHANGHAI
from linli.people.labels import Means
from linli.web.alliance import words
from linli.web.fields import PhoneField


class OfferForm(forms.Form):
    """What someone likes to do, when, how far, where they live."""

    skills = forms.MultipleChoiceField(label=_("What I like to do"), choices=words.skill_choices, required=False)
    slots = forms.CharField(label=_("When"), required=False)  # the ticks themselves are read from `times`
    reach = forms.TypedChoiceField(
        label=_("How far"), choices=words.REACHES, coerce=int, required=False, empty_value="3"
    )
    micro_grid = forms.UUIDField(label=_("Where I live"), required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        ticked = self.data.getlist("times") if hasattr(self.data, "getlist") else self.data.get("times", [])
        return said | {"slots": words.slots_of(ticked), "reach": int(said.get("reach") or 3)}

    def offered(self, ally: Ally) -> Offered:
        """The offer, the person as known."""
        said = self.cleaned_data
        return Offered(
            ally.kind, ally.name, ally.phone, tuple(said["skills"]), said["slots"], said["reach"], said["micro_grid"],
            ally.contact, ally.people,
        )  # fmt: skip


class JoinForm(OfferForm):
    """The whole of it: who joins too."""

    kind = forms.ChoiceField(label=_("I join as"), choices=AllyKind.choices)
    name = forms.CharField(label=_("Name"), max_length=60)
    phone = PhoneField(label=_("Telephone"))
    contact = forms.CharField(label=_("Whom to speak with"), max_length=40, required=False)
    people = forms.IntegerField(label=_("About how many could come"), min_value=1, max_value=999, required=False)
    means = forms.ChoiceField(label=_("How they said so"), choices=Means.choices, required=False)
    agreed = forms.BooleanField(required=False)

    field_order = ("kind", "name", "phone", "contact", "people", "skills", "slots", "reach", "micro_grid", "agreed")

    @property
    def said(self) -> Offered:
        said = self.cleaned_data
        return Offered(
            said["kind"], said["name"], said["phone"], tuple(said["skills"]), said["slots"], said["reach"],
            said["micro_grid"], said["contact"], said["people"],
        )  # fmt: skip


class CorrectForm(JoinForm):
    """The office puts right what was entered; an empty number stays as it is."""

    phone = PhoneField(label=_("Telephone"), required=False)


class AwayForm(forms.Form):
    until = forms.DateField(label=_("Back on"), required=False)


class InsureForm(forms.Form):
    until = forms.DateField(label=_("Insured until"))


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Why"), max_length=200)


class MeansForm(forms.Form):
    means = forms.ChoiceField(label=_("How they said so"), choices=Means.choices)


class NeedForm(forms.Form):
    """What is needed; a place within reach is chosen by id."""

    skill = forms.ChoiceField(label=_("What is needed"), choices=words.skill_choices)
    words = forms.CharField(label=_("In a sentence"), max_length=300)
    day = forms.DateField(label=_("Day"))
    part = forms.ChoiceField(label=_("Part of the day"), choices=Part.choices)
    how_many = forms.IntegerField(label=_("How many helpers"), min_value=1, max_value=99, initial=1)
    place = forms.CharField(label=_("Where"), required=False)
    place_words = forms.CharField(label=_("Meeting point"), max_length=80, required=False)
    risky = forms.BooleanField(label=_("There is a risk in it"), required=False)
    matter = forms.IntegerField(label=_("Number of the matter"), min_value=1, max_value=2**31 - 1, required=False)

    def wanted(self) -> Wanted:
        said = dict(self.cleaned_data)
        level, _colon, id = said.pop("place").partition(":")
        place = UUID(id) if id else None
        return Wanted(**said, micro_grid=place if level == "m" else None, general_grid=place if level == "g" else None)

    def clean_place(self) -> str:
        text = str(self.cleaned_data["place"])
        level, _colon, id = text.partition(":")
        try:
            return f"{level}:{UUID(id)}" if level in ("m", "g") else ""
        except ValueError:
            return ""


class HoursForm(forms.Form):
    """One stretch of help, on one day."""

    skill = forms.ChoiceField(label=_("Kind of help"), choices=words.skill_choices)
    title = forms.CharField(label=_("What it was for"), max_length=60)
    day = forms.DateField(label=_("Day"))
    start = forms.TimeField(label=_("From"))
    end = forms.TimeField(label=_("to"))
    words = forms.CharField(label=_("A word on it"), max_length=200, required=False)
    need = forms.UUIDField(required=False)

    @property
    def stretch(self) -> Stretch:
        said = self.cleaned_data
        start, end = (datetime.combine(said["day"], said[name], SHANGHAI) for name in ("start", "end"))
        return Stretch(said["skill"], said["title"], start, end, said["words"], said["need"])


class CorrectHoursForm(HoursForm):
    reason = forms.CharField(label=_("Why"), max_length=200)


class DaysForm(forms.Form):
    since = forms.DateField(label=_("From"))
    until = forms.DateField(label=_("to"))


class ExportForm(DaysForm):
    reason = forms.CharField(label=_("Why it is taken out"), max_length=200)


class ThanksForm(forms.Form):
    words = forms.CharField(label=_("Thank you"), max_length=300)
    signed = forms.CharField(label=_("Signed"), max_length=30, required=False)
    agrees = forms.BooleanField(required=False)
    ally = forms.UUIDField(required=False)

    def said(self, need: UUID | None = None) -> Said:
        said = self.cleaned_data
        return Said(said["words"], said["signed"], said["agrees"], need)


class NamedForm(forms.Form):
    thanks = forms.UUIDField()
    named = forms.ChoiceField(choices=Named.choices, required=False)


class UnitForm(forms.Form):
    unit = forms.CharField(label=_("Work unit"), max_length=60)
    contact = forms.CharField(label=_("Whom to ask there"), max_length=40, required=False)
    phone = PhoneField(label=_("Telephone there"), required=False)


class WishForm(forms.Form):
    wished = forms.BooleanField(required=False)


class NumberForm(forms.Form):
    number = forms.CharField(label=_("Number of the certificate"), max_length=30)
