"""Tables of foresight: a look ahead each week, and what it proposed. Nothing in them is about a person."""

from django.db import models
from django.db.models import Q

from linli.cases.models import Case
from linli.foresight.labels import Source, State
from linli.people.models import Person
from linli.territory.models import Compound, GeneralGrid, OfCommunity, Stairwell


class Look(OfCommunity):
    """One look ahead: what it rested on, and how far its forecasts have missed up to then, beside the best naive ones.

    `ours` and `naive` are mean absolute errors in matters a week and kind; null where the past was too short to test.
    """

    week = models.DateField()  # its Monday
    at = models.DateTimeField()
    matters = models.PositiveIntegerField()
    weeks = models.PositiveSmallIntegerField()
    kinds = models.PositiveSmallIntegerField()  # with enough matters to be forecast
    ours = models.FloatField(null=True)
    naive = models.FloatField(null=True)
    rival = models.CharField(max_length=24, blank=True)
    forecasts = models.PositiveIntegerField(default=0)  # how many were compared

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "week"], name="look_once_a_week")]
        ordering = ["-week"]

    def __str__(self) -> str:
        return f"{self.week}"


class Proposal(OfCommunity):
    """A kind at a place that could be met ahead; taken up it is a matter like any other.

    The nearest of stairwell, compound and general grid that is known says where; none: the whole community.
    """

    look = models.ForeignKey(Look, on_delete=models.PROTECT, related_name="proposals")
    source = models.CharField(max_length=8, choices=Source.choices)
    kind = models.CharField(max_length=4)
    key = models.CharField(max_length=60)  # source, kind and place: what makes two proposals the same
    stairwell = models.ForeignKey(Stairwell, on_delete=models.PROTECT, null=True, related_name="+")
    compound = models.ForeignKey(Compound, on_delete=models.PROTECT, null=True, related_name="+")
    general_grid = models.ForeignKey(GeneralGrid, on_delete=models.PROTECT, null=True, related_name="+")
    place_words = models.CharField(max_length=120, blank=True)
    season = models.CharField(max_length=20, blank=True)
    seen = models.PositiveIntegerField()  # matters of the kind there, in `weeks`
    weeks = models.PositiveSmallIntegerField()
    usual = models.FloatField(null=True)  # what chance, or the weeks before, would have brought instead
    ahead = models.FloatField(null=True)  # what the next four weeks bring if nothing is done,
    low = models.PositiveIntegerField(null=True)  # four times of five between these two
    high = models.PositiveIntegerField(null=True)
    until = models.DateField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    words = models.CharField(max_length=200, blank=True)  # why it is not taken up
    case = models.OneToOneField(Case, on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "key"], condition=Q(state="open"), name="proposal_open_once"),
            models.CheckConstraint(
                condition=Q(state="open", decided_at=None, case=None)
                | Q(state="accepted", decided_at__isnull=False, decided_by__isnull=False, case__isnull=False)
                | Q(state="declined", decided_at__isnull=False, decided_by__isnull=False, case=None) & ~Q(words="")
                | Q(state="lapsed", decided_at__isnull=False, case=None),
                name="proposal_ends",
            ),
            models.CheckConstraint(
                condition=Q(low=None, high=None, ahead=None) | Q(high__gte=models.F("low"), ahead__isnull=False),
                name="proposal_interval",
            ),
        ]
        indexes = [models.Index(fields=["community", "state", "until"], name="proposal_open")]
        ordering = ["until", "key"]

    def __str__(self) -> str:
        return self.key
