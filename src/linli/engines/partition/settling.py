"""Which number of grids each block gets, when they must add up to a number that is wished."""

from collections.abc import Callable, Sequence

from linli.engines.partition.columns import NEVER
from linli.engines.partition.curve import Curve, Point


def settle_sum(curves: Sequence[Curve], grids: int) -> list[int] | None:
    """The numbers of grids that together cost least; None when no numbers add up to `grids`.

    Looks only at points that a plan needs: those of the cheapest sum of bounds, until that sum is the truth.
    """
    while True:
        chosen = cheapest(curves, grids, lambda point: point.lower)
        if chosen is None:
            return None
        open_ = [
            (curve, count) for curve, count in zip(curves, chosen, strict=True)
            if not (point := curve.points[count]).settled and not point.stuck
        ]  # fmt: skip
        if not open_ or curves[0].effort.over():
            return cheapest(curves, grids, lambda point: point.upper)
        for curve, count in open_:
            curve.advance(curve.near(count))


def cheapest(curves: Sequence[Curve], grids: int, value: Callable[[Point], int]) -> list[int] | None:
    """The numbers of grids with the least sum of values among those that add up; by one block after another."""
    sums: dict[int, int] = {0: 0}
    ways: list[dict[int, int]] = []
    for curve in curves:
        longer: dict[int, int] = {}
        way: dict[int, int] = {}
        for done, cost in sums.items():
            for count, point in curve.points.items():
                total = cost + value(point)
                if done + count <= grids and value(point) < NEVER and total < longer.get(done + count, NEVER):
                    longer[done + count], way[done + count] = total, count
        sums = longer
        ways.append(way)
    if grids not in sums:
        return None
    chosen = []
    for way in reversed(ways):
        chosen.append(way[grids])
        grids -= way[grids]
    return chosen[::-1]
