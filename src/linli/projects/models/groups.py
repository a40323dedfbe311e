"""Tables of self-organised groups 三自组织: the profile, activities, applications for seed grants, reports."""

from django.db import models
from django.db.models import Q

from linli.foundation.fields import SealedText
from linli.fund.labels import Source
from linli.fund.models import Proposal
from linli.people.models import Organisation
from linli.projects.labels.groups import Filing, SeedStage
from linli.projects.models.counts import Counted, counted
from linli.territory.models import OfCommunity


class Group(OfCommunity):
    """What is known of a group beside its organisation, which holds name and count of members (never a list)."""

    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="+")
    filing = models.CharField(max_length=10, choices=Filing.choices, default=Filing.NONE)
    filed_on = models.DateField(null=True)
    purpose = models.CharField(max_length=200)
    work = models.CharField(max_length=80)  # codes of `Work`, each once, with commas
    where = models.CharField(max_length=120, blank=True)  # where and when one can join in
    contact = SealedText(blank=True)
    phone = SealedText(blank=True)
    contact_agreed_at = models.DateTimeField(null=True)  # since when the contact may be shown to everyone
    founded = models.DateField(null=True)
    renew_by = models.DateField()  # the day by which the group says that it still is there
    ended_on = models.DateField(null=True)
    past = models.BooleanField(default=False)
    registered_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(filing__in=Filing.values), name="group_filing"),
            models.CheckConstraint(condition=~Q(filing="none") | Q(filed_on=None), name="group_filed_on"),
            models.CheckConstraint(condition=~Q(purpose="") & ~Q(work=""), name="group_says_what_it_does"),
        ]
        ordering = ["organisation__name"]

    def __str__(self) -> str:
        return self.organisation.name


class Activity(Counted, OfCommunity):
    """What a group did on a day; people and visits are counted apart."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="activities")
    day = models.DateField()
    what = models.CharField(max_length=80)
    place = models.CharField(max_length=60)
    helped = models.PositiveIntegerField(null=True)  # people
    words = models.CharField(max_length=400, blank=True)
    by_link = models.BooleanField(default=False)
    past = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            *counted("group_activity"),
            models.CheckConstraint(condition=~Q(method=""), name="group_activity_is_counted"),
            models.UniqueConstraint(fields=["group", "day", "what"], name="group_activity_once"),
        ]
        ordering = ["-day", "-at"]

    def __str__(self) -> str:
        return f"{self.what} {self.day}"


class Seed(OfCommunity):
    """An application for a seed grant 公益微创投, on one page. Once it is carried, the fund's records rule."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="seeds")
    name = models.CharField(max_length=40)
    words = models.CharField(max_length=500)
    for_whom = models.CharField(max_length=100)
    fen = models.BigIntegerField()
    stage = models.CharField(max_length=10, choices=SeedStage.choices, default=SeedStage.VIEW)
    view_until = models.DateField()
    reason = models.CharField(max_length=200, blank=True)  # why it was set aside
    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, null=True, related_name="+")
    by_link = models.BooleanField(default=False)
    past = models.BooleanField(default=False)
    at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(fen__gt=0), name="seed_fen"),
            models.CheckConstraint(
                condition=Q(stage="view", proposal=None, reason="")
                | Q(stage="carried", proposal__isnull=False, reason="")
                | Q(stage="aside", proposal=None) & ~Q(reason=""),
                name="seed_stage",
            ),
        ]
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return self.name


class SeedLine(OfCommunity):
    """A line of an application: what the fund is asked for, or (`source`) money from elsewhere (N19)."""

    seed = models.ForeignKey(Seed, on_delete=models.PROTECT, related_name="lines")
    source = models.CharField(max_length=10, choices=Source.choices, blank=True)
    what = models.CharField(max_length=60)
    fen = models.BigIntegerField()
    place = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(fen__gt=0), name="seed_line_fen"),
            models.CheckConstraint(condition=Q(source="") | Q(source__in=Source.values), name="seed_line_source"),
        ]
        ordering = ["place"]

    def __str__(self) -> str:
        return self.what


class SeedView(OfCommunity):
    """That residents say an application helps them, or a remark: counted, without names. Never changed."""

    seed = models.ForeignKey(Seed, on_delete=models.PROTECT, related_name="views")
    helps = models.PositiveIntegerField()  # how many say so: one on the page, some on a paper list
    remark = models.CharField(max_length=200, blank=True)
    paper = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(helps__gt=0) | ~Q(remark=""), name="seed_view_says_something"),
            models.CheckConstraint(condition=Q(paper=True) | Q(helps__lte=1), name="seed_view_speaks_for_one"),
        ]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.seed_id} {self.helps}"


class SeedReport(Counted, OfCommunity):
    """What became of one payment of a grant, told by the group."""

    seed = models.ForeignKey(Seed, on_delete=models.PROTECT, related_name="reports")
    part = models.PositiveSmallIntegerField()  # of the first payment, the second …
    words = models.CharField(max_length=600)
    spent = models.BigIntegerField()
    day = models.DateField()
    by_link = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            *counted("seed_report"),
            models.UniqueConstraint(fields=["seed", "part"], name="seed_report_once"),
            models.CheckConstraint(condition=Q(spent__gte=0, part__gte=1), name="seed_report_spent"),
        ]
        ordering = ["part"]

    def __str__(self) -> str:
        return f"{self.seed_id} {self.part}"
