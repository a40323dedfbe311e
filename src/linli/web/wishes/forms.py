"""Forms of wishes. Each names its fields in the order in which they are asked."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.fund.giving.donors import Named
from linli.fund.labels import DonorKind, Form
from linli.fund.models import Purpose
from linli.notifications.labels import ToldBy
from linli.people.labels import Means
from linli.people.models import Person
from linli.territory.models import Compound
from linli.web.fields import PhoneField
from linli.web.fund.doing.forms import prose, yuan
from linli.web.fund.giving.forms import bonds
from linli.web.partners.forms import place, places
from linli.wishes.actions.claiming import Claimer
from linli.wishes.actions.saying import Said
from linli.wishes.labels import Sort
from linli.wishes.sheet import Wisher

UNNAMED = _("Everyone reads it: no names, no house number.")


class SayForm(forms.Form):
    """What the wisher says on the public page."""

    sort = forms.ChoiceField(label=_("What it is about"), choices=Sort.choices)
    need = forms.CharField(label=_("What is wished for"), max_length=80, help_text=UNNAMED)
    area = forms.ChoiceField(label=_("Which compound"))
    name = forms.CharField(label=_("Your name"), max_length=20, help_text=_("Only your keeper sees it."))
    phone = PhoneField(label=_("Your telephone"), required=False)
    address = forms.CharField(label=_("Where to bring it"), max_length=60, required=False)
    guardian = forms.CharField(label=_("For a child: name of the guardian who agreed"), max_length=20, required=False)
    agreed = forms.BooleanField(
        label=_("I agree that the need and the general grid hang on the wish wall, without my name"), required=False
    )

    def __init__(self, *args: Any, community: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Compound.objects.filter(community=community)
        self.fields["area"].choices = [(f"c{one.pk}", one.name) for one in rows]  # type: ignore[attr-defined]

    def said(self) -> Said:
        """What everyone will read."""
        held = self.cleaned_data
        return Said(held["sort"], held["need"], held.get("worth"), **place(held["area"]))

    def wisher(self) -> Wisher:
        """What the keeper alone reads."""
        held = self.cleaned_data
        return Wisher(held["name"], held["phone"], held["address"], held.get("note", ""), held["guardian"])


class TakeForm(SayForm):
    """What someone who serves takes down for a neighbour."""

    worth = yuan(_("What it costs at most, in yuan; nothing for help"), required=False)
    note = forms.CharField(label=_("What the keeper should know"), max_length=120, required=False)
    means = forms.ChoiceField(label=_("How they agreed"), choices=Means.choices)
    field_order = (
        "sort", "need", "worth", "area", "name", "phone", "address", "note", "guardian", "means", "agreed",
    )  # fmt: skip

    def __init__(self, *args: Any, community: UUID, **kwargs: Any) -> None:
        super().__init__(*args, community=community, **kwargs)
        self.fields["area"].choices = places(community)  # type: ignore[attr-defined]
        self.fields["area"].label = _("General grid or compound")
        self.fields["name"].label, self.fields["phone"].label = _("Name of the wisher"), _("Telephone")
        self.fields["name"].help_text = _("Sealed; only the keeper sees it, and each look is noted.")
        self.fields["agreed"].label = _(
            "They agreed that the need and the general grid hang on the wall, without a name"
        )


class ClaimForm(forms.Form):
    name = forms.CharField(label=_("Your name, or a nickname"), max_length=20)
    phone = PhoneField(label=_("Your telephone"), help_text=_("Sealed; only the keeper and the office can see it."))
    until = forms.DateField(label=_("By when you have it"), required=False, help_text=_("Otherwise in two weeks."))

    def claimer(self) -> Claimer:
        held = self.cleaned_data
        return Claimer(held["name"], held["phone"], until=held["until"])


class ForForm(ClaimForm):
    """A claim that the office enters: for a partner, or for someone by name and number."""

    partner = forms.ChoiceField(label=_("For an organisation"), required=False)
    field_order = ("partner", "name", "phone", "until")

    def __init__(self, *args: Any, partners: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partner"].choices = [("", _("no, for a neighbour")), *partners]  # type: ignore[attr-defined]
        for name in ("name", "phone"):
            self.fields[name].required = False
        self.fields["name"].label, self.fields["phone"].label = _("Or name of the neighbour"), _("Telephone")


class FundForm(forms.Form):
    """A gift that was promised to the fund for a wish, in kind or in money."""

    kind = forms.ChoiceField(label=_("Who gives"), choices=DonorKind.choices)
    name = forms.CharField(label=_("Name"), max_length=60, required=False)
    phone = PhoneField(label=_("Telephone"), required=False)
    form = forms.ChoiceField(
        label=_("What is given"), choices=[(Form.GOODS, Form.GOODS.label), (Form.MONEY, Form.MONEY.label)]
    )
    fen = yuan(_("Amount in yuan; of goods their fair value"))
    source = forms.CharField(label=_("What the value rests on, in writing"), max_length=200, required=False)
    purpose = forms.ChoiceField(label=_("Purpose of the fund"))

    def __init__(self, *args: Any, purposes: Iterable[Purpose], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = bonds(one for one in purposes if not one.agency)  # type: ignore[attr-defined]

    def giver(self) -> Named:
        held = self.cleaned_data
        return Named(held["kind"], held["name"], phone=held["phone"])


class KeeperForm(forms.Form):
    keeper = forms.ChoiceField(label=_("Who keeps it"))

    def __init__(self, *args: Any, keepers: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["keeper"].choices = [(str(one.pk), one.name) for one in keepers]  # type: ignore[attr-defined]


class ReceivedForm(forms.Form):
    means = forms.ChoiceField(label=_("How they said so"), choices=Means.choices)
    thanks = prose(_("A word of thanks, as they said it"), 200, required=False, help_text=_("Nobody's name in it."))


class ThanksForm(forms.Form):
    thanks = prose(_("A word of thanks"), 200, required=False, help_text=_("Nobody's name in it."))


class MissForm(forms.Form):
    words = prose(_("What is wrong"), 200)


class TickForm(forms.Form):
    means = forms.ChoiceField(label=_("How they were told"), choices=ToldBy.choices)
