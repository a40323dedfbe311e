"""Which number of grids each block gets, when they must add up to a number that is wished."""

from collections.abc import Callable

from linli.engines.partition.columns import NEVER
from linli.engines.partition.effort import Effort
from linli.engines.partition.workshop import Bounds, Crew, Curves

Counts = dict[int, int]  # of each block


def settle_sum(curves: Curves, grids: int, crew: Crew, effort: Effort) -> Counts | None:
    """The numbers of grids that together cost least; None when no numbers add up to `grids`. `curves` are kept true.

    Looks only at points that a plan needs: those of the cheapest sum of bounds, until that sum is the truth. When time
    is over it goes on until there is some plan.
    """
    while True:
        chosen = cheapest(curves, grids, lambda bound: bound.lower)
        if chosen is None:
            return None
        open_ = {
            number: (count,) for number, count in chosen.items()
            if not (bound := curves[number][count]).settled and not bound.stuck
        }  # fmt: skip
        if not open_ or effort.over():
            found = cheapest(curves, grids, lambda bound: bound.upper)
            if found is not None or not open_:
                return found
        curves.update(crew.each("advance", open_))


def cheapest(curves: Curves, grids: int, value: Callable[[Bounds], int]) -> Counts | None:
    """The numbers of grids with the least sum of values among those that add up; by one block after another."""
    sums: dict[int, int] = {0: 0}
    ways: list[dict[int, int]] = []
    for points in curves.values():
        longer: dict[int, int] = {}
        way: dict[int, int] = {}
        for done, cost in sums.items():
            for count, bound in points.items():
                total = cost + value(bound)
                if done + count <= grids and value(bound) < NEVER and total < longer.get(done + count, NEVER):
                    longer[done + count], way[done + count] = total, count
        sums = longer
        ways.append(way)
    if grids not in sums:
        return None
    chosen = Counts()
    for number, way in zip(reversed(curves), reversed(ways), strict=True):
        chosen[number] = way[grids]
        grids -= way[grids]
    return chosen
