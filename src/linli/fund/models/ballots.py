"""Tables of how residents vote: a code for each household, what came by link, what was handed in on paper."""

from django.db import models
from django.db.models import Q

from linli.foundation.fields import SealedText
from linli.fund.labels import Way
from linli.fund.models.books import Leaf
from linli.fund.models.polls import Poll
from linli.people.models import Person
from linli.territory.models import Community, OfCommunity


class Code(models.Model):
    """The digest of a code that was given out, as a leaf tells; void once another replaces it. Written by the
    database; which household holds it is known to nobody but the household.
    """

    id = models.BigAutoField(primary_key=True)
    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    poll = models.ForeignKey(Poll, on_delete=models.PROTECT, related_name="codes")
    leaf = models.ForeignKey(Leaf, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveIntegerField()  # which of those in the leaf it is
    digest = models.CharField(max_length=64, unique=True)
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replaced")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["leaf", "place"], name="fund_code_place")]

    def __str__(self) -> str:
        return self.digest[:8]


class Envelope(OfCommunity):
    """The slip on which a code is printed: its number, and the micro-grid in which it is handed round. The code itself
    lies here sealed until the votes are counted, so that a sheet can be printed again; then it is erased.
    """

    code = models.OneToOneField(Code, on_delete=models.PROTECT, related_name="envelope")
    place = models.CharField(max_length=80)
    number = models.CharField(max_length=10)
    secret = SealedText(blank=True)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return self.number


class HandedIn(OfCommunity):
    """A ballot on paper as the first of two people entered it; it counts once another has confirmed it."""

    code = models.ForeignKey(Code, on_delete=models.PROTECT, related_name="papers")
    ticks = models.CharField(max_length=400)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.code_id} {self.ticks}"


class Ballot(OfCommunity):
    """What a household ticked: numbers of projects as a JSON list in order. The last of a code counts."""

    poll = models.ForeignKey(Poll, on_delete=models.PROTECT, related_name="ballots")
    code = models.ForeignKey(Code, on_delete=models.PROTECT, related_name="ballots")
    number = models.PositiveSmallIntegerField()
    ticks = models.CharField(max_length=400)
    means = models.CharField(max_length=10, choices=Way.choices)
    paper = models.OneToOneField(HandedIn, on_delete=models.PROTECT, null=True, related_name="ballot")
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "number"], name="fund_ballot_once"),
            models.CheckConstraint(
                condition=Q(means="phone", paper=None, confirmed_by=None)
                | Q(means="paper", paper__isnull=False, confirmed_by__isnull=False),
                name="fund_ballot_means",
            ),
        ]
        ordering = ["code", "number"]

    def __str__(self) -> str:
        return f"{self.code_id} {self.ticks}"
