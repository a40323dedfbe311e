"""What the best plan of a block costs, for each number of grids: bounds first, and the truth where it is asked for."""

from dataclasses import dataclass

import numpy as np

from linli.engines.partition.branching import Branching
from linli.engines.partition.columns import NEVER, Columns, Whole
from linli.engines.partition.covering import MOST, Covering
from linli.engines.partition.diving import dive
from linli.engines.partition.effort import Effort
from linli.engines.partition.master import Master
from linli.engines.partition.prices import PART, Prices, Takers
from linli.engines.partition.windows import Plan, Windows

LAST = 3  # the stage of a point at which there is only branching left
_FIRST = 6  # grids for each unit that a first search looks at
_LARGE = 100  # units of a block for which a good plan is looked for before the best
_WINDOW, _WIDE = 60, 100  # units that are divided anew to make a plan better, and at last
_BRANCHED = 4000  # grids that a first branching looks at
_AT_ONCE = 50  # nodes of one branching before the others have their turn
_TAIL = {False: 1_000, True: 10_000}  # cuts that raise a bound by less than this part are the last; of a large block


@dataclass
class Point:
    """What is known of plans of one number of grids.

    `lower`, `upper`: bounds of the cost. `chosen`: the columns of the plan that costs `upper`. `by`: which prices show
    `lower`, with `tries`: 0 when they do alone, -1 when only branching vouches. `wanted`: how many grids the next
    search looks at. `stage`: what has been done of pricing, cutting, trying and branching is done.
    """

    lower: int
    wanted: int
    upper: int = NEVER
    chosen: tuple[int, ...] = ()
    by: int = -1
    tries: int = 0
    stage: int = 0

    @property
    def priced(self) -> bool:
        return self.stage > 0

    @property
    def stuck(self) -> bool:
        """Whether nothing more is found out with this effort."""
        return self.stage > LAST

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
        self._asked = 0  # what the programme was asked last
        self._trees: dict[int, tuple[int, int, Whole, Branching]] = {}
        self._nodes = effort.nodes // max(1, columns.units)
        self._is_large = columns.units > _LARGE
        self._dearest = int(columns.cost.max(initial=1))
        self.points: dict[int, Point] = {}
        if len(columns):
            few, many = columns.range()
            self.points = {grids: Point(0, _FIRST * columns.units) for grids in range(few, many + 1)}
            self._guess = min(max(guess, few), many)

    def settle(self, cap: int = NEVER) -> None:
        """Find the best plan of all that cost `cap` at most, or come as near as the effort goes, but to some plan."""
        while self.points and not (self.effort.over() and (self.best() is not None or cap < NEVER)):
            best = min([cap + 1, *(point.upper for point in self.points.values())])
            open_ = [
                (point.stage == LAST, point.lower, grids) for grids, point in self.points.items()
                if point.lower < best and not point.stuck and self.near(grids) == grids
            ]  # fmt: skip
            if not open_:
                return
            self.advance(min(open_)[2], best - 1)

    def settle_at(self, grids: int, cap: int) -> None:
        """Find the best plan of so many grids, if it costs `cap` at most."""
        while grids in self.points and not (self.effort.over() and cap < NEVER - 1):
            point = self.points[grids]
            if point.lower >= min(cap + 1, point.upper) or point.stuck:
                return
            self.advance(self.near(grids), min(cap, point.upper - 1))

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
        """Know more of a point, by the next means that is not yet exhausted; nothing above `cap` is of interest."""
        point = self.points[grids]
        stage = (self._price, self._cut, self._try, self._branch)[point.stage]
        if not stage(grids, point, cap):
            point.stage += 1

    def _price(self, grids: int, point: Point, cap: int) -> bool:
        self._ask(grids, point, cap)
        return False

    def _cut(self, grids: int, point: Point, cap: int) -> bool:
        """Whether the prices could still be made better."""
        master, before = self._linear(), 0
        if self._asked != grids:
            self._ask(grids, point, cap)
        while before <= point.lower <= min(cap, point.upper - 1) and not self.effort.over() and master.tighten():
            before = point.lower + point.lower // _TAIL[self._is_large]
            self._ask(grids, point, cap)
        if self._is_large and point.lower <= min(cap, point.upper - 1):
            self._search(grids, exact=cap == NEVER)
        return False

    def _search(self, grids: int, *, exact: bool) -> None:
        """Some good plan, or one of this number of grids, though it need not be the best."""
        windows = Windows(self.columns, self._takers, self._part, self.effort)
        plan, both = self._nearest(grids), (_WINDOW, _WIDE)
        if plan is None:
            plan, self._asked = windows.mend(dive(self.columns, self._takers, self._linear(), grids), _WINDOW), 0
            for units in both if plan else ():
                plan = self._learn(plan and windows.improve(plan, units))
        elif exact and len(plan) != grids:
            while plan and len(plan) != grids:
                plan = self._learn(windows.shift(plan, 1 if len(plan) < grids else -1, _WINDOW))
            for units in both if plan else ():
                plan = self._learn(plan and windows.improve(plan, units, same=True))

    def _nearest(self, grids: int) -> Plan | None:
        """The plan known of the number of grids that is nearest to one."""
        known = [(abs(number - grids), number) for number, point in self.points.items() if point.chosen]
        return self.points[min(known)[1]].chosen if known else None

    def _part(self, columns: Columns, grids: int, cap: int, exact: bool) -> Plan | None:
        """The best plan of a part of the block that costs `cap` at most; of exactly, or of about so many grids."""
        part = Curve(columns, self.effort.less(), grids)
        if exact:
            part.settle_at(grids, cap)
        else:
            part.settle(cap)
        best = grids if exact else part.best()
        point = part.points.get(best or 0)
        return point.chosen if point and point.chosen and point.upper <= cap else None

    def _ask(self, grids: int, point: Point, cap: int) -> None:
        """The best prices that the programme as it is has for this point; and the plan, when its answer is one."""
        master = self._linear()
        self._keep(master.prices(grids, enough=min(cap, point.upper - 1) + 1))
        self._asked = grids
        plan = master.plan()
        if plan is not None and len(plan) == grids:
            self._learn(plan)

    def _linear(self) -> Master:
        if self._master is None:
            self._master = Master(self.columns, self._takers, 4 * self._dearest)
        return self._master

    def _keep(self, prices: Prices) -> None:
        """Take prices, and see what they say of every number of grids."""
        surplus = prices.surplus(self.columns, self._takers)
        least = int(surplus.min())
        self.priced.append(Priced(prices, surplus - least, prices.fixed, least))
        for grids, point in self.points.items():
            lower = -(-self.priced[-1].bound(grids) // PART)
            if lower > point.lower:
                point.lower, point.by, point.tries = lower, len(self.priced) - 1, 0

    def _window(self, grids: int, point: Point, cap: int) -> tuple[int, int, Whole]:
        """Which prices to go by, the cost up to which to look, and the grids that a plan below may hold."""
        by = max(range(len(self.priced)), key=lambda at: self.priced[at].bound(grids))
        surplus, bound = self.priced[by].surplus, self.priced[by].bound(grids)
        ceiling = min(cap, point.upper - 1, grids * self._dearest)
        if len(surplus) > point.wanted:
            reach = (bound + int(np.partition(surplus, point.wanted)[point.wanted])) // PART
            ceiling = min(ceiling, max(reach, point.lower))
        return by, ceiling, np.flatnonzero(surplus <= PART * ceiling - bound)

    def _try(self, grids: int, point: Point, cap: int) -> bool:
        """Whether all could be tried up to some cost."""
        by, ceiling, kept = self._window(grids, point, cap)
        if len(kept) > MOST:
            return False
        surplus, bound = self.priced[by].surplus[kept], self.priced[by].bound(grids)
        trial = Covering(self.columns, kept, surplus, grids, bound).best(ceiling, self.effort.tries)
        self._learn(trial.chosen)
        if trial.complete:
            self._raise(point, grids, ceiling, by, trial.tries)
        return trial.complete

    def _branch(self, grids: int, point: Point, cap: int) -> bool:
        """Whether branching came to an end up to some cost, or may go on."""
        if grids not in self._trees:
            point.wanted = max(point.wanted, _BRANCHED)
            by, ceiling, kept = self._window(grids, point, cap)
            if len(kept) == 0:
                self._raise(point, grids, ceiling, by, 0)
                return True
            tree = Branching(self.columns.only(kept), grids, ceiling + 1, self.effort)
            self._trees[grids] = by, ceiling, kept, tree
        by, ceiling, kept, tree = self._trees[grids]
        ceiling, done = min(cap, ceiling), tree.done
        found = tree.best(ceiling, min(_AT_ONCE, self._nodes), known=min(cap, point.upper) < NEVER - 1)
        self._nodes -= tree.done - done
        self._learn(found.chosen and tuple(kept[list(found.chosen)].tolist()))
        if found.complete:
            self._raise(point, grids, ceiling, by, -1)
            del self._trees[grids]
        elif found.lower > point.lower:
            point.lower, point.by, point.tries = found.lower, by, -1
        return found.complete or (self._nodes > 0 and not self.effort.over())

    def _learn(self, chosen: Plan | None) -> Plan | None:
        """Keep a plan, if it is the best known of its number of grids."""
        if chosen and self._cost(chosen) < self.points[len(chosen)].upper:
            self.points[len(chosen)].chosen, self.points[len(chosen)].upper = chosen, self._cost(chosen)
        return chosen

    def _cost(self, chosen: tuple[int, ...]) -> int:
        return int(self.columns.cost[list(chosen)].sum())

    def _raise(self, point: Point, grids: int, ceiling: int, by: int, tries: int) -> None:
        """All plans up to the ceiling were looked at, and only what has been learnt was found."""
        everything = ceiling >= grids * self._dearest
        point.lower = point.upper if everything else min(point.upper, ceiling + 1)
        point.by, point.tries, point.wanted = by, tries, 2 * point.wanted
