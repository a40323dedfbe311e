"""What a pair of signs (or one alone) tells of the matter, and what of the place, learned by counting over texts.

A pair said in few texts tells more (inverse document frequency, Spärck Jones 1972). How much of that speaks for the
place is the share of its sayings that lie in the name of a place: words common to all reports of one place say
nothing of the matter, and words of the matter nothing of the place.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain

from linli.engines.similarity.naming import names
from linli.engines.similarity.reading import folded, pairs
from linli.engines.similarity.report import Read, Report

HEADLINE = 2  # a pair said in the title counts like two in the words
WHOLLY = 0.25  # a pair of which this share lies in names of places tells of the place alone
STEEP = 1.5
SINGLE = 0.7  # a sign alone tells less than a pair, and nothing of the place
LEAST = 3.0  # a text that weighs less is too short to be wholly like another
LEAST_NAMED = 2.0


Pairs = list[tuple[str, float]]  # a pair of signs, and how much of it lies within the name of a place, 0–1


@dataclass(frozen=True)
class Weights:
    """What each pair said in some of `texts` texts tells of the matter and of the place; `known` names of places."""

    texts: int
    telling: Mapping[str, tuple[float, float]] = field(repr=False)
    known: re.Pattern[str] | None = None

    @classmethod
    def of(cls, reports: Iterable[Report], places: Collection[str] = ()) -> "Weights":
        """Count over reports; `places` are names of the land that are places for sure, such as those of compounds."""
        known = _pattern(places)
        return cls._counted((_spoken(report, known) for report in reports), known)

    @classmethod
    def over(
        cls, reports: Iterable[Report], places: Collection[str] = (), beside: Iterable[Report] = ()
    ) -> "tuple[Weights, list[Read]]":
        """Count over reports and others `beside` them, and make the reports ready; each is taken apart once."""
        known = _pattern(places)
        spoken = [(report, _spoken(report, known)) for report in reports]
        others = (_spoken(report, known) for report in beside)
        weights = cls._counted(chain((pairs for _, pairs in spoken), others), known)
        return weights, [weights._made(report, *pairs) for report, pairs in spoken]

    @classmethod
    def _counted(cls, spoken: Iterable[tuple[Pairs, Pairs]], known: re.Pattern[str] | None) -> "Weights":
        held, said, inside = Counter[str](), Counter[str](), defaultdict[str, float](float)
        texts = 0
        for title, words in spoken:
            texts += 1
            held.update({pair for pair, _ in title} | {pair for pair, _ in words})
            for pair, share in (*title, *title, *words):  # a title counts twice: HEADLINE
                said[pair] += 1
                inside[pair] += share
        telling = {pair: _parted(pair, texts, count, said[pair], inside[pair]) for pair, count in held.items()}
        return cls(texts, telling, known)

    def knowing(self, places: Collection[str]) -> "Weights":
        """The same counts, with other names of the land that are places for sure."""
        return replace(self, known=_pattern(places))

    def read(self, report: Report) -> Read:
        """Make a report ready for comparing."""
        return self._made(report, *_spoken(report, self.known))

    def tells(self, pair: str, own: float = 0.0) -> tuple[float, float]:
        """What a pair tells of the matter and of the place; `own`: its share in names where it was never counted."""
        return self.telling.get(pair) or _parted(pair, self.texts, 0, 1, own)

    def _made(self, report: Report, title: Pairs, words: Pairs) -> Read:
        head, own = _times(title), dict(words) | dict(title)
        whole = _times(words)
        for pair, count in head.items():
            whole[pair] = whole.get(pair, 0.0) + HEADLINE * count
        telling = self.telling
        matter, named, heads = dict[str, float](), dict[str, float](), dict[str, float]()
        for pair, count in whole.items():  # each pair is looked up once: this is most of the work of a comparison
            of_matter, of_place = telling.get(pair) or _parted(pair, self.texts, 0, 1, own[pair])
            if of_matter > 0:
                matter[pair] = count * of_matter
                if pair in head:
                    heads[pair] = head[pair] * of_matter
            if of_place > 0:
                named[pair] = count * of_place
        return Read(report, _unit(matter, LEAST), _unit(heads, LEAST), _unit(named, LEAST_NAMED))


def _parted(pair: str, texts: int, held: int, said: int, inside: float) -> tuple[float, float]:
    place = min(1.0, inside / (said + 1) / WHOLLY) ** STEEP
    worth = math.log((texts + 1) / (held + 1))
    if len(pair) == 1:
        return SINGLE * worth * (1 - place), 0.0
    return worth * (1 - place), worth * place


def _spoken(report: Report, known: re.Pattern[str] | None) -> tuple[Pairs, Pairs]:
    return _shares(report.title, known), _shares(report.words, known)


def _shares(text: str, known: re.Pattern[str] | None) -> Pairs:
    if not text:
        return []
    told = folded(text)
    held = names(told, known)
    both = [(pair, (held[start] + held[start + 1]) / 20) for pair, start in pairs(told)]
    return both + [(sign, held[at] / 10) for at, sign in enumerate(told) if sign.isalnum()]


def _times(pairs: Pairs) -> dict[str, float]:
    counts = Counter(pair for pair, _ in pairs)
    return {pair: 1 + math.log(count) if count > 1 else 1.0 for pair, count in counts.items()}


def _unit(weights: dict[str, float], least: float) -> dict[str, float]:
    length = math.hypot(least, *weights.values())
    return {pair: weight / length for pair, weight in weights.items()}


def _pattern(places: Collection[str]) -> re.Pattern[str] | None:
    told = sorted({folded(place) for place in places if len(place) > 1}, key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, told))) if told else None
