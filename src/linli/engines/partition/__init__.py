"""Micro-grids that are provably as good as can be: definition, solver, certificate and checker.

Here is what is light. `planning.plan` divides; it loads a solver. `checking.check` checks, and shares nothing with it.
"""

from linli.engines.partition.costing import grid_cost
from linli.engines.partition.measuring import Grid, measure, moved, objective
from linli.engines.partition.neighbours import by_numbers
from linli.engines.partition.problem import Limits, Problem, Unit
from linli.engines.partition.reading import read
from linli.engines.partition.refusing import ProblemError
from linli.engines.partition.workload import Weights, target, workload

__all__ = [
    "Grid", "Limits", "Problem", "ProblemError", "Unit", "Weights", "by_numbers", "grid_cost", "measure", "moved",
    "objective", "read", "target", "workload",
]  # fmt: skip
