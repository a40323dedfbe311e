"""Tables of needs: what help is looked for, and who was asked."""

from django.db import models
from django.db.models import Q

from linli.forces.allied import NeedStage, Part, Reply
from linli.forces.models.alliance import Ally
from linli.people.labels import Means
from linli.people.models import Person
from linli.territory.models import Compound, GeneralGrid, MicroGrid, OfCommunity


class Need(OfCommunity):
    """Help that is looked for: a skill, a day and its part, a place, how many; words that name nobody."""

    skill = models.CharField(max_length=10)
    words = models.CharField(max_length=300)
    day = models.DateField()
    part = models.CharField(max_length=10, choices=Part.choices)
    micro_grid = models.ForeignKey(MicroGrid, on_delete=models.PROTECT, null=True, related_name="+")
    compound = models.ForeignKey(Compound, on_delete=models.PROTECT, null=True, related_name="+")
    general_grid = models.ForeignKey(GeneralGrid, on_delete=models.PROTECT, null=True, related_name="+")
    place_words = models.CharField(max_length=80, blank=True)
    how_many = models.PositiveSmallIntegerField(default=1)
    risky = models.BooleanField(default=False)
    matter = models.PositiveIntegerField(null=True)  # the number of the matter that it came from
    ring = models.PositiveSmallIntegerField(default=1)  # how far one looks
    stage = models.CharField(max_length=10, choices=NeedStage.choices, default=NeedStage.OPEN)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=200, blank=True)
    past = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(how_many__range=(1, 99)), name="need_how_many"),
            models.CheckConstraint(condition=Q(ring__lte=3), name="need_ring"),
            models.CheckConstraint(
                condition=Q(stage__in=[NeedStage.OPEN, NeedStage.FILLED], closed_at=None)
                | Q(stage__in=[NeedStage.MET, NeedStage.UNMET, NeedStage.CANCELLED], closed_at__isnull=False),
                name="need_closed",
            ),
        ]
        indexes = [models.Index(fields=["community", "stage", "day"], name="need_listed")]

    def __str__(self) -> str:
        return f"{self.skill} {self.day}"

    @property
    def running(self) -> bool:
        return self.closed_at is None


class Ask(OfCommunity):
    """One ally was asked about one need, once; `came` is known when the need is done."""

    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="asks")
    ally = models.ForeignKey(Ally, on_delete=models.PROTECT, related_name="asks")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reply = models.CharField(max_length=10, choices=Reply.choices, blank=True)
    replied_at = models.DateTimeField(null=True)
    means = models.CharField(max_length=10, choices=Means.choices, blank=True)
    came = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["need", "ally"], name="ask_once"),
            models.CheckConstraint(
                condition=Q(reply="", replied_at=None) | ~Q(reply="") & Q(replied_at__isnull=False), name="ask_replied"
            ),
            models.CheckConstraint(condition=~Q(came=True) | Q(reply=Reply.YES), name="ask_came"),
        ]
        ordering = ["asked_at", "id"]

    def __str__(self) -> str:
        return f"{self.ally_id} {self.reply}"
