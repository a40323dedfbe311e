"""A text against its ground: cut into pieces, of which some tell a fact; and everything that cannot stand so."""

import re
from dataclasses import dataclass
from typing import Literal

from linli.engines.drafts.facts import Fact, Ground, near
from linli.engines.drafts.reading import Mark, marks


@dataclass(frozen=True)
class Problem:
    """What cannot stand: a number or a day of no record, or a slogan; `instead` helps: figures near it, or words."""

    kind: Literal["number", "day", "time", "slogan"]
    start: int
    text: str
    near: tuple[Fact, ...] = ()
    instead: str = ""


@dataclass(frozen=True)
class Piece:
    """A part of a text; `key` names the fact that it tells, blank for words."""

    text: str
    key: str = ""


@dataclass(frozen=True)
class Checked:
    """A text in pieces that make it up again when joined, and its problems in the order of the text."""

    pieces: tuple[Piece, ...]
    problems: tuple[Problem, ...]

    @property
    def is_good(self) -> bool:
        return not self.problems


def checked(text: str, ground: Ground, prefer: tuple[str, ...] = ()) -> Checked:
    """Read a text against its ground. Where a number tells several facts, those of `prefer` come first, in order."""
    order = {key: n for n, key in enumerate(prefer)}
    facts = sorted(ground.facts, key=lambda fact: order.get(fact.key, len(order)))
    pieces: list[Piece] = []
    problems = slogans(text, ground)
    place = 0
    used: set[str] = set()
    for mark in marks(text, ground):
        key = ""
        if mark.said is None and not mark.good:
            kind: Literal["day", "time"] = "time" if mark.time else "day"
            problems.append(Problem(kind, mark.start, text[mark.start : mark.end].strip()))
        if mark.said is not None:
            told = [fact for fact in facts if mark.said.tells(fact)]
            if not told and not _is_year(mark, ground):
                problems.append(_no_fact(text, mark, facts))
            fresh = [fact for fact in told if fact.key not in used]
            key = (fresh or told)[0].key if told else ""
            used.add(key)
        if key:
            pieces += [Piece(text[place : mark.start]), Piece(text[mark.start : mark.end], key)]
            place = mark.end
    pieces.append(Piece(text[place:]))
    return Checked(
        tuple(piece for piece in pieces if piece.text), tuple(sorted(problems, key=lambda one: one.start))
    )  # fmt: skip


def _is_year(mark: Mark, ground: Ground) -> bool:
    """Whether a bare number is a year that may be told, as English writes it."""
    said = mark.said
    return (
        said is not None
        and (said.scale, said.unit, said.decimals) == ("", "", 0)
        and ground.knows_year(int(said.number))
    )


def _no_fact(text: str, mark: Mark, facts: list[Fact]) -> Problem:
    near_ones = near(mark.said, facts) if mark.said else ()
    return Problem("number", mark.start, text[mark.start : mark.end].strip(), near_ones)


def slogans(text: str, ground: Ground) -> list[Problem]:
    """Superlatives and slogans of the list, the longest first, none inside another nor inside a name."""
    taken = [
        range(found.start(), found.end())
        for name in ground.names
        if name
        for found in re.finditer(re.escape(name), text)
    ]
    problems = []
    for word in sorted(ground.slogans, key=len, reverse=True):
        for found in re.finditer(re.escape(word), text, re.IGNORECASE):
            if not any(found.start() in span for span in taken):
                taken.append(range(found.start(), found.end()))
                problems.append(Problem("slogan", found.start(), found[0], instead=ground.slogans[word]))
    return problems
