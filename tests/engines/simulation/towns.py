"""Small scenarios to ask questions of: queues of the textbook, and the samples of the repository made shorter."""

import math
from dataclasses import replace

from linli.engines.simulation import Arrivals, Kind, Scenario, Span, Staff, Task, read
from tests.house.laws.tree import ROOT


def queue(servers: int, busy: float, mean: float = 2.0, weeks: int = 30) -> Scenario:
    """M/M/c: one micro-grid, `servers` stewards at all hours, exponential work, nothing else."""
    task = Task(Span(mean, exponential=True))
    kinds = (Kind("A", 1.0, 0.0, task, task),)
    arrivals = Arrivals(busy * servers / mean * 168)
    return Scenario("queue", arrivals, kinds, Staff((100,), (servers,), 1), weeks=weeks, warm_up=2)


def erlang(servers: int, busy: float, mean: float = 2.0) -> float:
    """Mean hours in M/M/c, waiting by Erlang's formula and work."""
    load = servers * busy
    below = sum(load**n / math.factorial(n) for n in range(servers))
    full = load**servers / math.factorial(servers) / (1 - busy)
    return full / (below + full) * mean / (servers * (1 - busy)) + mean


def sample(name: str, weeks: int = 8, per_week: float | None = None) -> Scenario:
    """A scenario of data/scenarios, shortened."""
    known = read((ROOT / "data" / "scenarios" / f"{name}.toml").read_text(encoding="utf-8"))
    arrivals = replace(known.arrivals, per_week=per_week) if per_week else known.arrivals
    return replace(known, weeks=weeks, warm_up=2, arrivals=arrivals)
