"""Questions at the door: who bears this device, and which posts they hold today."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, cast
from uuid import UUID

import pyotp
from django.db import connection
from django.db.models import QuerySet

from linli.access.actors import Actor, Post
from linli.access.grants import NEEDS_FACTOR
from linli.access.models import Attempt, Device
from linli.foundation import clock, sealing
from linli.foundation.refusals import TooMany
from linli.people.models import Person
from linli.territory.models import Community
from linli.territory.queries import as_uuid

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
    """The session of a device's secret, or None when it is unknown, revoked or long unused. One query.

    Written out, since it opens every page of those who serve and the framework takes longer to word it than to run it.
    """
    day, used = clock.today(at), Device._meta.get_field("seen_at").get_db_prep_value(at - DEVICE_HOLDS, connection)
    rows: list[Any] = list(Device.objects.raw(_SESSION, [day, day, day, day, digest(secret), used]))
    if not rows:
        return None
    device = rows[0]
    shown = [getattr(device, f"community_{name}") for name in _SHOWN]
    device.community = Community.from_db(connection.alias, ["id", *_SHOWN], [device.community_id, *shown])
    actor = _actor(device.person_id, device.community_id, device.person_name, rows, _is_fresh(device, at))
    return Session(device, actor)


def _is_fresh(device: Device, at: datetime) -> bool:
    return device.factor_at is not None and device.factor_at > at - FACTOR_HOLDS


def actor_of(person: Person, day: date, factor: bool) -> Actor:
    """The actor that a person is on a day; posts that need a second factor sleep without it. One query."""
    key = Person._meta.pk.get_db_prep_value(person.pk, connection)
    rows = Person.objects.raw(_PERSON, [day, day, day, day, key])
    return _actor(person.pk, person.community_id, person.name, rows, factor)


def _actor(person: UUID, community: UUID, name: str, rows: Iterable[Any], factor: bool) -> Actor:
    posts = dict.fromkeys(_post(row) for row in rows if row.role)
    awake = tuple(p for p in posts if factor or p.role not in NEEDS_FACTOR)
    asleep = tuple(p for p in posts if p not in awake)
    return Actor("person", str(person), community, awake, name=name, dormant=asleep)


def _post(row: Any) -> Post:
    """A post at the narrowest place that the appointment names."""
    return Post(row.role, row.level, cast(UUID, as_uuid(row.place)), row.place_name)


def serves(person: Person, day: date) -> bool:
    """Whether a person holds any post on a day, as appointed or as deputy of someone absent. One query."""
    return bool(actor_of(person, day, True).posts)


# the appointments that a person `p` holds on a day, as appointed or as deputy of someone absent; none is one empty row
_HELD = """
LEFT JOIN people_appointment a ON a.start <= %s AND (a."end" IS NULL OR a."end" > %s) AND (a.person_id = p.id OR a.id IN
    (SELECT b.appointment_id FROM people_absence b WHERE b.deputy_id = p.id AND b.start <= %s AND b."end" > %s))
LEFT JOIN territory_community ac ON ac.id = a.community_id
LEFT JOIN territory_generalgrid ag ON ag.id = a.general_grid_id
LEFT JOIN territory_compound ad ON ad.id = a.compound_id
LEFT JOIN territory_microgrid am ON am.id = a.micro_grid_id
"""
_POST = """
a.role, COALESCE(ag.id, ad.id, am.id, ac.id) AS place, COALESCE(ag.name, ad.name, am.name, ac.name) AS place_name,
CASE WHEN ag.id IS NOT NULL THEN 'general_grid' WHEN ad.id IS NOT NULL THEN 'compound'
    WHEN am.id IS NOT NULL THEN 'micro_grid' ELSE 'community' END AS level
"""
_PERSON = f"SELECT p.id, {_POST} FROM people_person p {_HELD} WHERE p.id = %s ORDER BY a.start, a.id"
# what pages show of a community; the rest of it is fetched when it is asked for
_SHOWN = ("name", "street", "code", "office_phone", "supervision_phone", "fictional", "origin_lat", "origin_lon")
_SESSION = f"""
SELECT d.id, d.community_id, d.person_id, d.label, d.bound_at, d.seen_at, d.factor_at, p.name AS person_name,
    {", ".join(f"c.{name} AS community_{name}" for name in _SHOWN)}, {_POST}
FROM access_device d JOIN people_person p ON p.id = d.person_id JOIN territory_community c ON c.id = d.community_id
{_HELD} WHERE d.digest = %s AND d.revoked_at IS NULL AND d.seen_at > %s ORDER BY a.start, a.id
"""


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
