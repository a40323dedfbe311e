"""The log of hours, confirmed by another hand than the one that entered it, and certificates on request."""

from django.db import models
from django.db.models import F, Q

from linli.forces.allied import Hand
from linli.forces.models.alliance import Ally
from linli.forces.models.helping import Need
from linli.foundation.fields import SealedText
from linli.people.models import Person
from linli.territory.models import OfCommunity


class Service(OfCommunity):
    """One stretch of help of one ally. It is corrected by another row; only one that stands counts (`live`)."""

    ally = models.ForeignKey(Ally, on_delete=models.PROTECT, related_name="services")
    need = models.ForeignKey(Need, on_delete=models.PROTECT, null=True, related_name="services")
    skill = models.CharField(max_length=10)
    title = models.CharField(max_length=60)  # 项目名称 of the national system
    words = models.CharField(max_length=200, blank=True)  # 服务内容
    start = models.DateTimeField()
    end = models.DateTimeField()
    minutes = models.PositiveIntegerField()
    entered = models.CharField(max_length=10, choices=Hand.choices)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField()
    confirmed = models.CharField(max_length=10, choices=Hand.choices, blank=True)
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="corrected")
    live = models.BooleanField(default=True)
    past = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start"), minutes__range=(1, 720)), name="service_minutes"),
            models.CheckConstraint(
                condition=Q(confirmed="", confirmed_at=None, confirmed_by=None)
                | ~Q(confirmed="") & Q(confirmed_at__isnull=False),
                name="service_confirmed",
            ),
            models.CheckConstraint(
                condition=~Q(entered=Hand.HELPER, confirmed=Hand.HELPER) & ~Q(entered_by=F("confirmed_by")),
                name="service_two_hands",
            ),
            models.CheckConstraint(
                condition=Q(entered=Hand.STAFF, entered_by__isnull=False) | Q(entered=Hand.HELPER, entered_by=None),
                name="service_entered",
            ),
        ]
        indexes = [models.Index(fields=["community", "live", "start"], name="service_listed")]
        ordering = ["-start", "-id"]

    def __str__(self) -> str:
        return f"{self.ally_id} {self.minutes} min"


class Certificate(OfCommunity):
    """What the log said of one ally over a time when they asked for it; whoever has the number can check it."""

    ally = models.ForeignKey(Ally, on_delete=models.PROTECT, related_name="certificates")
    number = models.CharField(max_length=12, unique=True)
    name = SealedText()
    since = models.DateField()
    until = models.DateField()  # the last day
    minutes = models.PositiveIntegerField()
    times = models.PositiveIntegerField()
    skills = models.CharField(max_length=200)
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("since"), minutes__gt=0), name="certificate_says"),
        ]
        ordering = ["-issued_at", "-id"]

    def __str__(self) -> str:
        return self.number
