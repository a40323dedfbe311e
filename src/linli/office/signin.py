"""Verbs of signing in: by a personal QR from the desk, by a code to the telephone, with a second factor for some."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import pyotp
from django.utils.translation import gettext_lazy as _

from linli.access import devices, gate
from linli.access.actors import Actor, rule
from linli.access.models import Device, SecondFactor
from linli.access.queries import refuse_guessing, serves
from linli.audit import actions as audit
from linli.foundation import clock, sealing
from linli.foundation.refusals import Invalid
from linli.foundation.rows import there
from linli.foundation.writes import writes
from linli.notifications import actions as notifications
from linli.notifications.actions import Reader
from linli.people.models import Person

STEP_SECONDS = 30  # RFC 6238
DEMO_STAYS = timedelta(days=365)


class WrongCode(Invalid):
    sentence = _("This code is not right, or its 10 minutes are over. Please ask for a new one.")


class NotAppointed(Invalid):
    sentence = _("This person holds no appointment today, so there is nothing to sign in to.")


@dataclass(frozen=True)
class SignedIn:
    """A device bound just now, and the secret its cookie will hold."""

    device: Device
    secret: str


@writes
def issue_ticket(person_id: UUID, *, by: Actor, at: datetime) -> str:
    """The desk makes a personal QR for someone: the secret of its link, good once, for ten minutes."""
    person = _person(person_id)
    gate.require(by, "device.issue", person)
    secret = devices.issue_ticket(person, at)
    audit.record(by, "device.issue", person, at=at)
    return secret


@writes
def sign_in_by_ticket(secret: str, label: str, *, at: datetime) -> SignedIn:
    """The bearer of a desk QR binds this device. Raises `Expired`."""
    return _bind(devices.spend_ticket(secret, at), label, at, "ticket")


@writes
def enter_demo(person_id: UUID, label: str, *, at: datetime) -> SignedIn:
    """In a demonstration anyone may be anyone: bound as by a ticket, the second factor taken as given."""
    signed = _bind(_person(person_id), label, at, "demo")
    signed.device.factor_at = at + DEMO_STAYS
    signed.device.save(update_fields=["factor_at"])
    return signed


@writes
def send_code(phone: str, *, at: datetime) -> str:
    """Send a code to a number if someone appointed has it; '' when nobody has, which the page must not show."""
    refuse_guessing("phone", phone, at)
    devices.note_wrong("phone", phone, at)
    person = _of_phone(phone, at)
    if person is None:
        return ""
    code = devices.issue_code(person, at)
    notifications.post("sign_in_code", [Reader(person=person.pk)], about=person, at=at, params={"code": code})
    return code


def sign_in_by_code(phone: str, code: str, label: str, *, at: datetime) -> SignedIn:
    """A number and the code sent to it bind this device. Raises `WrongCode`, and `TooMany` after five wrong tries."""
    signed = _try_code(phone, code, label, at=at)
    if signed is None:
        raise WrongCode(field="code")
    return signed


@writes
def _try_code(phone: str, code: str, label: str, *, at: datetime) -> SignedIn | None:
    """None for a wrong code: the count of wrong tries must outlive the refusal, so it is no exception here."""
    refuse_guessing("code", phone, at)
    person = _of_phone(phone, at)
    if person is None or not devices.spend_code(person, code, at):
        devices.note_wrong("code", phone, at)
        return None
    return _bind(person, label, at, "code")


def _bind(person: Person, label: str, at: datetime, how: str) -> SignedIn:
    if not serves(person, clock.today(at)):
        raise NotAppointed()
    device, secret = devices.bind(person, label, at)
    audit.record(rule("sign_in", person.community_id), "device.bind", device, at=at, code=how)
    return SignedIn(device, secret)


def _of_phone(phone: str, at: datetime) -> Person | None:
    """Who has this number and holds an appointment today; in several communities the first who does."""
    for person in Person.objects.filter(phone_index=sealing.blind(phone)).order_by("id"):
        if serves(person, clock.today(at)):
            return person
    return None


def _person(id: UUID) -> Person:
    return there(Person.objects.filter(pk=id))


@writes
def revoke(device_id: UUID, *, by: Actor, at: datetime) -> Device:
    """A device is lost or given away: from its next contact on it is nobody's."""
    device = there(Device.objects.filter(pk=device_id))
    gate.require(by, "device.revoke", device)
    if device.revoked_at is None:
        device.revoked_at = at
        device.save(update_fields=["revoked_at"])
        audit.record(by, "device.revoke", device, at=at)
    return device


@writes
def revoke_all(person_id: UUID, *, by: Actor, at: datetime) -> int:
    """One call ends every device of a person; how many they were."""
    person = _person(person_id)
    gate.require(by, "device.revoke", Device(community_id=person.community_id, person=person))
    ended = Device.objects.filter(person=person, revoked_at=None).update(revoked_at=at)
    audit.record(by, "device.revoke", person, at=at, code=f"all:{ended}")
    return ended


@writes
def factor_of(device: Device, *, at: datetime) -> SecondFactor:
    """The second factor of the device's person, made at first sight."""
    made, _new = SecondFactor.objects.get_or_create(
        person_id=device.person_id, defaults={"community_id": device.community_id, "secret": pyotp.random_base32()}
    )
    return made


def factor_held(device: Device) -> SecondFactor | None:
    """The second factor of the device's person, if one was begun."""
    return SecondFactor.objects.filter(person_id=device.person_id).first()


def confirm_factor(device: Device, code: str, *, at: datetime) -> None:
    """A code of the authenticator opens the posts that sleep without it. Raises `WrongCode`, `TooMany`."""
    if not _try_factor(device, code, at=at):
        raise WrongCode(field="code")


@writes
def _try_factor(device: Device, code: str, *, at: datetime) -> bool:
    refuse_guessing("factor", str(device.person_id), at)
    factor = SecondFactor.objects.filter(person_id=device.person_id).first()
    step = _step_of(factor, code, at) if factor else None
    if factor is None or step is None or step <= factor.last_step:
        devices.note_wrong("factor", str(device.person_id), at)
        return False
    factor.last_step, factor.confirmed_at = step, factor.confirmed_at or at
    factor.save(update_fields=["last_step", "confirmed_at"])
    device.factor_at = at
    device.save(update_fields=["factor_at"])
    audit.record(rule("sign_in", device.community_id), "device.factor", device, at=at)
    return True


def _step_of(factor: SecondFactor, code: str, at: datetime) -> int | None:
    """The time step to which a code belongs, one step of drift allowed."""
    now = int(at.timestamp()) // STEP_SECONDS
    totp = pyotp.TOTP(factor.secret)
    return next((step for step in (now, now - 1, now + 1) if totp.at(step * STEP_SECONDS) == code), None)


@writes
def forget_factor(person_id: UUID, *, by: Actor, at: datetime) -> None:
    """The authenticator is lost: the desk forgets it and ends the person's devices; a new one is set up next."""
    person = _person(person_id)
    gate.require(by, "device.issue", person)
    SecondFactor.objects.filter(person=person).delete()
    Device.objects.filter(person=person, revoked_at=None).update(revoked_at=at)
    audit.record(by, "device.revoke", person, at=at, code="factor")


@writes
def note_wrong_code(browser: str, *, at: datetime) -> None:
    """Count a tracking code that nobody has, so that codes cannot be guessed."""
    devices.note_wrong("track", browser, at)
