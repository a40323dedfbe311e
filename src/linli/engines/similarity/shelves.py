"""All reports of a batch laid out by what they say, so that each meets only those it may be the same matter as."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from linli.engines.similarity.finding import Found, ranked
from linli.engines.similarity.judging import UNTOLD, score
from linli.engines.similarity.report import Read

Floats = NDArray[np.float64]
TELLING = 64  # pairs of signs of a report by which others are looked for
LONGEST = 3000  # reports on one shelf; more share it than it could tell apart
LOOKED_AT = 60  # of those found, compared in full


Shelf = tuple[NDArray[np.int64], Floats]


class Shelves:
    """Answers roughly how well each report would score against one; exact scoring is for the few best."""

    def __init__(self, reads: Sequence[Read]) -> None:
        self.size = len(reads)
        self._matter = _shelved([read.matter for read in reads])
        self._named = _shelved([read.named for read in reads])
        self._compounds = np.array([read.report.place.compound for read in reads])
        self._grids = np.array([read.report.place.micro_grid for read in reads])

    def rough(self, read: Read, offered: bool = False) -> Floats:
        """For every report its rough score with this one; `offered`: also where no place is told."""
        agreement = self._added(self._named, read.named)
        if offered:
            np.maximum(agreement, UNTOLD, out=agreement)
        place = read.report.place
        for id, held in ((place.micro_grid, self._grids), (place.compound, self._compounds)):
            if id:
                agreement[held == id] = 1.0
        found: Floats = np.sqrt(self._added(self._matter, read.matter) * agreement)
        return found

    def nearest(self, read: Read, most: int, least: float, offered: bool = False) -> list[int]:
        """The numbers of those with the best rough scores, best first; of equals the first."""
        rough = self.rough(read, offered)
        near = np.flatnonzero(rough >= least)
        return [int(number) for number in near[np.argsort(-rough[near], kind="stable")][:most]]

    def _added(self, shelves: dict[str, Shelf], weights: dict[str, float]) -> Floats:
        pairs = (held for held in weights.items() if held[0] in shelves)
        best = sorted(pairs, key=lambda held: (-held[1], held[0]))[:TELLING]
        found = [(shelves[pair], weight) for pair, weight in best]
        if not found:
            return np.zeros(self.size)
        where = np.concatenate([ids for (ids, _), _ in found])
        worth = np.concatenate([held * weight for (_, held), weight in found])
        return np.bincount(where, worth, self.size).astype(np.float64)


def _shelved(maps: Sequence[dict[str, float]]) -> dict[str, Shelf]:
    ids: dict[str, list[int]] = {}
    worth: dict[str, list[float]] = {}
    for number, weights in enumerate(maps):
        for pair, weight in weights.items():
            if len(pair) < 2:
                continue
            ids.setdefault(pair, []).append(number)
            worth.setdefault(pair, []).append(weight)
    return {pair: (np.array(held), np.array(worth[pair])) for pair, held in ids.items() if 1 < len(held) <= LONGEST}


def nearest(read: Read, held: Sequence[Read], shelves: Shelves | None = None, most: int = 5) -> list[Found]:
    """The best of a batch, best first; of equals the earlier."""
    numbers = (shelves or Shelves(held)).nearest(read, LOOKED_AT, 1e-9, offered=True)
    return ranked((Found(number, held[number], score(read, held[number])) for number in numbers), most)
