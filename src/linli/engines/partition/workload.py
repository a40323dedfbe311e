"""How much work a stairwell is for the head of its micro-grid. Difficulty belongs to places, never to people."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """Tenths of an equivalent household (a quiet household in a new compound is 10), and what is added to them.

    `old`: for each household of an old compound. `elderly`: if all its people were old. `issue`: for each matter
    reported from it in a year, of which no more than `issues_most` count.
    """

    household: int = 10
    old: int = 3
    elderly: int = 8
    issue: int = 5
    issues_most: float = 1.5


USUAL = Weights()


def workload(
    households: int, *, old: bool = False, elderly: float = 0.0, issues: float = 0.0, weights: Weights = USUAL
) -> int:
    """Tenths of an equivalent household. `elderly`: share, if known; `issues`: per household and year."""
    more = weights.elderly * elderly + weights.issue * min(issues, weights.issues_most)
    return round(households * (weights.household + weights.old * old + more))


def target(total: int, households: int, grids: int | None = None, households_of_a_grid: int = 58) -> int:
    """The workload wished for in one grid when so many grids are wished, or else grids of so many households."""
    return max(1, round(total / (grids or max(1, round(households / households_of_a_grid)))))
