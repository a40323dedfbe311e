"""Tables of what partners offer, where it reaches, and what was used of it."""

from django.db import models
from django.db.models import F, Q

from linli.partners.labels import Per, ResourceKind, Unit
from linli.people.models import Organisation, Person
from linli.territory.models import Compound, GeneralGrid, OfCommunity


class Resource(OfCommunity):
    """Something that an organisation offers on the days [start, end), so many times in a while."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=ResourceKind.choices)
    words = models.CharField(max_length=120)
    times = models.PositiveSmallIntegerField()
    per = models.CharField(max_length=10, choices=Per.choices)
    start = models.DateField()
    end = models.DateField(null=True)
    by_link = models.BooleanField(default=False)
    past = models.BooleanField(default=False)
    entered_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(end=None) | Q(end__gt=F("start")), name="resource_days"),
            models.CheckConstraint(condition=Q(times__gt=0), name="resource_times"),
        ]
        ordering = ["kind", "start", "id"]

    def __str__(self) -> str:
        return self.words


class Reach(OfCommunity):
    """A general grid or a compound that a resource is for; without one it is for the whole community."""

    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="reaches")
    general_grid = models.ForeignKey(GeneralGrid, on_delete=models.PROTECT, null=True, related_name="+")
    compound = models.ForeignKey(Compound, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(general_grid__isnull=False, compound=None) | Q(general_grid=None, compound__isnull=False),
                name="reach_one_place",
            ),
            models.UniqueConstraint(fields=["resource", "general_grid"], name="reach_grid_once"),
            models.UniqueConstraint(fields=["resource", "compound"], name="reach_compound_once"),
        ]

    def __str__(self) -> str:
        return f"{self.resource_id}"


class Use(OfCommunity):
    """A resource was used once, as someone who serves has noted it."""

    resource = models.ForeignKey(Resource, on_delete=models.PROTECT, related_name="uses")
    day = models.DateField()
    place = models.CharField(max_length=80, blank=True)
    general_grid = models.ForeignKey(GeneralGrid, on_delete=models.PROTECT, null=True, related_name="+")
    words = models.CharField(max_length=120)  # what for
    count = models.PositiveIntegerField()
    unit = models.CharField(max_length=10, choices=Unit.choices)
    noted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    past = models.BooleanField(default=False)
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(count__gt=0), name="use_counted")]
        indexes = [models.Index(fields=["community", "day"], name="use_day")]
        ordering = ["-day", "-id"]

    def __str__(self) -> str:
        return f"{self.resource_id} {self.day}"
