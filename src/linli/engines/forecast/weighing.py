"""What each candidate has been worth: its past deviance, of a series and of all, and the weights that follow."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
HORIZONS = (1, 2, 3, 4, 6, 8, 13, 26)  # weeks ahead at which candidates are judged; one in between takes the one before
MEMORY = 0.97  # of a judgement, from one week to the next
POOLED = 12.0  # weeks that the judgement of all series counts beside a series' own
SHARPNESS = 0.4  # of the weights: 1 would be the likelihood's
PRIOR = (1.0, 1.0, 0.1, 0.1, 0.1, 0.1)  # of the points: median and mean of ours, then the naive ones
POINTED = 1.0  # how sharply points are told apart by their errors
DISPERSED = 12.0  # weeks that the dispersion of all series counts beside a series' own


def judged(ahead: int) -> tuple[int, ...]:
    """The horizons that matter for so many weeks ahead."""
    return tuple(horizon for horizon in HORIZONS if horizon <= ahead)


def deviance(seen: Array, rate: Array) -> Array:
    """Twice the Poisson log-likelihood lost against a perfect rate, for each count."""
    ratio = np.where(seen > 0, seen / rate, 1.0)
    return np.asarray(2 * (seen * np.log(ratio) - seen + rate))


class Judgement:
    """Discounted sums for one horizon: deviance of candidates × series, squared errors of methods × series."""

    def __init__(self, candidates: int, methods: int, series: int) -> None:
        self.lost, self.weeks = np.zeros((candidates, series)), 0.0
        self.missed = np.zeros((len(PRIOR), series))
        self.excess, self.square = np.zeros((methods, series)), np.zeros((methods, series))

    def learn(self, seen: Array, rates: Array, means: Array, points: Array) -> None:
        """`seen`: series. `rates`: candidates × series. `means`: methods × series. `points`: as PRIOR × series."""
        self.weeks = MEMORY * self.weeks + 1
        self.lost = MEMORY * self.lost + deviance(seen, rates)
        self.missed = MEMORY * self.missed + np.abs(seen - points)
        self.excess = MEMORY * self.excess + (seen - means) ** 2 - means
        self.square = MEMORY * self.square + means**2

    def weights(self) -> Array:
        """candidates × series, adding to 1 over the candidates, by what each has lost."""
        own = self.lost / max(self.weeks, 1)
        scale = np.maximum(own.min(axis=0), 0.03)  # what the best lost: above 1 where counts are overdispersed
        return self._worth(own / scale, SHARPNESS / 2)

    def pointing(self) -> Array:
        """points × series, adding to 1 over the points, by how far each has missed."""
        own = self.missed / max(self.weeks, 1)
        worth = self._worth(own / np.maximum(own.min(axis=0), 0.03), POINTED) * np.array(PRIOR)[:, None]
        return np.asarray(worth / worth.sum(axis=0))

    def _worth(self, own: Array, sharpness: float) -> Array:
        """Weights by the mean loss of a series, and of all series as that of some more weeks."""
        pooled = own.mean(axis=1, keepdims=True)
        mean = (self.weeks * own + POOLED * pooled) / (self.weeks + POOLED)
        worth = np.exp(-sharpness * (self.weeks + POOLED) * (mean - mean.min(axis=0)))
        return np.asarray(worth / worth.sum(axis=0))

    def dispersion(self) -> Array:
        """methods × series: by moments, shrunk to that of all series; 0.1 before anything is known."""
        if not self.weeks:
            return np.full(self.excess.shape, 0.1)
        all_ = np.maximum(self.excess.sum(axis=1) / np.maximum(self.square.sum(axis=1), 1e-9), 0)[:, None]
        prior = DISPERSED * self.square / self.weeks
        found = (self.excess + all_ * prior) / np.maximum(self.square + prior, 1e-9)
        shrunk: Array = np.clip(found, 0, 20)
        return shrunk
