"""What is broken at a station or a thing: a report of someone, and out of order until its matter is solved."""

from django.db import models
from django.db.models import Q

from linli.cases.models import Report
from linli.projects.models.stations import Station
from linli.projects.models.things import Thing
from linli.territory.models import OfCommunity


class Fault(OfCommunity):
    """Someone said that something is broken; `part` is a facility of a station, blank for the whole."""

    station = models.ForeignKey(Station, on_delete=models.PROTECT, null=True, related_name="faults")
    thing = models.ForeignKey(Thing, on_delete=models.PROTECT, null=True, related_name="faults")
    part = models.CharField(max_length=10, blank=True)
    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(station__isnull=False, thing=None) | Q(station=None, thing__isnull=False, part=""),
                name="fault_of_one",
            ),
        ]
        ordering = ["at"]

    def __str__(self) -> str:
        return f"{self.station_id or self.thing_id} {self.part}"
