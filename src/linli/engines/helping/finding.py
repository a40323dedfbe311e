"""Fitting and ordering: a ring for how near, steps back for having been asked lately. No person is ever rated."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

RINGS = ("micro_grid", "compound", "general_grid", "community")
PARTS = ("morning", "afternoon", "evening")
NEVER = date(2000, 1, 1)  # the day on which those who were never asked count as asked
RESTS = ((7, 2), (30, 1))  # asked less than so many days ago: so many rings later


class Place(NamedTuple):
    """Where someone lives, or something is needed, by ids; an empty one is not known, or does not apply."""

    micro_grid: object = None
    compound: object = None
    general_grid: object = None


@dataclass(frozen=True, slots=True)
class Ally:
    """Who offers to help. `slots`: bits, see `slot`; `reach`: the farthest ring; away before `away_until`."""

    id: str
    place: Place
    skills: frozenset[str]
    slots: int
    reach: int = 3
    last_asked: date = NEVER
    away_until: date | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """What is needed, when and where; asked for on `today`, no farther than `ring`."""

    skill: str
    day: date
    part: int
    place: Place
    today: date
    ring: int = 3


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One who fits: how near, how many rings later for having been asked lately, and how many days ago that was."""

    ally: Ally
    ring: int
    back: int
    days: int | None

    @property
    def reasons(self) -> tuple[str, ...]:
        """Codes of why they stand here, in the order in which they are told."""
        lately = {0: "rested" if self.days is not None else "never_asked", 1: "asked_month", 2: "asked_week"}
        return ("skill", f"ring_{RINGS[self.ring]}", "free", lately[self.back])


def slot(day: date, part: int) -> int:
    """The bit of a part of a weekday: Monday morning is 1, Sunday evening 2 ** 20."""
    return 1 << ((day.isoweekday() - 1) * len(PARTS) + part)


def ring_of(here: Place, there: Place) -> int:
    """How near two places are: 0 in one micro-grid, 1 in one compound, 2 in one general grid, 3 otherwise."""
    return next((n for n, (a, b) in enumerate(zip(here, there, strict=True)) if a is not None and a == b), 3)


def back_for(last_asked: date, today: date) -> int:
    """How many rings later someone stands who was asked on a day."""
    return next((back for days, back in RESTS if (today - last_asked).days < days), 0)


def fits(need: Need, ally: Ally) -> bool:
    """Whether someone can do it, is free then, and goes that far."""
    ring = ring_of(need.place, ally.place)
    there = ally.away_until is None or need.day >= ally.away_until
    free = bool(ally.slots & slot(need.day, need.part))
    return need.skill in ally.skills and free and there and ring <= min(ally.reach, need.ring)


def suggest(need: Need, allies: Iterable[Ally], most: int = 12) -> list[Suggestion]:
    """Those who fit, at most so many: by ring and steps back, then whoever was asked longest ago, then the nearer."""
    found = [_suggestion(need, ally) for ally in allies if fits(need, ally)]
    return sorted(found, key=_order)[:most]


def _suggestion(need: Need, ally: Ally) -> Suggestion:
    days = (need.today - ally.last_asked).days if ally.last_asked > NEVER else None
    return Suggestion(ally, ring_of(need.place, ally.place), back_for(ally.last_asked, need.today), days)


def _order(one: Suggestion) -> tuple[int, date, int, str]:
    return one.ring + one.back, one.ally.last_asked, one.ring, one.ally.id
