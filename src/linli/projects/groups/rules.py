"""Rules of groups: the yearly renewal, and which reports on a grant are due."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

YEAR = timedelta(days=365)
SOON = timedelta(days=30)  # before its day a renewal is shown
VIEW = timedelta(days=7)  # how long residents are asked about an application, unless said otherwise
REPORT = timedelta(days=60)  # after a payment the group tells what became of it
GRACE = timedelta(days=7)  # a late report is the group's own to see; then the office sees it too
ACTIVE = timedelta(days=365)  # within which an activity makes a group an active one


def renewed(before: date, today: date) -> date:
    """The next day of renewal: a year on, counted from today where the old day is long over."""
    return (before if before > today - SOON else today) + YEAR


@dataclass(frozen=True)
class Owed:
    """A payment of a grant and its report: `told` is the day on which it came."""

    part: int
    paid: date
    told: date | None

    @property
    def due(self) -> date:
        return self.paid + REPORT

    @property
    def on_time(self) -> bool | None:
        """Whether it came by its day; None as long as that is open."""
        return None if self.told is None else self.told <= self.due

    def state(self, today: date) -> str:
        """told, ahead, late (the group sees it), or long (the office sees it too)."""
        if self.told:
            return "told"
        if today <= self.due:
            return "ahead"
        return "long" if today > self.due + GRACE else "late"


def owed(paid: Sequence[date], told: Mapping[int, date]) -> list[Owed]:
    """One for each payment, in the order of the days on which they were made."""
    return [Owed(n, day, told.get(n)) for n, day in enumerate(sorted(paid), 1)]


def share_on_time(reports: Iterable[Owed], today: date) -> tuple[int, int]:
    """How many reports came by their day, of how many that were due by today or have come."""
    due = [one for one in reports if one.told or one.due < today]
    return sum(one.on_time is True for one in due), len(due)
