"""Tables of what is shown: questions of residents, totals that were told elsewhere and are held against their parts."""

from django.db import models
from django.db.models import Q

from linli.fund.models.books import Leaf
from linli.people.models import Person
from linli.territory.models import OfCommunity


class Question(OfCommunity):
    """A question to the fund, and its answer; shown to everyone when it is answered."""

    words = models.CharField(max_length=300)
    asked_at = models.DateTimeField()
    about = models.ForeignKey(Leaf, on_delete=models.PROTECT, null=True, related_name="+")
    answer = models.CharField(max_length=600, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    hidden = models.BooleanField(default=False)  # it holds someone's private data, or is no question

    class Meta:
        indexes = [models.Index(fields=["community", "-asked_at"], name="fund_question_latest")]
        ordering = ["-asked_at"]

    def __str__(self) -> str:
        return self.words[:30]


class Claim(OfCommunity):
    """A total that is to be told, with its parts: published only when they meet, or when the gap is explained."""

    title = models.CharField(max_length=80)
    source = models.CharField(max_length=120, blank=True)
    total = models.BigIntegerField()
    parts = models.JSONField()  # [{words, fen}]
    why = models.CharField(max_length=400, blank=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    leaf = models.OneToOneField(Leaf, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(total__gte=0), name="fund_claim_total")]
        ordering = ["-written_at"]

    def __str__(self) -> str:
        return self.title

    @property
    def gap(self) -> int:
        """By how much the total exceeds its parts, in fen."""
        return self.total - sum(part["fen"] for part in self.parts)
