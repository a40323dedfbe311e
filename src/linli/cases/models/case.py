"""The matter 事项: where it stands, whose job it is, its clock, its pauses, and what was joined with it."""

from django.db import models
from django.db.models import F, Q

from linli.cases.labels import Complexity, Level, Outcome, Sphere, Stage, Verdict
from linli.people.models import Person
from linli.territory.models import Compound, GeneralGrid, MicroGrid, OfCommunity, Stairwell


class Case(OfCommunity):
    """A matter 事项. Reports belong to it; it belongs to the grid of its day."""

    number = models.PositiveIntegerField()  # yyyymm * 10,000 + count in the month, by community
    stage = models.CharField(max_length=12, choices=Stage.choices, default=Stage.COLLECTED)
    version = models.PositiveIntegerField(default=1)
    title = models.CharField(max_length=60, blank=True)
    place_words = models.CharField(max_length=120, blank=True)
    stairwell = models.ForeignKey(Stairwell, on_delete=models.PROTECT, null=True, related_name="+")
    compound = models.ForeignKey(Compound, models.PROTECT, null=True, related_name="+", db_index=False)
    micro_grid = models.ForeignKey(MicroGrid, on_delete=models.PROTECT, null=True, related_name="+")
    general_grid = models.ForeignKey(GeneralGrid, on_delete=models.PROTECT, null=True, related_name="+")

    kind = models.CharField(max_length=4, blank=True)  # a leaf of the taxonomy: suggested, then confirmed
    suggestion = models.JSONField(default=dict)  # kind, band, words that led to it; shown as 系统建议
    sphere = models.CharField(max_length=10, choices=Sphere.choices)
    complexity = models.CharField(max_length=8, choices=Complexity.choices)
    urgent = models.BooleanField(default=False)
    sealed = models.BooleanField(default=False)

    level = models.CharField(max_length=12, choices=Level.choices, default=Level.MICRO_GRID)  # whose job it is now
    bounces = models.PositiveSmallIntegerField(default=0)  # how often it was sent back down, or returned unanswered
    lead = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    limit_hours = models.PositiveSmallIntegerField()
    clock = models.CharField(max_length=8)  # natural | working
    reported_at = models.DateTimeField()
    due_at = models.DateTimeField()
    extended_to = models.DateTimeField(null=True)  # a later promise, once, with its reason in the footprints
    waits_until = models.DateTimeField(null=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="joined", db_index=False)
    triaged_at = models.DateTimeField(null=True)
    assigned_at = models.DateTimeField(null=True)
    resolved_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    answer = models.TextField(blank=True)  # what the reporters are told; can be erased
    owner = models.CharField(max_length=60, blank=True)  # whose it is, when it is not ours; or the lawful way
    resolved_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    closed_level = models.CharField(max_length=12, choices=Level.choices, blank=True)
    verdict = models.CharField(max_length=10, choices=Verdict.choices, blank=True)  # blank when closed: no answer
    reopened = models.PositiveSmallIntegerField(default=0)
    erased_at = models.DateTimeField(null=True)  # nothing is left in it that tells of a person

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "number"], name="case_number"),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="case_stage"),
            models.CheckConstraint(
                condition=Q(stage__in=["collected", "declined", "merged"]) | Q(lead__isnull=False),
                name="case_has_lead",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=["resolved", "closed"]) | (~Q(outcome="") & Q(resolved_at__isnull=False)),
                name="case_has_outcome",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=["closed", "declined"]) | Q(closed_at__isnull=False), name="case_has_end"
            ),
            models.CheckConstraint(
                condition=Q(stage="merged", merged_into__isnull=False) | (~Q(stage="merged") & Q(merged_into=None)),
                name="case_merged_has_target",
            ),
            models.CheckConstraint(
                condition=Q(stage="waiting", waits_until__isnull=False) | (~Q(stage="waiting") & Q(waits_until=None)),
                name="case_waits_until_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["community", "stage", "due_at"], name="case_board"),
            models.Index(
                fields=["community", "due_at"], name="case_open", condition=Q(closed_at=None, merged_into=None)
            ),
            models.Index(fields=["micro_grid", "stage", "due_at"], name="case_micro_grid"),
            models.Index(fields=["general_grid", "stage", "due_at"], name="case_general_grid"),
            models.Index(fields=["lead", "stage", "due_at"], name="case_lead"),
            models.Index(fields=["stage", "resolved_at"], name="case_lapse"),
            # in the place of the keys' own indexes, which hold too many rows of one value to be of use
            models.Index(fields=["resolved_by", "resolved_at"], name="case_helped"),
            models.Index(fields=["merged_into"], name="case_joined", condition=Q(merged_into__isnull=False)),
            models.Index(fields=["waits_until"], name="case_wakes", condition=Q(stage="waiting")),
            models.Index(
                fields=["closed_at"], name="case_erases", condition=Q(erased_at=None, closed_at__isnull=False)
            ),
            models.Index(fields=["community", "reported_at"], name="case_reported"),
            models.Index(fields=["compound", "kind", "reported_at"], name="case_alike"),
        ]

    def __str__(self) -> str:
        return f"{self.number}"


class Pause(OfCommunity):
    """While a matter waits, its clock stands; the reason is for the reporter to read."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="pauses")
    start = models.DateTimeField()
    end = models.DateTimeField()  # the day promised, then the moment when it truly went on
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(end__gte=F("start")), name="pause_order")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.start}"


class Merging(OfCommunity):
    """One matter was joined with another 并案: what it was before, and which reports went along."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="mergings")
    target = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=12, choices=Stage.choices)
    waits_until = models.DateTimeField(null=True)
    reports = models.JSONField(default=list)  # ids, as text
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(ended_at=None), name="merging_once"),
            models.CheckConstraint(condition=~Q(case=F("target")), name="merging_with_another"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} into {self.target_id}"
