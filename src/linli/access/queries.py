"""Questions at the door: who bears this device, and which posts they hold today."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pyotp
from django.db.models import Q, QuerySet

from linli.access.actors import Actor, Level, Post
from linli.access.grants import NEEDS_FACTOR
from linli.access.models import Attempt, Device
from linli.foundation import clock, sealing
from linli.foundation.refusals import TooMany
from linli.people.models import Appointment, Person
from linli.territory.queries import in_force

FACTOR_HOLDS = timedelta(hours=12)
DEVICE_HOLDS = timedelta(days=180)
LOCK_AFTER = 5
LOCK_FOR = timedelta(minutes=15)


@dataclass(frozen=True)
class Session:
    """A known device and the actor who bears it."""

    device: Device
    actor: Actor


def digest(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def session_of(secret: str, at: datetime) -> Session | None:
    """The session of a device's secret, or None when it is unknown, revoked or long unused. Two queries."""
    known = Device.objects.filter(digest=digest(secret), revoked_at=None, seen_at__gt=at - DEVICE_HOLDS)
    device = next(iter(known.select_related("person", "community")), None)
    return Session(device, actor_of(device.person, clock.today(at), _is_fresh(device, at))) if device else None


def _is_fresh(device: Device, at: datetime) -> bool:
    return device.factor_at is not None and device.factor_at > at - FACTOR_HOLDS


def actor_of(person: Person, day: date, factor: bool) -> Actor:
    """The actor that a person is on a day; posts that need a second factor sleep without it. One query."""
    posts = [_post(*row) for row in dict.fromkeys(appointments_of(person, day).values_list(*_POST))]
    awake = tuple(p for p in posts if factor or p.role not in NEEDS_FACTOR)
    asleep = tuple(p for p in posts if p not in awake)
    return Actor("person", str(person.pk), person.community_id, awake, name=person.name, dormant=asleep)


_POST = (
    "role", "community_id", "community__name", "general_grid_id", "general_grid__name", "compound_id", "compound__name",
    "micro_grid_id", "micro_grid__name",
)  # fmt: skip


def _post(role: str, community: UUID, name: str, *places: Any) -> Post:
    """A post at the narrowest place that the appointment names."""
    levels: tuple[Level, ...] = ("general_grid", "compound", "micro_grid")
    for level, id, called in zip(levels, places[::2], places[1::2], strict=True):
        if id is not None:
            return Post(role, level, id, called)
    return Post(role, "community", community, name)


def appointments_of(person: Person, day: date) -> QuerySet[Appointment]:
    """The appointments a person holds on a day, as appointed or as deputy of someone absent; may give one twice."""
    stands_in = Q(absences__deputy=person, absences__start__lte=day, absences__end__gt=day)
    return Appointment.objects.filter(Q(person=person) | stands_in, in_force(day)).order_by("start", "id")


def refuse_guessing(door: str, key: str, at: datetime, limit: int = LOCK_AFTER) -> None:
    """`TooMany` when `limit` wrong tries were made at this door with this key in the last quarter of an hour."""
    tried = Attempt.objects.filter(key=sealing.blind(key), door=door, at__gt=at - LOCK_FOR).count()
    if tried >= limit:
        raise TooMany(minutes=int(LOCK_FOR.total_seconds() // 60))


def devices_of(person_id: UUID) -> QuerySet[Device]:
    """The devices by which a person is known now, newest first."""
    return Device.objects.filter(person_id=person_id, revoked_at=None).order_by("-bound_at")


def otpauth(secret: str, name: str) -> str:
    """The address that an authenticator reads from a QR (Key Uri Format)."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name="Linli")
