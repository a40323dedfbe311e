"""Verbs of work: enter and change makers' groups; tell what has come of it, and withdraw it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock, sealing
from linli.foundation.refusals import Missing
from linli.foundation.writes import locked, one_at_a_time, writes
from linli.people.labels import Means
from linli.projects.labels.conveniences import OutcomeKind
from linli.projects.models import Makers, Outcome
from linli.projects.refused import DayAhead, NameTaken, ToldAlready, UnknownChoice
from linli.projects.work import queries


@dataclass(frozen=True)
class Making:
    """A makers' group as it was entered; `works` are lines, `also` its other names."""

    name: str
    also: str = ""
    words: str = ""
    works: str = ""
    members: int | None = None
    as_of: date | None = None


@writes
def enter(making: Making, *, by: Actor, at: datetime) -> Makers:
    """A new group. Raises `Missing`, `NameTaken`."""
    group = Makers(community_id=by.community)
    gate.require(by, "work.edit", group)
    _take(group, making, at)
    group.save()
    audit.record(by, "work.edit", group, at=at, code="new")
    return group


@writes
def change(group_id: UUID, making: Making, *, by: Actor, at: datetime, version: int) -> Makers:
    """Say it anew."""
    group = queries.locked_makers(group_id, version)
    gate.require(by, "work.edit", group)
    _take(group, making, at)
    group.version += 1
    group.save()
    audit.record(by, "work.edit", group, at=at)
    return group


@writes
def end(group_id: UUID, *, by: Actor, at: datetime) -> Makers:
    """The group is no more."""
    group = queries.locked_makers(group_id)
    gate.require(by, "work.edit", group)
    group.ended_at = at
    group.save(update_fields=["ended_at"])
    audit.record(by, "work.edit", group, at=at, code="ended")
    return group


def _take(group: Makers, making: Making, at: datetime) -> None:
    for column in ("name", "also", "words", "works"):
        setattr(group, column, getattr(making, column).strip())
    if not group.name:
        raise Missing(field="name")
    same = Makers.objects.filter(community=group.community_id, name=group.name, ended_at=None)
    if same.exclude(pk=group.pk).exists():
        raise NameTaken(field="name")
    if making.as_of and making.as_of > clock.today(at):
        raise DayAhead(field="as_of")
    group.members = making.members
    group.as_of = (making.as_of or clock.today(at)) if making.members is not None else None


@writes
def tell(
    kind: str, since: date, *, by: Actor, at: datetime, phone: str = "", means: str = Means.LINK, past: bool = False
) -> Outcome:
    """What someone says has come of it; telling it is the consent to its being counted, and nothing else is kept.

    Raises `UnknownChoice`, `DayAhead`, `ToldAlready`.
    """
    outcome = Outcome(community_id=by.community, entered_by_id=by.person_id, at=at, past=past)
    gate.require(by, "outcome.tell", outcome)
    if kind not in OutcomeKind.values or means not in Means.values:
        raise UnknownChoice(field="kind")
    if since > clock.today(at):
        raise DayAhead(field="since")
    one_at_a_time(by.community)
    if queries.outcome_of_number(by.community, phone):
        raise ToldAlready(field="phone")
    outcome.kind, outcome.since, outcome.means = kind, since, means
    outcome.phone_index = sealing.blind(phone)
    outcome.save()
    audit.record(by, "outcome.tell", outcome, at=at, code=kind)
    return outcome


@writes
def withdraw(outcome_id: UUID, *, by: Actor, at: datetime) -> Outcome:
    """It counts no more from now on. Done twice, the first stays."""
    outcome = locked(Outcome.objects.filter(pk=outcome_id))
    gate.require(by, "outcome.withdraw", outcome)
    if outcome.withdrawn_at is None:
        outcome.withdrawn_at, outcome.phone_index = at, ""
        outcome.save(update_fields=["withdrawn_at", "phone_index"])
        audit.record(by, "outcome.withdraw", outcome, at=at)
    return outcome
