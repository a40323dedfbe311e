"""The back-test: at every week of the past forecast from what was known then, and count how far each method missed."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from linli.engines.forecast.counts import Counts, CountsError
from linli.engines.forecast.effects import Effects
from linli.engines.forecast.naive import YEAR
from linli.engines.forecast.rolling import METHODS, Step, walk
from linli.engines.forecast.spread import quantiles

Array = NDArray[np.float64]
SHORTEST, TESTED = 12, 104  # weeks needed at all; weeks tested at most
LEVELS = (0.025, 0.1, 0.9, 0.975)
LEAST = 0.02  # the mean from which the interval of a forecast of none is made


@dataclass(frozen=True)
class Line:
    """One method: mean absolute error; the same over the error of last week's count before the test, averaged over
    the series (Hyndman and Koehler 2006); the shares of counts within the 80 and 95 % intervals."""

    method: str
    mae: float
    mase: float
    cover80: float
    cover95: float


@dataclass(frozen=True)
class Backtest:
    """`lines`: a line for each method, ours last. `first` to `last`: weeks tested. `n`: forecasts compared.

    `rival`: the best of the naive ones. `less`: by how much ours missed less, and `error` its standard error over the
    origins tested. A file of less than 61 weeks has no lines of last year's weeks.
    """

    lines: tuple[Line, ...]
    first: date
    last: date
    origins: int
    series: int
    n: int
    rival: str
    less: float
    error: float

    @property
    def beats(self) -> bool:
        """Whether ours missed less than every naive method on this file."""
        return self.less > 0


def backtest(counts: Counts, effects: Effects, ahead: int = 1) -> Backtest:
    """Forecasts of 1 to `ahead` weeks from every week on that has a year before it (a third of a short file).

    Raises CountsError when there are less than 12 weeks.
    """
    weeks = counts.values.shape[1]
    if weeks < SHORTEST + ahead - 1:
        least = SHORTEST + ahead - 1
        raise CountsError(1, f"只有 {weeks} 周，至少要 {least} 周", f"only {weeks} weeks: at least {least} are needed")
    yearly = weeks >= YEAR + 8 + ahead
    begin = max(YEAR + 1, weeks - TESTED) if yearly else max(8, weeks // 3)
    calendar = effects.matrix(counts.weeks + counts.ahead(ahead))
    missed, within = [], []
    for step in walk(counts.values[:, : weeks - 1], calendar[: weeks - 1 + ahead], ahead, begin):
        seen = counts.values[:, step.origin : step.origin + ahead]
        missed.append(_missed(step, seen))
        within.append(_within(step, seen))
    return _summed(counts, begin, missed, within, yearly)


def _missed(step: Step, seen: Array) -> Array:
    """methods × series: mean absolute errors over the weeks ahead that came."""
    count = seen.shape[1]
    points = np.concatenate([step.mean[:-1, :, :count], step.point[None, :, :count]])
    return np.asarray(np.abs(points - seen).mean(axis=2))


def _within(step: Step, seen: Array) -> Array:
    """80 and 95 × methods: shares."""
    count = seen.shape[1]
    low95, low80, high80, high95 = quantiles(
        np.maximum(step.mean[:, :, :count], LEAST), step.dispersion[:, :, :count], LEVELS
    )
    inside = [(low <= seen) & (seen <= high) for low, high in ((low80, high80), (low95, high95))]
    return np.array([found.mean(axis=(1, 2)) for found in inside])


def _summed(counts: Counts, begin: int, missed: list[Array], within: list[Array], yearly: bool) -> Backtest:
    errors = np.array(missed)  # origins × methods × series
    before = np.abs(np.diff(counts.values[:, :begin], axis=1)).mean(axis=1)
    scaled = errors.mean(axis=0)[:, before > 0] / before[before > 0]
    cover = np.mean(within, axis=0)
    rows = [row for row in range(len(METHODS)) if yearly or row in (0, 1, len(METHODS) - 1)]
    mae = errors.mean(axis=(0, 2))
    lines = tuple(
        Line(METHODS[row], float(mae[row]), _mean(scaled[row]), float(cover[0, row]), float(cover[1, row]))
        for row in rows
    )
    rival = min(rows[:-1], key=lambda row: mae[row])
    less = (errors[:, rival] - errors[:, -1]).mean(axis=1)
    spread = float(less.std(ddof=1)) / len(less) ** 0.5 if len(less) > 1 else 0.0
    weeks = counts.weeks
    return Backtest(
        lines=lines,
        first=weeks[begin],
        last=weeks[-1],
        origins=len(errors),
        series=len(counts.names),
        n=len(errors) * len(counts.names),
        rival=METHODS[rival],
        less=float(less.mean()),
        error=spread,
    )


def _mean(values: Array) -> float:
    return float(values.mean()) if values.size else float("nan")
