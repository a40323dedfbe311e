"""The entries as everyone may read them: in a list, and one leaf with what belongs to it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, Sum

from linli.foundation.rows import there
from linli.fund.labels import Kind, Sort
from linli.fund.models import Entry, Leaf, Lot, Posting
from linli.fund.showing.figures import MONEY


@dataclass(frozen=True)
class Row:
    """An entry in a list; `fen` is what it brought (above zero) or took of the money of the purpose."""

    number: int
    day: date
    sort: str
    words: str
    fen: int

    @property
    def label(self) -> str:
        return str(Sort(self.sort).label)


def rows(
    community_id: UUID, purpose: str = "", sort: str = "", month: str = "", most: int = 200
) -> tuple[list[Row], int]:
    """The latest entries, by purpose, sort and month if asked for, and how many there are. Two queries."""
    found = Entry.objects.filter(community=community_id)
    cash = Q(postings__account__code__in=MONEY)
    if purpose:
        found = found.filter(postings__purpose__code=purpose)
        cash &= Q(postings__purpose__code=purpose)
    if sort:
        found = found.filter(sort=sort)
    if month:
        found = found.filter(day__year=int(month[:4]), day__month=int(month[5:]))
    found = found.distinct()
    shown: Any = found.annotate(fen=Sum("postings__fen", filter=cash, default=0)).order_by("-number")
    listed = shown.values_list("number", "day", "sort", "leaf__body", "fen")[:most]
    made = [Row(number, day, kind, json.loads(body)["words"], fen) for number, day, kind, body, fen in listed]
    return made, found.count()


@dataclass(frozen=True)
class Drawn:
    """What a line took of a lot, or gave back to it: the entry the lot came by, and the amount."""

    number: int
    day: date
    fen: int


@dataclass(frozen=True)
class One:
    """A leaf with what belongs to it; `postings` only where it is an entry."""

    leaf: Leaf
    said: dict[str, Any]
    postings: Sequence[Posting]
    drew: Sequence[Drawn]
    drawn_by: Sequence[Drawn]
    corrections: Sequence[tuple[int, str]]
    reversed_by: int | None

    @property
    def label(self) -> str:
        return str(Sort(self.said["sort"]).label if self.postings else Kind(self.leaf.kind).label)


def one(community_id: UUID, number: int) -> One:
    """A leaf by its number. Raises `NotFound`. Six queries."""
    leaf = there(Leaf.objects.filter(community=community_id, number=number))
    postings = list(Posting.objects.filter(entry=leaf.pk).select_related("account", "purpose"))
    drew = _drawn(Lot.objects.filter(draws__entry=leaf.pk), "posting__entry")
    by = _drawn(Lot.objects.filter(posting__entry=leaf.pk), "draws__entry")
    corrections = Leaf.objects.filter(community=community_id, kind=Kind.CORRECTION, number__gt=number)
    notes = [(note.number, said["words"]) for note in corrections if (said := json.loads(note.body))["about"] == number]
    reversal = Entry.objects.filter(reverses=leaf.pk).values_list("number", flat=True).first()
    return One(leaf, json.loads(leaf.body), postings, drew, by, notes, reversal)


def _drawn(lots: Any, entry: str) -> list[Drawn]:
    found = lots.exclude(draws=None).values_list(f"{entry}__number", f"{entry}__day").annotate(sum=Sum("draws__fen"))
    return [Drawn(*row) for row in found.order_by(f"{entry}__number")]
