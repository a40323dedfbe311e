"""Tables of the desk: workbooks on trial before they are loaded, and history taken over from ledgers."""

from django.db import models
from django.db.models import F, Q

from linli.territory.models import Compound, MicroGrid, OfCommunity


class Upload(OfCommunity):
    """A workbook that someone tries: kept until it is loaded or thrown away, at most a week."""

    name = models.CharField(max_length=120)
    purpose = models.CharField(max_length=10)  # land | history
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    trial = models.JSONField(default=dict)  # what loading would change, as found when it was brought
    uploaded_at = models.DateTimeField()
    uploaded_by = models.CharField(max_length=60)
    loaded_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name


class PastMatter(OfCommunity):
    """A matter of the time before Linli 历史导入, with the file and row it came from; never mixed with lived ones."""

    source = models.CharField(max_length=20)  # ledger | 12345 | city | form | chain
    file = models.CharField(max_length=120)
    sheet = models.CharField(max_length=60, blank=True)
    row = models.PositiveIntegerField()
    outer_number = models.CharField(max_length=40, blank=True)
    words = models.TextField(blank=True)
    place_words = models.CharField(max_length=120, blank=True)
    compound = models.ForeignKey(Compound, on_delete=models.PROTECT, null=True, related_name="+")
    micro_grid = models.ForeignKey(MicroGrid, on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=4, blank=True)
    reported_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    result = models.CharField(max_length=200, blank=True)
    fingerprint = models.CharField(max_length=64)  # the same row loaded again changes nothing
    loaded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "fingerprint"], name="past_matter_once"),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(reported_at=None) | Q(closed_at__gte=F("reported_at")),
                name="past_matter_times",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file} {self.row}"


class Taken(OfCommunity):
    """Where something of the past 历史导入 came from: its file, sheet and row. The same row again changes nothing."""

    fingerprint = models.CharField(max_length=64)
    file = models.CharField(max_length=120)
    sheet = models.CharField(max_length=60, blank=True)
    row = models.PositiveIntegerField()
    object_kind = models.CharField(max_length=40)
    object_id = models.UUIDField()
    loaded_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "fingerprint"], name="taken_once")]
        indexes = [models.Index(fields=["object_id"], name="taken_object")]

    def __str__(self) -> str:
        return f"{self.file} {self.row}"
