"""For a whole board at once: which of its matters may be the same as an earlier open one. A person joins.

Signs that are kept beside reports are counted against each other; only what shares many of them is compared in full.
Private matters are left out, since a board lies open on the table: their own pages tell.
"""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, islice
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.db.models import Q

from linli.access.actors import Actor
from linli.cases import rules
from linli.cases.alike import packing
from linli.cases.alike.reading import made_ready, weights
from linli.cases.models import Report
from linli.cases.needs import UNFINISHED
from linli.cases.queries import visible_to
from linli.engines.similarity import Match, Read, Reason, explain, score

BESIDE = 300  # of the open matters those promised last, beside the ones asked about
SHARED = 4  # signs that two reports have in common, before they are worth comparing
COMPARED = 2  # earlier reports, for each of those asked about
FIRST = 20  # reports under one sign, the earliest, that later ones are held against
_COLUMNS = (
    "case_id", "case__number", "case__kind", "case__place_words", "case__urgent", "words", "at",
    "compound_id", "micro_grid_id", "stairwell_id", "stairwell__building_id", "signs",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hint:
    """The earlier matter that one may be the same as, and why; `hours` between their reports."""

    case: UUID
    number: int
    reasons: tuple[Reason, ...]
    hours: int


@dataclass(frozen=True)
class Told:
    """A report in columns, and its matter."""

    row: dict[str, Any]

    @property
    def number(self) -> int:
        return int(self.row["case__number"])

    @cached_property
    def read(self) -> Read:
        row = self.row
        place = tuple(row[c] for c in ("compound_id", "micro_grid_id", "stairwell__building_id", "stairwell_id"))
        return made_ready(row["words"], place, row["case__kind"], row["at"], row["case__place_words"])

    def at_home_with(self, other: "Told") -> bool:
        return bool(self.row["stairwell_id"] == other.row["stairwell_id"])

    def may_join(self, other: "Told") -> bool:
        fits = rules.may_join(False, False, self.row["case__urgent"], other.row["case__urgent"])
        return self.number > other.number and fits


def hints(by: Actor, shown: Collection[UUID]) -> dict[UUID, Hint]:
    """For those `shown` open matters, which `by` may read, that may be the same as an earlier one: that one.

    One query, however many they are.
    """
    said = _reports(by, shown) if shown else []
    best: dict[UUID, tuple[Told, Told, Match]] = {}
    for mine, other in _pairs(said, set(shown)):
        match, id = score(other.read, mine.read), mine.row["case_id"]
        if match.same and not match.weak and (id not in best or match.score > best[id][2].score):
            best[id] = mine, other, match
    return {id: _hint(*found) for id, found in best.items()}


def _reports(by: Actor, shown: Collection[UUID]) -> list[Told]:
    latest = visible_to(by).filter(UNFINISHED).order_by("-due_at").values("pk")[:BESIDE]
    rows = Report.objects.filter(Q(case__in=list(shown)) | Q(case__in=latest), case__sealed=False).exclude(words="")
    return [Told(row) for row in rows.order_by("at", "id").values(*_COLUMNS)]


def _pairs(said: list[Told], shown: set[UUID]) -> list[tuple[Told, Told]]:
    """A report of a shown matter and an earlier one: most signs in common, and those of its own stairwell first."""
    under: defaultdict[int, list[int]] = defaultdict(list)
    for turn, one in enumerate(said):
        for sign in packing.read(one.row["signs"]):
            under[sign].append(turn)
    asked = {turn for turn, one in enumerate(said) if one.row["case_id"] in shown}
    common: Counter[tuple[int, int]] = Counter()
    for together in under.values():
        for mine in asked.intersection(together) if len(together) > 1 else ():
            common.update((mine, other) for other in together[:FIRST] if other < mine)
    many = sorted(
        (mine, not said[mine].at_home_with(said[other]), -n, other)
        for (mine, other), n in common.items()
        if n >= SHARED
    )
    found: list[tuple[Told, Told]] = []
    for mine, others in groupby(many, itemgetter(0)):
        pairs = ((said[mine], said[other]) for *_, other in others)
        found += islice((pair for pair in pairs if pair[0].may_join(pair[1])), COMPARED)
    return found


def _hint(mine: Told, other: Told, match: Match) -> Hint:
    reasons = explain(other.read, mine.read, match, weights(mine.row["case__place_words"]))
    hours = round(abs((mine.row["at"] - other.row["at"]).total_seconds()) / 3600)
    return Hint(other.row["case_id"], other.number, reasons, hours)
