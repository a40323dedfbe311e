"""Verbs on the way of a nomination: they agree, the Party committee speaks, everyone is shown, the office appoints."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.forces import actions as forces
from linli.forces.appointing import loop, queries, rules, telling
from linli.forces.appointing.nominating import where_of
from linli.forces.appointing.refusals import (
    NoticeBehind,
    NoticeRuns,
    NoticeTooShort,
    ObjectionOpen,
    ObjectionUpheld,
)
from linli.forces.models import Nomination
from linli.forces.refusals import DaysReversed
from linli.forces.stages import Opinion, Way, Why
from linli.foundation import clock
from linli.foundation.refusals import Missing, OutOfStep
from linli.foundation.writes import writes
from linli.people.labels import Means, Purpose, Role
from linli.people.models import Appointment, Person


@dataclass(frozen=True)
class Agreed:
    """What whoever was nominated says: their Party role if they wish, and whether the card may name them."""

    party: bool | None = None
    card: bool = False
    means: str = Means.DESK


@writes
def agree(id: UUID, said: Agreed, *, by: Actor, at: datetime, version: int | None = None) -> Nomination:
    """Whoever was nominated is willing; by the private link, or as the office was told."""
    found = queries.locked(id, version)
    gate.require(by, "nomination.agree", found)
    if said.means not in Means.values or (by.kind == "link") != (said.means == Means.LINK):
        raise Missing(field="means")
    found.stage = loop.advance(found.way, found.stage, "agree")
    found.agreed_at, found.agreed_means, found.party, found.card = at, said.means, said.party, said.card
    _keep(found, "agreed_at", "agreed_means", "party", "card")
    audit.record(by, "nomination.agree", found, at=at, code=said.means)
    if found.way != Way.UNIT:
        telling.tell_role("nomination_opinion", Role.SECRETARY, found, at)
    return found


@writes
def opine(
    id: UUID, says: str, words: str, *, by: Actor, at: datetime, day: date | None = None, version: int | None = None
) -> Nomination:
    """The Party committee's opinion, entered by the secretary; without its support the nomination ends."""
    found = queries.locked(id, version)
    gate.require(by, "nomination.opine", found)
    if says not in Opinion.values:
        raise Missing(field="says")
    found.stage = loop.advance(found.way, found.stage, "support" if says == Opinion.SUPPORT else "oppose", words)
    found.opinion, found.opinion_words, found.opinion_by_id = says, words.strip(), by.appointed_id
    found.opinion_day = day or clock.today(at)
    if found.opinion_day > clock.today(at):
        raise DaysReversed(field="day")
    if says == Opinion.AGAINST:
        _end(found, Why.OPINION, "", at)
    _keep(found, "opinion", "opinion_words", "opinion_by", "opinion_day")
    audit.record(by, "nomination.opine", found, at=at, code=says)
    return found


@writes
def publish(id: UUID, first: date, last: date, *, by: Actor, at: datetime, version: int | None = None) -> Nomination:
    """The public notice, on days of which the first and the last count. Raises `NoticeBehind`, `NoticeTooShort`."""
    found = queries.locked(id, version)
    gate.require(by, "nomination.publish", found)
    if first < clock.today(at):
        raise NoticeBehind(field="first")
    if not rules.is_long_enough(first, last):
        raise NoticeTooShort(field="last", days=rules.NOTICE_DAYS)
    found.stage = loop.advance(found.way, found.stage, "publish", f"{first}")
    found.notice_from, found.notice_until = first, last
    _keep(found, "notice_from", "notice_until")
    audit.record(by, "nomination.publish", found, at=at)
    return found


@writes
def appoint(id: UUID, start: date, end: date, *, by: Actor, at: datetime, version: int | None = None) -> Appointment:
    """The appointment of whoever was nominated, for a term [start, end); who was nowhere entered is entered now."""
    found = queries.locked(id, version)
    gate.require(by, "nomination.appoint", found)
    found.stage = loop.advance(found.way, found.stage, loop.LAST[Way(found.way)], f"{start}")
    _refuse_early(found, clock.today(at))
    person = found.person or forces.enter_person(found.name, found.phone, by=by, at=at)
    details = {"source": found.source, "profession": found.profession, "offers": found.offers}
    made = forces.instate(person.pk, found.role, where_of(found), by=by, at=at, start=start, end=end, **details)
    _carry_over(found, person, by, at)
    found.person, found.appointment, found.party = person, made, None
    _keep(found, "person", "appointment", "party")
    audit.record(by, "nomination.appoint", found, at=at, code=str(made.pk))
    return made


def _refuse_early(found: Nomination, today: date) -> None:
    if found.way != Way.FULL or found.notice_until is None:
        return
    if not rules.is_over(found.notice_until, today):
        raise NoticeRuns(day=found.notice_until.isoformat())
    upheld = list(found.objections.values_list("upheld", flat=True))
    if None in upheld:
        raise ObjectionOpen()
    if True in upheld:
        raise ObjectionUpheld()


def _carry_over(found: Nomination, person: Person, by: Actor, at: datetime) -> None:
    """What they said of themselves goes over to the person: the Party role for the aggregate, consent to the card."""
    if found.party is not None:
        person.party_declared = found.party
        person.save(update_fields=["party_declared"])
    means = found.agreed_means or Means.DESK
    if found.card:
        forces.consent(person.pk, Purpose.CARD, True, by=by, at=at, means=means)
    if found.role == Role.ANCHOR:
        forces.consent(person.pk, Purpose.ANCHOR, True, by=by, at=at, means=means)


@writes
def refuse(id: UUID, why: str, words: str, *, by: Actor, at: datetime, version: int | None = None) -> Nomination:
    """They are not appointed, for a reason that is kept sealed."""
    found = queries.locked(id, version)
    gate.require(by, "nomination.appoint", found)
    return _over(found, "refuse", why, words, by, at)


@writes
def withdraw(id: UUID, why: str, words: str = "", *, by: Actor, at: datetime, version: int | None = None) -> Nomination:
    """The nomination is taken back; whoever was nominated may do so by the private link and need not say why."""
    found = queries.locked(id, version)
    gate.require(by, "nomination.withdraw", found)
    return _over(found, "withdraw", Why.NOMINEE if by.kind == "link" else why, words, by, at)


def _over(found: Nomination, step: str, why: str, words: str, by: Actor, at: datetime) -> Nomination:
    if why not in Why.values:
        raise Missing(field="why")
    if why == Why.OTHER and not words.strip():
        raise Missing(field="words")
    found.stage = loop.advance(found.way, found.stage, step, why)
    _end(found, why, words, at)
    _keep(found)
    audit.record(by, "nomination.withdraw" if step == "withdraw" else "nomination.appoint", found, at=at, code=why)
    return found


def _end(found: Nomination, why: str, words: str, at: datetime) -> None:
    """Nothing that they said of themselves outlives a nomination that came to nothing."""
    found.ended_at, found.ended_why, found.ended_words = at, why, words.strip()
    found.party, found.card = None, False


def _keep(found: Nomination, *columns: str) -> None:
    found.version += 1
    over = ("ended_at", "ended_why", "ended_words", "party", "card") if found.ended_at else ()
    found.save(update_fields=list({*columns, *over, "stage", "version"}))


@writes
def forget(id: UUID, *, by: Actor, at: datetime) -> Nomination:
    """Name and number of someone who was not appointed are forgotten; that there was a nomination stays."""
    found = queries.locked(id)
    gate.require(by, "nomination.forget", found)
    if found.appointment_id or found.ended_at is None or found.ended_at > at - rules.NAMES_KEPT:
        raise OutOfStep()
    found.name = found.phone = found.phone_index = found.reason = found.ended_words = ""
    found.forgotten_at = at
    found.person = None
    found.save(update_fields=["name", "phone", "phone_index", "reason", "ended_words", "forgotten_at", "person"])
    audit.record(by, "nomination.forget", found, at=at)
    return found
