"""Questions to the books: the last leaf, balances, lots that still hold something, an entry by its key."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, Sum

from linli.engines.transparency import Tree, leaf_hash
from linli.foundation.worded import worded
from linli.fund.models import Entry, Leaf, Lot, Month, Posting, Purpose


@dataclass(frozen=True)
class OpenLot:
    """A lot that still holds `remaining` fen; `name` is `INDEX.LINE` as leaves call it."""

    name: str
    remaining: int


def last(community_id: UUID) -> Leaf | None:
    """The last leaf of the log, if there is any."""
    return next(iter(_last(community=community_id)), None)


@worded
def _last(*, community: UUID) -> QuerySet[Leaf]:
    return Leaf.objects.filter(community=community).order_by("-number")[:1]


def leaves(community_id: UUID, first: int = 0) -> list[bytes]:
    """The leaves in their order as the bytes that are hashed, from a number on."""
    found = Leaf.objects.filter(community=community_id, number__gte=first).order_by("number")
    return [body.encode() for body in found.values_list("body", flat=True)]


def tree(community_id: UUID) -> Tree:
    """The Merkle tree over all leaves."""
    return Tree([leaf_hash(leaf) for leaf in leaves(community_id)])


def entry_of(community_id: UUID, key: str) -> Entry | None:
    """The entry that bears this key, if it is booked already."""
    return next(iter(_of_key(community=community_id, key=key)), None)


@worded
def _of_key(*, community: UUID, key: str) -> QuerySet[Entry]:
    return Entry.objects.filter(community=community, key=key)


def entry_of_leaf(leaf: Leaf) -> Entry:
    """The entry that the database has made of a leaf."""
    [made] = _of_leaf(leaf=leaf.pk)
    made.leaf = leaf
    return made


@worded
def _of_leaf(*, leaf: UUID) -> QuerySet[Entry]:
    return Entry.objects.filter(pk=leaf)


def open_lots(purpose: Purpose, account: str = "1002") -> list[OpenLot]:
    """What is left of each lot of a purpose on an account, the oldest first. One query."""
    rows = (
        Lot.objects.filter(purpose=purpose, account__code=account, remaining__gt=0)
        .order_by("posting__entry__number", "posting__line")
        .values_list("posting__entry__number", "posting__line", "remaining")
    )
    return [OpenLot(f"{number}.{line}", remaining) for number, line, remaining in rows]


def left(purpose: Purpose, account: str = "1002") -> int:
    """What a purpose still holds on an account, in fen."""
    found = Lot.objects.filter(purpose=purpose, account__code=account, remaining__gt=0)
    return int(found.aggregate(all=Sum("remaining"))["all"] or 0)


def balances(community_id: UUID) -> Mapping[tuple[str, str], int]:
    """The balance of every account in every purpose, by their codes; debit above zero. One query."""
    rows: Any = (
        Posting.objects.filter(account__community=community_id)
        .values_list("account__code", "purpose__code")
        .annotate(sum=Sum("fen"))
        .order_by("account__code", "purpose__code")
    )
    return {(account, purpose): int(fen) for account, purpose, fen in rows}


def closed_until(community_id: UUID) -> str:
    """The last closed month, as `2026-10`; blank if none is."""
    return next(iter(_closed(community=community_id)), "")


@worded
def _closed(*, community: UUID) -> QuerySet[Month, str]:
    return Month.objects.filter(community=community).order_by("-month").values_list("month", flat=True)[:1]
