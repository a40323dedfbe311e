"""Verbs of the daily call: note how it went, look at a number, print the sheet."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.care import loop, queries, rules
from linli.care.actions.telling import tell
from linli.care.models import Call, Entry, Note
from linli.care.refusals import AlreadyNoted
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.foundation.writes import writes


@dataclass(frozen=True)
class Went:
    """How it went: the step that was taken, what was said, and the version of the call that the keeper saw."""

    step: str
    words: str = ""
    version: int = 1


@writes
def note(entry_id: UUID, went: Went, *, by: Actor, at: datetime, day: date | None = None) -> Call:
    """Note one step of today's call, or of one that was left half-way. `AlreadyNoted` to the slower of two."""
    today = clock.today(at)
    day = day or today
    held = queries.locked(by, entry_id, today)
    gate.require(by, "care.call", held)
    if not today - rules.OPEN_DAYS <= day <= today:
        raise NotFound()
    due = queries.due_at(held.entry, day)
    call = queries.call_of(held.entry, day) or Call(
        community_id=by.community, entry=held.entry, day=day, since=due, version=1
    )
    if call.version != went.version:
        raise AlreadyNoted(call, who=call.by_person.name, time=f"{call.noted_at.astimezone(clock.SHANGHAI):%H:%M}")
    step = rules.step_of(went.step, call.stage, call.since, at)
    stage = loop.advance(call.stage, step, went.words)
    if stage != call.stage:
        call.stage, call.since = stage, at
    call.by_person_id, call.noted_at, call.version = held.person_id, at, call.version + 1
    call.save()
    _remember(call, step, went.words, by, at)
    if stage == "emergency":
        tell("care_help", queries.keepers([call.entry_id], today), call, at, but=by.person_id)
    return call


def _remember(call: Call, step: str, words: str, by: Actor, at: datetime) -> None:
    """The step with its words among the notes, and its footprint without them."""
    about = {"community_id": call.community_id, "call": call, "by_person_id": call.by_person_id}
    Note.objects.create(**about, step=step, at=at, words=words.strip())
    audit.record(by, "care.call", call, at=at, code=step)


@writes
def see_number(entry_id: UUID, *, by: Actor, at: datetime) -> Entry:
    """Look at the numbers of one entry, in order to call; who looked stays on the sheet."""
    held = queries.keeping(by, entry_id, clock.today(at))
    gate.require(by, "care.see_number", held)
    audit.record(by, "care.see_number", held.entry, at=at)
    return held.entry


@writes
def print_numbers(*, by: Actor, at: datetime) -> list[queries.Today]:
    """The calls of the day with their numbers, for paper; that they were looked at stays on each sheet."""
    held = {row.entry_id: row for row in queries.keepings(by, clock.today(at))}
    rows = [row for row in queries.today(by, at) if row.is_open]
    for row in rows:
        gate.require(by, "care.see_number", held[row.entry.pk])
        audit.record(by, "care.see_number", row.entry, at=at, code="paper")
    return rows
