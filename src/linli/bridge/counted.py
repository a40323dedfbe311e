"""One counted number with what it means, of how many it was counted, and as of which day."""

from dataclasses import dataclass
from datetime import date
from typing import Any

FEW = 5  # fewer than these of people are not told as a number


@dataclass(frozen=True)
class Counted:
    """`value` in `unit` over `n` records as of `as_of`; None where there is nothing to count, or too few to be told.

    `since` is the first day of the period for what happened in one; None for what stands on the day.
    """

    key: str
    label: Any
    definition: Any
    value: float | None
    unit: str
    n: int
    as_of: date
    hidden: bool = False
    since: date | None = None


def share(
    key: str, label: Any, definition: Any, part: float, n: float, as_of: date, since: date | None = None
) -> Counted:
    """A share of 100; None where there is nothing to divide by."""
    value = round(100 * part / n, 1) if n else None
    return Counted(key, label, definition, value, "%", round(n), as_of, since=since)


def of_people(key: str, label: Any, definition: Any, n: int, as_of: date) -> Counted:
    """How many people; a number of one to four is hidden."""
    few = 0 < n < FEW
    return Counted(key, label, definition, None if few else n, "people", 0 if few else n, as_of, hidden=few)
