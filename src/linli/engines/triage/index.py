"""The words of all kinds, laid out once: the keywords said, and what a learned model makes of the rest."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from linli.engines.triage.reading import grams

LEAST, PER_CHARACTER, LONGEST = 0.24, 0.135, 5  # what a keyword weighs: 0.24 and 0.135 a character, five at most


class Learned(Protocol):
    """A model of the kinds of a table; what stands behind it may be read only when a text first asks."""

    def scores(self, folded: str, keywords: Iterable[tuple[str, Sequence[str]]]) -> list[float]:
        """How much a text, and the keywords said in it with their kinds, speak for each kind."""

    def knows(self, run: str) -> bool:
        """Whether a run of signs tells it anything."""

    def speaks(self, run: str, code: str) -> float:
        """What a run speaks for a kind; 0 for an unknown one."""


@dataclass(frozen=True, slots=True)
class Keyword:
    """A keyword of the taxonomy, `word` as it stands there: all its parts must be said; shared ones weigh less."""

    word: str
    parts: tuple[str, ...]
    weight: float
    kinds: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """Scores in the order of the codes, and what they come from."""

    scores: list[float]
    keywords: tuple[Keyword, ...]
    grams: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """Keywords by the first characters of their longest part, the model beside them, and a table of words.

    `small`: what single characters and pairs speak for; not weighed here, but small enough to travel to a phone.
    """

    codes: tuple[str, ...]
    learned: Learned | None
    small: Mapping[str, tuple[tuple[int, float], ...]]
    keywords: Mapping[str, tuple[Keyword, ...]]

    @classmethod
    def build(
        cls,
        keywords: Mapping[str, tuple[str, ...]],
        learned: Learned | None = None,
        small: Iterable[tuple[str, str, float]] = (),
    ) -> "Index":
        """From the keywords of each code, a model of the same codes, and rows of word, code, weight."""
        place = {code: number for number, code in enumerate(keywords)}
        owners: defaultdict[str, list[int]] = defaultdict(list)
        for code, words in keywords.items():
            for word in words:
                owners[word].append(place[code])
        by_start: defaultdict[str, list[Keyword]] = defaultdict(list)
        for word, kinds in owners.items():
            parts = tuple(sorted(word.lower().split("+"), key=len, reverse=True))
            size = min(sum(map(len, parts)), LONGEST)
            weight = (LEAST + PER_CHARACTER * size) / math.sqrt(len(kinds))
            by_start[parts[0][:2]].append(Keyword(word, parts, weight, tuple(kinds)))
        by_gram: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for gram, code, weight in small:
            by_gram[gram].append((place[code], weight))
        starts = {start: tuple(words) for start, words in by_start.items()}
        return cls(tuple(keywords), learned, {gram: tuple(rows) for gram, rows in by_gram.items()}, starts)

    def said(self, folded: str) -> tuple[list[Keyword], set[str]]:
        """The keywords that a text says, in an order of their own, and its characters and pairs."""
        pairs = grams(folded)
        starts = [gram for gram in sorted(pairs) if gram in self.keywords]
        return [word for start in starts for word in self.keywords[start] if _says(folded, word)], pairs

    def weigh(self, folded: str) -> Weighed:
        """Add up what each word said speaks for."""
        hits, pairs = self.said(folded)
        if self.learned is None:
            scores = [0.0] * len(self.codes)
            for keyword in hits:
                for kind in keyword.kinds:
                    scores[kind] += keyword.weight
            return Weighed(scores, tuple(hits), ())
        said = [(hit.word, [self.codes[kind] for kind in hit.kinds]) for hit in hits]
        known = (pair for pair in sorted(pairs) if len(pair) == 2 and self.learned.knows(pair))
        return Weighed(self.learned.scores(folded, said), tuple(hits), tuple(known))

    def speaks(self, gram: str, kind: int) -> float:
        """What a pair speaks for a kind by the model."""
        return self.learned.speaks(gram, self.codes[kind]) if self.learned else 0.0


def _says(folded: str, keyword: Keyword) -> bool:
    return all(part in folded for part in keyword.parts)
