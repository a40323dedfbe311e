"""Verbs on an edition: begin a series, plan, amend, open, call off, close with its numbers, publish the result."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock
from linli.foundation.refusals import Missing
from linli.foundation.writes import insert, one_at_a_time, writes
from linli.projects.counting import Heads
from linli.projects.gatherings import loop, queries, rules
from linli.projects.labels.gatherings import BegunBy, GatheringSort, Stage
from linli.projects.models import Edition, Series
from linli.projects.refusals import AgreementLacking, BadDays, DayOver, NameTaken, NotOnThatDay, WhatNow


@dataclass(frozen=True)
class Plan:
    """One gathering. `pay` says where and how one pays the seller oneself; there is no price and no payment here."""

    name: str
    day: date
    place: str
    opens: time | None = None
    closes: time | None = None
    words: str = ""
    begun_by: str = BegunBy.COMMUNITY
    pay: str = ""
    pick_up: str = ""
    pick_up_at: datetime | None = None
    sign_until: datetime | None = None


@writes
def begin_series(name: str, sort: str, words: str = "", *, by: Actor, at: datetime) -> Series:
    """A gathering that will come again gets its name."""
    one_at_a_time(by.community)
    series = Series(community_id=by.community, name=name.strip(), sort=sort, words=words.strip()[:200], at=at)
    gate.require(by, "gathering.plan", series)
    if not series.name:
        raise Missing(field="name")
    if sort not in GatheringSort.values:
        raise WhatNow(field="sort")
    if Series.objects.filter(community_id=by.community, name=series.name).exists():
        raise NameTaken(field="name")
    audit.record(by, "gathering.plan", series, at=at, code="series")
    return insert(series)


@writes
def plan(series_id: UUID, wanted: Plan, *, by: Actor, at: datetime) -> Edition:
    """An edition is planned for a day that lies ahead."""
    if wanted.day < clock.today(at):
        raise DayOver(field="day")
    return _planned(series_id, wanted, by, at, past=False)


@writes
def bring_past(series_id: UUID, wanted: Plan, heads: Heads, *, by: Actor, at: datetime) -> Edition:
    """One that was held before this was used 历史导入: it is entered with its numbers."""
    made = _planned(series_id, wanted, by, at, past=True)
    if wanted.day > clock.today(at):
        raise NotOnThatDay(day=wanted.day.isoformat())
    return _held(made, heads, by, at)


def _planned(series_id: UUID, wanted: Plan, by: Actor, at: datetime, *, past: bool) -> Edition:
    one_at_a_time(by.community)
    series = queries.series(by, series_id)
    edition = Edition(community_id=by.community, series=series, past=past, planned_at=at)
    gate.require(by, "gathering.plan", edition)
    _take(edition, wanted)
    edition.save(force_insert=True)
    audit.record(by, "gathering.plan", edition, at=at, code="past" if past else "")
    return edition


def _take(edition: Edition, wanted: Plan) -> None:
    for field, text in (("name", wanted.name), ("place", wanted.place)):
        if not text.strip():
            raise Missing(field=field)
    if wanted.begun_by not in BegunBy.values:
        raise WhatNow(field="begun_by")
    if wanted.opens and wanted.closes and wanted.closes <= wanted.opens:
        raise BadDays(field="closes")
    if wanted.sign_until and wanted.pick_up_at and wanted.pick_up_at < wanted.sign_until:
        raise BadDays(field="pick_up_at")
    name = wanted.name.strip()[:60]
    same = Edition.objects.filter(community_id=edition.community_id, name=name, day=wanted.day)
    if same.exclude(pk=edition.pk).exists():
        raise NameTaken(field="name")
    edition.name, edition.day, edition.place = name, wanted.day, wanted.place.strip()[:60]
    edition.opens, edition.closes, edition.words = wanted.opens, wanted.closes, wanted.words.strip()[:300]
    edition.begun_by, edition.pay = wanted.begun_by, wanted.pay.strip()[:160]
    edition.pick_up, edition.pick_up_at = wanted.pick_up.strip()[:80], wanted.pick_up_at
    edition.sign_until = wanted.sign_until


@writes
def amend(edition_id: UUID, wanted: Plan, *, by: Actor, at: datetime, version: int | None) -> Edition:
    """Day, hours, place or words change; whoever signed up sees it on the own page."""
    edition = queries.locked(edition_id, version)
    gate.require(by, "gathering.plan", edition)
    edition.stage = loop.advance(edition.stage, "amend")
    _take(edition, wanted)
    if edition.stage == Stage.OPEN:
        refuse_lacking(edition)
    return _kept(edition, by, at, "amend")


@writes
def open_up(edition_id: UUID, *, by: Actor, at: datetime, version: int | None) -> Edition:
    """The gathering opens to everyone; not as long as a stall shares sales without an agreement (慈善法 37)."""
    edition = queries.locked(edition_id, version)
    gate.require(by, "gathering.open", edition)
    edition.stage = loop.advance(edition.stage, "open")
    if edition.day < clock.today(at):
        raise DayOver(field="day")
    refuse_lacking(edition)
    return _kept(edition, by, at, "open", "gathering.open")


def refuse_lacking(edition: Edition) -> None:
    """Raises `AgreementLacking` with the names of the stalls whose share rests on no agreement of the day."""
    names = rules.lacking(queries.shares(edition), edition.day)
    if names:
        raise AgreementLacking(names="、".join(names))


@writes
def call_off(edition_id: UUID, reason: str, *, by: Actor, at: datetime, version: int | None) -> Edition:
    """It does not take place, for a reason that everyone reads."""
    edition = queries.locked(edition_id, version)
    gate.require(by, "gathering.open", edition)
    edition.stage = loop.advance(edition.stage, "call_off")
    if not reason.strip():
        raise Missing(field="reason")
    edition.reason = reason.strip()[:200]
    return _kept(edition, by, at, "call_off", "gathering.open")


@writes
def hold(edition_id: UUID, heads: Heads, *, by: Actor, at: datetime, version: int | None) -> Edition:
    """It was held: so many people or visits, counted so."""
    edition = queries.locked(edition_id, version)
    gate.require(by, "gathering.hold", edition)
    if clock.today(at) < edition.day:
        raise NotOnThatDay(day=edition.day.isoformat())
    refuse_lacking(edition)
    return _held(edition, heads, by, at)


def _held(edition: Edition, heads: Heads, by: Actor, at: datetime) -> Edition:
    edition.stage = loop.advance(edition.stage, "hold")
    for column, value in vars(heads.checked()).items():
        setattr(edition, column, value)
    return _kept(edition, by, at, "held", "gathering.hold")


@writes
def recount(edition_id: UUID, heads: Heads, *, by: Actor, at: datetime, version: int | None) -> Edition:
    """The numbers of one that was held are mended, before its result is published."""
    edition = queries.locked(edition_id, version)
    gate.require(by, "gathering.hold", edition)
    loop.advance(edition.stage, "tell")
    for column, value in vars(heads.checked()).items():
        setattr(edition, column, value)
    return _kept(edition, by, at, "recount", "gathering.hold")


@writes
def tell(edition_id: UUID, words: str = "", *, by: Actor, at: datetime, version: int | None) -> Edition:
    """The result is published: its numbers are those of the records, and amounts those of the fund."""
    edition = queries.locked(edition_id, version)
    gate.require(by, "gathering.tell", edition)
    edition.stage = loop.advance(edition.stage, "tell")
    edition.result, edition.told_at = words.strip()[:400], at
    return _kept(edition, by, at, "told", "gathering.tell")


def _kept(edition: Edition, by: Actor, at: datetime, code: str, action: str = "gathering.plan") -> Edition:
    edition.version += 1
    edition.save()
    audit.record(by, action, edition, at=at, code=code)
    return edition
