"""The shape of a year: by how much a week lies above or below its time, learned from the past and shrunk towards none.

Counts are divided by their moving mean of a year; what is left is regressed on the calendar (`effects.matrix`) by
ridge, all series together first, then what each differs from it. The penalty is the noise of a series divided by how
large an effect may be expected to be, so few counts learn little (Hoerl and Kennard 1970; the Bayesian reading of it).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from linli.engines.forecast.effects import HARMONICS
from linli.engines.forecast.naive import YEAR

Array = NDArray[np.float64]
LOWEST, HIGHEST = 0.1, 8.0
WAVE, SEASON, OFF, PHASE = 0.25, 0.25, 0.3, 0.3  # how large effects may be expected, as shares of the level
OWN = 0.6  # and how far one series may differ from all, as a share of that
KERNEL = np.array([1, 2, 3, 2, 1]) / 9


@dataclass(frozen=True)
class Shape:
    """Factors around 1: series (or one row for all) × past weeks, and × weeks ahead."""

    past: Array
    ahead: Array


def shapes(past: Array, calendar: Array) -> list[Shape]:
    """None, the calendar's for all series, each series' own, and the week of the year's.

    `past`: series × weeks. `calendar`: rows for those weeks and for the weeks ahead.
    """
    weeks = past.shape[1]
    plain = Shape(np.ones((1, weeks)), np.ones((1, len(calendar) - weeks)))
    if weeks < 8 or not past.any():
        return [plain] * 4
    total, single = _relative(past.sum(axis=0, keepdims=True)), _relative(past)
    design = calendar * _expected(calendar.shape[1])
    pooled = _ridge(design[:weeks], *total, 1.0)
    middle = design[:weeks].mean(axis=0)
    common = (design - middle) @ pooled.T
    ratio, mean = single
    own = _ridge(design[:weeks], ratio - common.T[:, :weeks], mean, OWN)
    both = common.T + ((design - middle) @ own.T).T
    phase = _phase(past, len(calendar))
    return [plain, *(_cut(1 + shape, weeks) for shape in (common.T, both, phase))]


def _cut(shape: Array, weeks: int) -> Shape:
    shape = np.clip(shape, LOWEST, HIGHEST)
    return Shape(shape[:, :weeks], shape[:, weeks:])


def _expected(columns: int) -> Array:
    waves = [WAVE / step for step in range(1, HARMONICS + 1) for _ in range(2)]
    return np.array([*waves, OFF, *[SEASON] * (columns - len(waves) - 1)])


def _relative(counts: Array) -> tuple[Array, Array]:
    """Counts over their moving mean of a year, less 1, and the mean of each series."""
    weeks, half = counts.shape[1], YEAR // 2
    sums = np.concatenate([np.zeros((len(counts), 1)), counts.cumsum(axis=1)], axis=1)
    at = np.arange(weeks)
    low, high = np.maximum(at - half, 0), np.minimum(at + half + 1, weeks)
    mean = counts.mean(axis=1, keepdims=True)
    moving = (sums[:, high] - sums[:, low]) / (high - low)
    return counts / np.maximum(moving, np.maximum(mean / 5, 1e-9)) - 1, mean


def _noise(rest: Array, mean: Array) -> Array:
    """The variance of one ratio: at least Poisson's."""
    noise: Array = np.maximum(1 / np.maximum(mean, 1e-3), np.minimum(rest.var(axis=1, keepdims=True), 50))
    return noise


def _ridge(design: Array, ratio: Array, mean: Array, scale: float) -> Array:
    """Coefficients, series × columns; `scale` narrows what is expected of them."""
    centred = design - design.mean(axis=0)
    roots, turns = np.linalg.eigh(centred.T @ centred)
    seen = (ratio - ratio.mean(axis=1, keepdims=True)) @ centred @ turns
    rest = ratio
    for _ in range(2):
        found: Array = (seen / (roots + _noise(rest, mean) / scale**2)) @ turns.T
        rest = ratio - found @ centred.T
    return found


def _phase(past: Array, length: int) -> Array:
    """The mean ratio of the same week of past years, smoothed over five, shrunk to all series' and that to none."""
    total, mean = _relative(past.sum(axis=0, keepdims=True))
    common = _shrunk(total, _noise(total, mean), PHASE)
    ratio, mean = _relative(past)
    rest = ratio - common[:, np.arange(past.shape[1]) % YEAR]
    whole = common + _shrunk(rest, _noise(rest, mean), PHASE * OWN)
    turned: Array = whole[:, np.arange(length) % YEAR]
    return turned


def _shrunk(ratio: Array, noise: Array, expected: float) -> Array:
    """series × 52."""
    at = np.arange(ratio.shape[1]) % YEAR
    sums, seen = np.zeros((len(ratio), YEAR)), np.zeros(YEAR)
    for step, weight in zip(range(-2, 3), KERNEL, strict=True):
        to = (at + step) % YEAR
        np.add.at(seen, to, weight)
        for start in range(0, ratio.shape[1], YEAR):
            part = slice(start, start + YEAR)
            sums[:, to[part]] += weight * ratio[:, part]
    shrunk: Array = sums / np.maximum(seen, 1e-9)
    return shrunk * (expected**2 / (expected**2 + noise * (KERNEL @ KERNEL) / np.maximum(seen, 1e-9)))
