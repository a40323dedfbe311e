"""The weeks to come: for each series a number, its mean, and the intervals in which it should lie."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from linli.engines.forecast.backtest import LEAST, LEVELS, SHORTEST
from linli.engines.forecast.counts import Counts, CountsError
from linli.engines.forecast.effects import Effects
from linli.engines.forecast.rolling import walk
from linli.engines.forecast.spread import quantiles

FARTHEST = 52


@dataclass(frozen=True)
class Ahead:
    """One week of one series. `forecast` misses least on average (near the median), `mean` adds up over series.

    Of five counts four should lie in [low80, high80], of twenty nineteen in [low95, high95]; the negative binomial of
    `mean` and `dispersion` gave them.
    """

    series: str
    week: date
    forecast: float
    mean: float
    low80: int
    high80: int
    low95: int
    high95: int
    dispersion: float


def forecast(counts: Counts, effects: Effects, weeks: int) -> tuple[Ahead, ...]:
    """The next `weeks` weeks (1 to 52) of each series, in the order of the series. Raises CountsError."""
    past = counts.values.shape[1]
    if past < SHORTEST:
        raise CountsError(1, f"只有 {past} 周，至少要 {SHORTEST} 周", f"only {past} weeks: {SHORTEST} are needed")
    if not 1 <= weeks <= FARTHEST:
        raise CountsError(1, f"只能预测 1 到 {FARTHEST} 周", f"only 1 to {FARTHEST} weeks can be forecast")
    days = counts.ahead(weeks)
    (step,) = walk(counts.values, effects.matrix(counts.weeks + days), weeks, past)
    mean, dispersion = np.maximum(step.mean[-1], LEAST), step.dispersion[-1]
    low95, low80, high80, high95 = quantiles(mean, dispersion, LEVELS)
    return tuple(
        Ahead(
            series=name,
            week=day,
            forecast=round(float(step.point[row, at]), 2),
            mean=round(float(mean[row, at]), 3),
            low80=int(low80[row, at]),
            high80=int(high80[row, at]),
            low95=int(low95[row, at]),
            high95=int(high95[row, at]),
            dispersion=float(dispersion[row, at]),
        )
        for row, name in enumerate(counts.names)
        for at, day in enumerate(days)
    )
