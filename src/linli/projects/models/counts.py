"""Columns of a head-count: people, visits, or both; each may be a range; how it was found is required."""

from django.db import models
from django.db.models import BaseConstraint, F, Q

from linli.projects.labels.counts import HeadMethod


class Counted(models.Model):
    """A row that counts heads."""

    people = models.PositiveIntegerField(null=True)
    people_most = models.PositiveIntegerField(null=True)
    visits = models.PositiveIntegerField(null=True)
    visits_most = models.PositiveIntegerField(null=True)
    method = models.CharField(max_length=10, choices=HeadMethod.choices, blank=True)

    class Meta:
        abstract = True


def counted(name: str) -> list[BaseConstraint]:
    """The laws of those columns, under the name of a table: no number without a method, no range upside down."""
    none = Q(people=None, visits=None)
    return [
        models.CheckConstraint(
            condition=none & Q(method="") | ~none & Q(method__in=HeadMethod.values), name=f"{name}_method"
        ),
        models.CheckConstraint(
            condition=Q(people_most=None) | Q(people__isnull=False, people_most__gte=F("people")),
            name=f"{name}_people_range",
        ),
        models.CheckConstraint(
            condition=Q(visits_most=None) | Q(visits__isnull=False, visits_most__gte=F("visits")),
            name=f"{name}_visits_range",
        ),
    ]
