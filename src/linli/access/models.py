"""Tables of the door: devices, desk tickets, one-time codes, second factors, and what was tried."""

from django.db import models
from django.db.models import Q

from linli.foundation.fields import Row, SealedText
from linli.people.models import Person
from linli.territory.models import OfCommunity


class Device(OfCommunity):
    """A telephone or computer by which an appointed person is known. Only a digest of its secret is kept."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    label = models.CharField(max_length=60, blank=True)
    bound_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    factor_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.label


class Ticket(OfCommunity):
    """A personal QR from the desk: it binds one device, once, until it expires."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"ticket of {self.person_id}"


class OneTimeCode(OfCommunity):
    """A code sent to a number, of which only a digest is kept."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    expires_at = models.DateTimeField()
    wrong = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"code of {self.person_id}"


class SecondFactor(OfCommunity):
    """The secret of an authenticator (RFC 6238), confirmed once a code from it was entered."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="+")
    secret = SealedText()
    confirmed_at = models.DateTimeField(null=True)
    last_step = models.BigIntegerField(default=0)  # a code is good once

    def __str__(self) -> str:
        return f"factor of {self.person_id}"


class Attempt(Row):
    """A wrong try at a door, counted to stop guessing; `key` is a blind digest of a number, a device or a code."""

    key = models.CharField(max_length=64)
    door = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["key", "door", "at"], name="attempt_key")]
        constraints = [models.CheckConstraint(condition=~Q(key=""), name="attempt_has_key")]

    def __str__(self) -> str:
        return f"{self.door} {self.at}"
