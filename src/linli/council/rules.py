"""Rules of the council: its week, its streak, how long an agenda may be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from linli.foundation.weeks import monday

LONGEST = 12  # what an evening bears; the rest waits for the next one
AT_FIRST = 8  # how many suggestions are ticked before anyone looks
WEEK = timedelta(days=7)
QUIET = 4 * WEEK  # what was decided or dropped is not suggested again so long, unless it is a matter
S = TypeVar("S")


@dataclass(frozen=True)
class Rhythm:
    """How regularly the council met: weeks with one, of how many, and how many in a row up to now."""

    held: int
    weeks: int
    streak: int


def rhythm(days: Iterable[date], today: date, since: date) -> Rhythm:
    """The rhythm of some days of councils since a day; the present week counts once it has one.

    A streak is unbroken as long as last week had a council, since this one may still come.
    """
    weeks = {monday(day) for day in days if since <= day <= today}
    this = monday(today)
    full = [this - n * WEEK for n in range((this - monday(since)).days // 7 + 1)]
    counted = [week for week in full if week != this or week in weeks]
    at = 0 if this in weeks else 1
    streak = 0
    while this - (at + streak) * WEEK in weeks:
        streak += 1
    return Rhythm(len(weeks), len(counted), streak)


def in_turn(groups: Sequence[Sequence[S]], most: int) -> list[S]:
    """The first of each group, then the second of each, so that no sort of thing fills the evening alone."""
    found: list[S] = []
    for n in range(max(map(len, groups), default=0)):
        found += [group[n] for group in groups if n < len(group)]
    return found[:most]
