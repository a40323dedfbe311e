"""Tables of appointing: nominations, objections to them, and what was handed over in thanks."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from linli.forces.stages import ENDED, LIVE, SOURCES, Given, Opinion, Proposer, Stage, Way, Why
from linli.foundation.fields import SealedText
from linli.people.labels import Means, Profession, Role
from linli.people.models import Appointment, Person
from linli.territory.models import Compound, GeneralGrid, MicroGrid, OfCommunity

LONGEST_SOURCE = max(30, *map(len, SOURCES))


class Nomination(OfCommunity):
    """Someone is proposed for a post. Whoever is not appointed stays a sealed name, and is entered nowhere else."""

    way = models.CharField(max_length=10, choices=Way.choices)
    stage = models.CharField(max_length=13, choices=Stage.choices, default=Stage.NOMINATED)
    role = models.CharField(max_length=10, choices=Role.choices)
    profession = models.CharField(max_length=10, choices=Profession.choices, blank=True)
    source = models.CharField(max_length=LONGEST_SOURCE, blank=True)
    general_grid = models.ForeignKey(GeneralGrid, on_delete=models.PROTECT, null=True, related_name="+")
    compound = models.ForeignKey(Compound, on_delete=models.PROTECT, null=True, related_name="+")
    micro_grid = models.ForeignKey(MicroGrid, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")  # once they are entered
    name = SealedText(blank=True)
    phone = SealedText(blank=True)
    phone_index = models.CharField(max_length=64, blank=True)
    proposer = models.CharField(max_length=10, choices=Proposer.choices)
    reason = SealedText(blank=True)
    offers = models.CharField(max_length=120, blank=True)  # what an anchor household offers, and when
    unit = models.CharField(max_length=60, blank=True)
    unit_letter = models.CharField(max_length=60, blank=True)  # by which letter of the unit
    renews = models.ForeignKey(Appointment, on_delete=models.PROTECT, null=True, related_name="+")
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True)
    agreed_means = models.CharField(max_length=10, choices=Means.choices, blank=True)
    card = models.BooleanField(default=False)  # agrees to name and number on the grid's card
    party = models.BooleanField(null=True)  # said by them if they wish; goes over to the person when appointed
    opinion = models.CharField(max_length=10, choices=Opinion.choices, blank=True)
    opinion_words = models.CharField(max_length=300, blank=True)
    opinion_day = models.DateField(null=True)
    opinion_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    notice_from = models.DateField(null=True)
    notice_until = models.DateField(null=True)  # the last day of the notice
    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=10, choices=Why.choices, blank=True)
    ended_words = SealedText(blank=True)
    forgotten_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-entered_at", "id"]
        indexes = [models.Index(fields=["community", "stage"], name="nomination_stage_of")]
        constraints = [
            models.CheckConstraint(condition=Q(stage__in=Stage.values, way__in=Way.values), name="nomination_stage"),
            models.CheckConstraint(
                condition=Q(general_grid=None, compound=None)
                | Q(general_grid=None, micro_grid=None)
                | Q(compound=None, micro_grid=None),
                name="nomination_one_place",
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.APPOINTED, appointment__isnull=False)
                | ~Q(stage=Stage.APPOINTED) & Q(appointment=None),
                name="nomination_appointed",
            ),
            models.CheckConstraint(
                condition=Q(agreed_at__isnull=False)
                | Q(way=Way.UNIT)
                | Q(stage__in=[Stage.NOMINATED, Stage.NOT_APPOINTED, Stage.WITHDRAWN]),
                name="nomination_agreed",
            ),
            models.CheckConstraint(
                condition=Q(opinion=Opinion.SUPPORT)
                | Q(way=Way.UNIT)
                | ~Q(stage__in=[Stage.SUPPORTED, Stage.NOTICED, Stage.APPOINTED]),
                name="nomination_supported",
            ),
            models.CheckConstraint(
                condition=Q(notice_from__isnull=False)
                | ~Q(way=Way.FULL)
                | ~Q(stage__in=[Stage.NOTICED, Stage.APPOINTED]),
                name="nomination_noticed",
            ),
            models.CheckConstraint(
                condition=Q(notice_from=None, notice_until=None) | Q(notice_until__gte=F("notice_from")),
                name="nomination_notice_days",
            ),
            models.CheckConstraint(
                condition=Q(way=Way.RENEWAL, renews__isnull=False) | ~Q(way=Way.RENEWAL) & Q(renews=None),
                name="nomination_renewal",
            ),
            models.CheckConstraint(
                condition=~Q(way=Way.UNIT) | ~Q(unit="") & ~Q(unit_letter=""), name="nomination_unit"
            ),
            models.CheckConstraint(
                condition=Q(stage__in=ENDED, ended_at__isnull=False) & ~Q(ended_why="")
                | ~Q(stage__in=ENDED) & Q(ended_at=None, ended_why=""),
                name="nomination_ended",
            ),
            models.CheckConstraint(condition=~Q(name="") | Q(forgotten_at__isnull=False), name="nomination_named"),
            models.UniqueConstraint(
                F("phone_index"),
                F("role"),
                F("profession"),
                Coalesce("general_grid", "compound", "micro_grid", "community"),
                condition=Q(stage__in=LIVE) & ~Q(phone_index=""),
                name="nomination_once",
            ),
            models.UniqueConstraint(fields=["renews"], condition=Q(stage__in=LIVE), name="nomination_renews_once"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.stage} {self.pk}"


class Objection(OfCommunity):
    """What someone says against an appointment on notice: read by the office and the secretary alone, then answered."""

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="objections")
    words = SealedText()
    contact = SealedText(blank=True)
    means = models.CharField(max_length=10, choices=Means.choices)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    raised_at = models.DateTimeField()
    answer = SealedText(blank=True)
    upheld = models.BooleanField(null=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["raised_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, upheld=None, answer="")
                | Q(answered_at__isnull=False, answered_by__isnull=False, upheld__isnull=False) & ~Q(answer=""),
                name="objection_answered",
            ),
            models.CheckConstraint(
                condition=Q(means=Means.LINK, entered_by=None) | ~Q(means=Means.LINK) & Q(entered_by__isnull=False),
                name="objection_means",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nomination_id} {self.raised_at}"


class Recognition(OfCommunity):
    """A paper handed over: the letter of appointment once, thanks as often as there is reason; nobody is ranked."""

    kind = models.CharField(max_length=10, choices=Given.choices)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    words = models.CharField(max_length=200, blank=True)
    duties_version = models.PositiveSmallIntegerField(null=True)  # of the list behind the letter
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        ordering = ["-day", "id"]
        constraints = [
            models.UniqueConstraint(fields=["appointment"], condition=Q(kind=Given.LETTER), name="letter_given_once"),
            models.CheckConstraint(condition=Q(kind=Given.LETTER) | ~Q(words=""), name="recognition_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.person_id} {self.day}"
