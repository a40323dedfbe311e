"""What is compared: a report with its words, and what is known of its place, kind and day."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Place:
    """Ids or codes of the land, '' where not known; equal texts are one place, a stairwell's within its compound."""

    compound: str = ""
    micro_grid: str = ""
    building: str = ""
    stairwell: str = ""


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Report:
    """One report, or the matter that it opened. `id` is given back and never read; `kind` '' where not known."""

    id: str
    words: str
    title: str = ""
    place: Place = NOWHERE
    kind: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """A report made ready: the weights of its signs and pairs of signs, each map of length one or less.

    `matter` of title and words, `head` of the title alone, `named` of those that name places.
    """

    report: Report
    matter: dict[str, float] = field(repr=False)
    head: dict[str, float] = field(repr=False)
    named: dict[str, float] = field(repr=False)
