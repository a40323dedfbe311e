"""The matters of one replication, with every draw that may be needed, so that two scenarios meet the same ones.

Common random numbers: what a matter is, where and when it comes, how long each part takes, depends on the seed, the
replication and the kinds alone, never on who is there (Law, *Simulation Modeling and Analysis*, ch. 11).
"""

import math
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from linli.engines.simulation.scenario import Arrivals, Kind, Scenario, Span

Array = NDArray[np.float64]
TRIES = 3  # of a call-out


@dataclass(frozen=True, slots=True)
class Matter:
    """When it comes (hours), where (0 to 1 along the households), what it is, and its luck."""

    at: float
    place: float
    kind: int
    hard: bool
    work: float
    wait: float
    call_work: float
    notice: float  # of mean 1
    answers: tuple[float, ...]  # of mean 1
    passed: float  # from here on between 0 and 1
    called: float
    council: float
    silent: tuple[float, ...]


def draw(scenario: Scenario, seed: int, replication: int) -> list[Matter]:
    """All matters of the warm-up and the weeks, in the order of their coming."""
    times, kinds = _times(scenario, np.random.default_rng([seed, replication, 0]))
    chance = np.random.default_rng([seed, replication, 1])
    count = len(times)
    even, normal = chance.random((9, count)), chance.standard_normal((3, count))
    waits = chance.exponential(1.0, (1 + TRIES, count))
    hard = even[1] < np.array([kind.hard for kind in scenario.kinds])[kinds]
    work, wait = (_spans(scenario.kinds, kinds, hard, part, normal[n]) for n, part in enumerate(("work", "wait")))
    call = _drawn(scenario.ways.call_work, normal[2])
    columns = zip(
        times.tolist(), even[0].tolist(), kinds.tolist(), hard.tolist(), work.tolist(), wait.tolist(), call.tolist(),
        waits[0].tolist(), map(tuple, waits[1:].T.tolist()), even[2].tolist(), even[3].tolist(), even[4].tolist(),
        map(tuple, even[5 : 5 + TRIES].T.tolist()), strict=True,
    )  # fmt: skip
    return [Matter(*row) for row in columns]


def _times(scenario: Scenario, chance: np.random.Generator) -> tuple[Array, NDArray[np.int64]]:
    """A Poisson process whose rate changes from hour to hour, for each kind."""
    weeks = scenario.weeks + scenario.warm_up
    times, kinds = [], []
    total = sum(kind.share for kind in scenario.kinds)
    for number, kind in enumerate(scenario.kinds):
        rate = _rates(scenario.arrivals, kind, weeks) * kind.share / total
        hours = np.repeat(np.arange(rate.size), chance.poisson(rate))
        times.append(hours + chance.random(hours.size))
        kinds.append(np.full(hours.size, number))
    at, kind_of = np.concatenate(times), np.concatenate(kinds)
    order = np.argsort(at, kind="stable")
    return at[order], kind_of[order]


def _rates(arrivals: Arrivals, kind: Kind, weeks: int) -> Array:
    """Of each hour."""
    week = np.outer(arrivals.weekdays, kind.hours or arrivals.hours).ravel()
    week = week * arrivals.per_week / week.sum()
    months = np.array(arrivals.months) / np.mean(arrivals.months)
    days = [months[(arrivals.start + timedelta(days=day)).month - 1] for day in range(7 * weeks)]
    rates: Array = np.tile(week, weeks) * np.repeat(days, 24)
    return rates


def _spans(kinds: tuple[Kind, ...], of: NDArray[np.int64], hard: NDArray[np.bool_], part: str, normal: Array) -> Array:
    found = np.zeros(len(of))
    for number, kind in enumerate(kinds):
        for complex_, task in ((False, kind.simple), (True, kind.complex)):
            here = (of == number) & (hard == complex_)
            found[here] = _drawn(getattr(task, part), normal[here])
    return found


def _drawn(span: Span, normal: Array) -> Array:
    """From standard normals, so that a longer mean makes the same matter longer."""
    if span.exponential:
        tail = np.array([0.5 * math.erfc(value / math.sqrt(2)) for value in normal.tolist()])
        waited: Array = -span.mean * np.log(np.maximum(tail, 1e-300))
        return waited
    spread = math.sqrt(math.log1p(span.cv**2))
    drawn: Array = span.mean * np.exp(spread * normal - spread**2 / 2)
    return drawn
