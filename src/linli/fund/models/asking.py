"""Tables of what a donor is asked, and of what a donor asks."""

from django.db import models
from django.db.models import Q

from linli.fund.labels import Answer, AnsweredBy, InquirySort
from linli.fund.models.books import Entry, Leaf, Lot, Purpose
from linli.fund.models.giving import Gift
from linli.people.models import Person
from linli.territory.models import OfCommunity


class Asking(OfCommunity):
    """May what is left of a gift serve another purpose? Yes is a leaf; then the accountant books the change."""

    gift = models.ForeignKey(Gift, on_delete=models.PROTECT, related_name="askings")
    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="askings")
    to = models.ForeignKey(Purpose, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=3, choices=Answer.choices, blank=True)
    answered_by = models.CharField(max_length=5, choices=AnsweredBy.choices, blank=True)
    evidence = models.CharField(max_length=64, blank=True)  # of the leaf: a digest, or the number of a plan
    answered_at = models.DateTimeField(null=True)
    consent = models.OneToOneField(Leaf, on_delete=models.PROTECT, null=True, related_name="asking")
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, null=True, related_name="asking")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["lot", "to"], condition=Q(answer=""), name="fund_asking_once_open"),
            models.CheckConstraint(
                condition=Q(answer=Answer.YES, consent__isnull=False) | ~Q(answer=Answer.YES) & Q(consent=None),
                name="fund_asking_yes_is_in_the_log",
            ),
            models.CheckConstraint(
                condition=Q(entry=None) | Q(answer=Answer.YES), name="fund_asking_changed_after_yes"
            ),
        ]
        ordering = ["-asked_at"]

    def __str__(self) -> str:
        return f"{self.gift_id} {self.answer}"


class Inquiry(OfCommunity):
    """A donor wants to see the records, or to have a copy of them (慈善法 42)."""

    gift = models.ForeignKey(Gift, on_delete=models.PROTECT, related_name="inquiries")
    sort = models.CharField(max_length=7, choices=InquirySort.choices)
    words = models.CharField(max_length=300, blank=True)
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=400, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-asked_at"]

    def __str__(self) -> str:
        return f"{self.gift_id} {self.sort}"
