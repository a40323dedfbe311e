"""Rules of gatherings: which agreement covers a day, when a sheet is open, when numbers are erased."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

KEPT = timedelta(days=14)  # how long numbers lie here after the pick-up, or after the day


@dataclass(frozen=True)
class Signed:
    """The days of an agreement: signed, in force from and until, the last day counted in."""

    signed: date
    start: date
    end: date

    def covers(self, day: date) -> bool:
        """Signed before the day and in force on it: the fund asks the same of a statement."""
        return self.signed < day and self.start <= day <= self.end


def lacking(stalls: Iterable[tuple[str, bool, Signed | None]], day: date) -> list[str]:
    """The names of the stalls (name, shares sales, agreement) whose share rests on no agreement of that day."""
    return [name for name, shares, signed in stalls if shares and not (signed and signed.covers(day))]


def takes_lines(stage: str, until: datetime | None, at: datetime) -> bool:
    """Whether lines of the sheet can be added and changed."""
    return stage in ("planned", "open") and until is not None and at < until


def erase_after(day: date, picked_up: date | None) -> date:
    """The day from which names and numbers of an edition are erased."""
    return max(day, picked_up or day) + KEPT


def free_number(taken: Collection[int]) -> int:
    """The lowest number that no stall has."""
    return next(n for n in range(1, len(taken) + 2) if n not in taken)
