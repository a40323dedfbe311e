"""Tables of the loop. A report is what one person said and stays whole; a case is the matter it belongs to."""

from django.db import models
from django.db.models import F, Q

from linli.cases.labels import Channel, Complexity, Level, Outcome, Sphere, Stage, Verdict
from linli.foundation.fields import SealedText, tracking_code
from linli.people.labels import Means
from linli.people.models import Person
from linli.territory.models import Compound, GeneralGrid, MicroGrid, OfCommunity, Stairwell


class Case(OfCommunity):
    """A matter 事项. Reports belong to it; it belongs to the grid of its day."""

    number = models.PositiveIntegerField()  # yyyymm * 10,000 + count in the month, by community
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.COLLECTED)
    version = models.PositiveIntegerField(default=1)
    title = models.CharField(max_length=60, blank=True)
    place_words = models.CharField(max_length=120, blank=True)
    stairwell = models.ForeignKey(Stairwell, on_delete=models.PROTECT, null=True, related_name="+")
    compound = models.ForeignKey(Compound, on_delete=models.PROTECT, null=True, related_name="+")
    micro_grid = models.ForeignKey(MicroGrid, on_delete=models.PROTECT, null=True, related_name="+")
    general_grid = models.ForeignKey(GeneralGrid, on_delete=models.PROTECT, null=True, related_name="+")

    kind = models.CharField(max_length=4, blank=True)  # a leaf of the taxonomy: suggested, then confirmed
    suggestion = models.JSONField(default=dict)  # kind, band, words that led to it; shown as 系统建议
    sphere = models.CharField(max_length=10, choices=Sphere.choices)
    complexity = models.CharField(max_length=8, choices=Complexity.choices)
    urgent = models.BooleanField(default=False)
    sealed = models.BooleanField(default=False)

    lead = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    limit_hours = models.PositiveSmallIntegerField()
    clock = models.CharField(max_length=8)  # natural | working
    reported_at = models.DateTimeField()
    due_at = models.DateTimeField()
    triaged_at = models.DateTimeField(null=True)
    assigned_at = models.DateTimeField(null=True)
    resolved_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    answer = models.TextField(blank=True)  # what the reporters are told; can be erased
    owner = models.CharField(max_length=60, blank=True)  # whose it is, when it is not ours; or the lawful way
    resolved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    closed_level = models.CharField(max_length=12, choices=Level.choices, blank=True)
    verdict = models.CharField(max_length=10, choices=Verdict.choices, blank=True)  # blank when closed: no answer
    reopened = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "number"], name="case_number"),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="case_stage"),
            models.CheckConstraint(
                condition=Q(stage__in=["collected", "declined"]) | Q(lead__isnull=False), name="case_has_lead"
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=["resolved", "closed"]) | (~Q(outcome="") & Q(resolved_at__isnull=False)),
                name="case_has_outcome",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=["closed", "declined"]) | Q(closed_at__isnull=False), name="case_has_end"
            ),
        ]
        indexes = [
            models.Index(fields=["community", "stage", "due_at"], name="case_board"),
            models.Index(fields=["micro_grid", "stage", "due_at"], name="case_micro_grid"),
            models.Index(fields=["general_grid", "stage", "due_at"], name="case_general_grid"),
            models.Index(fields=["lead", "stage", "due_at"], name="case_lead"),
            models.Index(fields=["stage", "resolved_at"], name="case_lapse"),
            models.Index(fields=["community", "reported_at"], name="case_reported"),
        ]

    def __str__(self) -> str:
        return f"{self.number}"


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
