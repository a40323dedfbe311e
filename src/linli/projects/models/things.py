"""Tables of things 便民工具箱, 急救包, 暖阳座椅, 绘本: where they are, who has one, when somebody looked."""

from django.db import models
from django.db.models import F, Q

from linli.foundation.fields import SealedText, place_code
from linli.fund.models import Proposal
from linli.people.models import Person
from linli.projects.labels.conveniences import ThingKind
from linli.projects.models.places import Placed
from linli.territory.models import OfCommunity


class Thing(Placed):
    """Something that neighbours use; some are lent. `proposal` is the project of the fund that paid for it."""

    code = models.CharField(max_length=8, unique=True, default=place_code)
    kind = models.CharField(max_length=10, choices=ThingKind.choices)
    name = models.CharField(max_length=40)
    lendable = models.BooleanField(default=False)
    days = models.PositiveSmallIntegerField(default=7)  # for how long it is lent
    lead = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")  # its keeper
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, null=True, related_name="+")
    placed_on = models.DateField()
    expires = models.DateField(null=True)  # the last day of what is in it
    every = models.PositiveSmallIntegerField(null=True)  # days between two looks
    looked_on = models.DateField(null=True)
    asked_on = models.DateField(null=True)  # when its keeper was asked to look, until that was done
    removed_on = models.DateField(null=True)
    removed_why = models.CharField(max_length=80, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ThingKind.values), name="thing_kind"),
            models.CheckConstraint(condition=Q(every=None) | Q(every__gt=0), name="thing_every"),
            models.CheckConstraint(condition=Q(days__gt=0), name="thing_days"),
            models.CheckConstraint(
                condition=Q(removed_on=None) | Q(removed_on__gte=F("placed_on")), name="thing_removed_after_placed"
            ),
        ]
        indexes = [models.Index(fields=["community", "kind"], name="thing_kind_here")]
        ordering = ["kind", "name", "id"]

    def __str__(self) -> str:
        return self.name


class Loan(OfCommunity):
    """Someone has a thing. The name as liked and the number are sealed, and gone once it is back."""

    thing = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="loans")
    name = SealedText(blank=True)
    phone = SealedText(blank=True)
    at = models.DateTimeField()
    due_on = models.DateField()
    back_at = models.DateTimeField(null=True)
    lost = models.BooleanField(default=False)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")  # on paper

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["thing"], condition=Q(back_at=None), name="loan_one_at_a_time"),
            models.CheckConstraint(
                condition=(Q(back_at=None, lost=False) & ~Q(name="")) | Q(back_at__isnull=False, name="", phone=""),
                name="loan_erased_on_return",
            ),
            models.CheckConstraint(condition=Q(back_at=None) | Q(back_at__gte=F("at")), name="loan_order"),
        ]
        indexes = [models.Index(fields=["community", "at"], name="loan_when")]
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.thing_id} {self.at}"


class Look(OfCommunity):
    """Someone looked whether a thing is whole. Never changed."""

    thing = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="looks")
    day = models.DateField()
    good = models.BooleanField()
    words = models.CharField(max_length=120, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(good=True) | ~Q(words=""), name="look_says_what")]
        ordering = ["-day", "-id"]

    def __str__(self) -> str:
        return f"{self.thing_id} {self.day}"
