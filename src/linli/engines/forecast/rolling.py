"""One walk through the weeks: at each, forecast from what is past, then see what came and learn from it."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from linli.engines.forecast.candidates import candidates
from linli.engines.forecast.naive import NAIVE, naive
from linli.engines.forecast.spread import quantiles
from linli.engines.forecast.weighing import Judgement, judged

Array = NDArray[np.float64]
METHODS = (*NAIVE, "linli")
FIRST, LOOK_BACK = 4, 80  # weeks before the first forecast; origins learned from before the first that counts


@dataclass(frozen=True)
class Step:
    """What was forecast after `origin` weeks: methods × series × weeks ahead."""

    origin: int
    mean: Array
    dispersion: Array
    points: Array  # median and mean of ours, then the naive ones
    point: Array  # series × weeks ahead: what they come to together


def walk(values: Array, calendar: Array, ahead: int, begin: int) -> Iterator[Step]:
    """The forecasts after `begin` and more weeks, up to all of them; each knows nothing of what comes after it.

    `values`: series × weeks. `calendar`: rows for the weeks and `ahead` more.
    """
    horizons, weeks = judged(ahead), values.shape[1]
    waiting: list[tuple[int, int, Array, Step]] = []
    judgements: dict[int, Judgement] = {}
    for origin in range(max(FIRST, begin - LOOK_BACK), weeks + 1):
        past = values[:, :origin]
        for _, horizon, rates, step in (item for item in waiting if item[0] == origin - 1):
            at = horizon - 1
            judgements[horizon].learn(past[:, -1], rates, step.mean[:, :, at], step.points[:, :, at])
        waiting = [item for item in waiting if item[0] >= origin]
        rates = candidates(past, calendar[: origin + ahead])
        if not judgements:
            judgements = {horizon: Judgement(len(rates), len(METHODS), len(past)) for horizon in horizons}
        step = _step(origin, past, rates, judgements)
        waiting += [(origin + horizon - 1, horizon, rates[:, :, horizon - 1], step) for horizon in horizons]
        if origin >= begin:
            yield step


def _step(origin: int, past: Array, rates: Array, judgements: dict[int, Judgement]) -> Step:
    ahead = rates.shape[2]
    plain = naive(past, ahead)
    mean = np.zeros((len(METHODS), *rates.shape[1:]))
    dispersion = np.zeros_like(mean)
    for row, name in enumerate(NAIVE):
        mean[row] = plain.get(name, plain[NAIVE[1]])
    pointing = np.zeros((len(METHODS) + 1, *rates.shape[1:]))
    for horizon, judgement in judgements.items():
        here = slice(horizon - 1, None)  # the later ones are written over by the next
        pointing[:, :, here] = judgement.pointing()[:, :, None]
        mean[-1, :, here] = (judgement.weights()[:, :, None] * rates[:, :, here]).sum(axis=0)
        dispersion[:, :, here] = judgement.dispersion()[:, :, None]
    (middle,) = quantiles(mean[-1], dispersion[-1], (0.5,))
    points = np.concatenate([[middle], mean[-1:], mean[:-1]])
    return Step(origin, mean, dispersion, points, (pointing * points).sum(axis=0))
