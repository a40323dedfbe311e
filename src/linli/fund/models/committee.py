"""Tables of the committee: its seats as the log tells them, and who sits on them."""

from django.db import models
from django.db.models import Q

from linli.fund.labels import Constituency
from linli.fund.models.books import Leaf
from linli.people.models import Person
from linli.territory.models import Community, OfCommunity


class Seat(models.Model):
    """A seat for a term, `until` being its last day. Written by the database from the leaves of the seat."""

    leaf = models.OneToOneField(Leaf, on_delete=models.PROTECT, primary_key=True, related_name="seat")
    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    constituency = models.CharField(max_length=10, choices=Constituency.choices)
    start = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "number", "start"], name="fund_seat_once"),
            models.CheckConstraint(condition=Q(constituency__in=Constituency.values), name="fund_seat_constituency"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=models.F("start")), name="fund_seat_days"),
        ]
        ordering = ["number", "start"]

    def __str__(self) -> str:
        return f"{self.number}"


class Sitting(OfCommunity):
    """Who sits on a seat, or is its alternate; named to everyone only where the person agreed."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="sittings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    alternate = models.BooleanField(default=False)
    named = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["seat", "alternate"], name="fund_sitting_once")]
        ordering = ["seat", "alternate"]

    def __str__(self) -> str:
        return f"{self.person_id} {self.seat_id}"
