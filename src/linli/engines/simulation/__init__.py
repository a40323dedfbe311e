"""A twin of the community: what handling hours would be with other grids, other people, other waits."""

from linli.engines.simulation.answering import FIGURES, Answer, Figure, difference, simulate
from linli.engines.simulation.learning import Past, learn, read_history
from linli.engines.simulation.reading import history_of, read
from linli.engines.simulation.scenario import Arrivals, Away, Kind, Scenario, Span, Staff, Task, Ways
from linli.engines.simulation.tables import ScenarioError

__all__ = [
    "FIGURES", "Answer", "Arrivals", "Away", "Figure", "Kind", "Past", "Scenario", "ScenarioError", "Span", "Staff",
    "Task", "Ways", "difference", "history_of", "learn", "read", "read_history", "simulate",
]  # fmt: skip
