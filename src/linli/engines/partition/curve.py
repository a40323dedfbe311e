"""What the best plan of a block costs, for each number of grids: bounds first, and the truth where it is asked for."""

from dataclasses import dataclass

import numpy as np

from linli.engines.partition.columns import Columns, Whole
from linli.engines.partition.covering import MOST, Covering, Trial
from linli.engines.partition.effort import Effort
from linli.engines.partition.master import Master
from linli.engines.partition.prices import PART, Prices, Takers

NEVER = 10**15  # what a plan costs that there is not
_FIRST = 6  # grids for each unit that a first search looks at


@dataclass
class Point:
    """What is known of plans of one number of grids.

    `lower`, `upper`: bounds of the cost. `chosen`: the columns of the plan that costs `upper`. `by`: which prices show
    `lower`, and `tries` of them, 0 when the prices alone do. `wanted`: how many grids the next search looks at.
    `stuck`: when nothing more is found out with this effort.
    """

    lower: int
    wanted: int
    upper: int = NEVER
    chosen: tuple[int, ...] = ()
    by: int = -1
    tries: int = 0
    priced: bool = False
    stuck: bool = False

    @property
    def settled(self) -> bool:
        return self.lower >= self.upper


@dataclass(frozen=True)
class Priced:
    """Prices, with every grid's surplus above the least."""

    prices: Prices
    surplus: Whole
    fixed: int
    least: int

    def bound(self, grids: int) -> int:
        """What a plan of so many grids costs at least, in thousandths."""
        return self.fixed + grids * self.least


class Curve:
    """The points of a block, from the fewest grids that hold its households to the most."""

    def __init__(self, columns: Columns, effort: Effort, guess: int) -> None:
        self.columns, self.effort = columns, effort
        self.priced: list[Priced] = []
        self._takers = Takers(columns)
        self._master: Master | None = None
        self.points: dict[int, Point] = {}
        if len(columns):
            few, many = columns.range()
            self.points = {grids: Point(0, _FIRST * columns.units) for grids in range(few, many + 1)}
            self._guess = min(max(guess, few), many)

    def best(self) -> int | None:
        """The number of grids of the cheapest plan known."""
        known = [grids for grids, point in self.points.items() if point.chosen]
        return min(known, key=lambda grids: (self.points[grids].upper, grids), default=None)

    def proven(self, grids: int) -> bool:
        """Whether the plan of so many grids is known to be the best of this number."""
        return self.points[grids].settled

    def near(self, grids: int) -> int:
        """This point, or the one to be priced before it: bounds grow from the middle outwards."""
        known = [other for other, point in self.points.items() if point.priced]
        if not known:
            return self._guess
        return min(max(grids, known[0] - 1), known[-1] + 1)

    def advance(self, grids: int, cap: int = NEVER) -> None:
        """Know more of a point: its prices, then a search as far above the bound as is cheap, never above `cap`."""
        point = self.points[grids]
        if not point.priced:
            self._price(grids)
        elif not self._search(grids, point, cap):
            point.stuck = True

    def _price(self, grids: int) -> None:
        if self._master is None:
            self._master = Master(self.columns, self._takers)
        self.points[grids].priced = True
        self._keep(self._master.prices(grids))

    def _keep(self, prices: Prices) -> None:
        """Take prices, and see what they say of every number of grids."""
        surplus = prices.surplus(self.columns, self._takers)
        least = int(surplus.min())
        self.priced.append(Priced(prices, surplus - least, prices.fixed, least))
        for grids, point in self.points.items():
            lower = -(-self.priced[-1].bound(grids) // PART)
            if lower > point.lower:
                point.lower, point.by, point.tries = lower, len(self.priced) - 1, 0

    def _search(self, grids: int, point: Point, cap: int) -> bool:
        """Whether the search came to its end."""
        by = max(range(len(self.priced)), key=lambda at: self.priced[at].bound(grids))
        surplus, bound = self.priced[by].surplus, self.priced[by].bound(grids)
        ceiling = min(cap, point.upper - 1)
        if len(surplus) > point.wanted:
            reach = (bound + int(np.partition(surplus, point.wanted)[point.wanted])) // PART
            ceiling = min(ceiling, max(reach, point.lower))
        kept = np.flatnonzero(surplus <= PART * ceiling - bound)
        if len(kept) > MOST:
            return False
        trial = Covering(self.columns, kept, surplus[kept], grids, bound).best(ceiling, self.effort.tries)
        self._learn(point, trial, by, ceiling)
        return trial.complete

    def _learn(self, point: Point, trial: Trial, by: int, ceiling: int) -> None:
        if trial.chosen is not None:
            point.chosen, point.upper = trial.chosen, int(self.columns.cost[list(trial.chosen)].sum())
        if trial.complete:
            point.lower = point.upper if trial.chosen is not None else ceiling + 1
            point.by, point.tries, point.wanted = by, trial.tries, 2 * point.wanted
