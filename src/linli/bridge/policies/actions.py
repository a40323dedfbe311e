"""Verbs on policy cards: enter, change, find true, take down; and asking the owner to look."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.bridge.labels import Topic
from linli.bridge.models import Policy
from linli.bridge.policies import queries
from linli.bridge.refusals import DayIsOver, NotServing, UnknownWay
from linli.cases import reference
from linli.cases.refusals import UnknownKind
from linli.foundation import clock
from linli.foundation.refusals import Missing
from linli.foundation.writes import writes
from linli.notifications import actions as notifications
from linli.notifications.actions import Reader
from linli.people.queries import serving


@dataclass(frozen=True)
class Card:
    """A policy card as it was entered; `lead` answers for it, `papers` are lines."""

    topic: str
    kind: str
    title: str
    who: str
    what: str
    where: str
    source: str
    source_day: date
    lead: UUID
    papers: str = ""
    takes: str = ""
    link: str = ""
    expires: date | None = None


@writes
def enter(card: Card, *, by: Actor, at: datetime) -> Policy:
    """A new card, true today. Raises `Missing`, `NotServing`, `DayIsOver`, `UnknownKind`, `UnknownWay`."""
    policy = Policy(community_id=by.community, entered_at=at, looked_on=clock.today(at))
    gate.require(by, "policy.enter", policy)
    _take(policy, card, at)
    policy.save()
    audit.record(by, "policy.enter", policy, at=at, code=policy.code)
    return policy


@writes
def change(policy_id: UUID, card: Card, *, by: Actor, at: datetime, version: int) -> Policy:
    """Say it anew; whoever changes a card has looked at it."""
    policy = queries.locked(policy_id, version)
    gate.require(by, "policy.write", policy)
    _take(policy, card, at)
    _looked(policy, at)
    audit.record(by, "policy.write", policy, at=at, code=policy.code)
    return policy


@writes
def find_true(policy_id: UUID, expires: date | None, *, by: Actor, at: datetime, version: int) -> Policy:
    """The owner has looked: it is still so, until a day if one is known."""
    policy = queries.locked(policy_id, version)
    gate.require(by, "policy.write", policy)
    if expires and expires < clock.today(at):
        raise DayIsOver(field="expires")
    policy.expires = expires
    _looked(policy, at)
    audit.record(by, "policy.write", policy, at=at, code="looked")
    return policy


@writes
def take_down(policy_id: UUID, *, by: Actor, at: datetime, version: int) -> Policy:
    """It is no longer so. The questions that were asked stay matters of their own."""
    policy = queries.locked(policy_id, version)
    gate.require(by, "policy.write", policy)
    policy.ended_at = at
    _looked(policy, at)
    audit.record(by, "policy.write", policy, at=at, code="ended")
    return policy


@writes
def remind(policy_id: UUID, *, by: Actor, at: datetime) -> Policy:
    """Ask the owner to look whether a card is still true."""
    policy = queries.locked(policy_id)
    gate.require(by, "policy.remind", policy)
    policy.asked_on = clock.today(at)
    policy.save(update_fields=["asked_on"])
    reader = Reader(policy.lead_id, bool(policy.lead.phone_index))
    params = {"title": policy.title, "link": f"/together/policies/{policy.pk}/"}
    notifications.post("policy_look", [reader], about=policy, at=at, params=params)
    audit.record(by, "policy.remind", policy, at=at)
    return policy


def _looked(policy: Policy, at: datetime) -> None:
    policy.looked_on, policy.asked_on = clock.today(at), None
    policy.version += 1
    policy.save()


def _take(policy: Policy, card: Card, at: datetime) -> None:
    for column in ("title", "who", "what", "where", "papers", "takes", "source", "link"):
        setattr(policy, column, getattr(card, column).strip())
    for column in ("title", "who", "what", "where", "source"):
        if not getattr(policy, column):
            raise Missing(field=column)
    if card.topic not in Topic.values:
        raise UnknownWay(field="topic")
    if card.kind not in reference.taxonomy().leaves:
        raise UnknownKind(field="kind")
    if card.expires and card.expires < clock.today(at):
        raise DayIsOver(field="expires")
    if not serving(policy.community_id, clock.today(at)).filter(pk=card.lead, community=policy.community_id).exists():
        raise NotServing(field="lead")
    policy.topic, policy.kind, policy.lead_id = card.topic, card.kind, card.lead
    policy.source_day, policy.expires = card.source_day, card.expires
