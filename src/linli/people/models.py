"""Tables of those who serve. Residents are not registered; whoever reports stays outside these tables."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from linli.foundation import sealing
from linli.foundation.fields import SealedText
from linli.people.labels import Means, OrganisationKind, Profession, Purpose, Role
from linli.territory.models import Building, Compound, GeneralGrid, MicroGrid, OfCommunity


class Organisation(OfCommunity):
    """A body with a count of members (never a list), attached to a place for a time."""

    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=10, choices=OrganisationKind.choices)
    members = models.PositiveIntegerField(null=True)
    contact = SealedText(blank=True)
    general_grid = models.ForeignKey(GeneralGrid, on_delete=models.PROTECT, null=True, related_name="+")
    compound = models.ForeignKey(Compound, on_delete=models.PROTECT, null=True, related_name="+")
    building = models.ForeignKey(Building, on_delete=models.PROTECT, null=True, related_name="+")
    micro_grid = models.ForeignKey(MicroGrid, on_delete=models.PROTECT, null=True, related_name="+")
    start = models.DateField(null=True)
    end = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "kind", "name"], name="organisation_name")]
        ordering = ["kind", "name"]

    def __str__(self) -> str:
        return self.name


class Person(OfCommunity):
    """A person who serves: office-holder, volunteer, contact. The number is sealed and found by a blind index."""

    name = models.CharField(max_length=40)
    phone = SealedText(blank=True)
    phone_index = models.CharField(max_length=64, blank=True, editable=False)
    email = SealedText(blank=True)  # for letters alone, if the person wishes
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="people")
    party_declared = models.BooleanField(null=True)  # said by the person; used only for the aggregate

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "phone_index"], condition=~Q(phone_index=""), name="person_phone"
            ),
        ]
        ordering = ["name"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        if "phone" in kwargs:
            kwargs["phone_index"] = sealing.blind(kwargs["phone"])
        super().__init__(*args, **kwargs)

    def __str__(self) -> str:
        return self.name

    @property
    def masked_phone(self) -> str:
        return mask(self.phone)

    @property
    def masked_email(self) -> str:
        name, at, host = self.email.partition("@")
        return f"{name[:1]}****{at}{host}" if name else ""


def mask(phone: str) -> str:
    """A number with its middle hidden: 138****5678."""
    return f"{phone[:3]}****{phone[-4:]}" if len(phone) >= 8 else ("****" if phone else "")


class Appointment(OfCommunity):
    """Who serves as what, where, on the days [start, end). No place means the whole community."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=10, choices=Role.choices)
    profession = models.CharField(max_length=10, choices=Profession.choices, blank=True)
    source = models.CharField(max_length=30, blank=True)  # where a grid worker comes from, e.g. 业委会成员
    offers = models.CharField(max_length=120, blank=True)  # what an anchor household offers, and when
    general_grid = models.ForeignKey(GeneralGrid, on_delete=models.PROTECT, null=True, related_name="+")
    compound = models.ForeignKey(Compound, on_delete=models.PROTECT, null=True, related_name="+")
    micro_grid = models.ForeignKey(MicroGrid, on_delete=models.PROTECT, null=True, related_name="+")
    start = models.DateField()
    end = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(end__isnull=True) | Q(end__gt=F("start")), name="appointment_days"),
            models.CheckConstraint(
                condition=Q(general_grid=None, compound=None)
                | Q(general_grid=None, micro_grid=None)
                | Q(compound=None, micro_grid=None),
                name="appointment_one_place",
            ),
            models.UniqueConstraint(
                F("person"),
                F("role"),
                F("profession"),
                Coalesce("general_grid", "compound", "micro_grid", "community"),
                condition=Q(end=None),
                name="appointment_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role}"


class Absence(OfCommunity):
    """While a person is away on the days [start, end), a deputy holds the appointment."""

    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, related_name="absences")
    deputy = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="stands_in")
    start = models.DateField()
    end = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(end__gt=F("start")), name="absence_days")]

    def __str__(self) -> str:
        return f"{self.deputy_id} for {self.appointment_id}"


class Consent(OfCommunity):
    """A person agreed to one use of their data, and may withdraw."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="consents")
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    means = models.CharField(max_length=10, choices=Means.choices)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "purpose"], condition=Q(withdrawn_at=None), name="consent_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.purpose}"
