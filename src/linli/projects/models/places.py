"""Where something stands: the grids of the day on which it was put there, and words that lead to it."""

from django.db import models

from linli.territory.models import Compound, GeneralGrid, MicroGrid, OfCommunity


class Placed(OfCommunity):
    """A row that stands somewhere; nothing named means the whole community."""

    compound = models.ForeignKey(Compound, on_delete=models.PROTECT, null=True, related_name="+")
    micro_grid = models.ForeignKey(MicroGrid, on_delete=models.PROTECT, null=True, related_name="+")
    general_grid = models.ForeignKey(GeneralGrid, on_delete=models.PROTECT, null=True, related_name="+")
    where = models.CharField(max_length=80, blank=True)

    class Meta:
        abstract = True
