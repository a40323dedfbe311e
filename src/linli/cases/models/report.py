"""What people said: a report is one person's and stays whole; with it its photos, voice, orders and verdicts."""

from django.db import models
from django.db.models import F, Q

from linli.cases.labels import Channel, OrderSource, Verdict
from linli.cases.models.case import Case
from linli.foundation.fields import SealedText, tracking_code
from linli.people.labels import Means
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
    signs = models.BinaryField(default=b"")  # by which its matter is found (alike/packing.py); gone with its words

    def __str__(self) -> str:
        return self.tracking


class Sign(models.Model):
    """A sign of what was said, and the number of the matter, in one: the newest matters of a sign lie together.

    Nothing else: there are some twenty of each report, and a million reports.
    """

    id = models.BigIntegerField(primary_key=True)

    def __str__(self) -> str:
        return str(self.id)


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
    """A photo of a report, or of a matter's result, with everything but the picture taken out of it."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, null=True, related_name="photos")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="photos")  # of its result
    at = models.DateTimeField(null=True)  # of a result: when it was answered
    file = models.CharField(max_length=80)
    width = models.PositiveIntegerField(null=True)  # of a responder's photo that was shown: not known
    height = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(report__isnull=False, case=None, at=None)
                | Q(report=None, case__isnull=False, at__isnull=False),
                name="photo_of_one",
            ),
        ]

    def __str__(self) -> str:
        return self.file


class Judgement(OfCommunity):
    """What one reporter said of the end of a matter, and how; taken down by someone other than its handler."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="judgements")
    report_id = models.UUIDField()
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    means = models.CharField(max_length=10, choices=Means.choices)
    taken_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    handler = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_by=None) | Q(handler=None) | ~Q(taken_by=F("handler")),
                name="judgement_not_by_handler",
            ),
        ]

    def __str__(self) -> str:
        return self.verdict


class Voice(OfCommunity):
    """A voice note of a report: listened to, written down, read back; then the sound is thrown away."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="voices")
    file = models.CharField(max_length=80, blank=True)  # blank: thrown away
    form = models.CharField(max_length=30)  # its media type
    seconds = models.PositiveSmallIntegerField(null=True)
    at = models.DateTimeField()
    words = models.TextField(blank=True)  # a recogniser's draft, where one is installed, until someone wrote them down
    drafted_at = models.DateTimeField(null=True)  # a recogniser was asked, with or without result
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)  # read back to the reporter, who said yes
    gone_at = models.DateTimeField(null=True)  # when the sound was thrown away

    class Meta:
        indexes = [
            models.Index(fields=["community", "at"], name="voice_unheard", condition=Q(written_at=None, gone_at=None)),
        ]

    def __str__(self) -> str:
        return self.file


class OuterOrder(OfCommunity):
    """A work order of another system 工单: its number there, its deadline, and what was answered to it, once."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="orders")
    source = models.CharField(max_length=10, choices=OrderSource.choices)
    number = models.CharField(max_length=40)
    received_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    confidential = models.BooleanField(default=False)
    reply = models.TextField(blank=True)
    contacted = models.BooleanField(null=True)
    replied_at = models.DateTimeField(null=True)
    replied_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    exported_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "source", "number"], name="order_once")]

    def __str__(self) -> str:
        return f"{self.source} {self.number}"
