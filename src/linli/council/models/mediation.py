"""Mediation 调解: always private, free of charge (there is no field for money), by the consent of each side."""

from django.db import models
from django.db.models import Q

from linli.cases.models import Case
from linli.council.talk_labels import Held, Mediating, MediatorKind, Part
from linli.foundation.fields import SealedText
from linli.people.labels import Means
from linli.people.models import Person
from linli.territory.models import OfCommunity


class Mediation(OfCommunity):
    """One mediation. What it is about and what was agreed lie sealed; whoever holds a seat may read them."""

    number = models.PositiveIntegerField()  # yyyy * 1,000 + count in the year
    sealed = models.BooleanField(default=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="+")
    words = SealedText(blank=True)
    state = models.CharField(max_length=8, choices=Mediating.choices, default=Mediating.ASKED)
    asked_at = models.DateTimeField()
    mediator_kind = models.CharField(max_length=8, choices=MediatorKind.choices, blank=True)
    mediator_name = SealedText(blank=True)
    place = models.CharField(max_length=80, blank=True)
    meets_at = models.DateTimeField(null=True)
    oral = models.BooleanField(default=False)  # agreed by word of mouth; written down by the host all the same
    agreement = SealedText(blank=True)
    agreed_on = models.DateField(null=True)
    confirm_by = models.DateField(null=True)  # until when both sides may ask the court together (人民调解法 §33)
    confirmed_on = models.DateField(null=True)
    reminded_at = models.DateTimeField(null=True)
    follow_on = models.DateField(null=True)
    kept = models.CharField(max_length=6, choices=Held.choices, blank=True)
    followed = SealedText(blank=True)
    ended_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "number"], name="mediation_number"),
            models.CheckConstraint(condition=Q(sealed=True), name="mediation_always_private"),
            models.CheckConstraint(
                condition=Q(
                    state__in=["settled", "followed"],
                    agreed_on__isnull=False,
                    confirm_by__isnull=False,
                    follow_on__isnull=False,
                )
                & ~Q(agreement="")
                | ~Q(state__in=["settled", "followed"]) & Q(agreed_on=None, agreement=""),
                name="mediation_agreed_in_words",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["sitting", "settled", "followed"]) | ~Q(mediator_kind=""),
                name="mediation_has_mediator",
            ),
            models.CheckConstraint(
                condition=Q(state="followed") & ~Q(kept="") | ~Q(state="followed") & Q(kept=""),
                name="mediation_followed_up",
            ),
        ]
        ordering = ["-number"]

    def __str__(self) -> str:
        return self.shown_number

    @property
    def shown_number(self) -> str:
        return f"{self.number // 1000}-{self.number % 1000:03}"


class Seat(OfCommunity):
    """Someone who may know of a mediation, and as what; nobody else reads it but the secretary."""

    mediation = models.ForeignKey(Mediation, on_delete=models.PROTECT, related_name="seats")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=8, choices=Part.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mediation", "person"], name="seat_once")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.part}"


class MediationSide(OfCommunity):
    """A side: whether it is willing, whom it would like as mediator. Of who refused nothing is kept."""

    mediation = models.ForeignKey(Mediation, on_delete=models.PROTECT, related_name="sides")
    place = models.PositiveSmallIntegerField()
    name = SealedText(blank=True)
    phone = SealedText(blank=True)
    willing_at = models.DateTimeField(null=True)
    means = models.CharField(max_length=6, choices=Means.choices, blank=True)
    wants = models.CharField(max_length=8, choices=MediatorKind.choices, blank=True)
    wants_name = SealedText(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mediation", "place"], name="mediation_side_place"),
            models.CheckConstraint(
                condition=Q(willing_at=None, means="") | Q(willing_at__isnull=False) & ~Q(means=""),
                name="mediation_side_says_how",
            ),
        ]
        ordering = ["place"]

    def __str__(self) -> str:
        return f"{self.place}"
