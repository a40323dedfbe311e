"""Forms of gatherings: the plan, stalls, costs, what farmers brought, the sheet, sales."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.foundation import clock
from linli.fund.models import Agreement
from linli.people.models import Organisation
from linli.projects.gatherings import weights
from linli.projects.gatherings.planning import Plan
from linli.projects.gatherings.queries import Settling
from linli.projects.gatherings.signing import Offered, Wish
from linli.projects.gatherings.stalls import Place, Stand
from linli.projects.labels.gatherings import BegunBy, GatheringSort, Money, Relation, StallSort
from linli.projects.models import Edition, Item, Produce, Series, SignUp
from linli.projects.refusals import TooFine
from linli.web.fields import PhoneField
from linli.web.fund.fields import YuanField
from linli.web.projects.forms import Asking, HeadsForm, WeightField


class SeriesForm(Asking):
    name = forms.CharField(label=_("Name of the series"), max_length=30)
    sort = forms.ChoiceField(label=_("Sort"), choices=GatheringSort.choices)
    words = forms.CharField(label=_("What it is"), max_length=200, required=False)
    long = ("words",)


class PlanForm(Asking):
    series = forms.ChoiceField(label=_("Series"))
    name = forms.CharField(label=_("Name of this time"), max_length=60)
    day = forms.DateField(label=_("Day"))
    opens = forms.TimeField(label=_("From"), required=False)
    closes = forms.TimeField(label=_("until"), required=False)
    place = forms.CharField(label=_("Place where it is"), max_length=60)
    words = forms.CharField(label=_("What everyone should know"), max_length=300, required=False)
    begun_by = forms.ChoiceField(label=_("Whose idea it was"), choices=BegunBy.choices)
    sign_until = forms.DateTimeField(label=_("The sign-up sheet is open until"), required=False)
    pick_up = forms.CharField(label=_("Where it is picked up"), max_length=80, required=False)
    pick_up_at = forms.DateTimeField(label=_("Picked up at"), required=False)
    pay = forms.CharField(label=_("Where and how one pays oneself"), max_length=160, required=False)
    long = ("words",)
    hints = {
        "name": _("Merchants state their sales under this name and day."),
        "sign_until": _("Only where neighbours sign up for something."),
        "pay": _("Nothing is sold or paid here, and no price is promised."),
    }

    def __init__(self, *args: Any, series: Iterable[Series], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["series"].choices = [(str(one.pk), one.name) for one in series]  # type: ignore[attr-defined]

    @property
    def plan(self) -> Plan:
        return Plan(**{name: value for name, value in self.cleaned_data.items() if name != "series"})


def planned(edition: Edition) -> dict[str, Any]:
    """What the form of a plan begins with."""
    columns = ("name", "day", "place", "words", "begun_by", "pick_up", "pay")
    times = {name: f"{value:%H:%M}" if (value := getattr(edition, name)) else "" for name in ("opens", "closes")}
    moments = {name: moment(getattr(edition, name)) for name in ("sign_until", "pick_up_at")}
    return {name: getattr(edition, name) for name in columns} | times | moments | {"series": str(edition.series_id)}


def moment(value: Any) -> str:
    """An instant as its field in a form takes it."""
    return f"{value.astimezone(clock.SHANGHAI):%Y-%m-%dT%H:%M}" if value else ""


class StandForm(Asking):
    """Someone asks for a stall."""

    name = forms.CharField(label=_("Name of the stall, as it will stand on it"), max_length=40)
    what = forms.CharField(label=_("What you bring or do"), max_length=80)
    sort = forms.ChoiceField(label=_("You are"), choices=StallSort.choices)
    contact = forms.CharField(label=_("Whom to speak with"), max_length=40)
    phone = PhoneField(label=_("Telephone"))
    hints = {"phone": _("Seen by the office alone, and erased two weeks after the day.")}

    @property
    def stand(self) -> Stand:
        return Stand(**self.cleaned_data)


class PlaceForm(Asking):
    number = forms.IntegerField(label=_("Stall number"), min_value=1, max_value=999, required=False)
    shares = forms.BooleanField(label=_("It gives a share of its sales to the community fund"), required=False)
    agreement = forms.ChoiceField(label=_("Signed agreement"), required=False)
    organisation = forms.ChoiceField(label=_("Organisation"), required=False)
    hints = {"number": _("Left empty, it gets the lowest that is free.")}

    def __init__(
        self, *args: Any, agreements: Iterable[Agreement] = (), bodies: Iterable[Organisation] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        signed = [(str(one.pk), f"{one.code} {one.party.name}") for one in agreements]
        self.fields["agreement"].choices = [("", "—"), *signed]  # type: ignore[attr-defined]
        known = [(str(one.pk), one.name) for one in bodies]
        self.fields["organisation"].choices = [("", "—"), *known]  # type: ignore[attr-defined]

    @property
    def where(self) -> Place:
        said = self.cleaned_data
        agreement, body = (UUID(said[name]) if said[name] else None for name in ("agreement", "organisation"))
        return Place(said["number"], said["shares"] or agreement is not None, agreement, body)


class StallForm(PlaceForm):
    """The office enters a stall with its place."""

    name = forms.CharField(label=_("Name of the stall"), max_length=40)
    what = forms.CharField(label=_("What it brings or does"), max_length=80)
    sort = forms.ChoiceField(label=_("Who stands there"), choices=StallSort.choices)
    phone = PhoneField(label=_("Telephone"), required=False)
    field_order = ["name", "what", "sort", "phone", "number", "shares", "agreement", "organisation"]

    @property
    def stand(self) -> Stand:
        return Stand(**{name: self.cleaned_data[name] for name in ("name", "what", "sort", "phone")})


class CostForm(Asking):
    what = forms.CharField(label=_("What it was for"), max_length=60)
    amount = YuanField(label=_("Yuan; below 0 takes back what was wrong"), negative=True)
    source = forms.ChoiceField(label=_("Whose money"), choices=Money.choices)
    sponsor = forms.CharField(label=_("Sponsor, as it wishes to be named"), max_length=40, required=False)


class ProduceForm(Asking):
    county = forms.CharField(label=_("From which county"), max_length=30)
    product = forms.CharField(label=_("Product"), max_length=30)
    weight = WeightField(label=_("Weight, with its unit"), max_length=30)
    part_of = forms.ChoiceField(label=_("Part of another line?"), required=False)
    hints = {
        "weight": _("Such as 2.6 t, 1600 jin or 7500 kg."),
        "part_of": _("What is inside a line already is chosen here, so that it is not added twice."),
    }

    def __init__(self, *args: Any, wholes: Iterable[Produce] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lines = [(str(one.pk), f"{one.county} {one.product}") for one in wholes]
        self.fields["part_of"].choices = [("", _("No, it stands beside the others")), *lines]  # type: ignore[attr-defined]

    @property
    def relation(self) -> str:
        return Relation.PART if self.cleaned_data["part_of"] else Relation.BESIDE

    @property
    def whole(self) -> UUID | None:
        return UUID(self.cleaned_data["part_of"]) if self.cleaned_data["part_of"] else None


class ItemForm(Asking):
    name = forms.CharField(label=_("What one can sign up for"), max_length=40)
    unit = forms.CharField(label=_("Counted in, such as a box"), max_length=6, required=False)
    weighed = forms.BooleanField(label=_("It is weighed (jin or kg)"), required=False)
    most = forms.IntegerField(label=_("At most for one line"), min_value=1, required=False)
    hints = {"most": _("In its unit; of what is weighed in kilograms.")}

    @property
    def offered(self) -> Offered:
        said = self.cleaned_data
        most = said["most"] * 1000 if said["most"] and said["weighed"] else said["most"]
        return Offered(said["name"], said["unit"], said["weighed"], most)


class HoldForm(HeadsForm):
    """How many came."""


class TellForm(Asking):
    words = forms.CharField(label=_("A sentence beside the numbers"), max_length=400, required=False)
    long = ("words",)
    hints = {"words": _("The numbers come from the records. Plain words, no superlatives.")}


class SalesForm(Asking):
    """One form for all merchants of a gathering; a line that is left empty is stated later."""

    def __init__(self, *args: Any, rows: Iterable[Settling] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ids = [one.stall.pk for one in rows if one.statement is None and not one.lacks_agreement]
        for one in rows:
            if one.stall.pk in self.ids:
                sold, back = _("%(name)s: sales in yuan"), _("%(name)s: given back to buyers")
                name = {"name": one.stall.name}
                self.fields[f"sales_{one.stall.pk}"] = YuanField(label=str(sold) % name, required=False)
                self.fields[f"back_{one.stall.pk}"] = YuanField(label=str(back) % name, required=False)

    @property
    def sales(self) -> dict[UUID, tuple[int, int]]:
        said = self.cleaned_data
        return {
            id: (said[f"sales_{id}"], said[f"back_{id}"] or 0) for id in self.ids if said[f"sales_{id}"] is not None
        }


class SheetForm(Asking):
    """A line of the sheet: a name, a number, and how much of each thing."""

    name = forms.CharField(label=_("Name, as you like"), max_length=20)
    phone = PhoneField(label=_("Telephone, for the pick-up"))
    wants = forms.CharField(required=False, widget=forms.HiddenInput)
    hints = {"phone": _("Seen by the organiser alone, and erased two weeks after the pick-up.")}

    def __init__(
        self, *args: Any, items: Iterable[Item], line: SignUp | None = None, paper: bool = False, **kwargs: Any
    ) -> None:
        have = {want.item_id: want.quantity for want in line.wants.all()} if line else {}
        self.items = [item for item in items if item.ended_at is None or item.pk in have]
        start: dict[str, Any] = {f"n_{item.pk}": _said(item, have.get(item.pk)) for item in self.items}
        start |= {"name": line.name, "phone": line.phone} if line else {}
        kwargs["initial"] = start
        super().__init__(*args, **kwargs)
        self.fields["phone"].required = not paper and not (line and line.paper)
        for item in self.items:
            label = f"{item.name} · {_('jin') if item.weighed else item.unit}"
            places = 3 if item.weighed else 0
            self.fields[f"n_{item.pk}"] = forms.DecimalField(
                label=label, min_value=0, max_value=100_000, decimal_places=places, required=False
            )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        self.found: dict[UUID, int] = {}
        for item in self.items:
            number = said.get(f"n_{item.pk}")
            if number:
                try:
                    self.found[item.pk] = weights.grams(number, "jin") if item.weighed else int(number)
                except weights.FinerThanGram:
                    self.add_error(f"n_{item.pk}", str(TooFine()))
        return said

    @property
    def wish(self) -> Wish:
        return Wish(self.cleaned_data["name"], self.cleaned_data["phone"], self.found)


def _said(item: Item, quantity: int | None) -> Decimal | int | None:
    if quantity is None or not item.weighed:
        return quantity
    return Decimal(weights.plain(quantity, "jin").replace(",", ""))


class CraftForm(Asking):
    maker = forms.ChoiceField(label=_("Who makes it"))
    name = forms.CharField(label=_("What it is"), max_length=40)
    words = forms.CharField(label=_("A word on it"), max_length=200, required=False)
    agreement = forms.ChoiceField(label=_("Agreement on its share"), required=False)
    picture = forms.FileField(label=_("A picture, without people"), required=False)
    long = ("words",)

    def __init__(
        self, *args: Any, makers: Iterable[Organisation], agreements: Iterable[Agreement], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["maker"].choices = [(str(one.pk), one.name) for one in makers]  # type: ignore[attr-defined]
        signed = [(str(one.pk), f"{one.code} {one.party.name}") for one in agreements]
        self.fields["agreement"].choices = [("", "—"), *signed]  # type: ignore[attr-defined]
