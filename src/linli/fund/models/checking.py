"""Tables of the accountant's desk: the federation's statement, what of it is booked, documents, queries."""

from django.db import models
from django.db.models import Q

from linli.foundation.fields import SealedText
from linli.fund.models.books import Entry, Leaf
from linli.people.models import Person
from linli.territory.models import OfCommunity


class ColumnMap(OfCommunity):
    """What the columns of a statement mean, once told and then remembered; `head` is the digest of its header."""

    head = models.CharField(max_length=64)
    meanings = models.JSONField()  # a meaning or blank for each column, in order

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "head"], name="fund_column_map_once")]

    def __str__(self) -> str:
        return ",".join(self.meanings)


class Match(OfCommunity):
    """Lines of the statement and entries of the books that a person found to be the same."""

    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.at)


class BankLine(OfCommunity):
    """A line of the federation's statement: so many fen in (above zero) or out on a day. Who paid is sealed."""

    day = models.DateField()
    fen = models.BigIntegerField()
    balance = models.BigIntegerField(null=True)
    serial = models.CharField(max_length=64)  # the bank's own, or a digest of the line
    words = SealedText(blank=True)
    other = SealedText(blank=True)  # the other side's name
    loaded_at = models.DateTimeField()
    document = models.CharField(max_length=64)  # SHA-256 of the file it came in
    place = models.IntegerField()  # its row in that file
    match = models.ForeignKey(Match, on_delete=models.PROTECT, null=True, related_name="lines")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "serial"], name="fund_bank_line_once"),
            models.CheckConstraint(condition=~Q(fen=0), name="fund_bank_line_fen"),
        ]
        indexes = [models.Index(fields=["community", "day"], name="fund_bank_line_day")]
        ordering = ["day", "place"]

    def __str__(self) -> str:
        return f"{self.day} {self.fen}"


class MatchedEntry(OfCommunity):
    """An entry that a match covers; each entry stands in one match at most."""

    match = models.ForeignKey(Match, on_delete=models.PROTECT, related_name="entries")
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.entry_id)


class Document(OfCommunity):
    """An invoice, a fiscal receipt or another paper behind an entry; the original is kept and its digest published."""

    leaf = models.ForeignKey(Leaf, on_delete=models.PROTECT, related_name="+")
    sort = models.CharField(max_length=10)
    number = models.CharField(max_length=40, blank=True)
    file = models.CharField(max_length=120)
    name = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            # an invoice is paid once, in whatever community
            models.UniqueConstraint(
                fields=["sort", "number"], condition=~Q(number=""), name="fund_document_number_once"
            ),
            models.UniqueConstraint(
                fields=["community", "digest"], condition=Q(sort="invoice"), name="fund_invoice_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sort} {self.number}"


class Opening(OfCommunity):
    """A balance from before the log, written by the accountant and signed by a member of the committee."""

    account = models.CharField(max_length=12)
    purpose = models.CharField(max_length=12)
    fen = models.BigIntegerField()
    day = models.DateField()
    words = models.CharField(max_length=200)
    document = models.CharField(max_length=64)
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    signed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    leaf = models.OneToOneField(Leaf, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(signed_by__isnull=True) | ~Q(signed_by=models.F("written_by")), name="fund_opening_two"
            ),
            models.CheckConstraint(condition=Q(fen__gt=0), name="fund_opening_fen"),
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.purpose} {self.fen}"


class Query(OfCommunity):
    """The federation asks about an item, sends it back or freezes it; answered within five working days."""

    leaf = models.OneToOneField(Leaf, on_delete=models.PROTECT, related_name="+")
    about = models.ForeignKey(Leaf, on_delete=models.PROTECT, related_name="+")
    says = models.CharField(max_length=8)
    reason = models.CharField(max_length=400)
    at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    answered = models.OneToOneField(Leaf, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.says} {self.about_id}"
