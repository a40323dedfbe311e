"""Tables of stations 爱心驿站: what each offers, its hours, and when it was shut."""

from django.db import models
from django.db.models import F, Q

from linli.foundation.fields import place_code
from linli.people.models import Organisation, Person
from linli.projects.labels.conveniences import Amenity
from linli.projects.models.places import Placed
from linli.territory.models import OfCommunity


class Station(Placed):
    """A place to rest, drink and charge. No hours: it is open day and night."""

    code = models.CharField(max_length=8, unique=True, default=place_code)
    name = models.CharField(max_length=40)
    words = models.CharField(max_length=200, blank=True)
    opens = models.TimeField(null=True)
    closes = models.TimeField(null=True)
    lead = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")  # its keeper, if appointed
    host = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(opens=None, closes=None) | (Q(opens__isnull=False, closes__isnull=False)),
                name="station_hours_both_or_none",
            ),
            models.UniqueConstraint(fields=["community", "name"], condition=Q(ended_at=None), name="station_name"),
        ]
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Facility(OfCommunity):
    """What a station offers."""

    station = models.ForeignKey(Station, on_delete=models.PROTECT, related_name="facilities")
    kind = models.CharField(max_length=10, choices=Amenity.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["station", "kind"], name="facility_once"),
            models.CheckConstraint(condition=Q(kind__in=Amenity.values), name="facility_kind"),
        ]
        ordering = ["id"]

    def __str__(self) -> str:
        return self.kind


class Closure(OfCommunity):
    """A station is shut, now or as planned; without an end it is shut until someone opens it again."""

    station = models.ForeignKey(Station, on_delete=models.PROTECT, related_name="closures")
    start = models.DateTimeField()
    end = models.DateTimeField(null=True)
    why = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(end=None) | Q(end__gt=F("start")), name="closure_order"),
            models.UniqueConstraint(fields=["station"], condition=Q(end=None), name="closure_open_once"),
        ]
        ordering = ["start"]

    def __str__(self) -> str:
        return f"{self.station_id} {self.start}"
