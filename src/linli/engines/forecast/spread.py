"""The negative binomial of a mean and a dispersion: its quantiles, for many series at once.

Variance = mean + dispersion × mean². Dispersion 0 is Poisson. Above a mean of 400 the quantiles are those of a gamma
distribution by the cube root (Wilson and Hilferty 1931), rounded.
"""

import itertools
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
LARGE = 400.0


def quantiles(mean: Array, dispersion: Array, levels: tuple[float, ...]) -> Array:
    """levels × the shape of `mean`: the least number whose cumulative probability reaches the level."""
    flat, wide = mean.ravel(), np.broadcast_to(dispersion, mean.shape).ravel()
    found = np.zeros((len(levels), flat.size))
    edges = (0.0, 2.0, 10.0, 50.0, LARGE, np.inf)
    for low, high in itertools.pairwise(edges):
        here = (flat >= low) & (flat < high)
        if here.any():
            quantile = _large if low == LARGE else _counted
            found[:, here] = quantile(flat[here], wide[here], levels)
    return found.reshape(len(levels), *mean.shape)


def _counted(mean: Array, dispersion: Array, levels: tuple[float, ...]) -> Array:
    """Counting up from zero."""
    spread = np.sqrt(mean + dispersion * mean**2)
    most = int(np.max(mean + 12 * spread)) + 20
    wide = np.maximum(dispersion, 1e-12)
    share = np.exp(-np.log1p(wide * mean) / wide)
    sums, found = share.copy(), np.full((len(levels), mean.size), float(most))
    open_ = np.ones(found.shape, dtype=bool)
    for number in range(most):
        for row, level in enumerate(levels):
            reached = open_[row] & (sums >= level)
            found[row, reached] = number
            open_[row, reached] = False
        if not open_.any():
            break
        share = share * (1 + wide * number) * mean / ((number + 1) * (1 + wide * mean))
        sums += share
    return found


def _large(mean: Array, dispersion: Array, levels: tuple[float, ...]) -> Array:
    form = mean**2 / (mean + dispersion * mean**2)
    turns = np.array([NormalDist().inv_cdf(level) for level in levels])[:, None]
    found: Array = np.round(mean * np.maximum(1 - 1 / (9 * form) + turns / (3 * np.sqrt(form)), 0) ** 3)
    return found
