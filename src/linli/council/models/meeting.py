"""The weekly council: the meeting, what stands on its agenda, the tasks that were decided, who was there."""

from django.db import models
from django.db.models import F, Q

from linli.cases.models import Case
from linli.council.labels import Ended, Raised, Source, State
from linli.council.models.deliberation import Deliberation
from linli.people.models import Person
from linli.territory.models import Compound, OfCommunity, Stairwell


class Meeting(OfCommunity):
    """One council of the community, held on a day; closed, nothing of it changes any more but its tasks."""

    day = models.DateField()
    place = models.CharField(max_length=80, blank=True)
    topic = models.CharField(max_length=80, blank=True)  # the topic of the month 每月一题, if it has one
    host = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    guests = models.PositiveSmallIntegerField(default=0)  # residents who came: a number, no list
    convened_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    summary = models.TextField(blank=True)  # the first words of its minutes, as a person signed them
    signed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "day"], name="council_once_a_day"),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(opened_at__isnull=False, closed_at__gte=F("opened_at")),
                name="council_closed_after_opened",
            ),
            models.CheckConstraint(
                condition=Q(signed_at=None, signed_by=None, summary="")
                | Q(signed_at__isnull=False, signed_by__isnull=False, closed_at__isnull=False),
                name="minutes_signed_by_someone",
            ),
        ]
        ordering = ["-day"]

    def __str__(self) -> str:
        return f"{self.day}"


class Present(OfCommunity):
    """Someone who serves was there."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="present")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="present_once")]

    def __str__(self) -> str:
        return f"{self.person_id} at {self.meeting_id}"


class Item(OfCommunity):
    """One thing on the agenda: a matter, several of one kind, or words of someone; what was said, how it ended."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    place = models.PositiveSmallIntegerField()  # in the order of the agenda
    source = models.CharField(max_length=10, choices=Source.choices)
    raised = models.CharField(max_length=10, choices=Raised.choices)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=4, blank=True)  # of several: their kind, and where
    compound = models.ForeignKey(Compound, on_delete=models.PROTECT, null=True, related_name="+")
    stairwell = models.ForeignKey(Stairwell, on_delete=models.PROTECT, null=True, related_name="+")
    many = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    words = models.TextField(blank=True)  # what was decided, or why it needs no council
    public = models.BooleanField(default=True)  # whether it stands in the public minutes
    carried_from = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="carried_to")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "place"], name="item_place"),
            models.UniqueConstraint(fields=["meeting", "case"], condition=Q(case__isnull=False), name="item_case_once"),
            models.CheckConstraint(condition=Q(case__isnull=False) | ~Q(kind="") | ~Q(title=""), name="item_about"),
            models.CheckConstraint(
                condition=Q(state__in=["open", "carried"]) | ~Q(words=""), name="item_ends_with_words"
            ),
        ]
        ordering = ["place"]

    def __str__(self) -> str:
        return f"{self.place} {self.source}"


class Task(OfCommunity):
    """What a council decided or a deliberation agreed, as something to be done by someone until a day."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, related_name="tasks")
    talk = models.ForeignKey(Deliberation, on_delete=models.PROTECT, null=True, related_name="tasks")
    words = models.CharField(max_length=200)
    lead = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    due = models.DateField()
    state = models.CharField(max_length=8, choices=Ended.choices, default=Ended.OPEN)
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", ended_at=None)
                | ~Q(state="open") & Q(ended_at__isnull=False) & ~Q(outcome=""),
                name="task_ends_with_words",
            ),
            models.CheckConstraint(
                condition=Q(item__isnull=False, talk=None) | Q(item=None, talk__isnull=False), name="task_of_one"
            ),
        ]
        indexes = [models.Index(fields=["community", "state", "due"], name="task_due")]
        ordering = ["due", "id"]

    def __str__(self) -> str:
        return self.words
