"""Tables of work: makers' groups, and what someone says has come of it, with consent."""

from django.db import models
from django.db.models import Q

from linli.fund.models import Agreement
from linli.people.labels import Means
from linli.people.models import Person
from linli.projects.labels.conveniences import OutcomeKind
from linli.territory.models import OfCommunity


class Makers(OfCommunity):
    """A group that makes things 妈咪手作; `also` are its other names. Shown, never sold here."""

    name = models.CharField(max_length=40)
    also = models.CharField(max_length=80, blank=True)
    words = models.CharField(max_length=300, blank=True)
    works = models.TextField(blank=True)  # what they make, one a line
    members = models.PositiveIntegerField(null=True)
    as_of = models.DateField(null=True)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "name"], condition=Q(ended_at=None), name="makers_name"),
            models.CheckConstraint(
                condition=Q(members=None, as_of=None) | Q(members__isnull=False, as_of__isnull=False),
                name="makers_counted_on_a_day",
            ),
        ]
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Outcome(OfCommunity):
    """Someone is in work, has a venture or learns, by their own word. No name; a number only as a blind mark.

    Withdrawn, the row stays and counts no more.
    """

    kind = models.CharField(max_length=10, choices=OutcomeKind.choices)
    since = models.DateField()
    means = models.CharField(max_length=10, choices=Means.choices)
    phone_index = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    past = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=OutcomeKind.values), name="outcome_kind"),
            models.CheckConstraint(condition=Q(withdrawn_at=None) | Q(phone_index=""), name="outcome_withdrawn"),
            models.UniqueConstraint(
                fields=["community", "phone_index"], condition=~Q(phone_index=""), name="outcome_once"
            ),
        ]
        indexes = [models.Index(fields=["phone_index"], name="outcome_phone")]
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.kind} {self.since}"
