"""What an earlier report or matter may be the same as a new one, in a table that a store keeps."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from linli.engines.similarity.judging import Match, score
from linli.engines.similarity.keys import keys
from linli.engines.similarity.report import Read, Report
from linli.engines.similarity.weighing import Weights

LISTED = 64  # under each key, the newest
WEIGHED = 16  # of those found most often, compared in full
WEAKER = 0.8  # what is left of the score of a match that is only offered


class Store(Protocol):
    """A table key → number of a matter; numbers rise with time. A room may keep it in its database."""

    def listed(self, numbers: Sequence[int], most: int) -> Iterable[tuple[int, Sequence[int]]]:
        """For each key that is held, its matters, the newest `most`."""

    def reports(self, matters: Sequence[int]) -> Mapping[int, Report]:
        """The reports that opened these matters; those that may not be offered are left out."""


@dataclass(frozen=True, slots=True)
class Found:
    """A matter that may be the same: its number in the batch or store, ready for comparing, and why."""

    number: int
    read: Read
    match: Match

    @property
    def rank(self) -> float:
        return self.match.score * (WEAKER if self.match.weak else 1.0)


def candidates(report: Report, store: Store, weights: Weights, most: int = 5) -> list[Found]:
    """The best that a store holds, best first; of equals the newer. Two questions to the store."""
    read = weights.read(report)
    worth = {key.number: key.weight for key in keys(read)}
    heaped: defaultdict[int, float] = defaultdict(float)
    for key, matters in store.listed(tuple(worth), LISTED):
        for matter in matters:
            heaped[matter] += worth[key]
    likeliest = sorted(heaped, key=lambda matter: (-heaped[matter], -matter))[:WEIGHED]
    held = store.reports(likeliest)
    reads = [(matter, weights.read(held[matter])) for matter in sorted(held, reverse=True)]
    return ranked((Found(matter, other, score(read, other)) for matter, other in reads), most)


def ranked(found: Iterable[Found], most: int) -> list[Found]:
    """The best first; of equals the first."""
    return sorted((one for one in found if one.match.score > 0), key=lambda one: -one.rank)[:most]
