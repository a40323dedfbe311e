"""Rules of wishes: what goes through the fund, by when, what the public sees of a place, when words are forgotten."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

LIMIT = 200_00  # fen: what costs more goes through the fund's gift path
MOST_AT_ONCE = 3  # wishes that one neighbour has in hand
USUAL = timedelta(days=14)  # until when a claimed wish shall be with its keeper
BY_FUND = timedelta(days=45)
LONGEST = timedelta(days=60)
BEFORE = timedelta(days=3)  # a letter goes so long before the day
GRACE = timedelta(days=2)  # and after it the wish stays so long with whoever claimed it
KEPT = timedelta(days=90)  # names and numbers, after the end
SMALL = 5  # below so many wishes of a compound only the general grid is named


def through_the_fund(worth: int | None) -> bool:
    """Whether a thing of this worth in fen goes through the fund."""
    return worth is not None and worth > LIMIT


def area(grid: str, compound: str, of_compound: int) -> str:
    """Where a wish is from, as everyone sees it: the compound from five wishes on, else the general grid (§E 9)."""
    return compound if compound and of_compound >= SMALL else grid


def remind_on(until: date) -> date:
    """From which day on a letter reminds whoever claimed a wish."""
    return until - BEFORE


def lapses_on(until: date) -> date:
    """On which day it goes back to the wall."""
    return until + GRACE


@dataclass(frozen=True)
class Days:
    """How long something took: of how many, the middle one, and the one that nine of ten do not exceed."""

    n: int
    median: float | None
    p90: float | None


def days(found: Sequence[float]) -> Days:
    """Median and nearest-rank P90 of some spans."""
    held = sorted(found)
    if not held:
        return Days(0, None, None)
    middle = len(held) // 2
    median = held[middle] if len(held) % 2 else (held[middle - 1] + held[middle]) / 2
    return Days(len(held), median, held[math.ceil(len(held) * 0.9) - 1])


def names_someone(words: str, *own: str) -> bool:
    """Whether words that everyone will read hold a name or a number of the wisher."""
    return any(len(one.strip()) >= 2 and one.strip() in words for one in own)
