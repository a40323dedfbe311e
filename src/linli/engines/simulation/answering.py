"""What a scenario comes to over many replications: each figure with the interval in which its mean should lie.

Two scenarios are compared replication by replication on the same matters, so their difference is known best.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import fmean, median, stdev

from linli.engines.simulation.arriving import draw
from linli.engines.simulation.running import Community, Ended, Run
from linli.engines.simulation.scenario import Scenario

FIGURES = ("mean", "median", "p90", "simple mean", "complex mean", "at the grid", "by a steward")
FULL = 0.95  # of the hours there: above it a queue has no end
_STUDENT = (
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120,
    2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
)  # fmt: skip  # 97.5 % quantiles of Student's t for 1 to 30 degrees of freedom


@dataclass(frozen=True)
class Figure:
    """A mean over replications and its 95 % interval (Student's t); of one run, the value itself."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Answer:
    """Of one scenario. `each`: the figures of each replication by name. `n`: matters of a replication, on average.

    Hours count from the report to the end of the work, nights and all. "At the grid": settled by steward or leader
    alone, without call-out, council or street. `load`: how busy each role is; `full`: those who cannot keep up, for
    whom hours grow with the length of the run and mean nothing else.
    """

    title: str
    n: float
    each: dict[str, tuple[float, ...]]
    load: dict[str, float]

    def figure(self, name: str) -> Figure:
        return _figure(self.each[name])

    @property
    def full(self) -> tuple[str, ...]:
        return tuple(role for role, load in self.load.items() if load >= FULL)


def simulate(
    scenario: Scenario, replications: int = 20, seed: int = 1, tell: Callable[[int], None] | None = None
) -> Answer:
    """The same scenario and seed give the same answer. `tell` hears after each replication."""
    runs: list[Run] = []
    for number in range(replications):
        runs.append(Community(scenario).run(draw(scenario, seed, number)))
        if tell:
            tell(number)
    figures = [_figures(run.ended) for run in runs]
    each = {name: tuple(found[name] for found in figures) for name in FIGURES}
    load = {role: fmean(run.load[role] for run in runs) for role in runs[0].load}
    return Answer(scenario.title, fmean(len(run.ended) for run in runs), each, load)


def difference(one: Answer, other: Answer) -> dict[str, Figure]:
    """`one` less `other` of each figure, replication by replication (both of the same seed and number)."""
    return {name: _figure(a - b for a, b in zip(one.each[name], other.each[name], strict=True)) for name in FIGURES}


def _figures(ended: Iterable[Ended]) -> dict[str, float]:
    every = list(ended)
    hours = sorted(one.hours for one in every)
    if not hours:
        return dict.fromkeys(FIGURES, 0.0)
    simple, hard = ([one.hours for one in every if one.hard == which] for which in (False, True))
    return {
        "mean": fmean(hours),
        "median": median(hours),
        "p90": hours[min(len(hours) * 9 // 10, len(hours) - 1)],
        "simple mean": fmean(simple) if simple else 0.0,
        "complex mean": fmean(hard) if hard else 0.0,
        "at the grid": sum(one.by in ("steward", "leader") for one in every) / len(every),
        "by a steward": sum(one.by == "steward" for one in every) / len(every),
    }


def _figure(values: Iterable[float]) -> Figure:
    seen = list(values)
    mean = fmean(seen)
    if len(seen) < 2:
        return Figure(mean, mean, mean)
    quantile = _STUDENT[len(seen) - 2] if len(seen) <= len(_STUDENT) + 1 else 1.96 + 2.4 / (len(seen) - 1)
    half = quantile * stdev(seen) / len(seen) ** 0.5
    return Figure(mean, mean - half, mean + half)
