"""Tables of gatherings: a series, its editions, stalls, costs, what farmers brought, sign-ups, crafts."""

from django.db import models
from django.db.models import F, Q

from linli.foundation.fields import SealedText
from linli.fund.models import Agreement
from linli.people.models import Organisation
from linli.projects.labels.gatherings import (
    BegunBy,
    GatheringSort,
    Money,
    Relation,
    Stage,
    StallSort,
    StallState,
    Weight,
)
from linli.projects.models.counts import Counted, counted
from linli.territory.models import OfCommunity


class Series(OfCommunity):
    """A gathering that comes again, such as 便民集市."""

    name = models.CharField(max_length=30)
    sort = models.CharField(max_length=10, choices=GatheringSort.choices)
    words = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "name"], name="series_name"),
            models.CheckConstraint(condition=Q(sort__in=GatheringSort.values), name="series_sort"),
        ]
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Edition(Counted, OfCommunity):
    """One gathering on one day. Name and day are those under which merchants state their sales to the fund."""

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="editions")
    name = models.CharField(max_length=60)
    day = models.DateField()
    opens = models.TimeField(null=True)
    closes = models.TimeField(null=True)
    place = models.CharField(max_length=60)
    words = models.CharField(max_length=300, blank=True)
    begun_by = models.CharField(max_length=10, choices=BegunBy.choices, default=BegunBy.COMMUNITY)
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.PLANNED)
    reason = models.CharField(max_length=200, blank=True)  # why it was called off
    result = models.CharField(max_length=400, blank=True)  # a sentence beside the numbers, which come from the records
    pay = models.CharField(max_length=160, blank=True)  # where and how one pays oneself; nothing is paid here
    pick_up = models.CharField(max_length=80, blank=True)
    pick_up_at = models.DateTimeField(null=True)
    sign_until = models.DateTimeField(null=True)  # until when lines of the sheet can be added and changed
    past = models.BooleanField(default=False)
    planned_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            *counted("edition"),
            models.UniqueConstraint(fields=["community", "name", "day"], name="edition_name"),
            models.CheckConstraint(condition=Q(begun_by__in=BegunBy.values), name="edition_begun_by"),
            models.CheckConstraint(
                condition=Q(stage__in=["planned", "open"], method="", reason="", told_at=None)
                | Q(stage="held", told_at=None, reason="") & ~Q(method="")
                | Q(stage="told", told_at__isnull=False, reason="") & ~Q(method="")
                | Q(stage="off", method="", told_at=None) & ~Q(reason=""),
                name="edition_stage",
            ),
            models.CheckConstraint(
                condition=Q(opens=None) | Q(closes=None) | Q(closes__gt=F("opens")), name="edition_hours"
            ),
        ]
        indexes = [models.Index(fields=["community", "day"], name="edition_day")]
        ordering = ["-day", "name"]

    def __str__(self) -> str:
        return self.name


class Stall(OfCommunity):
    """Who stands where, with what. Where sales are shared, `agreement` is the paper that was signed before."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="stalls")
    name = models.CharField(max_length=40)
    sort = models.CharField(max_length=10, choices=StallSort.choices)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    what = models.CharField(max_length=80)
    number = models.PositiveSmallIntegerField(null=True)
    shares = models.BooleanField(default=False)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=StallState.choices, default=StallState.PLACED)
    reason = models.CharField(max_length=120, blank=True)
    contact = SealedText(blank=True)
    phone = SealedText(blank=True)
    at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "number"], condition=Q(number__isnull=False), name="stall_number"
            ),
            models.CheckConstraint(condition=Q(number=None) | Q(number__gte=1, state="placed"), name="stall_placed"),
            models.CheckConstraint(condition=Q(agreement=None) | Q(shares=True), name="stall_agreement"),
            models.CheckConstraint(condition=~Q(state="declined") | ~Q(reason=""), name="stall_reason"),
            models.CheckConstraint(condition=Q(erased_at=None) | Q(contact="", phone=""), name="stall_erased"),
        ]
        ordering = ["number", "at", "id"]

    def __str__(self) -> str:
        return self.name


class Cost(OfCommunity):
    """What a gathering cost or was given, with where the money comes from. Never changed; below zero takes back."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="costs")
    what = models.CharField(max_length=60)
    fen = models.BigIntegerField()
    source = models.CharField(max_length=10, choices=Money.choices)
    sponsor = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(fen=0) & Q(source__in=Money.values), name="gathering_cost"),
        ]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.what


class Produce(OfCommunity):
    """What farmers brought and sold: whole grams, and whether the line stands beside the others or is part of one."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="produce")
    county = models.CharField(max_length=30)
    product = models.CharField(max_length=30)
    grams = models.BigIntegerField()
    said_in = models.CharField(max_length=4, choices=Weight.choices)
    relation = models.CharField(max_length=10, choices=Relation.choices)
    part_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="parts")
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(grams__gt=0), name="produce_grams"),
            models.CheckConstraint(
                condition=Q(relation="beside", part_of=None) | Q(relation="part", part_of__isnull=False),
                name="produce_relation",
            ),
            models.CheckConstraint(condition=Q(said_in__in=Weight.values), name="produce_unit"),
        ]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.county} {self.product}"


class Item(OfCommunity):
    """What one can sign up for. There is no price: everyone pays the seller, in the seller's own way."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="items")
    name = models.CharField(max_length=40)
    unit = models.CharField(max_length=6, blank=True)  # 箱, 份 …; blank where it is weighed
    weighed = models.BooleanField(default=False)
    most = models.PositiveIntegerField(null=True)  # for one line, in units or grams
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "name"], name="sheet_item_name"),
            models.CheckConstraint(
                condition=Q(weighed=True, unit="") | Q(weighed=False) & ~Q(unit=""), name="sheet_item_unit"
            ),
        ]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.name


class SignUp(OfCommunity):
    """A line of the sheet 接龙: a name as one likes, and a number that is erased two weeks after the pick-up."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="sign_ups")
    place = models.PositiveIntegerField()  # the line's number on the sheet
    name = SealedText(blank=True)
    phone = SealedText(blank=True)
    paper = models.BooleanField(default=False)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "place"], name="sheet_line_place"),
            models.CheckConstraint(condition=Q(erased_at=None) | Q(name="", phone=""), name="sheet_line_erased"),
        ]
        ordering = ["place"]

    def __str__(self) -> str:
        return f"{self.place}"


class Want(OfCommunity):
    """How much of an item a line asks for: units, or grams where it is weighed."""

    sign_up = models.ForeignKey(SignUp, on_delete=models.CASCADE, related_name="wants")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="wants")
    quantity = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sign_up", "item"], name="sheet_want_once"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="sheet_want_quantity"),
        ]
        ordering = ["item__at", "id"]

    def __str__(self) -> str:
        return f"{self.item_id} {self.quantity}"


class Craft(OfCommunity):
    """Something that a maker group shows. It has no price and is not sold here."""

    maker = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=40)
    words = models.CharField(max_length=200, blank=True)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, null=True, related_name="+")
    picture = models.CharField(max_length=60, blank=True)  # its file among the media
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "maker", "name"], name="craft_once")]
        ordering = ["maker__name", "name"]

    def __str__(self) -> str:
        return self.name
