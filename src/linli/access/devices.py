"""Binding and revoking devices: the writes of the door, called by the desk, which leaves the footprints."""

from datetime import datetime

from linli.access import rules
from linli.access.models import Attempt, Device, OneTimeCode, Ticket
from linli.access.queries import digest
from linli.foundation import sealing
from linli.foundation.refusals import Expired
from linli.people.models import Person


def issue_ticket(person: Person, at: datetime) -> str:
    """A ticket's secret; a new one ends the older ones of the same person."""
    Ticket.objects.filter(person=person, used_at=None).update(expires_at=at)
    secret = rules.new_secret()
    Ticket.objects.create(
        community_id=person.community_id, person=person, digest=digest(secret), expires_at=rules.ticket_ends(at)
    )
    return secret


def spend_ticket(secret: str, at: datetime) -> Person:
    """The person of a ticket, which is used up by this. Raises `Expired`."""
    tickets = Ticket.objects.filter(digest=digest(secret), used_at=None, expires_at__gt=at)
    ticket = tickets.select_related("person").first()
    if ticket is None or not tickets.update(used_at=at):
        raise Expired()
    return ticket.person


def issue_code(person: Person, at: datetime) -> str:
    """A one-time code for a number; a new one ends the older ones."""
    OneTimeCode.objects.filter(person=person, used_at=None).update(expires_at=at)
    code = rules.new_code()
    OneTimeCode.objects.create(
        community_id=person.community_id, person=person, digest=_of(person, code), expires_at=rules.code_ends(at)
    )
    return code


def spend_code(person: Person, code: str, at: datetime) -> bool:
    """Whether the code is right, in time and unused; a wrong one is counted and ends it after five."""
    held = OneTimeCode.objects.filter(person=person, used_at=None, expires_at__gt=at).order_by("-id").first()
    if held is None or held.wrong >= rules.CODE_TRIES:
        return False
    if held.digest != _of(person, code):
        held.wrong += 1
        held.save(update_fields=["wrong"])
        return False
    held.used_at = at
    held.save(update_fields=["used_at"])
    return True


def _of(person: Person, code: str) -> str:
    return sealing.blind(f"{person.pk}:{code}")


def bind(person: Person, label: str, at: datetime) -> tuple[Device, str]:
    """A new device of a person, and the secret that only the device keeps."""
    secret = rules.new_secret()
    device = Device.objects.create(
        community_id=person.community_id,
        person=person,
        digest=digest(secret),
        label=label[:60],
        bound_at=at,
        seen_at=at,
    )
    return device, secret


def note_wrong(door: str, key: str, at: datetime) -> None:
    """Count a wrong try at a door."""
    Attempt.objects.create(key=sealing.blind(key), door=door, at=at)
