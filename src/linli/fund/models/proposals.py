"""Tables of what is proposed and decided. What the log tells is written by the database from its leaves; whoever
applies or is paid stands beside, sealed, and can be erased.
"""

from django.db import models
from django.db.models import F, Q

from linli.foundation.fields import SealedText
from linli.fund.labels import Asks, Choice, Says, Way
from linli.fund.models.books import Leaf, Purpose
from linli.fund.models.committee import Seat
from linli.people.models import Person
from linli.territory.models import Community, OfCommunity


class Proposal(models.Model):
    """What money of a purpose is asked for, as its leaf tells; `number` is the leaf's."""

    leaf = models.OneToOneField(Leaf, on_delete=models.PROTECT, primary_key=True, related_name="proposal")
    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    number = models.IntegerField()
    code = models.CharField(max_length=12)
    sort = models.CharField(max_length=10, choices=Asks.choices)
    name = models.CharField(max_length=60)
    purpose = models.ForeignKey(Purpose, on_delete=models.PROTECT, related_name="+")
    fen = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "code"], name="fund_proposal_code"),
            models.UniqueConstraint(fields=["community", "number"], name="fund_proposal_number"),
            models.CheckConstraint(condition=Q(sort__in=Asks.values), name="fund_proposal_sort"),
            models.CheckConstraint(condition=Q(fen__gt=0), name="fund_proposal_fen"),
        ]
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Application(OfCommunity):
    """Who applies and who is paid: sealed, found again by a blind index, and never in the log."""

    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="application")
    applicant = SealedText(blank=True)
    applicant_salt = SealedText(blank=True)
    applicant_phone = SealedText(blank=True)
    applicant_index = models.CharField(max_length=64, blank=True)
    payee = SealedText(blank=True)
    payee_salt = SealedText(blank=True)
    payee_index = models.CharField(max_length=64, blank=True)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.proposal_id}"


class Opinion(models.Model):
    """What the community Party committee says beforehand 前置审议; the last word holds."""

    leaf = models.OneToOneField(Leaf, on_delete=models.PROTECT, primary_key=True, related_name="opinion")
    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="opinions")
    number = models.IntegerField()
    says = models.CharField(max_length=10, choices=Says.choices)
    day = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(says__in=Says.values), name="fund_opinion_says")]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.says}"


class Motion(OfCommunity):
    """A proposal is put to the vote; until `until` every seat is waited for. Never changed."""

    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="motion")
    until = models.DateField()
    put_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.until}"


class Slip(OfCommunity):
    """A vote on paper as the first of two people entered it; it counts once another has confirmed it. Never changed."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="slips")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    alternate = models.BooleanField(default=False)
    choice = models.CharField(max_length=10, choices=Choice.choices)
    reason = models.CharField(max_length=200, blank=True)
    scan = models.CharField(max_length=64)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.seat_id} {self.choice}"


class Vote(OfCommunity):
    """What a seat said, by its holder or the alternate; the person who cast it is never published. Never changed."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="votes")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="votes")
    alternate = models.BooleanField(default=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(max_length=10, choices=Choice.choices)
    reason = models.CharField(max_length=200, blank=True)
    means = models.CharField(max_length=10, choices=Way.choices)
    slip = models.OneToOneField(Slip, on_delete=models.PROTECT, null=True, related_name="vote")
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proposal", "seat", "alternate"], name="fund_vote_once"),
            models.CheckConstraint(condition=Q(choice__in=Choice.values), name="fund_vote_choice"),
            models.CheckConstraint(condition=~Q(choice="recused") | ~Q(reason=""), name="fund_vote_reason"),
            models.CheckConstraint(
                condition=Q(means="phone", slip=None, confirmed_by=None)
                | Q(means="paper", slip__isnull=False, confirmed_by__isnull=False),
                name="fund_vote_means",
            ),
        ]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.seat_id} {self.choice}"


class Remark(OfCommunity):
    """What a seat says for the minutes; the supervisor's words too. Never changed."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="remarks")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=500)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.words[:40]


class Decision(models.Model):
    """What the committee decided. `ordered`, `drawn` and `advanced` are kept by the database: what orders have taken
    of the fen, what has left the fund less what came back, and what was advanced and is not yet a cost.
    """

    leaf = models.OneToOneField(Leaf, on_delete=models.PROTECT, primary_key=True, related_name="decision")
    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="decision")
    number = models.IntegerField()
    says = models.CharField(max_length=3)
    fen = models.BigIntegerField()
    day = models.DateField()
    ordered = models.BigIntegerField(default=0)
    drawn = models.BigIntegerField(default=0)
    advanced = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(says="yes", fen__gt=0) | Q(says="no", fen=0), name="fund_decision_says"),
            models.CheckConstraint(condition=Q(ordered__gte=0, ordered__lte=F("fen")), name="fund_decision_ordered"),
            models.CheckConstraint(condition=Q(drawn__gte=0, drawn__lte=F("fen")), name="fund_decision_drawn"),
            models.CheckConstraint(condition=Q(advanced__gte=0), name="fund_decision_advanced"),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.says}"
