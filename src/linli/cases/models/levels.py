"""Asking the level that can decide 难题直解: one question, its owner, the day promised, and the answer."""

from django.db import models
from django.db.models import Q

from linli.cases.labels import Level, Ruling
from linli.cases.models.case import Case
from linli.foundation.fields import SealedText
from linli.people.models import Person
from linli.territory.models import OfCommunity


class Decision(OfCommunity):
    """What someone above must decide before a matter can go on; answered by an account or by a private link."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decisions")
    level = models.CharField(max_length=12, choices=Level.choices)
    before = models.CharField(max_length=12, choices=Level.choices)  # the level from which it was asked
    question = models.TextField()
    dossier = models.TextField(blank=True)  # what the one who decides needs to know, without names or numbers
    owner = models.CharField(max_length=60)  # who decides, in words: a bureau is asked through the street
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    number = SealedText(blank=True)  # where the link was sent, if not to an account
    ruling = models.CharField(max_length=10, choices=Ruling.choices, default=Ruling.ASKED)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    wanted_by = models.DateField()
    promised_on = models.DateField(null=True)
    accepted_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(ruling__in=["asked", "accepted"]), name="decision_one_open"
            ),
            models.CheckConstraint(
                condition=Q(ruling__in=["asked", "accepted"], answered_at=None)
                | (~Q(ruling__in=["asked", "accepted"]) & Q(answered_at__isnull=False)),
                name="decision_ends",
            ),
        ]
        indexes = [models.Index(fields=["person", "ruling"], name="decision_person")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.ruling}"
