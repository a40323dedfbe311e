"""Verbs on donors: enter, correct, say how one is shown, look at a number, erase."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import sealing
from linli.foundation.refusals import Missing
from linli.foundation.rows import there
from linli.foundation.writes import writes
from linli.fund.giving.refusals import Erased, NoName, NoNickname
from linli.fund.labels import DonorKind, Shown
from linli.fund.models import Agreement, Donor, Gift
from linli.notifications import actions as notifications

SEALED = ("name", "contact", "phone", "nickname")


@dataclass(frozen=True)
class Named:
    """Who gives, as entered. A name is needed of an organisation alone: a person may be known by a number, or not."""

    kind: str
    name: str = ""
    contact: str = ""
    phone: str = ""
    nickname: str = ""
    shown: str = Shown.KIND


@writes
def enter(named: Named, *, by: Actor, at: datetime) -> Donor:
    """A new donor. Raises `Missing`, `NoNickname`, `NoName`."""
    donor = Donor(community_id=by.community, entered_at=at)
    gate.require(by, "donor.edit", donor)
    _take(donor, named)
    donor.save()
    audit.record(by, "donor.edit", donor, at=at, code="new")
    return donor


def known_or_new(named: Named, *, by: Actor, at: datetime) -> Donor:
    """Who is there already, an organisation by its name, a person by name and number; or else a new donor.

    Called by verbs that write a donor down with what is given.
    """
    same = Donor.objects.filter(community=by.community, name_index=sealing.blind(named.name.strip()), erased_at=None)
    if named.name.strip() and named.kind != DonorKind.PERSON:
        same = same.exclude(kind=DonorKind.PERSON)
    elif named.name.strip() and named.phone:
        same = same.filter(phone_index=sealing.blind(named.phone))
    else:
        same = same.none()
    return same.first() or enter(named, by=by, at=at)


@writes
def correct(donor_id: UUID, named: Named, *, by: Actor, at: datetime) -> Donor:
    """What was entered wrongly, or has changed. What a leaf has bound stays as it was bound."""
    donor = _locked(donor_id)
    gate.require(by, "donor.edit", donor)
    _take(donor, named)
    donor.save()
    audit.record(by, "donor.edit", donor, at=at)
    return donor


@writes
def show_as(donor_id: UUID, shown: str, nickname: str = "", *, by: Actor, at: datetime) -> Donor:
    """How the donor is named to others from now on, on every page."""
    donor = _locked(donor_id)
    gate.require(by, "donor.shown", donor)
    named = Named(donor.kind, donor.name, donor.contact, donor.phone, nickname.strip() or donor.nickname, shown)
    _take(donor, named)
    donor.save()
    audit.record(by, "donor.shown", donor, at=at, code=shown)
    return donor


@writes
def see_number(donor_id: UUID, *, by: Actor, at: datetime) -> Donor:
    """Look at a donor's number; the look stays noted, and the donor reads it."""
    donor = _locked(donor_id)
    gate.require(by, "donor.see_number", donor)
    audit.record(by, "donor.see_number", donor, at=at)
    return donor


@writes
def erase(donor_id: UUID, *, by: Actor, at: datetime) -> Donor:
    """Everything that tells who gave: name, number, and the salts by which leaves could be opened. The leaves stay.

    The private links end with it. Done twice, the first stays.
    """
    donor = Donor.objects.get(pk=donor_id)
    gate.require(by, "donor.erase", donor)
    if donor.erased_at:
        return donor
    for column in (*SEALED, "name_index", "phone_index"):
        setattr(donor, column, "")
    donor.shown, donor.erased_at = Shown.KIND, at
    donor.save()
    Gift.objects.filter(donor=donor).update(salt="", identity="")
    Agreement.objects.filter(party=donor).update(salt="", identity="")
    for gift in donor.gifts.all():
        notifications.forget(about=gift.pk)
    audit.record(by, "donor.erase", donor, at=at)
    return donor


def _locked(id: UUID) -> Donor:
    donor = there(Donor.objects.filter(pk=id))
    if donor.erased_at:
        raise Erased()
    return donor


def _take(donor: Donor, named: Named) -> None:
    donor.kind, donor.shown = DonorKind(named.kind), Shown(named.shown)
    for column in SEALED:
        setattr(donor, column, getattr(named, column).strip())
    if donor.kind != DonorKind.PERSON and not donor.name:
        raise Missing(field="name")
    if donor.shown == Shown.NICKNAME and not donor.nickname:
        raise NoNickname(field="nickname")
    if donor.shown == Shown.NAME and not donor.name:
        raise NoName(field="name")
    donor.name_index, donor.phone_index = sealing.blind(donor.name), sealing.blind(donor.phone)
