"""Decisions of call-outs: each responder's clocks, who is suggested first, and what would be too much."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from linli.engines import worktime
from linli.engines.worktime import Calendar
from linli.foundation import table

# Hours from the call until each sign of life is due. Practice of 吹哨报到 elsewhere: sign in within an hour, contact
# within a day, report within 3 working days (5 for what is large).
CLOCKS = table.read(
    """
grade    sign  contact  arrive  report  clock
urgent   0.25  0.5      1       24      natural
prompt   1     4        24      72      natural
routine  2     7        14      35      working
""",
    key="grade",
)
_CLOCK = {row["grade"]: row for row in CLOCKS.rows}
MOST_RESPONDERS, MOST_OPEN = 6, 2
REST = timedelta(minutes=30)  # before the same person is called for the same matter again
DISTANCES = ("micro_grid", "compound", "general_grid", "community")
MOST_NEXT = 3  # how many are called one after another on silence
_NUMBER = re.compile(r"\+?\d[\d\- ]{5,14}\d")


@dataclass(frozen=True, slots=True)
class Dues:
    """By when a responder signs in, speaks with those concerned, is there, and reports."""

    sign: datetime
    contact: datetime
    arrive: datetime
    report: datetime


def dues(grade: str, at: datetime, calendar: Calendar) -> Dues:
    row = _CLOCK[grade]
    due = (worktime.due(at, float(row[c]), row["clock"], calendar) for c in ("sign", "contact", "arrive", "report"))
    return Dues(*due)


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides whom to suggest first: on call or away, how near, how many calls are open, when last called."""

    distance: str
    open_calls: int
    last_called: datetime | None
    order: int = 0  # who is on call now and called first has 1; 0: not on call
    out: bool = False  # said that they cannot be reached now


def nearest_and_freest(standing: Standing) -> tuple[bool, bool, int, int, int, float]:
    """A key by which those on call come first, in their order; then the nearest, then those with the fewest open calls,
    then those longest not called. Whoever is away comes last and is shown all the same: a person decides.

    It spreads the calls, so that the same people are not always asked; it says nothing about how well anyone works.
    """
    last = standing.last_called.timestamp() if standing.last_called else 0.0
    near = DISTANCES.index(standing.distance)
    return standing.out, not standing.order, standing.order, near, standing.open_calls, last


def first_grade(urgent: bool, complexity: str) -> str:
    """How soon, as it is suggested: at once for a danger, within the week for what several must settle."""
    return "urgent" if urgent else "routine" if complexity == "complex" else "prompt"


def first_number(contact: str) -> str:
    """The first telephone number in the words by which an organisation is reached, as bare digits; or nothing."""
    found = _NUMBER.search(contact)
    return "".join(sign for sign in found[0] if sign.isdigit()) if found else ""


def too_many(responders: int, open_calls: int) -> bool:
    return responders > MOST_RESPONDERS or open_calls >= MOST_OPEN


def may_be_urgent(case_urgent: bool, grade: str) -> bool:
    """'At once' is kept for dangers, so that it still means something."""
    return grade != "urgent" or case_urgent


def may_see_contact(a_person: bool, through_street: bool) -> bool:
    """Whether a responder may ever see a reporter's number: one named person who goes there (DOMAIN §E19)."""
    return a_person and not through_street
