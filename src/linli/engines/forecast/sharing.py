"""From a kind in the whole community to its places: each place's share, shrunk towards what the place has of all kinds.

A Dirichlet-multinomial: the share of a place in a kind is expected where its share in everything lies, and departs from
it as far as counts speak for it. How strongly it is held there is chosen by the likelihood of all kinds (empirical
Bayes). A place with fewer than five matters of the kind is not shown: it is answered as too few.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from linli.engines.forecast.ahead import Ahead
from linli.engines.forecast.spread import quantiles

Array = NDArray[np.float64]
FEWEST = 5  # matters of a kind at a place below which nothing is said of it there
STRENGTHS = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0, 1024.0)


@dataclass(frozen=True)
class AtPlace:
    """One week of a kind at a place; all numbers are None where `too_few`."""

    kind: str
    place: str
    week: date
    too_few: bool
    n: int | None = None
    mean: float | None = None
    low80: int | None = None
    high80: int | None = None


def by_place(whole: Iterable[Ahead], seen: Mapping[tuple[str, str], int]) -> tuple[AtPlace, ...]:
    """Forecasts of kinds (`Ahead.series`) divided among places by past counts, (kind, place) → how many."""
    places = sorted({place for _, place in seen})
    kinds = sorted({kind for kind, _ in seen})
    table = np.array([[float(seen.get((kind, place), 0)) for place in places] for kind in kinds])
    if not table.size:
        return ()
    base = (table.sum(axis=0) + 0.5) / (table.sum() + 0.5 * len(places))
    strength = max(STRENGTHS, key=lambda held: _likelihood(table, base * held))
    row = {kind: at for at, kind in enumerate(kinds)}
    return tuple(
        _divided(one, places[at], table[row[one.series]], base * strength, at)
        for one in whole
        if one.series in row
        for at in range(len(places))
    )


def _divided(whole: Ahead, place: str, counts: Array, prior: Array, at: int) -> AtPlace:
    if counts[at] < FEWEST:
        return AtPlace(whole.series, place, whole.week, too_few=True)
    sum_ = float(counts.sum() + prior.sum())
    share = float(counts[at] + prior[at]) / sum_
    uncertain = (1 - share) / (share * (sum_ + 1))  # squared coefficient of variation of the share
    mean = whole.mean * share
    low, high = quantiles(np.array([mean]), np.array([whole.dispersion + uncertain]), (0.1, 0.9))
    return AtPlace(whole.series, place, whole.week, False, int(counts[at]), round(mean, 3), int(low[0]), int(high[0]))


def _likelihood(table: Array, prior: Array) -> float:
    """Of all kinds' counts, up to what does not depend on the prior."""
    total = float(prior.sum())
    found = 0.0
    for counts in table:
        found += math.lgamma(total) - math.lgamma(total + float(counts.sum()))
        found += sum(
            math.lgamma(held + count) - math.lgamma(held)
            for held, count in zip(prior.tolist(), counts.tolist(), strict=True)
            if count
        )
    return found
