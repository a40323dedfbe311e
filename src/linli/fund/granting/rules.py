"""What decides: how votes are counted and when they suffice, what a steward's stipend is, what texts share."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

VOTING = ("community", "resident", "donor")
LEAST_SEATS = 5
LEAST_COMMON = 2  # signs that a purpose and a proposal must share to be told as common


@dataclass(frozen=True)
class Voice:
    """A voting seat that is open: whom it speaks for and what it said; `choice` is blank while it is waited for.

    `by_alternate`: what was said, or is waited for, is the alternate's vote.
    """

    seat: int
    of: str
    choice: str = ""
    reason: str = ""
    by_alternate: bool = False


@dataclass(frozen=True)
class Tally:
    """How a vote stands."""

    voices: tuple[Voice, ...]

    def _seats(self, choice: str) -> list[int]:
        return sorted(voice.seat for voice in self.voices if voice.choice == choice)

    @property
    def yes(self) -> list[int]:
        return self._seats("yes")

    @property
    def no(self) -> list[int]:
        return self._seats("no")

    @property
    def recused(self) -> list[Voice]:
        return sorted((voice for voice in self.voices if voice.choice == "recused"), key=lambda voice: voice.seat)

    @property
    def waiting(self) -> list[int]:
        return self._seats("")

    @property
    def passes(self) -> bool:
        """A yes needs more than half of the votes cast; a tie fails."""
        return len(self.yes) > len(self.no)

    @property
    def is_lawful(self) -> bool:
        """Five voting seats or more, and an odd number of them."""
        return len(self.voices) >= LEAST_SEATS and len(self.voices) % 2 == 1

    @property
    def has_quorum(self) -> bool:
        return 2 * (len(self.yes) + len(self.no)) > len(self.voices)

    @property
    def absent(self) -> list[str]:
        """The constituencies for which nobody has voted."""
        present = {voice.of for voice in self.voices if voice.choice in ("yes", "no")}
        return [of for of in VOTING if of not in present]

    @property
    def is_settled(self) -> bool:
        """Whether the seats that are waited for cannot change the result any more."""
        open_still = len(self.waiting)
        return len(self.yes) > len(self.no) + open_still or len(self.no) >= len(self.yes) + open_still


def may_close(tally: Tally, day: date, until: date) -> bool:
    """Whether nobody needs to be waited for: all have voted, nothing can change, or the time is over."""
    return not tally.waiting or tally.is_settled or day > until


def days_served(terms: Iterable[tuple[date, date | None]], start: date, until: date) -> int:
    """On how many days from `start` to `until` any of some terms [first, end) held; each day counts once."""
    days: set[int] = set()
    for first, end in terms:
        last = min(until, end - timedelta(days=1)) if end else until
        days |= set(range(max(first, start).toordinal(), last.toordinal() + 1))
    return len(days)


def stipend(rate: int, served: int, days: int) -> int:
    """The part of a rate for the days served, in whole fen, rounded down."""
    return rate * served // days


def in_common(one: str, other: str) -> list[str]:
    """The longest runs of signs that two texts share, such as 座椅; without those that lie in a longer one."""
    found: set[str] = set()
    for start in range(len(one)):
        end = start + LEAST_COMMON
        while end <= len(one) and one[start:end] in other and one[start:end].isalnum():
            end += 1
        if end - 1 - start >= LEAST_COMMON:
            found.add(one[start : end - 1])
    return sorted(run for run in found if not any(run != longer and run in longer for longer in found))
