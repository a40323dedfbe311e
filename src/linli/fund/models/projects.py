"""Tables of what is done with the money: who looks at it, what they found, pictures, lists, hand-overs."""

from django.db import models
from django.db.models import Q

from linli.foundation.fields import SealedText
from linli.fund.labels import Checks, Source, Way
from linli.fund.models.books import Leaf
from linli.fund.models.proposals import Proposal
from linli.people.models import Person
from linli.territory.models import Community, MicroGrid, OfCommunity

WHOLE = 0  # the part of a check or a picture that is about the whole project; 1 … are its milestones


class Checker(OfCommunity):
    """A resident who looks at what was done: one of two overseers, or someone who uses it. Sealed; acts by a link."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="checkers")
    kind = models.CharField(max_length=10, choices=Checks.choices)
    name = SealedText()
    phone = SealedText(blank=True)
    phone_index = models.CharField(max_length=64, blank=True)
    named_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Checks.values), name="fund_checker_kind"),
            models.UniqueConstraint(
                fields=["proposal", "phone_index"],
                condition=~Q(phone_index="") & Q(ended_at=None),
                name="fund_checker_once",
            ),
        ]
        ordering = ["kind", "at", "id"]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.kind}"


class Check(OfCommunity):
    """What a checker found of a part; the last word of each holds. Never changed."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="checks")
    checker = models.ForeignKey(Checker, on_delete=models.PROTECT, related_name="checks")
    part = models.PositiveSmallIntegerField()
    good = models.BooleanField()
    words = models.CharField(max_length=500, blank=True)
    means = models.CharField(max_length=10, choices=Way.choices)
    scan = models.CharField(max_length=64, blank=True)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(means="phone", scan="", entered_by=None)
                | (Q(means="paper", entered_by__isnull=False) & ~Q(scan="")),
                name="fund_check_means",
            ),
            models.CheckConstraint(condition=Q(good=True) | ~Q(words=""), name="fund_check_words"),
        ]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.checker_id} {self.part}"


class Acceptance(models.Model):
    """A part, or the whole, was found good. Written by the database from its leaf."""

    leaf = models.OneToOneField(Leaf, on_delete=models.PROTECT, primary_key=True, related_name="acceptance")
    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="acceptances")
    number = models.IntegerField()
    part = models.PositiveSmallIntegerField()
    final = models.BooleanField()
    day = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "part"], name="fund_acceptance_once")]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.part}"


class Picture(OfCommunity):
    """A photo of a part, written anew without where and by whom; everyone sees it once someone looked at it."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="pictures")
    part = models.PositiveSmallIntegerField()
    file = models.CharField(max_length=60)
    sha256 = models.CharField(max_length=64)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    words = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()
    shown_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    shown_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "part", "sha256"], name="fund_picture_once")]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.sha256[:8]


class Stipends(OfCommunity):
    """The list of a stipend run: who served on which days, sealed; how many and how much is public. Never changed."""

    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="stipends")
    start = models.DateField()
    until = models.DateField()
    rate = models.BigIntegerField()  # fen for a steward who served on all the days
    count = models.PositiveIntegerField()
    fen = models.BigIntegerField()
    listed = SealedText(blank=True)  # JSON

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.count}"


class Kit(OfCommunity):
    """A kit was handed over to a micro-grid."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="kits")
    micro_grid = models.ForeignKey(MicroGrid, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    noted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "micro_grid"], name="fund_kit_once")]

    def __str__(self) -> str:
        return f"{self.micro_grid_id}"


class Outside(OfCommunity):
    """Money of a project that is not the fund's: kept to be seen beside it, never in the books. Never changed."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="outside")
    source = models.CharField(max_length=10, choices=Source.choices)
    fen = models.BigIntegerField()  # below zero takes back what was noted wrongly
    words = models.CharField(max_length=120, blank=True)
    day = models.DateField()
    noted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(fen=0) & Q(source__in=Source.values), name="fund_outside_fen")
        ]
        ordering = ["day", "id"]

    def __str__(self) -> str:
        return f"{self.source} {self.fen}"


class Scan(OfCommunity):
    """A paper that was scanned: minutes, a vote, a check. The file lies under its digest. Never changed."""

    sha256 = models.CharField(max_length=64)
    form = models.CharField(max_length=20)  # media type
    size = models.PositiveIntegerField()
    kept_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "sha256"], name="fund_scan_once")]

    def __str__(self) -> str:
        return self.sha256[:8]
