"""Tables of how money goes out: orders, what makes them void, who paid, and what each entry did to its decision."""

from django.db import models
from django.db.models import Q

from linli.fund.labels import Pays
from linli.fund.models.books import Entry
from linli.fund.models.proposals import Decision
from linli.people.models import Person
from linli.territory.models import Community, OfCommunity


class Order(OfCommunity):
    """The office asks the federation to pay a part of what was decided; its key is that of the entry. Never changed.

    `account` is where it is taken from, `cost` where it goes. `final`: nothing more is asked for afterwards.
    """

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="orders")
    key = models.CharField(max_length=20)
    sort = models.CharField(max_length=10, choices=Pays.choices)
    account = models.CharField(max_length=12)
    cost = models.CharField(max_length=12)
    fen = models.BigIntegerField()
    final = models.BooleanField(default=False)
    words = models.CharField(max_length=120, blank=True)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "key"], name="fund_order_key"),
            models.CheckConstraint(condition=Q(fen__gt=0) & ~Q(key=""), name="fund_order_fen"),
            models.CheckConstraint(condition=Q(sort__in=Pays.values), name="fund_order_sort"),
            models.CheckConstraint(condition=~Q(sort="advance", final=True), name="fund_order_final"),
            models.CheckConstraint(
                condition=Q(account__in=["1002", "1201"], cost__in=["5101", "5301", "5401", "2202"])
                | Q(account__in=["180101", "180102"], cost="2601"),
                name="fund_order_accounts",
            ),
            models.CheckConstraint(
                condition=~Q(sort="advance") | Q(account__in=["1002", "180101"]), name="fund_order_advance"
            ),
        ]
        ordering = ["made_at", "id"]

    def __str__(self) -> str:
        return self.key


class Void(OfCommunity):
    """An order that is not to be paid any more; what it took of the decision is free again. Never changed."""

    order = models.OneToOneField(Order, on_delete=models.PROTECT, related_name="void")
    reason = models.CharField(max_length=200)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.order_id}"


class Payout(OfCommunity):
    """The accountant says that the federation has paid an order; written before its entry. Never changed."""

    order = models.OneToOneField(Order, on_delete=models.PROTECT, related_name="payout")
    payer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    document = models.CharField(max_length=64, blank=True)  # sha256 of the federation's slip
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.order_id}"


class Outlay(models.Model):
    """What an entry did to its decision, in fen. Written by the database from the entry."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True, related_name="outlay")
    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="outlays")
    order = models.ForeignKey(Order, on_delete=models.PROTECT, null=True, related_name="outlays")
    drawn = models.BigIntegerField()
    advanced = models.BigIntegerField()

    class Meta:
        ordering = ["entry"]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.drawn}"
