"""Tables of notices: what is told, and in which micro-grids it was passed on."""

from django.db import models
from django.db.models import F, Q

from linli.bridge.labels import Told
from linli.foundation.fields import place_code
from linli.people.models import Person
from linli.territory.models import Compound, GeneralGrid, MicroGrid, OfCommunity


class Notice(OfCommunity):
    """What everyone at some doors should know, until a day. `informed_at`: when the last of its grids was told."""

    code = models.CharField(max_length=8, unique=True, default=place_code)
    title = models.CharField(max_length=40)
    words = models.TextField()
    until = models.DateField()
    everywhere = models.BooleanField(default=False)
    picture = models.CharField(max_length=80, blank=True)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    picture_words = models.CharField(max_length=120, blank=True)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    posted_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    informed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(words=""), name="notice_says_something"),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("posted_at")), name="notice_ends_after_it_began"
            ),
            models.CheckConstraint(
                condition=Q(picture="", picture_words="") | (~Q(picture="") & ~Q(picture_words="")),
                name="notice_picture_has_words",
            ),
        ]
        indexes = [models.Index(fields=["community", "until"], name="notice_holds")]
        ordering = ["-posted_at", "-id"]

    def __str__(self) -> str:
        return self.title


class Posting(OfCommunity):
    """A notice is meant for a micro-grid; how its steward passed it on, if that was noted. No note is no fault."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="postings")
    micro_grid = models.ForeignKey(MicroGrid, on_delete=models.PROTECT, related_name="+")
    compound = models.ForeignKey(Compound, on_delete=models.PROTECT, null=True, related_name="+")
    general_grid = models.ForeignKey(GeneralGrid, on_delete=models.PROTECT, null=True, related_name="+")
    means = models.CharField(max_length=10, choices=Told.choices, blank=True)
    told_at = models.DateTimeField(null=True)
    told_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    hand = models.BooleanField(default=False)  # the steward would like a hand with it

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["notice", "micro_grid"], name="posting_once"),
            models.CheckConstraint(
                condition=Q(means="", told_at=None, told_by=None)
                | Q(means__in=Told.values, told_at__isnull=False, told_by__isnull=False, hand=False),
                name="posting_told_or_not",
            ),
        ]
        ordering = ["micro_grid__code"]

    def __str__(self) -> str:
        return f"{self.notice_id} {self.micro_grid_id}"
