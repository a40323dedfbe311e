"""Tables of the books. A leaf is inserted; every other row here is written by the database from it (fund/laws)."""

from django.db import models

from linli.fund.labels import Kind, Sort
from linli.territory.models import Community, OfCommunity


class Leaf(OfCommunity):
    """A fact of the fund as canonical JSON, in its place in the log of a community. Never changed, never taken out."""

    number = models.IntegerField()
    kind = models.CharField(max_length=20, choices=Kind.choices)
    at = models.DateTimeField()
    body = models.TextField()

    class Meta:
        managed = False
        db_table = "fund_leaf"
        ordering = ["community", "number"]

    def __str__(self) -> str:
        return f"{self.number} {self.kind}"


class Account(models.Model):
    """An account of the chart; `lots` says that what lies on it is money or goods whose origin is kept."""

    id = models.BigAutoField(primary_key=True)
    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    leaf = models.ForeignKey(Leaf, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=12)
    name = models.CharField(max_length=40)
    sort = models.CharField(max_length=10)
    lots = models.BooleanField()

    class Meta:
        managed = False
        db_table = "fund_account"

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Purpose(models.Model):
    """What money is for 限定用途; `agency` where the donor named who receives it, so that it is not the fund's own."""

    id = models.BigAutoField(primary_key=True)
    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    leaf = models.OneToOneField(Leaf, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=12)
    name = models.CharField(max_length=60)
    restricted = models.BooleanField()
    agency = models.BooleanField()

    class Meta:
        managed = False
        db_table = "fund_purpose"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Month(models.Model):
    """A closed month, as `2026-10`: nothing more is dated inside it or before it."""

    id = models.BigAutoField(primary_key=True)
    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    leaf = models.OneToOneField(Leaf, on_delete=models.PROTECT, related_name="+")
    month = models.CharField(max_length=7)

    class Meta:
        managed = False
        db_table = "fund_month"

    def __str__(self) -> str:
        return self.month


class Entry(models.Model):
    """An entry of the books: what happened on a day, balanced in each purpose."""

    leaf = models.OneToOneField(Leaf, on_delete=models.PROTECT, primary_key=True, related_name="entry")
    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    number = models.IntegerField()
    sort = models.CharField(max_length=12, choices=Sort.choices)
    day = models.DateField()
    key = models.CharField(max_length=80)
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="reversal")

    class Meta:
        managed = False
        db_table = "fund_entry"
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.sort}"


class Posting(models.Model):
    """A line of an entry: so many fen on an account for a purpose, debit above zero."""

    id = models.BigAutoField(primary_key=True)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="postings")
    line = models.IntegerField()
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    purpose = models.ForeignKey(Purpose, on_delete=models.PROTECT, related_name="postings")
    fen = models.BigIntegerField()

    class Meta:
        managed = False
        db_table = "fund_posting"
        ordering = ["entry", "line"]

    def __str__(self) -> str:
        return f"{self.account_id} {self.fen}"


class Lot(models.Model):
    """What came in by one line, and how much of it is left; `parent` is the lot whose purpose was changed."""

    posting = models.OneToOneField(Posting, on_delete=models.PROTECT, primary_key=True, related_name="lot")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    purpose = models.ForeignKey(Purpose, on_delete=models.PROTECT, related_name="lots")
    fen = models.BigIntegerField()
    remaining = models.BigIntegerField()
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")

    class Meta:
        managed = False
        db_table = "fund_lot"
        ordering = ["posting"]

    def __str__(self) -> str:
        return f"{self.posting_id} {self.remaining}/{self.fen}"


class Draw(models.Model):
    """What a line takes from a lot, or gives back to it (below zero), on the same account and for the same purpose."""

    id = models.BigAutoField(primary_key=True)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="draws")
    place = models.IntegerField()
    posting = models.ForeignKey(Posting, on_delete=models.PROTECT, related_name="draws")
    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="draws")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    purpose = models.ForeignKey(Purpose, on_delete=models.PROTECT, related_name="+")
    fen = models.BigIntegerField()

    class Meta:
        managed = False
        db_table = "fund_draw"
        ordering = ["entry", "place"]

    def __str__(self) -> str:
        return f"{self.lot_id} {self.fen}"
