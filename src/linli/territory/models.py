"""Tables of the land. A household is a count here; nobody is registered by address."""

from django.db import models
from django.db.models import F, Q

from linli.foundation.fields import Row, place_code
from linli.territory.labels import Management


class Community(Row):
    """One residents' community 社区 under a street 街道."""

    name = models.CharField(max_length=60)
    street = models.CharField(max_length=60, blank=True)
    code = models.CharField(max_length=12, unique=True)  # 行政区划 6 + 街道 3 + 社区 3 (GB/T 2260, GB/T 10114)
    area_km2 = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    residents = models.PositiveIntegerField(null=True)
    residents_as_of = models.DateField(null=True)
    office_phone = models.CharField(max_length=20, blank=True)
    supervision_phone = models.CharField(max_length=20, blank=True)
    least_households = models.PositiveSmallIntegerField(default=30)
    most_households = models.PositiveSmallIntegerField(default=80)
    fictional = models.BooleanField(default=False)
    origin_lat = models.FloatField(null=True)  # degrees, WGS-84: the point from which x and y are measured
    origin_lon = models.FloatField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(least_households__lte=F("most_households")), name="community_limits"),
            models.CheckConstraint(
                condition=Q(origin_lat__isnull=True, origin_lon__isnull=True)
                | Q(origin_lat__isnull=False, origin_lat__range=(-90, 90))
                & Q(origin_lon__isnull=False, origin_lon__range=(-180, 180)),
                name="community_origin",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OfCommunity(Row):
    """A row that belongs to one community."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class GeneralGrid(OfCommunity):
    """A general grid 一般网格, led by one full-time grid leader."""

    name = models.CharField(max_length=60)
    code = models.CharField(max_length=20, blank=True)  # CJ/T 349-2010, 20 digits; see coding.py

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "name"], name="general_grid_name")]
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Compound(OfCommunity):
    """A residential compound 小区 or courtyard."""

    name = models.CharField(max_length=60)
    built_year = models.PositiveSmallIntegerField(null=True)
    management = models.CharField(max_length=10, choices=Management.choices, blank=True)
    general_grid = models.ForeignKey(GeneralGrid, on_delete=models.PROTECT, null=True, related_name="compounds")
    gate_words = models.CharField(max_length=40, blank=True)  # the gate by which one comes in, such as 北门在联盟路
    gate_x = models.FloatField(null=True)  # metres east of the community's origin
    gate_y = models.FloatField(null=True)  # metres north

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "name"], name="compound_name"),
            models.CheckConstraint(
                condition=Q(built_year__isnull=True) | Q(built_year__range=(1900, 2100)), name="compound_built_year"
            ),
            models.CheckConstraint(
                condition=Q(gate_x__isnull=True, gate_y__isnull=True) | Q(gate_x__isnull=False, gate_y__isnull=False),
                name="compound_gate",
            ),
        ]
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Building(OfCommunity):
    """A building 楼栋 of a compound."""

    compound = models.ForeignKey(Compound, on_delete=models.PROTECT, related_name="buildings")
    name = models.CharField(max_length=30)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["compound", "name"], name="building_name")]
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Stairwell(OfCommunity):
    """A stairwell 单元: the smallest place, with a count of households and a permanent code on its poster."""

    building = models.ForeignKey(Building, on_delete=models.PROTECT, related_name="stairwells")
    compound = models.ForeignKey(Compound, on_delete=models.PROTECT, related_name="stairwells")
    name = models.CharField(max_length=30)
    households = models.PositiveSmallIntegerField()
    floors = models.PositiveSmallIntegerField(null=True)
    elderly_percent = models.PositiveSmallIntegerField(null=True)  # the office's own estimate; of nobody by name
    x = models.FloatField(null=True)  # metres east of the community's origin
    y = models.FloatField(null=True)  # metres north
    code = models.CharField(max_length=8, unique=True, default=place_code)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["building", "name"], name="stairwell_name"),
            models.CheckConstraint(
                condition=Q(x__isnull=True, y__isnull=True) | Q(x__isnull=False, y__isnull=False),
                name="stairwell_point",
            ),
            models.CheckConstraint(
                condition=Q(elderly_percent__isnull=True) | Q(elderly_percent__lte=100), name="stairwell_elderly"
            ),
        ]
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class MicroGrid(OfCommunity):
    """A micro-grid 邻里微网格 of some 30 to 80 households, in force from a day and, when replaced, until a day."""

    name = models.CharField(max_length=60)
    code = models.CharField(max_length=20)  # the office's own short code
    national_code = models.CharField(max_length=20, blank=True)  # CJ/T 349-2010, 20 digits
    general_grid = models.ForeignKey(GeneralGrid, on_delete=models.PROTECT, null=True, related_name="micro_grids")
    compound = models.ForeignKey(Compound, on_delete=models.PROTECT, null=True, related_name="micro_grids")
    card = models.CharField(max_length=8, unique=True, default=place_code)
    start = models.DateField()
    end = models.DateField(null=True)  # the first day on which it no longer holds

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "code"], condition=Q(end=None), name="micro_grid_code"),
            models.CheckConstraint(condition=Q(end__isnull=True) | Q(end__gt=F("start")), name="micro_grid_days"),
        ]
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Membership(OfCommunity):
    """A stairwell, or a band of its floors, belongs to a micro-grid on the days [start, end)."""

    micro_grid = models.ForeignKey(MicroGrid, on_delete=models.PROTECT, related_name="memberships")
    stairwell = models.ForeignKey(Stairwell, on_delete=models.PROTECT, related_name="memberships")
    lowest = models.SmallIntegerField(default=-9)  # floors, both included; the defaults mean the whole stairwell
    highest = models.SmallIntegerField(default=999)
    households = models.PositiveSmallIntegerField(null=True)  # of a floor band; null: all of the stairwell
    start = models.DateField()
    end = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(end__isnull=True) | Q(end__gt=F("start")), name="membership_days"),
            models.CheckConstraint(condition=Q(lowest__lte=F("highest")), name="membership_floors"),
        ]

    def __str__(self) -> str:
        return f"{self.stairwell_id} in {self.micro_grid_id}"

    @property
    def is_whole(self) -> bool:
        """Whether the whole stairwell belongs, and not a band of its floors."""
        return (self.lowest, self.highest) == (-9, 999)
