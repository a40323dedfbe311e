"""Many plain forecasts of the mean: the naive ones, and levels of longer and shorter memory, each with a shape."""

import numpy as np
from numpy.typing import NDArray

from linli.engines.forecast.naive import NAIVE, naive
from linli.engines.forecast.shapes import Shape, shapes

Array = NDArray[np.float64]
MEMORIES = (1.5, 3.0, 6.0, 12.0, 26.0, 1e6)  # weeks after which a count weighs half; the last never forgets
SPANS = (3, 4, 6, 9, 13, 20, 30, 45, 68, 104, 156)  # weeks of a level that may have held so long
APART = 1.7  # standard errors beyond which two spans had not the same level
FLOOR = 0.02  # of a rate a week


def candidates(past: Array, calendar: Array) -> Array:
    """kinds of forecast × series × weeks ahead: rates from series × past weeks and the calendar of past and ahead.

    The order is the same for every past: the naive ones (the four-week mean where a year is lacking), then each shape
    with each memory, then the share of all with the level of all, then levels with a damped trend, then levels
    since they last changed.
    """
    ahead = len(calendar) - past.shape[1]
    plain = naive(past, ahead)
    found = [plain.get(name, plain[NAIVE[1]]) for name in NAIVE]
    weights = _weights(past.shape[1])
    forms = shapes(past, calendar)
    levels = [_levels(past, shape, weights) for shape in forms]
    for shape, level in zip(forms, levels, strict=True):
        found += [level[:, [memory]] * shape.ahead for memory in range(len(MEMORIES))]
    found += _shares(past, forms[1], weights)
    found += [_trend(level) * shape.ahead for shape, level in ((forms[0], levels[0]), (forms[2], levels[2]))]
    found += [_held(past, shape)[:, None] * shape.ahead for shape in forms[:3]]
    flat = np.ones((len(past), ahead))
    least = FLOOR + 0.01 * past.mean(axis=1, keepdims=True)
    rates: Array = np.maximum(np.array([rate * flat for rate in found]), least)
    return rates


def _weights(weeks: int) -> Array:
    age = np.arange(weeks)[::-1, None]
    weights: Array = np.exp2(-age / np.array(MEMORIES))
    return weights


def _levels(past: Array, shape: Shape, weights: Array) -> Array:
    """series × memories: counts over what the shape alone would bring, both with the weights of a memory."""
    return np.asarray((past @ weights) / (shape.past @ weights))


def _shares(past: Array, shape: Shape, weights: Array) -> list[Array]:
    """Each series' share of all, with a long and an everlasting memory, of the level of all with a short one."""
    total = _levels(past.sum(axis=0, keepdims=True), shape, weights)
    found = []
    for slow, quick in ((4, 1), (5, 2), (5, 3)):
        sums = past @ weights[:, slow]
        share = (sums / max(sums.sum(), 1e-9))[:, None]
        found.append(share * total[:, [quick]] * shape.ahead)
    return found


def _trend(level: Array) -> Array:
    """The level of six weeks, carried on by half of what it has moved from that of a quarter."""
    moved = (level[:, [2]] + FLOOR) / (level[:, [3]] + FLOOR)
    return np.asarray(level[:, [2]] * np.clip(moved, 0.25, 4.0) ** 0.5)


def _held(past: Array, shape: Shape) -> Array:
    """The level of the longest span in which it held, of each series: spans grow while their intervals meet.

    The rule of intersecting confidence intervals (Goldenshluger and Nemirovski 1997), with Poisson's errors.
    """
    seen = np.cumsum(past[:, ::-1], axis=1)
    due = np.cumsum(np.broadcast_to(shape.past, past.shape)[:, ::-1], axis=1)
    low, high = np.full(len(past), -np.inf), np.full(len(past), np.inf)
    level, open_ = np.zeros(len(past)), np.ones(len(past), dtype=bool)
    for span in (*(span for span in SPANS if span < past.shape[1]), past.shape[1]):
        mean = seen[:, span - 1] / due[:, span - 1]
        error = APART * np.sqrt(seen[:, span - 1] + 0.5) / due[:, span - 1]
        low, high = np.maximum(low, mean - error), np.minimum(high, mean + error)
        open_ &= low <= high
        level = np.where(open_, mean, level)
    return level
