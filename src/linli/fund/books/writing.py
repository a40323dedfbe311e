"""How a fact comes into the log, and an entry into the books. Called by verbs, inside their transaction."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from linli.engines.transparency import canonical
from linli.foundation.writes import insert, one_at_a_time
from linli.fund.books import queries
from linli.fund.labels import Kind, Sort
from linli.fund.models import Entry, Leaf
from linli.fund.refusals import MonthClosed


@dataclass(frozen=True)
class Booking:
    """An entry to be booked. `lines` and `draws` are as in a leaf; `key` names it for good; no personal data."""

    sort: Sort
    day: date
    key: str
    words: str
    lines: Sequence[Mapping[str, Any]]
    draws: Sequence[Mapping[str, Any]] = ()
    more: Mapping[str, Any] = field(default_factory=dict)  # what its sort needs: gift, order, reverses, documents …


def append(community_id: UUID, kind: Kind, facts: Mapping[str, Any], *, at: datetime) -> Leaf:
    """Put a fact at the end of the community's log. Others wait until this transaction ends.

    A leaf is never older than the one before it: where a clock was set back, the time of the last one stands.
    """
    one_at_a_time(community_id)
    before = queries.last(community_id)
    when = at.astimezone(UTC).replace(microsecond=0)
    when = max(when, before.at) if before else when
    said = {**facts, "kind": kind.value, "at": when.strftime("%Y-%m-%dT%H:%M:%SZ")}
    number = before.number + 1 if before else 0
    return insert(
        Leaf(community_id=community_id, number=number, kind=kind.value, at=when, body=canonical(said).decode())
    )


def book(community_id: UUID, booking: Booking, *, at: datetime) -> Entry:
    """Book an entry, or give the one that bears its key already. Raises `MonthClosed`.

    The database writes postings, lots and draws from the leaf, and refuses what breaks a law (fund/laws).
    """
    one_at_a_time(community_id)
    if (there := queries.entry_of(community_id, booking.key)) is not None:
        return there
    closed = queries.closed_until(community_id)
    if f"{booking.day:%Y-%m}" <= closed:
        raise MonthClosed(field="day", month=closed)
    facts: dict[str, Any] = {
        **booking.more,
        "sort": booking.sort.value,
        "day": booking.day.isoformat(),
        "key": booking.key,
        "words": booking.words,
        "lines": [dict(line) for line in booking.lines],
    }
    if booking.draws:
        facts["draws"] = [dict(draw) for draw in booking.draws]
    return queries.entry_of_leaf(append(community_id, Kind.ENTRY, facts, at=at))


def said(leaf: Leaf) -> dict[str, Any]:
    """What a leaf tells."""
    return dict(json.loads(leaf.body))
