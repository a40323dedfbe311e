"""Forms of services, times and bookings."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.projects.labels.conveniences import BookedBy, Method, ServiceKind
from linli.projects.models import Session
from linli.projects.sessions.booking import Wish
from linli.projects.sessions.serving import Offered
from linli.projects.sessions.stating import Told
from linli.web.fields import PhoneField
from linli.web.fund.fields import YuanField
from linli.web.projects.asked import Choices, or_none

STEPS = [("weekly", _("every week")), ("daily", _("every day")), ("workdays", _("Monday to Friday"))]


class ServiceForm(forms.Form):
    """A service, who provides it, what it costs in words."""

    kind = forms.ChoiceField(label=_("What it is"), choices=ServiceKind.choices)
    name = forms.CharField(label=_("Its name"), max_length=40)
    words = forms.CharField(label=_("What one should know"), max_length=300, required=False, widget=forms.Textarea)
    place = forms.ChoiceField(label=_("In which compound or micro-grid"))
    where = forms.CharField(label=_("How to find it"), max_length=80)
    fee = forms.CharField(
        label=_("What it costs, in words"), max_length=80, required=False,
        help_text=_("Paid to the provider on the spot; nothing is paid here."),
    )  # fmt: skip
    host = forms.ChoiceField(label=_("Which organisation"), required=False)
    agreement = forms.ChoiceField(label=_("Shares its income by this agreement"), required=False)
    lead = forms.ChoiceField(label=_("Who keeps its times"), required=False)
    children = forms.BooleanField(label=_("For children: the guardian's number is asked for"), required=False)
    delivers = forms.BooleanField(label=_("Brought to the door"), required=False)

    def __init__(
        self, *args: Any, places: Choices, keepers: Choices, hosts: Choices, agreements: Choices, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        offered = (("place", places), ("lead", keepers), ("host", hosts), ("agreement", agreements))
        for name, choices in offered:
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    @property
    def offered(self) -> Offered:
        said = self.cleaned_data
        return Offered(**said | {name: or_none(said[name]) for name in ("lead", "host", "agreement")})


class TimesForm(forms.Form):
    """One time, or a series of them."""

    day = forms.DateField(label=_("First day"), widget=forms.DateInput)
    begins = forms.TimeField(label=_("From"), widget=forms.TimeInput)
    until = forms.TimeField(label=_("Until"), widget=forms.TimeInput)
    seats = forms.IntegerField(label=_("Places"), min_value=1, max_value=500)
    times = forms.IntegerField(label=_("How many times"), min_value=1, max_value=40, initial=1)
    step = forms.ChoiceField(label=_("Repeated"), choices=STEPS)
    words = forms.CharField(label=_("Topic or menu"), max_length=120, required=False)
    dishes = forms.CharField(
        label=_("Dishes to choose from, one a line"), max_length=300, required=False, widget=forms.Textarea
    )


class BookForm(forms.Form):
    """Who comes; it asks for what this time needs and nothing else."""

    name = forms.CharField(
        label=_("What you like to be called"), max_length=20, help_text=_("No full name needed. Erased a week later.")
    )
    phone = PhoneField(label=_("Your telephone"), max_length=20, required=False)
    dish = forms.ChoiceField(label=_("Which dish"), required=False)
    diet = forms.CharField(
        label=_("A wish for the kitchen"), max_length=30, required=False,
        help_text=_("Such as: soft, no chilli. Please nothing about illness."),
    )  # fmt: skip
    stairwell = forms.ChoiceField(label=_("Brought to which stairwell"), required=False)
    door = forms.CharField(label=_("Floor and door"), max_length=20, required=False)
    came_by = forms.ChoiceField(label=_("How they booked"), choices=BookedBy.choices[1:], required=False)

    def __init__(self, *args: Any, session: Session, doors: Choices, by_staff: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        service = session.service
        self.fields["phone"].label = _("A guardian's telephone") if service.children else _("Your telephone")
        self.fields["phone"].help_text = _("If you like: you are told when the time is called off, or a place is free.")
        self.fields["dish"].choices = [(dish, dish) for dish in session.dishes]  # type: ignore[attr-defined]
        self.fields["stairwell"].choices = [("", "—"), *doors]  # type: ignore[attr-defined]
        asked = {
            "dish": bool(session.dishes), "diet": bool(session.dishes) or service.delivers,
            "stairwell": service.delivers, "door": service.delivers, "came_by": by_staff,
        }  # fmt: skip
        for name, needed in asked.items():
            if not needed:
                del self.fields[name]

    @property
    def wish(self) -> Wish:
        said = self.cleaned_data
        return Wish(
            said["name"], said["phone"], said.get("dish", ""), said.get("diet", ""),
            or_none(said.get("stairwell", "")), said.get("door", ""),
        )  # fmt: skip


class CameForm(forms.Form):
    came = forms.IntegerField(label=_("How many came (visits)"), min_value=0, max_value=5000)
    method = forms.ChoiceField(label=_("Counted how"), choices=Method.choices)


class MonthForm(forms.Form):
    """A month that is over: visits, people if counted, income if a share is agreed."""

    month = forms.ChoiceField(label=_("Which month"))
    visits = forms.IntegerField(label=_("How many visits"), min_value=0, max_value=100_000)
    people = forms.IntegerField(
        label=_("Different people, if counted"), min_value=0, max_value=100_000, required=False,
        help_text=_("Who comes twice is two visits and one person."),
    )  # fmt: skip
    method = forms.ChoiceField(label=_("Counted how"), choices=Method.choices)
    income = YuanField(label=_("Income from fees in yuan"), required=False)

    def __init__(self, *args: Any, months: list[date], shares: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        known = [(f"{month:%Y-%m-%d}", f"{month:%Y-%m}") for month in months]
        self.fields["month"].choices = known  # type: ignore[attr-defined]
        if shares:
            self.fields["income"].required = True
        else:
            del self.fields["income"]

    @property
    def told(self) -> Told:
        said = self.cleaned_data
        month = date.fromisoformat(said["month"])
        return Told(month, said["visits"], said["method"], said["people"], said.get("income"))
