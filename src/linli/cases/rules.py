"""Decisions of the loop: values in, values out."""

from collections.abc import Iterable
from datetime import datetime, timedelta

LAPSES_AFTER = timedelta(days=7)  # DOMAIN: closed without an answer 7 days after the reporters were told
REOPENS_WITHIN = timedelta(days=7)
TITLE_LENGTH = 28
LEVEL_OF_ROLE = {
    "steward": "micro_grid",
    "worker": "micro_grid",
    "leader": "general_grid",
    "street": "street",
}


def title_of(words: str) -> str:
    """The first clause of what was said, as a title of at most 28 signs."""
    line = next((part.strip() for part in words.splitlines() if part.strip()), "")
    return line if len(line) <= TITLE_LENGTH else line[: TITLE_LENGTH - 1] + "…"


def next_number(last: int | None, at_month: int) -> int:
    """The number after `last` in a month given as yyyymm: yyyymm0001, yyyymm0002, …"""
    first = at_month * 10_000 + 1
    return max(first, (last or 0) + 1)


def closing_level(roles: Iterable[str]) -> str:
    """The level at which a matter ends, by the post of the one who resolved it; the nearest to the door counts."""
    levels = [LEVEL_OF_ROLE.get(role, "community") for role in roles]
    order = ("micro_grid", "general_grid", "community", "street")
    return min(levels, key=order.index, default="community")


def lapses_at(told_at: datetime) -> datetime:
    """When a resolved matter closes for want of an answer."""
    return told_at + LAPSES_AFTER


def may_still_reopen(closed_at: datetime | None, at: datetime) -> bool:
    """Whether its reporter may still reopen a closed matter; after that its grid leader may."""
    return closed_at is not None and at <= closed_at + REOPENS_WITHIN


def returns(verdict: str) -> bool:
    """Whether a verdict sends the matter back to work."""
    return verdict == "not"
