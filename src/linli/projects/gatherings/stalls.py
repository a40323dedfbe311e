"""Verbs on stalls: asked for by whoever wants one, placed by the office with its number and agreement, withdrawn."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation.refusals import Missing, OutOfStep
from linli.foundation.writes import insert, writes
from linli.fund.models import Agreement
from linli.people.models import Organisation
from linli.projects.gatherings import loop, queries, rules
from linli.projects.gatherings.planning import refuse_lacking
from linli.projects.labels.gatherings import Stage, StallSort, StallState
from linli.projects.models import Stall
from linli.projects.refusals import NoAgreement, NumberTaken, WhatNow


@dataclass(frozen=True)
class Stand:
    """Who wants to stand, with what; the number of a private person is sealed and erased two weeks after the day."""

    name: str
    what: str
    sort: str = StallSort.MERCHANT
    contact: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Place:
    """Where the office puts a stall, and on which paper its share rests."""

    number: int | None = None
    shares: bool = False
    agreement: UUID | None = None
    organisation: UUID | None = None


@writes
def ask(edition_id: UUID, stand: Stand, *, by: Actor, at: datetime) -> Stall:
    """Someone asks for a stall on the page; the private link that comes back shows what became of it."""
    edition = queries.locked(edition_id, None)
    stall = Stall(community_id=by.community, edition=edition, state=StallState.ASKED, at=at)
    gate.require(by, "stall.ask", stall)
    loop.advance(edition.stage, "amend")
    _take(stall, stand)
    if not stand.phone:
        raise Missing(field="phone")
    return insert(stall)


@writes
def enter(edition_id: UUID, stand: Stand, place: Place, *, by: Actor, at: datetime) -> Stall:
    """The office puts a stall on the list, with its number."""
    edition = queries.locked(edition_id, None)
    stall = Stall(community_id=by.community, edition=edition, at=at)
    gate.require(by, "stall.place", stall)
    if edition.stage == Stage.OFF:
        raise OutOfStep()
    _take(stall, stand)
    _put(stall, place)
    stall.save(force_insert=True)
    _still_open(stall)
    audit.record(by, "stall.place", stall, at=at, code=str(stall.number or ""))
    return stall


@writes
def place(stall_id: UUID, where: Place, *, by: Actor, at: datetime) -> Stall:
    """A stall that was asked for gets its place, or another number, or its agreement."""
    stall = queries.locked_stall(stall_id)
    gate.require(by, "stall.place", stall)
    if stall.edition.stage == Stage.OFF:
        raise OutOfStep()
    stall.state, stall.reason = StallState.PLACED, ""
    _put(stall, where)
    stall.save()
    _still_open(stall)
    audit.record(by, "stall.place", stall, at=at, code=str(stall.number or ""))
    return stall


def _take(stall: Stall, stand: Stand) -> None:
    for field, text in (("name", stand.name), ("what", stand.what)):
        if not text.strip():
            raise Missing(field=field)
    if stand.sort not in StallSort.values:
        raise WhatNow(field="sort")
    stall.name, stall.what, stall.sort = stand.name.strip()[:40], stand.what.strip()[:80], stand.sort
    stall.contact, stall.phone = stand.contact.strip()[:40], stand.phone


def _put(stall: Stall, where: Place) -> None:
    others = Stall.objects.filter(edition=stall.edition_id, number__isnull=False).exclude(pk=stall.pk)
    taken = {number for number in others.values_list("number", flat=True) if number}
    number = where.number if where.number is not None else rules.free_number(taken)
    if number in taken or number < 1:
        raise NumberTaken(field="number", number=number, free=rules.free_number(taken))
    stall.number, stall.shares, stall.agreement = number, where.shares, None
    if where.shares and where.agreement:
        stall.agreement = Agreement.objects.filter(pk=where.agreement, community=stall.community_id).first()
        if stall.agreement is None:
            raise NoAgreement(field="agreement")
    if where.organisation:
        found = Organisation.objects.filter(pk=where.organisation, community=stall.community_id).first()
        if found is None:
            raise WhatNow(field="organisation")
        stall.organisation = found


def _still_open(stall: Stall) -> None:
    """A gathering that is open stays lawful: no stall joins it with a share that rests on nothing."""
    if stall.edition.stage != Stage.PLANNED:
        refuse_lacking(stall.edition)


@writes
def decline(stall_id: UUID, reason: str, *, by: Actor, at: datetime) -> Stall:
    """A stall cannot be had, for a reason that whoever asked reads."""
    stall = queries.locked_stall(stall_id)
    gate.require(by, "stall.place", stall)
    if not reason.strip():
        raise Missing(field="reason")
    stall.state, stall.reason, stall.number = StallState.DECLINED, reason.strip()[:120], None
    stall.save()
    audit.record(by, "stall.place", stall, at=at, code="declined")
    return stall


@writes
def withdraw(stall_id: UUID, *, by: Actor, at: datetime) -> Stall:
    """Whoever asked for a stall does not come, said by the own link, or to the office; the number is free again."""
    stall = queries.locked_stall(stall_id)
    gate.require(by, "stall.withdraw", stall)
    loop.advance(stall.edition.stage, "amend")
    stall.state, stall.number = StallState.GONE, None
    stall.save()
    audit.record(by, "stall.withdraw", stall, at=at)
    return stall


@writes
def see_number(stall_id: UUID, *, by: Actor, at: datetime) -> Stall:
    """Whoever looks at the number of a stall leaves a footprint."""
    stall = queries.locked_stall(stall_id)
    gate.require(by, "stall.see_number", stall)
    audit.record(by, "stall.see_number", stall, at=at)
    return stall
