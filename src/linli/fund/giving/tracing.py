"""What became of a gift, fen by fen: its lots, what was paid from them, the project, and whether that was accepted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from linli.fund.books.writing import said
from linli.fund.labels import Kind, Sort
from linli.fund.models import Draw, Gift, Leaf, Lot


class Stand(StrEnum):
    """How far a part of a gift has come."""

    ADVANCED = "advanced"  # paid before acceptance
    PAID = "paid"
    UNDERWAY = "underway"  # a part of the work was accepted
    ACCEPTED = "accepted"


@dataclass(frozen=True)
class Accepted:
    """What residents and a user of the result have accepted; `people` as the leaf says it, or None."""

    number: int
    day: str
    part: str
    final: bool
    people: dict[str, Any] | None
    photos: int


@dataclass(frozen=True)
class Part:
    """So many fen of the gift went out by one entry, for a project; what stands in the log is named by number."""

    fen: int
    purpose: str
    number: int
    day: date
    words: str
    stand: Stand
    project: str
    decision: int | None
    accepted: tuple[Accepted, ...]


@dataclass(frozen=True)
class Trace:
    """A gift from end to end: `held` and the parts together are what was given, unless some of it is goods in use."""

    fen: int
    held: dict[str, int]  # by purpose
    parts: tuple[Part, ...]
    changes: int  # how often its purpose was changed

    @property
    def spent(self) -> int:
        return sum(part.fen for part in self.parts)

    @property
    def left(self) -> int:
        return sum(self.held.values())


_LINE = """
SELECT id FROM (WITH RECURSIVE line(id) AS (
  SELECT o.posting_id FROM fund_lot o JOIN fund_posting p ON p.id = o.posting_id WHERE p.entry_id = %s
  UNION ALL
  SELECT o.posting_id FROM fund_lot o JOIN line ON o.parent_id = line.id)
  SELECT id FROM line) found
"""


def lots_of(gift: Gift) -> list[Lot]:
    """The lots of a gift, those after a change of purpose too, the first first. Two queries."""
    if gift.entry_id is None:
        return []
    entry = Leaf._meta.pk.get_db_prep_value(gift.entry_id, connection)
    with connection.cursor() as cursor:
        cursor.execute(_LINE, [entry])
        ids = [row[0] for row in cursor.fetchall()]
    return list(Lot.objects.filter(pk__in=ids).select_related("purpose", "account", "posting__entry").order_by("pk"))


def name_of(lot: Lot) -> str:
    """The name that leaves call a lot by."""
    return f"{lot.posting.entry.number}.{lot.posting.line}"


def trace(gift: Gift) -> Trace:
    """What became of a gift. Six queries at the most, however much was paid from it."""
    lots = lots_of(gift)
    held: dict[str, int] = {}
    for lot in lots:
        if lot.remaining:
            held[lot.purpose.name] = held.get(lot.purpose.name, 0) + lot.remaining
    drawn = Draw.objects.filter(lot__in=lots).select_related("entry__leaf", "entry__reverses", "purpose")
    spent = _spent(drawn.order_by("entry__number", "place")) if lots else {}
    told = _Told.of(gift.community_id, [leaf for leaf, _fen, _purpose in spent.values()])
    parts = tuple(_part(told, *one) for one in spent.values())
    return Trace(gift.fen, held, parts, sum(lot.parent_id is not None for lot in lots))


def _spent(draws: Iterable[Draw]) -> dict[int, tuple[Leaf, int, str]]:
    """By entry: its leaf, what it took, less what came back, and for what purpose."""
    found: dict[int, tuple[Leaf, int, str]] = {}
    for draw in draws:
        entry = draw.entry
        if entry.sort in (Sort.PAYMENT, Sort.ADVANCE):
            leaf, fen, purpose = found.get(entry.number, (entry.leaf, 0, draw.purpose.name))
            found[entry.number] = leaf, fen + draw.fen, purpose
            continue
        about = said(entry.leaf).get("about") if entry.sort == Sort.RETURNED else None
        about = entry.reverses.number if entry.reverses else about
        if about in found:
            leaf, fen, purpose = found[about]
            found[about] = leaf, fen + draw.fen, purpose
    return {number: one for number, one in found.items() if one[1]}


@dataclass(frozen=True)
class _Told:
    """What the log tells of decisions, proposals and acceptances that some entries rest on."""

    decisions: dict[int, dict[str, Any]]
    proposals: dict[int, dict[str, Any]]
    accepted: dict[int, list[Accepted]]

    @classmethod
    def of(cls, community_id: UUID, leaves: Iterable[Leaf]) -> "_Told":
        here = Leaf.objects.filter(community=community_id)
        decided = _read(here, Kind.DECISION, {said(leaf).get("decision") for leaf in leaves})
        proposed = _read(here, Kind.PROPOSAL, {one.get("proposal") for one in decided.values()})
        accepted: dict[int, list[Accepted]] = {}
        if proposed:
            named = Q()
            for number in proposed:
                named |= Q(body__contains=f'"proposal":{number},') | Q(body__contains=f'"proposal":{number}}}')
            for leaf in here.filter(named, kind=Kind.ACCEPTANCE).order_by("number"):
                told = said(leaf)
                accepted.setdefault(told["proposal"], []).append(_accepted(leaf.number, told))
        return cls(decided, proposed, accepted)


def _read(here: Any, kind: Kind, numbers: set[Any]) -> dict[int, dict[str, Any]]:
    wanted = {number for number in numbers if isinstance(number, int)}
    return {leaf.number: said(leaf) for leaf in here.filter(kind=kind, number__in=wanted)} if wanted else {}


def _accepted(number: int, told: dict[str, Any]) -> Accepted:
    photos = len(told.get("photos") or ())
    return Accepted(number, told["day"], told.get("part", ""), bool(told.get("final")), told.get("people"), photos)


def _part(told: _Told, leaf: Leaf, fen: int, purpose: str) -> Part:
    entry = said(leaf)
    decision = entry.get("decision")
    proposal = told.decisions.get(decision, {}).get("proposal") if isinstance(decision, int) else None
    accepted = tuple(told.accepted.get(proposal, ())) if isinstance(proposal, int) else ()
    stand = Stand.ADVANCED if entry["sort"] == Sort.ADVANCE else Stand.PAID
    if accepted:
        stand = Stand.ACCEPTED if any(one.final for one in accepted) else Stand.UNDERWAY
    project = told.proposals.get(proposal, {}).get("name", "") if isinstance(proposal, int) else ""
    day = date.fromisoformat(entry["day"])
    return Part(fen, purpose, leaf.number, day, entry["words"], stand, project, decision, accepted)
