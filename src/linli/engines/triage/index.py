"""The words of all kinds, laid out once so that a message is weighed in a fraction of a millisecond."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from linli.engines.triage.reading import grams

LEAST, PER_CHARACTER, LONGEST = 0.24, 0.135, 5  # what a keyword weighs: 0.24 and 0.135 a character, five at most


@dataclass(frozen=True, slots=True)
class Keyword:
    """A keyword of the taxonomy: all its parts must be said; shared ones weigh less."""

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
    """Learned weights by gram, and keywords by the first characters of their longest part."""

    codes: tuple[str, ...]
    learned: Mapping[str, tuple[tuple[int, float], ...]]
    keywords: Mapping[str, tuple[Keyword, ...]]

    @classmethod
    def build(cls, keywords: Mapping[str, tuple[str, ...]], learned: Iterable[tuple[str, str, float]]) -> "Index":
        """From the keywords of each code, and rows of word, code, weight."""
        place = {code: number for number, code in enumerate(keywords)}
        owners: defaultdict[str, list[int]] = defaultdict(list)
        for code, words in keywords.items():
            for word in words:
                owners[word].append(place[code])
        by_start: defaultdict[str, list[Keyword]] = defaultdict(list)
        for word, kinds in owners.items():
            parts = tuple(sorted(word.lower().split("+"), key=len, reverse=True))
            size = min(sum(map(len, parts)), LONGEST)
            by_start[parts[0][:2]].append(
                Keyword(parts, (LEAST + PER_CHARACTER * size) / math.sqrt(len(kinds)), tuple(kinds))
            )
        by_gram: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for gram, code, weight in learned:
            by_gram[gram].append((place[code], weight))
        return cls(
            tuple(keywords),
            {gram: tuple(rows) for gram, rows in by_gram.items()},
            {start: tuple(words) for start, words in by_start.items()},
        )

    def weigh(self, folded: str) -> Weighed:
        """Add up what each word said speaks for."""
        scores = [0.0] * len(self.codes)
        hits: list[Keyword] = []
        known: list[str] = []
        for gram in grams(folded):
            rows = self.learned.get(gram)
            if rows:
                known.append(gram)
                for kind, weight in rows:
                    scores[kind] += weight
            for keyword in self.keywords.get(gram, ()):
                if all(part in folded for part in keyword.parts):
                    hits.append(keyword)
                    for kind in keyword.kinds:
                        scores[kind] += keyword.weight
        return Weighed(scores, tuple(hits), tuple(known))
