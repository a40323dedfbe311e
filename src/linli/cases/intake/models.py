"""Reports: what one person said, which stays whole whatever becomes of the matter."""

from django.db import models

from linli.cases.labels import Channel
from linli.cases.matter.models import Case
from linli.foundation.fields import SealedText, tracking_code
from linli.people.models import Person
from linli.territory.models import Compound, GeneralGrid, MicroGrid, OfCommunity, Stairwell


class Report(OfCommunity):
    """What one person said 反映. Words, contact and photos can be erased; the row stays."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reports")
    channel = models.CharField(max_length=10, choices=Channel.choices)
    words = models.TextField(blank=True)
    at = models.DateTimeField()
    contact_name = SealedText(blank=True)
    phone = SealedText(blank=True)
    tracking = models.CharField(max_length=8, unique=True, default=tracking_code)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    stairwell = models.ForeignKey(Stairwell, on_delete=models.PROTECT, null=True, related_name="+")
    compound = models.ForeignKey(Compound, on_delete=models.PROTECT, null=True, related_name="+")
    micro_grid = models.ForeignKey(MicroGrid, on_delete=models.PROTECT, null=True, related_name="+")
    general_grid = models.ForeignKey(GeneralGrid, on_delete=models.PROTECT, null=True, related_name="+")
    erased_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.tracking


class Addition(OfCommunity):
    """More words on a matter: from its reporter, or from those who handle it (inside, or for the reporter to read)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="additions")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, null=True, related_name="additions")
    by_person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    words = models.TextField(blank=True)
    public = models.BooleanField(default=False)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.words[:40]


class Photo(OfCommunity):
    """A photo of a report, with everything but the picture taken out of it."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="photos")
    file = models.CharField(max_length=80)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.file
