"""Thanks to a helper: private, unless both sides and the office let it stand on the story wall."""

from django.db import models
from django.db.models import Q

from linli.forces.allied import Hand, Named
from linli.forces.models.alliance import Ally
from linli.forces.models.helping import Need
from linli.people.models import Person
from linli.territory.models import OfCommunity


class Thanks(OfCommunity):
    """A few words of thanks. On the wall it is once `shown_at` says so; taken down, it never comes back by itself."""

    ally = models.ForeignKey(Ally, on_delete=models.PROTECT, related_name="thanks")
    need = models.ForeignKey(Need, on_delete=models.PROTECT, null=True, related_name="thanks")
    words = models.CharField(max_length=300, blank=True)
    signed = models.CharField(max_length=30, blank=True)
    writer = models.CharField(max_length=10, choices=Hand.choices)
    by_person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    writer_agrees = models.BooleanField(default=False)
    named = models.CharField(max_length=10, choices=Named.choices, blank=True)
    shown_at = models.DateTimeField(null=True)
    taken_down_at = models.DateTimeField(null=True)
    past = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(shown_at=None) | Q(writer_agrees=True) & ~Q(named="") & ~Q(words=""),
                name="thanks_shown_by_consent",
            ),
            models.CheckConstraint(condition=Q(shown_at=None) | Q(taken_down_at=None), name="thanks_up_or_down"),
        ]
        indexes = [models.Index(fields=["community", "-shown_at"], name="thanks_wall")]
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.ally_id} {self.at}"
