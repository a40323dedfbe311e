"""Kinds of which more is expected soon than came lately: the sum of some weeks' forecasts beside the weeks before."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from linli.engines.forecast.ahead import Ahead
from linli.engines.forecast.counts import Counts
from linli.engines.forecast.spread import quantiles

LATELY = 12  # weeks looked back
FEWEST, MORE = 5.0, 4 / 3  # expected at least; and as many times what came lately


@dataclass(frozen=True)
class Rise:
    """`lately`: what as many weeks brought of late on average; `expected` most likely (four of five) in [low, high]."""

    series: str
    weeks: int
    lately: float
    expected: float
    low: int
    high: int


def rising(counts: Counts, coming: Iterable[Ahead]) -> tuple[Rise, ...]:
    """The series whose coming weeks together are expected to bring a third more than lately, the steepest first.

    Weeks are summed as if they missed apart from each other, which is a little too sure of itself.
    """
    weeks: dict[str, list[Ahead]] = {}
    for one in coming:
        weeks.setdefault(one.series, []).append(one)
    found = []
    for name, past in zip(counts.names, counts.values, strict=True):
        ahead = weeks.get(name, [])
        lately, expected = float(past[-LATELY:].mean()) * len(ahead), sum(one.mean for one in ahead)
        if expected >= FEWEST and expected >= lately * MORE:
            spread = sum(one.dispersion * one.mean**2 for one in ahead) / expected**2
            low, high = quantiles(np.array([expected]), np.array([spread]), (0.1, 0.9))
            found.append(Rise(name, len(ahead), lately, expected, int(low[0]), int(high[0])))
    return tuple(sorted(found, key=lambda one: (one.lately / one.expected, one.series)))
