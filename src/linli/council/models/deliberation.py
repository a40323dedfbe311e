"""Deliberation 多方协商: its notice, the sides, the options, the turns, what was agreed and whether it held."""

from django.db import models
from django.db.models import F, Q

from linli.cases.models import Case
from linli.council.labels import Raised
from linli.council.talk_labels import Held, Says, SideKind, TalkState, Way
from linli.foundation.fields import SealedText
from linli.people.labels import Means
from linli.people.models import Person
from linli.territory.models import Compound, GeneralGrid, OfCommunity

OVER = ["agreed", "looked", "parted"]


class Deliberation(OfCommunity):
    """One matter talked over by all whom it concerns; what was said beforehand does not change after the notice."""

    number = models.PositiveIntegerField()  # yyyy * 1,000 + count in the year, by community
    topic = models.CharField(max_length=60)
    question = models.CharField(max_length=200)  # the one thing that is to be agreed
    raised = models.CharField(max_length=10, choices=Raised.choices)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="+")
    general_grid = models.ForeignKey(GeneralGrid, on_delete=models.PROTECT, null=True, related_name="+")
    compound = models.ForeignKey(Compound, on_delete=models.PROTECT, null=True, related_name="+")
    host = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=80)
    day = models.DateField()
    begins = models.TimeField()
    session = models.PositiveSmallIntegerField(default=1)
    way = models.CharField(max_length=10, choices=Way.choices)
    quorum = models.PositiveSmallIntegerField()  # how many sides must be there to agree on anything
    quorum_chosen = models.BooleanField(default=False)  # else it follows the number of sides
    turn_minutes = models.PositiveSmallIntegerField(default=3)
    state = models.CharField(max_length=10, choices=TalkState.choices, default=TalkState.DRAFT)
    made_at = models.DateTimeField()
    notice_from = models.DateField(null=True)
    opened_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    agreement = models.TextField(blank=True)
    minority = models.TextField(blank=True)  # the view of those who saw it otherwise: it stays in the minutes
    unanimous = models.BooleanField(default=False)  # asked, and nobody saw it otherwise
    outcome = models.TextField(blank=True)  # why there is no agreement and what comes next; why it was called off
    look_back_on = models.DateField(null=True)
    reminded_at = models.DateTimeField(null=True)
    looked_at = models.DateTimeField(null=True)
    held = models.CharField(max_length=6, choices=Held.choices, blank=True)
    found = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "number"], name="talk_number"),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "off"]) | Q(notice_from__isnull=False, notice_from__lt=F("day")),
                name="talk_noticed_beforehand",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["agreed", "looked"]) & ~Q(agreement="") & Q(look_back_on__isnull=False)
                | ~Q(state__in=["agreed", "looked"]) & Q(agreement=""),
                name="talk_agreed_in_words",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=OVER) | Q(unanimous=True, minority="") | Q(unanimous=False) & ~Q(minority=""),
                name="talk_minority_asked",
            ),
            models.CheckConstraint(
                condition=Q(state="looked", looked_at__isnull=False) & ~Q(held="")
                | ~Q(state="looked") & Q(looked_at=None, held=""),
                name="talk_looked_back",
            ),
            models.CheckConstraint(condition=~Q(state__in=["parted", "off"]) | ~Q(outcome=""), name="talk_says_why"),
            models.CheckConstraint(condition=Q(quorum__gte=2), name="talk_of_two_sides"),
        ]
        indexes = [models.Index(fields=["community", "state", "day"], name="talk_state")]
        ordering = ["-day", "-id"]

    def __str__(self) -> str:
        return self.topic

    @property
    def shown_number(self) -> str:
        """As it is written on papers: 2026-007."""
        return f"{self.number // 1000}-{self.number % 1000:03}"


class Option(OfCommunity):
    """One way in which it might be settled, with what speaks for it and against it."""

    talk = models.ForeignKey(Deliberation, on_delete=models.PROTECT, related_name="options")
    place = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=120)
    pros = models.CharField(max_length=200, blank=True)
    cons = models.CharField(max_length=200, blank=True)
    chosen = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["talk", "place"], name="option_place"),
            models.UniqueConstraint(fields=["talk"], condition=Q(chosen=True), name="option_one_chosen"),
        ]
        ordering = ["place"]

    def __str__(self) -> str:
        return self.words


class Party(OfCommunity):
    """A side 当事方: of what sort, for how many it speaks, how many came; a name only of a speaker who agreed to it."""

    talk = models.ForeignKey(Deliberation, on_delete=models.PROTECT, related_name="sides")
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=SideKind.choices)
    name = models.CharField(max_length=40)
    people = models.PositiveSmallIntegerField(null=True)  # households or members it speaks for, as it says itself
    speaker = SealedText(blank=True)
    consented = models.CharField(max_length=6, choices=Means.choices, blank=True)
    came = models.PositiveSmallIntegerField(null=True)
    seconds = models.PositiveIntegerField(default=0)  # how long it spoke, by the clock of the turns
    says = models.CharField(max_length=8, choices=Says.choices, blank=True)
    found = models.CharField(max_length=6, choices=Held.choices, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["talk", "place"], name="side_place"),
            models.UniqueConstraint(fields=["talk", "name"], name="side_once"),
            models.CheckConstraint(condition=Q(speaker="") | ~Q(consented=""), name="side_speaker_agreed"),
            models.CheckConstraint(condition=Q(says="") | Q(came__gt=0), name="side_says_when_there"),
        ]
        ordering = ["place"]

    def __str__(self) -> str:
        return self.name


class Turn(OfCommunity):
    """What a side said in a turn, as short points; nothing is recorded."""

    talk = models.ForeignKey(Deliberation, on_delete=models.PROTECT, related_name="turns")
    side = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="turns")
    session = models.PositiveSmallIntegerField()
    place = models.PositiveSmallIntegerField()
    points = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["talk", "place"], name="turn_place"),
            models.CheckConstraint(condition=~Q(points=""), name="turn_says_something"),
        ]
        ordering = ["place"]

    def __str__(self) -> str:
        return self.points
