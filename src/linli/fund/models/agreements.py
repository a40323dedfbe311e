"""Tables of shared sales: agreements signed before an event, and the statements of what was sold."""

from django.db import models
from django.db.models import F, Q

from linli.foundation.fields import SealedText
from linli.fund.labels import AgreementSort, Stream
from linli.fund.models.books import Leaf, Purpose
from linli.fund.models.giving import Donor, Gift
from linli.territory.models import OfCommunity


class Agreement(OfCommunity):
    """A written promise to give a share of net sales (慈善法 37), signed before the events. Its leaf is its law."""

    code = models.CharField(max_length=12)
    sort = models.CharField(max_length=10, choices=AgreementSort.choices)
    stream = models.CharField(max_length=10, choices=Stream.choices)
    party = models.ForeignKey(Donor, on_delete=models.PROTECT, related_name="agreements")
    basis_points = models.PositiveIntegerField()
    cap = models.BigIntegerField(null=True)
    floor = models.BigIntegerField(null=True)
    start = models.DateField()
    end = models.DateField()  # the last day
    signed = models.DateField()
    purpose = models.ForeignKey(Purpose, on_delete=models.PROTECT, related_name="agreements")
    document = models.CharField(max_length=64)  # SHA-256 of the scan; the paper lies at the office
    salt = SealedText(blank=True)
    identity = SealedText(blank=True)
    leaf = models.OneToOneField(Leaf, on_delete=models.PROTECT, related_name="agreement")
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "code"], name="fund_agreement_code"),
            models.CheckConstraint(condition=Q(basis_points__range=(1, 10_000)), name="fund_agreement_share"),
            models.CheckConstraint(condition=Q(start__lte=F("end")), name="fund_agreement_days"),
        ]
        ordering = ["-start", "code"]

    def __str__(self) -> str:
        return self.code


class Statement(OfCommunity):
    """What was sold at an event, and what is due of it; or (`about`) what was given back to buyers after that.

    A sum below zero is not paid out: the next statement of the agreement carries it. `gift` is what is due above zero.
    Taken over from the time before the books, it has no agreement and no leaf.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, null=True, related_name="statements")
    about = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="refunded")
    event = models.CharField(max_length=60)
    day = models.DateField()
    sales = models.BigIntegerField()
    refunds = models.BigIntegerField()
    carried = models.BigIntegerField(default=0)
    due = models.BigIntegerField()
    carried_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="carries")
    leaf = models.OneToOneField(Leaf, on_delete=models.PROTECT, null=True, related_name="sales_statement")
    gift = models.OneToOneField(Gift, on_delete=models.PROTECT, null=True, related_name="statement")
    by_link = models.BooleanField(default=False)
    taken_back_at = models.DateTimeField(null=True)
    stated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(agreement__isnull=False, leaf__isnull=False) | Q(agreement=None, leaf=None, about=None),
                name="fund_statement_stands_in_the_log",
            ),
        ]
        ordering = ["-day", "-stated_at"]

    def __str__(self) -> str:
        return f"{self.event} {self.day}"
