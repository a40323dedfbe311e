"""Tables of the alliance: who offers to help, what in findable form, and who registers twice."""

from django.db import models
from django.db.models import Q

from linli.engines.helping import NEVER
from linli.forces.allied import BODIES, AllyKind, AllyState
from linli.foundation.fields import SealedText
from linli.people.labels import Means
from linli.people.models import Person
from linli.territory.models import Compound, GeneralGrid, MicroGrid, OfCommunity

ERASED = Q(phone="", contact="", phone_index="", skills="", slots=0, micro_grid=None)


class Ally(OfCommunity):
    """A person or an organisation of the alliance. Who has left is a row that says nothing of them any more.

    `record_name` is the name as the record of hours needs it (志愿服务条例 19); blank where there are no hours.
    """

    kind = models.CharField(max_length=10, choices=AllyKind.choices)
    state = models.CharField(max_length=10, choices=AllyState.choices, default=AllyState.ASKED)
    name = SealedText(blank=True)
    record_name = SealedText(blank=True)
    name_index = models.CharField(max_length=64, blank=True)
    contact = SealedText(blank=True)  # of an organisation: whom to speak with
    phone = SealedText(blank=True)
    phone_index = models.CharField(max_length=64, blank=True)
    people = models.PositiveSmallIntegerField(null=True)  # of an organisation: about how many could come
    skills = models.CharField(max_length=200, blank=True)  # codes of data/skills.csv, with blanks between
    slots = models.PositiveIntegerField(default=0)  # bits, see engines.helping.slot
    reach = models.PositiveSmallIntegerField(default=3)
    micro_grid = models.ForeignKey(MicroGrid, on_delete=models.PROTECT, null=True, related_name="+")
    compound = models.ForeignKey(Compound, on_delete=models.PROTECT, null=True, related_name="+")
    general_grid = models.ForeignKey(GeneralGrid, on_delete=models.PROTECT, null=True, related_name="+")
    away_until = models.DateField(null=True)  # the first day on which they are there again
    insured_until = models.DateField(null=True)
    last_asked = models.DateField(default=NEVER)
    means = models.CharField(max_length=10, choices=Means.choices)
    agreed_at = models.DateTimeField()
    noted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    welcomed_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    past = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=AllyKind.values), name="ally_kind"),
            models.CheckConstraint(
                condition=Q(state=AllyState.LEFT, left_at__isnull=False, name="", name_index="") & ERASED
                | ~Q(state=AllyState.LEFT) & Q(left_at=None) & ~Q(name="") & ~Q(skills=""),
                name="ally_kept_or_erased",
            ),
            models.CheckConstraint(
                condition=~Q(state=AllyState.MEMBER) | Q(welcomed_at__isnull=False), name="ally_welcomed"
            ),
            models.CheckConstraint(condition=Q(reach__lte=3), name="ally_reach"),
            models.CheckConstraint(condition=Q(slots__lt=2**21), name="ally_slots"),
            models.CheckConstraint(condition=Q(people=None) | Q(kind__in=list(BODIES)), name="ally_people"),
        ]
        indexes = [
            models.Index(fields=["phone_index"], name="ally_phone"),
            models.Index(fields=["name_index"], name="ally_name"),
            models.Index(fields=["community", "state", "agreed_at"], name="ally_listed"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def is_body(self) -> bool:
        return self.kind in BODIES

    @property
    def called(self) -> str:
        """The name, or what the record has kept of it."""
        return self.name or self.record_name

    @property
    def can(self) -> list[str]:
        return self.skills.split()


class Offer(OfCommunity):
    """One skill of one member, as it is looked up: derived from the member, and written with it."""

    ally = models.ForeignKey(Ally, on_delete=models.CASCADE, related_name="offers")
    skill = models.CharField(max_length=10)
    micro_grid = models.ForeignKey(MicroGrid, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    compound = models.ForeignKey(Compound, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    general_grid = models.ForeignKey(GeneralGrid, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    slots = models.PositiveIntegerField()
    reach = models.PositiveSmallIntegerField()
    away_until = models.DateField(null=True)
    last_asked = models.DateField(default=NEVER)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ally", "skill"], name="offer_once")]
        indexes = [
            models.Index(fields=["micro_grid", "skill", "last_asked", "ally"], name="offer_micro_grid"),
            models.Index(fields=["compound", "skill", "last_asked", "ally"], name="offer_compound"),
            models.Index(fields=["general_grid", "skill", "last_asked", "ally"], name="offer_general_grid"),
            models.Index(fields=["community", "skill", "last_asked", "ally"], name="offer_community"),
        ]

    def __str__(self) -> str:
        return f"{self.ally_id} {self.skill}"


class Twofold(OfCommunity):
    """A double registration 双报到: who registers here, which unit they come from, and when both have confirmed it.

    Nothing is asked of what anyone believes or belongs to.
    """

    ally = models.OneToOneField(Ally, on_delete=models.PROTECT, related_name="twofold")
    unit = SealedText(blank=True)
    contact = SealedText(blank=True)
    phone = SealedText(blank=True)
    registered_at = models.DateTimeField()
    unit_confirmed_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    return_wished_at = models.DateTimeField(null=True)  # that the unit may be told what was done; empty: it is not
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(erased_at=None) & ~Q(unit="") | Q(erased_at__isnull=False, unit="", contact="", phone=""),
                name="twofold_kept_or_erased",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="twofold_confirmed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ally_id} twofold"
