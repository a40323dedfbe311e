"""Verbs on what residents found: by a private link, or on paper that two have signed; and on what is late."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock, sealing
from linli.foundation.writes import writes
from linli.partners.deeds import queries, telling
from linli.partners.deeds.loop import advance
from linli.partners.labels import Way
from linli.partners.models import Deed, Finding, Partner
from linli.partners.refusals import OfClaimant, TwoSign


@dataclass(frozen=True)
class Found:
    """What residents say of a deed. `outside`: whoever says so does not belong to the organisation that did it."""

    good: bool
    outside: bool
    words: str = ""
    names: tuple[str, ...] = ()
    phone: str = ""


@writes
def find(deed_id: UUID, found: Found, *, by: Actor, at: datetime) -> Deed:
    """A resident, or two on paper, found it done, or not yet. One who is not of the claimant is enough by link."""
    deed = queries.locked(deed_id)
    gate.require(by, "deed.confirm", deed)
    stage = advance(deed.stage, "confirm") if found.good else advance(deed.stage, "doubt", found.words)
    names = tuple(dict.fromkeys(name.strip() for name in found.names if name.strip()))
    if not found.outside or _belongs(deed, found.phone):
        raise OfClaimant(field="outside")
    on_paper = by.kind != "link"
    if on_paper and len(names) < 2:
        raise TwoSign(field="second")
    Finding.objects.create(
        community_id=deed.community_id, deed=deed, way=Way.PAPER if on_paper else Way.LINK, good=found.good,
        words=found.words.strip()[:200], names="、".join(names), entered_by_id=by.appointed_id if on_paper else None,
        at=at,
    )  # fmt: skip
    deed.stage = stage
    deed.confirmed_at = at if found.good else None
    deed.done_at = deed.done_at if found.good else None
    deed.version += 1
    deed.save()
    audit.record(by, "deed.confirm", deed, at=at, code="good" if found.good else "not yet")
    if not found.good:
        telling.tell_office("deed_doubted", deed, at, but=by.person_id)
    return deed


def _belongs(deed: Deed, phone: str) -> bool:
    """Whether a number is the one of the organisation that did it."""
    index = sealing.blind(phone)
    return bool(index) and Partner.objects.filter(organisation=deed.claimant_id, phone_index=index).exists()


@writes
def tell_late(community_id: UUID, *, by: Actor, at: datetime) -> int:
    """Tell the office once of each deed whose day is over; how many letters."""
    gate.require(by, "deed.late", Deed(community_id=community_id))
    told = 0
    for one in queries.untold_late(community_id, clock.today(at)):
        told += telling.tell_office("deed_late", one, at)
        one.late_told = one.due
        one.save(update_fields=["late_told"])
    return told
