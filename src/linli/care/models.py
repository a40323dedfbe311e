"""Tables of the safety calls. Whoever is on the list asked for it; only the keepers of an entry can read it."""

from django.db import models
from django.db.models import F, Q

from linli.care import rules
from linli.care.labels import Stage
from linli.care.sheet import Sheet
from linli.foundation.fields import SealedText
from linli.people.labels import Means
from linli.people.models import Person
from linli.territory.models import OfCommunity


class Entry(OfCommunity):
    """Someone who agreed to be called. Withdrawn, the row stays and says nothing of the person any more."""

    kept = SealedText(blank=True)  # the sheet
    phone_index = models.CharField(max_length=64, blank=True)  # by which a call to the office can end it
    call_at = models.TimeField(default=rules.USUAL_TIME)
    days = models.CharField(max_length=7, default=rules.EVERY_DAY)
    away_from = models.DateField(null=True)
    away_until = models.DateField(null=True)  # the day on which calls begin again
    agreed_at = models.DateTimeField()
    means = models.CharField(max_length=10, choices=Means.choices)
    by_guardian = models.BooleanField(default=False)
    taken_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(null=True)  # when its keepers were last asked to look
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_means = models.CharField(max_length=10, choices=Means.choices, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) & ~Q(kept="") & ~Q(phone_index="")
                | Q(withdrawn_at__isnull=False, kept="", phone_index=""),
                name="entry_kept_or_erased",
            ),
            models.CheckConstraint(
                condition=Q(away_from=None, away_until=None) | Q(away_until__gt=F("away_from")), name="entry_away"
            ),
            models.CheckConstraint(condition=~Q(days=""), name="entry_has_days"),
        ]
        indexes = [models.Index(fields=["phone_index"], name="entry_phone")]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def sheet(self) -> Sheet:
        return Sheet.read(self.kept)


class Keeping(OfCommunity):
    """A keeper's key to one entry, on the days [start, end). The gate asks whose it is."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="keepings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    start = models.DateField()
    end = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "person"], condition=Q(end=None), name="keeping_once"),
            models.CheckConstraint(condition=Q(end__isnull=True) | Q(end__gt=F("start")), name="keeping_days"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} keeps {self.entry_id}"


class Call(OfCommunity):
    """The call of one day. There is no row until something was noted."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="calls")
    day = models.DateField()
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.DUE)
    since = models.DateTimeField()  # when this stage began
    by_person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")  # who noted it last
    noted_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "day"], name="call_once_a_day"),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="call_stage"),
        ]
        indexes = [models.Index(fields=["stage", "day"], name="call_open")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.day} {self.stage}"


class Note(OfCommunity):
    """One step of a call, never changed; its words can be erased."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="notes")
    step = models.CharField(max_length=20)
    by_person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    words = SealedText(blank=True)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.call_id} {self.step}"
