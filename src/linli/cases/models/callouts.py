"""Call-outs 吹哨: the call, and each responder's own way through it."""

from django.db import models
from django.db.models import F, Q

from linli.cases.labels import Answer, Grade
from linli.cases.models.case import Case
from linli.foundation.fields import SealedText
from linli.people.models import Organisation, Person
from linli.territory.models import OfCommunity


class CallOut(OfCommunity):
    """One call about one matter, made by one person with a reason; closed jointly, with one sentence."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="callouts")
    grade = models.CharField(max_length=8, choices=Grade.choices)
    reason = models.TextField()
    place_note = models.CharField(max_length=120, blank=True)  # how one gets in
    best_time = models.CharField(max_length=60, blank=True)
    called_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    called_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    summary = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["case", "called_at"], name="callout_case")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.called_at}"


class Response(OfCommunity):
    """One responder of a call: a person or an organisation, with a link of their own and their own clocks."""

    callout = models.ForeignKey(CallOut, on_delete=models.PROTECT, related_name="responses")
    duty = models.CharField(max_length=10)  # as whom they are called: a word of data/responders.csv
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    why = models.CharField(max_length=120, blank=True)  # the reason of the suggestion, as it was shown
    then = models.JSONField(default=list)  # who is called next on silence: ids of people, in order
    stands_for = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    answer = models.CharField(max_length=10, choices=Answer.choices, default=Answer.CALLED)
    called_at = models.DateTimeField()
    sign_by = models.DateTimeField()
    contact_by = models.DateTimeField()
    arrive_by = models.DateTimeField()
    report_by = models.DateTimeField()
    signed_at = models.DateTimeField(null=True)
    contacted_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    words = models.TextField(blank=True)
    owner = models.CharField(max_length=60, blank=True)  # whose it is, when it is declined
    # who noted the last answer, when it was given by telephone; None: it came by the link
    noted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    photo = models.CharField(max_length=80, blank=True)
    number = SealedText(blank=True)  # of an organisation's contact, until the call is over

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, organisation=None) | Q(person=None, organisation__isnull=False),
                name="response_one_responder",
            ),
            models.CheckConstraint(
                condition=Q(sign_by__gte=F("called_at"), report_by__gte=F("arrive_by")), name="response_clocks"
            ),
            models.CheckConstraint(
                condition=Q(answer__in=["called", "accepted", "arrived"], ended_at=None)
                | (~Q(answer__in=["called", "accepted", "arrived"]) & Q(ended_at__isnull=False)),
                name="response_ends",
            ),
        ]
        indexes = [
            models.Index(fields=["answer", "sign_by"], name="response_silent"),
            models.Index(fields=["callout"], name="response_callout"),
        ]

    def __str__(self) -> str:
        return f"{self.duty} {self.answer}"
