"""Tables of policy cards 连心桥: who is entitled to what, and what residents asked back."""

from django.db import models
from django.db.models import Q

from linli.bridge.labels import Topic
from linli.cases.models import Report
from linli.foundation.fields import place_code
from linli.people.models import Person
from linli.territory.models import OfCommunity


class Policy(OfCommunity):
    """One policy in plain words, with its source and someone who answers for it (`lead`)."""

    code = models.CharField(max_length=8, unique=True, default=place_code)
    topic = models.CharField(max_length=10, choices=Topic.choices)
    kind = models.CharField(max_length=4)  # the leaf of the taxonomy under which questions come in
    title = models.CharField(max_length=60)
    who = models.TextField()
    what = models.TextField()
    where = models.CharField(max_length=200)
    papers = models.TextField(blank=True)  # one a line
    takes = models.CharField(max_length=80, blank=True)
    source = models.CharField(max_length=120)
    link = models.CharField(max_length=300, blank=True)
    source_day = models.DateField()
    lead = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    expires = models.DateField(null=True)  # the last day on which it holds
    looked_on = models.DateField()  # when its owner last found it true
    asked_on = models.DateField(null=True)  # when the owner was asked to look, until that was done
    entered_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(topic__in=Topic.values), name="policy_topic"),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(who="") & ~Q(what="") & ~Q(where="") & ~Q(source=""), name="policy_whole"
            ),
        ]
        ordering = ["topic", "title"]

    def __str__(self) -> str:
        return self.title


class Question(OfCommunity):
    """A resident asked back: the words are a report's; a question and answer fit for all join the card, nameless."""

    policy = models.ForeignKey(Policy, on_delete=models.PROTECT, related_name="questions")
    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    asked = models.CharField(max_length=200, blank=True)
    answer = models.TextField(blank=True)
    shown_at = models.DateTimeField(null=True)
    shown_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(shown_at=None, shown_by=None, asked="", answer="")
                | (Q(shown_at__isnull=False, shown_by__isnull=False) & ~Q(asked="") & ~Q(answer="")),
                name="question_shown_whole_or_not",
            ),
        ]
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.policy_id} {self.at}"
