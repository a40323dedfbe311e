"""Tables of deeds 惠民实事: what is to be done, by whom, and what residents found."""

from django.db import models
from django.db.models import Q

from linli.foundation.fields import SealedText
from linli.partners.labels import Stage, Way
from linli.people.models import Organisation, Person
from linli.territory.models import Compound, GeneralGrid, OfCommunity


class Deed(OfCommunity):
    """A useful thing for residents, published by the office and claimed by exactly one organisation."""

    number = models.PositiveIntegerField()
    title = models.CharField(max_length=60)
    origin = models.CharField(max_length=200, blank=True)  # which wish of residents it answers
    place = models.CharField(max_length=80, blank=True)
    general_grid = models.ForeignKey(GeneralGrid, on_delete=models.PROTECT, null=True, related_name="+")
    compound = models.ForeignKey(Compound, on_delete=models.PROTECT, null=True, related_name="+")
    due = models.DateField()
    done_means = models.CharField(max_length=200)  # by what one sees that it is done
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.PUBLISHED)
    claimant = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    done_words = models.CharField(max_length=300, blank=True)
    photo = models.CharField(max_length=80, blank=True)  # the file; of the thing, not of people
    looked_at = models.DateTimeField(null=True)  # when someone saw that nobody can be recognised
    looked_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    late_told = models.DateField(null=True)  # the day that was missed when the office was told
    past = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "number"], name="deed_number"),
            models.CheckConstraint(
                condition=Q(stage__in=[Stage.PUBLISHED, Stage.WITHDRAWN], claimant=None, claimed_at=None)
                | ~Q(stage__in=[Stage.PUBLISHED, Stage.WITHDRAWN])
                & Q(claimant__isnull=False, claimed_at__isnull=False),
                name="deed_claimed_by_one",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=[Stage.DONE, Stage.CONFIRMED], done_at__isnull=False)
                | ~Q(stage__in=[Stage.DONE, Stage.CONFIRMED]) & Q(done_at=None),
                name="deed_done_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.CONFIRMED, confirmed_at__isnull=False)
                | ~Q(stage=Stage.CONFIRMED) & Q(confirmed_at=None),
                name="deed_confirmed_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(looked_at=None) | Q(looked_by__isnull=False) & ~Q(photo=""), name="deed_photo_looked_at"
            ),
        ]
        indexes = [
            models.Index(fields=["community", "stage", "due"], name="deed_stage"),
            models.Index(fields=["claimant"], name="deed_claimant"),
        ]
        ordering = ["-number"]

    def __str__(self) -> str:
        return self.title


class Finding(OfCommunity):
    """What residents found of a deed that was said to be done."""

    deed = models.ForeignKey(Deed, on_delete=models.PROTECT, related_name="findings")
    way = models.CharField(max_length=10, choices=Way.choices)
    good = models.BooleanField()
    words = models.CharField(max_length=200, blank=True)
    names = SealedText(blank=True)  # of those who signed on paper; of one who gave a name by link
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(way=Way.LINK, entered_by=None) | Q(way=Way.PAPER, entered_by__isnull=False),
                name="finding_on_paper_is_entered",
            ),
        ]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.deed_id} {self.good}"
