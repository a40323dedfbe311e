"""Tables of duty: whose turn it is to be called first, and who cannot be reached for a while."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from linli.forces.stages import AwayKind
from linli.people.labels import Means, Profession, Role
from linli.people.models import Person
from linli.territory.models import GeneralGrid, OfCommunity


class Turn(OfCommunity):
    """On one day someone is called first, second … as a profession or role. An end not after the start is of the next
    morning; no general grid means the whole community.
    """

    role = models.CharField(max_length=10, choices=Role.choices)
    profession = models.CharField(max_length=10, choices=Profession.choices, blank=True)
    general_grid = models.ForeignKey(GeneralGrid, on_delete=models.PROTECT, null=True, related_name="+")
    day = models.DateField()
    start = models.TimeField()
    end = models.TimeField()
    order = models.PositiveSmallIntegerField(default=1)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["day", "order", "start", "id"]
        indexes = [
            models.Index(fields=["community", "day"], name="turn_day"),
            models.Index(fields=["person", "day"], name="turn_person"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(order__gte=1, order__lte=9), name="turn_order"),
            models.CheckConstraint(
                condition=Q(role=Role.SPECIALIST) & ~Q(profession="") | ~Q(role=Role.SPECIALIST) & Q(profession=""),
                name="turn_profession",
            ),
            models.UniqueConstraint(
                F("day"),
                F("role"),
                F("profession"),
                Coalesce("general_grid", "community"),
                F("start"),
                F("order"),
                name="turn_place_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.role}{self.profession} {self.order}"


class Away(OfCommunity):
    """On the days [start, until) someone is away, or can be reached in the evening alone; it ends by itself."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=AwayKind.choices)
    start = models.DateField()
    until = models.DateField()
    means = models.CharField(max_length=10, choices=Means.choices)
    said_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)  # they came back earlier, or said something else

    class Meta:
        ordering = ["start", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("start")), name="away_days"),
            models.CheckConstraint(condition=Q(kind__in=AwayKind.values), name="away_kind"),
            models.UniqueConstraint(fields=["person"], condition=Q(lifted_at=None), name="away_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.until}"
