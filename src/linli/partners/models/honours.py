"""Table of honours, each with the body whose it is (DOMAIN N14)."""

from django.db import models
from django.db.models import Q

from linli.partners.labels import Owner
from linli.people.models import Organisation
from linli.territory.models import OfCommunity


class Honour(OfCommunity):
    """An honour of the street, a branch, the community or a unit: of none but the one it was given to."""

    name = models.CharField(max_length=80)
    owner = models.CharField(max_length=10, choices=Owner.choices)
    body = models.CharField(max_length=80)  # the name of the body whose it is
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    given_by = models.CharField(max_length=80)
    day = models.DateField()
    document = models.CharField(max_length=64, blank=True)  # SHA-256 of the paper
    file = models.CharField(max_length=120, blank=True)
    taken_back_at = models.DateTimeField(null=True)
    past = models.BooleanField(default=False)
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(body="") & ~Q(given_by=""), name="honour_is_somebodys"),
            models.CheckConstraint(condition=Q(document="") | ~Q(file=""), name="honour_paper_has_a_name"),
            models.UniqueConstraint(
                fields=["community", "name", "body", "day"], condition=Q(taken_back_at=None), name="honour_once"
            ),
        ]
        ordering = ["-day", "name"]

    def __str__(self) -> str:
        return self.name
