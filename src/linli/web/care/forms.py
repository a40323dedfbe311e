"""Forms of the safety calls."""

from itertools import zip_longest
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.care.labels import WEEKDAYS
from linli.care.models import Entry
from linli.care.sheet import Contact, Sheet
from linli.people.labels import Means
from linli.web.fields import PhoneField

MOST_WORDS = 500
PLAIN = ("name", "stairwell", "door", "wishes", "guardian")
CONTACTS = ("family", "second")
TOLD = [(m.value, m.label) for m in (Means.PHONE, Means.PAPER, Means.DESK)]


class WentForm(forms.Form):
    """One step of a call."""

    step = forms.CharField(max_length=20)
    day = forms.DateField(required=False)
    words = forms.CharField(label=_("A few words"), max_length=MOST_WORDS, required=False)


class SheetForm(forms.Form):
    """What the keepers need to call and to knock."""

    name = forms.CharField(label=_("Name"), max_length=40)
    phone = PhoneField(label=_("Telephone"), max_length=20)
    stairwell = forms.UUIDField(label=_("Stairwell"))
    door = forms.CharField(label=_("Door"), max_length=20, required=False)
    call_at = forms.TimeField(label=_("Call at"), initial="08:30")
    days = forms.MultipleChoiceField(label=_("On these days"), choices=WEEKDAYS, initial=list("1234567"))
    family_name = forms.CharField(label=_("Family: name"), max_length=40, required=False)
    family_relation = forms.CharField(label=_("Who that is (daughter, nephew …)"), max_length=20, required=False)
    family_phone = PhoneField(label=_("Family: telephone"), max_length=20, required=False)
    second_name = forms.CharField(label=_("Second contact: name"), max_length=40, required=False)
    second_relation = forms.CharField(label=_("Who the second is"), max_length=20, required=False)
    second_phone = PhoneField(label=_("Second contact: telephone"), max_length=20, required=False)
    wishes = forms.CharField(label=_("What the person wants known"), max_length=MOST_WORDS, required=False)
    guardian = forms.CharField(label=_("Lawful guardian who agreed for them"), max_length=40, required=False)

    def __init__(self, *args: Any, before: Sheet | None = None, **more: Any) -> None:
        """`before` is the sheet that is changed; a number that is left empty is taken from it."""
        super().__init__(*args, **more)
        self.before = before or Sheet()
        self.fields["phone"].required = before is None

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for n, who in enumerate(CONTACTS):
            said[f"{who}_phone"] = said.get(f"{who}_phone") or _phone(self.before.family, n)
            if said.get(f"{who}_name") and not said[f"{who}_phone"] and f"{who}_phone" not in self.errors:
                self.add_error(f"{who}_phone", _("Please add the number, or leave the name out."))
        return said

    def sheet(self) -> Sheet:
        """The sheet as it was filled in."""
        said = self.cleaned_data
        family = tuple(
            Contact(said[f"{who}_name"], said[f"{who}_phone"], said[f"{who}_relation"])
            for who in CONTACTS
            if said[f"{who}_name"]
        )
        plain = {name: said[name] for name in PLAIN}
        return Sheet(**plain, family=family, phone=said["phone"] or self.before.phone)


def _phone(family: tuple[Contact, ...], n: int) -> str:
    return family[n].phone if n < len(family) else ""


class Several(forms.SelectMultiple):
    """The same question asked a few times over; what was left open is no answer."""

    def value_from_datadict(self, *args: Any) -> list[str]:
        return list(dict.fromkeys(filter(None, super().value_from_datadict(*args) or [])))


class EnterForm(SheetForm):
    """A new entry, with how the person agreed and who keeps it."""

    SEATS = (_("Keeper"), _("A second keeper"), _("A third keeper"))

    means = forms.ChoiceField(label=_("How did they say so?"), choices=TOLD)
    keepers = forms.MultipleChoiceField(label=_("Keepers"), required=False, widget=Several)
    agreed = forms.BooleanField(label=_("They agreed"), required=False)

    def __init__(self, *args: Any, people: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["keepers"].choices = people  # type: ignore[attr-defined]

    def seats(self) -> list[tuple[str, str]]:
        """Each keeper that can be named, and who is."""
        chosen = [str(id) for id in self["keepers"].value() or []]
        return list(zip_longest(map(str, self.SEATS), chosen[: len(self.SEATS)], fillvalue=""))


class AwayForm(forms.Form):
    until = forms.DateField(label=_("Calls begin again on"))


class KeeperForm(forms.Form):
    person = forms.UUIDField(label=_("Keeper"))
    agreed = forms.BooleanField(label=_("They agreed"), required=False)


class DeputyForm(KeeperForm):
    start = forms.DateField(label=_("From"))
    end = forms.DateField(label=_("Back on"))


class WithdrawForm(forms.Form):
    means = forms.ChoiceField(label=_("How did they say so?"), choices=TOLD)


class NumberForm(WithdrawForm):
    phone = PhoneField(label=_("The number that is called"), max_length=20)


def filled(entry: Entry) -> dict[str, Any]:
    """An entry as the form shows it, without its numbers."""
    sheet = entry.sheet
    plain: dict[str, Any] = {name: getattr(sheet, name) for name in PLAIN}
    for who, contact in zip(CONTACTS, sheet.family, strict=False):
        plain |= {f"{who}_name": contact.name, f"{who}_relation": contact.relation}
    return plain | {"call_at": f"{entry.call_at:%H:%M}", "days": list(entry.days)}
