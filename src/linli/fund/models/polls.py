"""Tables of a residents' vote as it is prepared; once it is announced the database refuses every change to them."""

from django.db import models
from django.db.models import F, Q

from linli.fund.models.books import Leaf, Purpose
from linli.fund.models.proposals import Proposal
from linli.people.models import Person
from linli.territory.models import Community, OfCommunity


class Poll(OfCommunity):
    """A residents' vote 居民投票 for projects, open from its first to its last day, both counted in."""

    code = models.CharField(max_length=12)
    name = models.CharField(max_length=60)
    words = models.CharField(max_length=500, blank=True)
    opens = models.DateField()
    closes = models.DateField()
    least = models.PositiveSmallIntegerField()  # how many projects a ballot ticks at least
    prepared_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "code"], name="fund_poll_code"),
            models.CheckConstraint(condition=Q(closes__gte=F("opens")), name="fund_poll_days"),
            models.CheckConstraint(condition=Q(least__gte=1) & ~Q(name=""), name="fund_poll_least"),
        ]
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Pool(OfCommunity):
    """The money of one purpose that a vote offers, in whole yuan."""

    poll = models.ForeignKey(Poll, on_delete=models.PROTECT, related_name="pools")
    purpose = models.ForeignKey(Purpose, on_delete=models.PROTECT, related_name="+")
    yuan = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["poll", "purpose"], name="fund_pool_once"),
            models.CheckConstraint(condition=Q(yuan__gte=1), name="fund_pool_yuan"),
        ]
        ordering = ["purpose"]

    def __str__(self) -> str:
        return f"{self.purpose_id} {self.yuan}"


class Candidate(OfCommunity):
    """A project to vote on: what it costs in whole yuan, and whose money pays it. Struck only with a reason."""

    poll = models.ForeignKey(Poll, on_delete=models.PROTECT, related_name="candidates")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=60)
    words = models.CharField(max_length=300, blank=True)
    yuan = models.PositiveIntegerField()
    purpose = models.ForeignKey(Purpose, on_delete=models.PROTECT, related_name="+")
    struck = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["poll", "number"], name="fund_candidate_once"),
            models.CheckConstraint(condition=Q(yuan__gte=1, number__gte=1) & ~Q(name=""), name="fund_candidate_yuan"),
        ]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class Announced(models.Model):
    """A vote that stands in the log, as its leaf tells. Written by the database."""

    leaf = models.OneToOneField(Leaf, on_delete=models.PROTECT, primary_key=True, related_name="announced")
    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    poll = models.OneToOneField(Poll, on_delete=models.PROTECT, related_name="announced")
    number = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.poll_id} {self.number}"


class Result(models.Model):
    """What a vote came to, as its leaf tells. Written by the database."""

    leaf = models.OneToOneField(Leaf, on_delete=models.PROTECT, primary_key=True, related_name="result")
    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    poll = models.OneToOneField(Poll, on_delete=models.PROTECT, related_name="result")
    number = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.poll_id} {self.number}"


class Mandate(models.Model):
    """A proposal that carries out what residents have chosen, as its leaf tells. Written by the database."""

    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, primary_key=True, related_name="mandate")
    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="mandates")

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.candidate_id}"
