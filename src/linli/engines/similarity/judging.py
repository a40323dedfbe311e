"""How likely two reports are of one matter: likeness of the matter, agreement of the place, days apart, kind."""

import math
from dataclasses import dataclass
from typing import Literal

from linli.engines.similarity.report import NOWHERE, Place, Read

Where = Literal[
    "stairwell", "other_stairwell", "building", "other_building", "micro_grid", "compound", "named", "apart", "unknown"
]

SAME = 0.16  # from here on two reports are suggested as one matter
TITLE = 0.3  # what the titles say of the likeness, where both have one
SAME_KIND, OTHER_KIND = 0.1, 0.85
UNTOLD = 0.2  # agreement taken where one of two names no place
NAMED_FROM = 0.1  # places named in words agree from here on
FADES, WITHIN = 0.25, 45.0  # a quarter fades with the days, most of it within 45
AGREE: dict[Where, float] = {
    "stairwell": 1.0, "building": 0.9, "micro_grid": 0.75, "compound": 0.7,
    "other_stairwell": 0.4, "other_building": 0.2,
}  # fmt: skip
OFFERED: frozenset[Where] = frozenset({"unknown", "other_stairwell", "other_building"})  # and no more


@dataclass(frozen=True, slots=True)
class Match:
    """`score` 0–1, `likeness` of the matter 0–1, `agreement` of the place 0–1 and how it was told, `days` apart.

    `weak`: one of the two does not tell its place, or it is next door, so that it may be offered and no more.
    """

    score: float
    likeness: float
    agreement: float
    where: Where
    days: int | None
    same_kind: bool | None
    weak: bool

    @property
    def same(self) -> bool:
        """Whether it is worth suggesting."""
        return self.score >= SAME


def score(a: Read, b: Read) -> Match:
    """Compare two reports; the order does not matter."""
    likeness = _likeness(a, b)
    agreement, where = _agreement(a, b)
    kinds = a.report.kind == b.report.kind if a.report.kind and b.report.kind else None
    if kinds:
        likeness = min(1.0, likeness + SAME_KIND)
    days = abs((a.report.day - b.report.day).days) if a.report.day and b.report.day else None
    value = math.sqrt(likeness * agreement) * faded(days) * (OTHER_KIND if kinds is False else 1.0)
    return Match(value, likeness, agreement, where, days, kinds, where in OFFERED)


def faded(days: int | None) -> float:
    """What is left of a score when so many days lie between."""
    return 1.0 if days is None else 1 - FADES * (1 - math.exp(-days / WITHIN))


def cosine(a: dict[str, float], b: dict[str, float]) -> float:
    """Of two maps of length one; the sum is exact, so that no order of words or processes changes it."""
    return min(1.0, math.fsum(a[pair] * b[pair] for pair in a.keys() & b.keys()))


def _likeness(a: Read, b: Read) -> float:
    whole = cosine(a.matter, b.matter)
    if not (a.report.title and b.report.title):
        return whole
    return (1 - TITLE) * whole + TITLE * cosine(a.head, b.head)


def _agreement(a: Read, b: Read) -> tuple[float, Where]:
    one, other = a.report.place, b.report.place
    if one != NOWHERE and other != NOWHERE and (told := _told(one, other)):
        return told
    alike = cosine(a.named, b.named)
    if alike >= NAMED_FROM:
        return alike, "named"
    if a.named and b.named and one == other == NOWHERE:
        return alike, "apart"
    return UNTOLD, "unknown"


def _told(one: Place, other: Place) -> tuple[float, Where] | None:
    """From the land; None where the two are known on levels that cannot be compared."""
    if one.compound and other.compound:
        if one.compound != other.compound:
            return 0.0, "apart"
        return _within(one, other)
    if one.micro_grid and other.micro_grid:
        return (AGREE["micro_grid"], "micro_grid") if one.micro_grid == other.micro_grid else (0.0, "apart")
    return None


def _within(one: Place, other: Place) -> tuple[float, Where]:
    """Two places in one compound."""
    where: Where = "compound"
    if one.building and other.building:
        if one.building != other.building:
            where = "other_building"
        elif one.stairwell and other.stairwell:
            where = "stairwell" if one.stairwell == other.stairwell else "other_stairwell"
        else:
            where = "building"
    elif one.micro_grid and one.micro_grid == other.micro_grid:
        where = "micro_grid"
    return AGREE[where], where
