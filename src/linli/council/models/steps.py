"""四议两公开: a matter on its way through the seven steps, each with its day, body, numbers and minutes."""

from django.db import models
from django.db.models import F, Q

from linli.council.talk_labels import FourStep, Passage
from linli.people.models import Person
from linli.territory.models import OfCommunity


class Procedure(OfCommunity):
    """A matter that goes through the four steps and the two notices."""

    number = models.PositiveIntegerField()  # yyyy * 1,000 + count in the year
    title = models.CharField(max_length=60)
    matter = models.CharField(max_length=400)
    host = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=4, choices=Passage.choices, default=Passage.OPEN)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "number"], name="procedure_number"),
            models.CheckConstraint(
                condition=Q(state="open", ended_at=None, reason="")
                | Q(state="done", ended_at__isnull=False)
                | Q(state="off", ended_at__isnull=False) & ~Q(reason=""),
                name="procedure_ends",
            ),
        ]
        ordering = ["-number"]

    def __str__(self) -> str:
        return self.title

    @property
    def shown_number(self) -> str:
        return f"{self.number // 1000}-{self.number % 1000:03}"


class StepTaken(OfCommunity):
    """One step that was taken; nothing of it changes any more. What hangs in public hangs until a day."""

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="taken")
    step = models.CharField(max_length=8, choices=FourStep.choices)
    day = models.DateField()
    body = models.CharField(max_length=60)
    due = models.PositiveIntegerField(null=True)
    present = models.PositiveIntegerField(null=True)
    agreed = models.PositiveIntegerField(null=True)
    minutes_no = models.CharField(max_length=30, blank=True)
    words = models.CharField(max_length=400)
    hang_until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["procedure", "step"], name="step_once"),
            models.CheckConstraint(
                condition=Q(due=None, present=None, agreed=None)
                | Q(due__isnull=False, present__lte=F("due"), agreed__lte=F("present")),
                name="step_numbers_fit",
            ),
            models.CheckConstraint(
                condition=Q(step__in=["publish", "result"], hang_until__gt=F("day"))
                | ~Q(step__in=["publish", "result"]) & Q(hang_until=None),
                name="step_notice_hangs",
            ),
            models.CheckConstraint(condition=~Q(words=""), name="step_says_something"),
        ]
        ordering = ["day", "id"]

    def __str__(self) -> str:
        return f"{self.procedure_id} {self.step}"
