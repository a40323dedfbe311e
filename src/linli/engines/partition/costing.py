"""What one micro-grid costs, in milli-points; whole numbers only, so that two programs agree to the last digit.

10 % off the target load = 10 points = 10 metres longer mean walk to the middle stairwell of a grid of 55 households.
"""

from collections.abc import Sequence
from math import isqrt

from linli.engines.partition.problem import Limits, Unit


def rounded(a: int, b: int) -> int:
    """a / b, half up."""
    return (2 * a + b) // (2 * b)


def distance(a: Unit, b: Unit) -> int:
    """Decimetres as the crow flies, half up."""
    return (isqrt(4 * ((a.x - b.x) ** 2 + (a.y - b.y) ** 2)) + 1) // 2


def balance(workload: int, target: int) -> int:
    """The price of being off the target load."""
    return rounded(10**6 * (workload - target) ** 2, target * target)


def walk(units: Sequence[Unit]) -> tuple[int, Unit]:
    """Household-decimetres to the middle stairwell, and which one that is: also the natural home of the head."""
    return min(
        ((sum(unit.households * distance(unit, middle) for unit in units), middle) for middle in units),
        key=lambda found: (found[0], found[1].id),
    )


def grid_cost(units: Sequence[Unit], target: int, limits: Limits) -> int:
    """Balance and walk of one grid; what lies outside the limits or changes its head is priced elsewhere."""
    load = sum(unit.workload for unit in units)
    return balance(load, target) + rounded(100 * walk(units)[0], limits.reference)
