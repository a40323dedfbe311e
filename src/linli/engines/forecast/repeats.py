"""Places where a kind of matter comes back more often than chance: what a proposal to act before the next one rests on.

For each kind and place, over the last 4, 8, 13, 26 and 52 weeks: how many would be expected if the kind were spread as
all other kinds are? The expectation is a gamma distribution (the place's share is itself only counted), so what is seen
follows a negative binomial. Of all questions asked together, the answers kept are those of which no more than one in
ten is expected to be chance (Benjamini and Hochberg 1995).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from linli.engines.forecast.spread import quantiles

WINDOWS = (4, 8, 13, 26, 52)
FEWEST, WEEKS_APART = 5, 3  # matters, and different weeks in which they came
FALSE_SHARE = 0.1
AHEAD = 4  # weeks of the outlook


@dataclass(frozen=True)
class Event:
    """A matter: its kind, its place, and how many whole weeks ago it was reported (0: the last week)."""

    kind: str
    place: str
    weeks_ago: int


@dataclass(frozen=True)
class Repeat:
    """A kind that recurs at a place: `seen` in `weeks`, in `different` ones, where `expected` would be chance.

    `false_share`: of all repeats at least as striking, the share that is expected to be chance. `ahead`: how many may
    be expected in the next four weeks if nothing is done, most likely (four of five) between `low` and `high`.
    """

    kind: str
    place: str
    weeks: int
    seen: int
    different: int
    expected: float
    chance: float
    false_share: float
    ahead: float
    low: int
    high: int


def repeats(events: Iterable[Event], false_share: float = FALSE_SHARE) -> tuple[Repeat, ...]:
    """The repeats, the most striking first, each kind and place once (with its most striking window)."""
    held = [event for event in events if 0 <= event.weeks_ago < WINDOWS[-1]]
    found: list[Repeat] = []
    asked = 0
    for weeks in WINDOWS:
        tested, more = _window([event for event in held if event.weeks_ago < weeks], weeks)
        found, asked = found + more, asked + tested
    kept: dict[tuple[str, str], Repeat] = {}
    for one in _controlled(sorted(found, key=lambda one: (one.chance, one.kind, one.place)), asked, false_share):
        kept.setdefault((one.kind, one.place), one)
    return tuple(kept.values())


def _window(events: list[Event], weeks: int) -> tuple[int, list[Repeat]]:
    """How many questions there were, and the answers worth a look."""
    cells = Counter((event.kind, event.place) for event in events)
    kinds, places = Counter(event.kind for event in events), Counter(event.place for event in events)
    days = Counter((kind, place) for kind, place, _ in {(e.kind, e.place, e.weeks_ago) for e in events})
    asked = sum(count >= FEWEST for count in kinds.values()) * len(places)
    found = []
    for (kind, place), seen in cells.items():
        if seen < FEWEST or days[kind, place] < WEEKS_APART or len(places) < 2:
            continue
        others = places[place] - seen  # of other kinds at the place
        share = (others + 1) / (len(events) - kinds[kind] + len(places))
        expected = (kinds[kind] - seen + 1) * share / (1 - share)
        found.append(_repeat(kind, place, weeks, seen, days[kind, place], expected, 1 / (others + 1)))
    return asked, found


def _repeat(kind: str, place: str, weeks: int, seen: int, days: int, expected: float, wide: float) -> Repeat:
    ahead = (seen + 1) / (expected + 1) * expected * AHEAD / weeks
    low, high = quantiles(np.array([ahead]), np.array([1 / (seen + 1)]), (0.1, 0.9))
    chance = reaching(seen, expected, wide)
    return Repeat(kind, place, weeks, seen, days, expected, chance, 1.0, ahead, int(low[0]), int(high[0]))


def reaching(number: int, mean: float, dispersion: float) -> float:
    """How probable `number` or more is, of a negative binomial; the terms above are summed, so that small ones hold."""
    wide = max(dispersion, 1e-12)
    term = float(np.exp(-np.log1p(wide * mean) / wide))
    total = 0.0
    for count in range(number + 10_000):
        if count >= number:
            total += term
            if term < total * 1e-12 and count > mean:
                break
        term *= (1 + wide * count) * mean / ((count + 1) * (1 + wide * mean))
    return min(total, 1.0)


def _controlled(found: list[Repeat], asked: int, false_share: float) -> list[Repeat]:
    """Sorted by chance: kept up to the last one whose false share is small enough."""
    shares = [one.chance * asked / rank for rank, one in enumerate(found, 1)]
    for at in range(len(shares) - 2, -1, -1):
        shares[at] = min(shares[at], shares[at + 1])
    return [
        Repeat(**{**one.__dict__, "false_share": min(share, 1.0)})
        for one, share in zip(found, shares, strict=True)
        if share <= false_share
    ]
