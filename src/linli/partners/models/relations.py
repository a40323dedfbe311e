"""Tables of the organisation graph: partners, what ties them, and other names."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from linli.foundation.fields import SealedText
from linli.partners.labels import Named, RelationSort
from linli.people.labels import Means
from linli.people.models import Organisation, Person
from linli.territory.models import OfCommunity


class Partner(OfCommunity):
    """What is known of an organisation as a partner. Whoever left is named nowhere, and no contact is kept."""

    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=200, blank=True)  # what it says of itself
    contact = SealedText(blank=True)
    phone = SealedText(blank=True)
    phone_index = models.CharField(max_length=64, blank=True)
    donor = models.CharField(max_length=36, blank=True)  # its donor in the fund, tied by the office
    shown_at = models.DateTimeField(null=True)  # since when it agrees to be named in public
    shown_means = models.CharField(max_length=10, choices=Means.choices, blank=True)
    own_at = models.DateTimeField(null=True)  # 双报到: when the organisation said so
    here_at = models.DateTimeField(null=True)  # and when the community did
    here_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    left_at = models.DateTimeField(null=True)
    past = models.BooleanField(default=False)  # 历史导入
    entered_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(left_at=None) | Q(contact="", phone="", phone_index="", shown_at=None),
                name="partner_left_whole",
            ),
            models.CheckConstraint(
                condition=Q(shown_at=None, shown_means="") | Q(shown_at__isnull=False) & ~Q(shown_means=""),
                name="partner_shown_by_consent",
            ),
            models.CheckConstraint(
                condition=Q(here_at=None, here_by=None) | Q(here_at__isnull=False, here_by__isnull=False),
                name="partner_registered_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def registered(self) -> bool:
        """Whether both sides have said so."""
        return self.own_at is not None and self.here_at is not None


class Relation(OfCommunity):
    """An organisation is tied to the community, or is a member of an alliance, on the days [start, end)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    sort = models.CharField(max_length=10, choices=RelationSort.choices)
    to = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")  # the alliance
    start = models.DateField()
    end = models.DateField(null=True)
    signed = models.DateField(null=True)
    document = models.CharField(max_length=64, blank=True)  # SHA-256 of the scan; the paper lies at the office
    file = models.CharField(max_length=120, blank=True)
    agreed = models.CharField(max_length=400, blank=True)
    past = models.BooleanField(default=False)
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(end=None) | Q(end__gt=F("start")), name="relation_days"),
            models.CheckConstraint(
                condition=Q(sort=RelationSort.MEMBER, to__isnull=False) | ~Q(sort=RelationSort.MEMBER) & Q(to=None),
                name="relation_members_have_an_alliance",
            ),
            models.CheckConstraint(condition=Q(to=None) | ~Q(to=F("organisation")), name="relation_not_to_itself"),
            models.CheckConstraint(condition=Q(document="") | Q(signed__isnull=False), name="relation_paper_is_signed"),
            models.UniqueConstraint(
                F("organisation"),
                F("sort"),
                Coalesce("to", "community"),
                condition=Q(end=None),
                name="relation_once",
            ),
        ]
        indexes = [models.Index(fields=["community", "sort", "start"], name="relation_sort")]
        ordering = ["start", "id"]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.sort}"


class Alias(OfCommunity):
    """Another name of an organisation, a place or a project, as people write it."""

    kind = models.CharField(max_length=10, choices=Named.choices)
    name = models.CharField(max_length=80)
    folded = models.CharField(max_length=80)  # as it is compared
    means = models.CharField(max_length=80)  # the name it stands for
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "kind", "folded"], name="alias_once"),
            models.CheckConstraint(
                condition=Q(kind=Named.ORGANISATION, organisation__isnull=False)
                | ~Q(kind=Named.ORGANISATION) & Q(organisation=None),
                name="alias_of_an_organisation",
            ),
            models.CheckConstraint(condition=~Q(folded="") & ~Q(means=""), name="alias_says_something"),
        ]
        ordering = ["kind", "means", "name"]

    def __str__(self) -> str:
        return self.name
