"""Decisions of the loop: values in, values out."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from linli.engines import worktime

LAPSES_AFTER = timedelta(days=7)  # DOMAIN: closed without an answer 7 days after the reporters were told
REOPENS_WITHIN = timedelta(days=7)
LONGEST_WAIT = timedelta(days=90)
LONGEST_EXTENSION = timedelta(days=60)
ERASES_AFTER = timedelta(hours=24)  # the words of what was declined for a lawful way of its own
KEEPS_SIMPLE = timedelta(days=365)  # then nothing in a closed simple matter tells of a person (DOMAIN §E18)
HEARS_BACK = timedelta(days=7)  # what was said earlier than this counts from when it is entered
KEEPS_SOUND = timedelta(days=7)  # DOMAIN §E2
KEEPS_UNHEARD = timedelta(days=30)  # what nobody has written down yet is kept for longer, for else it would be lost
URGENT_CONTACT, CONTACT_HOURS = timedelta(minutes=30), 2  # DOMAIN §C: the first contact has a limit of its own
AWAKE = worktime.Calendar(week=frozenset(range(1, 8)), spans=((420, 1320),))  # 7:00 to 22:00, every day
STUCK_AFTER, MANY_BOUNCES = timedelta(days=5), 2
MANY_HOUSEHOLDS, MANY_TIMES, RECURS_WITHIN, MANY_REOPENED = 3, 3, timedelta(days=30), 2
LEVELS = ("micro_grid", "general_grid", "community", "street")
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


def closing_level(roles: Iterable[str], level: str) -> str:
    """The level at which a matter ends: where it was decided, or where it was worked on if that lies higher.

    Of several posts of the one who resolved it the nearest to the door counts.
    """
    own = min((LEVEL_OF_ROLE.get(role, "community") for role in roles), key=LEVELS.index, default="community")
    return max(own, level, key=LEVELS.index)


def level_above(level: str) -> str:
    """The level to which a matter is passed up; from the community on only a decision is asked of the street."""
    return LEVELS[min(LEVELS.index(level) + 1, LEVELS.index("community"))]


def is_below(level: str, other: str) -> bool:
    return LEVELS.index(level) < LEVELS.index(other)


def promised(own: datetime, extended_to: datetime | None, outer: datetime | None) -> datetime:
    """By when a matter is promised: its own limit or the later promise, but never after an outer deadline."""
    moved = max(own, extended_to) if extended_to else own
    return min(moved, outer) if outer else moved


def contact_due(reported_at: datetime, urgent: bool) -> datetime:
    """By when a person should have done something: 30 minutes if urgent, else two hours between 7:00 and 22:00."""
    if urgent:
        return reported_at + URGENT_CONTACT
    return worktime.due(reported_at, CONTACT_HOURS, "working", AWAKE)


def may_wait_until(at: datetime, until: datetime) -> bool:
    return at < until <= at + LONGEST_WAIT


def may_extend_to(due: datetime, at: datetime, until: datetime) -> bool:
    """A later promise lies after the one given and after now, and not farther off than 60 days."""
    return max(due, at) < until <= max(due, at) + LONGEST_EXTENSION


def may_join(sealed: bool, target_sealed: bool, urgent: bool, target_urgent: bool) -> bool:
    """A private matter joins only private ones, and an urgent one is never hidden in one that is not."""
    return sealed == target_sealed and (target_urgent or not urgent)


def households(said: Iterable[tuple[str, UUID | None]]) -> int:
    """How many households said it, of reports given as (number, stairwell): the nameless of one stairwell are one."""
    return len({number or stairwell for number, stairwell in said})


def promotion(households: int, times: int, reopened: int) -> tuple[str, ...]:
    """Why a simple matter should be deliberated (DOMAIN §C): many households, again and again, or opened again."""
    found = {
        "households": households >= MANY_HOUSEHOLDS, "times": times >= MANY_TIMES, "reopened": reopened >= MANY_REOPENED
    }  # fmt: skip
    return tuple(reason for reason, holds in found.items() if holds)


def said_at(told: datetime | None, at: datetime) -> datetime:
    """When the clock begins of words said elsewhere: when they were said, if that is known and not long ago."""
    return told if told and at - HEARS_BACK <= told <= at else at


def lapses_at(told_at: datetime) -> datetime:
    """When a resolved matter closes for want of an answer."""
    return told_at + LAPSES_AFTER


def may_still_reopen(closed_at: datetime | None, at: datetime) -> bool:
    """Whether its reporter may still reopen a closed matter; after that its grid leader may."""
    return closed_at is not None and at <= closed_at + REOPENS_WITHIN


def step_of(verdict: str, stage: str, *, by_link: bool) -> str:
    """The step that a verdict takes: a no after the closing reopens; a yes by another's pen is noted as such."""
    if returns(verdict):
        return "reopen" if stage == "closed" else "return"
    return "accept" if by_link else "accept_for"


def returns(verdict: str) -> bool:
    """Whether a verdict sends the matter back to work."""
    return verdict == "not"
