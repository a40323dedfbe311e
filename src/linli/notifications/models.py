"""The outbox and nothing else: letters that wait, travel and arrive."""

from django.db import models
from django.db.models import Q

from linli.foundation.fields import SealedText
from linli.notifications.labels import MEANS, Carrier, State
from linli.notifications.rules import GROUPS
from linli.people.models import Person
from linli.territory.models import GeneralGrid, MicroGrid, OfCommunity


class Letter(OfCommunity):
    """One letter to one reader: an appointed person, the reporter of `report_id`, or the chat group of a grid."""

    kind = models.CharField(max_length=30)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    report_id = models.UUIDField(null=True)
    about_id = models.UUIDField(null=True)
    micro_grid = models.ForeignKey(MicroGrid, on_delete=models.PROTECT, null=True, related_name="+")
    general_grid = models.ForeignKey(GeneralGrid, on_delete=models.PROTECT, null=True, related_name="+")
    sealed = models.BooleanField(default=False)
    number = SealedText(blank=True)
    params = models.JSONField(default=dict)
    carrier = models.CharField(max_length=10, choices=Carrier.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    posted_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    told_at = models.DateTimeField(null=True)
    told_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    told_means = models.CharField(max_length=10, blank=True)
    trouble = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(carrier__in=GROUPS) | Q(sealed=False, person=None, report_id=None, number="", params={}),
                name="letter_to_group_bares_nothing",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "posted_at"], name="letter_waiting"),
            models.Index(fields=["about_id"], name="letter_about"),
            models.Index(fields=["micro_grid", "state"], name="letter_untold_grid", condition=Q(person=None)),
            models.Index(fields=["general_grid", "state"], name="letter_untold_general", condition=Q(person=None)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"

    @property
    def to_group(self) -> bool:
        return self.carrier in GROUPS

    @property
    def told_how(self) -> str:
        """By what means it was told, in words."""
        return str(MEANS.get(self.told_means, ""))
