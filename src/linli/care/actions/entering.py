"""Verbs on the list: enter, change, away, withdraw."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.care import queries, rules
from linli.care.actions.telling import tell
from linli.care.models import Entry, Keeping, Note
from linli.care.refusals import AlreadyYours, DaysMissing, NoConsent, NoKeeper, NotADay
from linli.care.sheet import Sheet
from linli.foundation import clock, sealing
from linli.foundation.refusals import Missing, Stale
from linli.foundation.writes import writes
from linli.people.labels import Means
from linli.territory.queries import place_of_stairwell

LONGEST_AWAY = timedelta(days=366)


@dataclass(frozen=True)
class Agreed:
    """What the person (or the lawful guardian) agreed to, and how they said so."""

    yes: bool
    means: str
    call_at: time = rules.USUAL_TIME
    days: str = rules.EVERY_DAY


@writes
def enter(sheet: Sheet, agreed: Agreed, keepers: Sequence[UUID], *, by: Actor, at: datetime) -> Entry:
    """Put someone on the list who asked for it. Raises `Missing`, `NoConsent`, `NoKeeper`, `AlreadyYours`."""
    day = clock.today(at)
    entry = Entry(community_id=by.community, agreed_at=at, means=agreed.means, taken_by_id=UUID(by.id))
    gate.require(by, "care.enter", entry)
    if not agreed.yes or agreed.means not in Means.values:
        raise NoConsent(field="agreed")
    chosen = list(queries.may_keep(by.community, day).filter(pk__in=list(keepers)))
    if not chosen:
        raise NoKeeper(field="keepers")
    if queries.keepings(by, day).filter(entry__phone_index=sealing.blind(sheet.phone)).exists():
        raise AlreadyYours(field="phone")
    entry.by_guardian = bool(sheet.guardian)
    _write(entry, sheet, agreed.call_at, agreed.days, day)
    entry.save(force_insert=True)
    Keeping.objects.bulk_create(
        Keeping(community_id=by.community, entry=entry, person=person, start=day) for person in chosen
    )
    audit.record(by, "care.enter", entry, at=at, code=agreed.means)
    for person in chosen:
        audit.record(by, "care.keepers", entry, at=at, code=f"named:{person.pk}")
    tell("care_keeper", chosen, entry, at, but=by.person_id)
    return entry


def _write(entry: Entry, sheet: Sheet, call_at: time, days: str, day: date) -> None:
    """The sheet with its place in words, the agreed time, and the blind index of the number."""
    if not sheet.name.strip():
        raise Missing(field="name")
    if not sheet.phone:
        raise Missing(field="phone")
    if not rules.clean_days(days):
        raise DaysMissing(field="days")
    if sheet.stairwell is None:
        raise Missing(field="stairwell")
    place = place_of_stairwell(sheet.stairwell, day)
    if place.community_id != entry.community_id:
        raise Missing(field="stairwell")
    entry.kept = replace(sheet, place=place.words).text()
    entry.phone_index = sealing.blind(sheet.phone)
    entry.call_at, entry.days = call_at, rules.clean_days(days)


@writes
def change(entry_id: UUID, sheet: Sheet, call_at: time, days: str, *, by: Actor, at: datetime, version: int) -> Entry:
    """Correct what the sheet says, or agree on another time."""
    held = queries.locked(by, entry_id, clock.today(at))
    gate.require(by, "care.change", held)
    entry = held.entry
    if entry.version != version:
        raise Stale(entry)
    _write(entry, sheet, call_at, days, clock.today(at))
    _keep(entry, "kept", "phone_index", "call_at", "days")
    audit.record(by, "care.change", entry, at=at, code="sheet")
    return entry


@writes
def away(entry_id: UUID, until: date | None, *, by: Actor, at: datetime) -> Entry:
    """They are away from today: nobody calls before `until`. None: they are back."""
    held = queries.locked(by, entry_id, clock.today(at))
    gate.require(by, "care.change", held)
    entry, day = held.entry, clock.today(at)
    if until is not None and not day < until <= day + LONGEST_AWAY:
        raise NotADay(field="until")
    entry.away_from, entry.away_until = (day, until) if until else (None, None)
    _keep(entry, "away_from", "away_until")
    audit.record(by, "care.change", entry, at=at, code="away" if until else "back")
    return entry


def _keep(entry: Entry, *columns: str) -> None:
    entry.version += 1
    entry.save(update_fields=[*columns, "version"])


@writes
def withdraw(entry_id: UUID, means: str, *, by: Actor, at: datetime) -> Entry:
    """They do not want the calls any more: name, numbers and words are erased at once."""
    held = queries.locked(by, entry_id, clock.today(at))
    gate.require(by, "care.withdraw", held)
    _withdraw(held.entry, means, by, at)
    return held.entry


@writes
def withdraw_by_number(phone: str, means: str, *, by: Actor, at: datetime) -> None:
    """Someone rings the office to end the calls: the number is taken off, and nobody learns whether it was listed."""
    gate.require(by, "care.withdraw", Entry(community_id=by.community))
    if not phone:
        raise Missing(field="phone")
    found = Entry.objects.filter(community_id=by.community, phone_index=sealing.blind(phone), withdrawn_at=None)
    for entry in found:
        _withdraw(entry, means, by, at)


def _withdraw(entry: Entry, means: str, by: Actor, at: datetime) -> None:
    if means not in Means.values:
        raise Missing(field="means")
    entry.kept = entry.phone_index = ""
    entry.withdrawn_at, entry.withdrawn_means = at, means
    entry.away_from = entry.away_until = None
    _keep(entry, "kept", "phone_index", "withdrawn_at", "withdrawn_means", "away_from", "away_until")
    Note.objects.filter(call__entry=entry).exclude(words="").update(words="")
    audit.record(by, "care.withdraw", entry, at=at, code=means)
    tell("care_withdrawn", queries.keepers([entry.pk], clock.today(at)), entry, at, but=by.person_id)
