"""What a plan weighs and whether it holds: values in, values out. The prices are the engine's (engines/partition).

Lengths are decimetres, workloads tenths of a quiet household, costs milli-points: 10 points for 10 % off the target
load, or for a walk to the middle door that is 10 m longer on the average, or for 20 households that change steward.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from uuid import UUID

from linli.engines.partition.costing import grid_cost, rounded, walk
from linli.engines.partition.problem import SIZE, Limits
from linli.engines.partition.problem import Unit as Weighed

OLD_UNTIL = 2000  # compounds built by the end of this year count as old (国办发〔2020〕23号)
ISSUES_OF = timedelta(days=365)
MOST_ISSUES = Fraction(3, 2)  # of a household and year; more weighs no more
MILLI = 1000
Links = Mapping[UUID, Collection[UUID]]


@dataclass(frozen=True, slots=True)
class Weights:
    """Tenths of a quiet household: of an old compound, of elderly (times their share), of matters (times the rate)."""

    old: int = 3
    elderly: int = 8
    issues: int = 5


@dataclass(frozen=True, slots=True)
class Unit:
    """A stairwell or a band of its floors: what it weighs and where, and its present micro-grid."""

    id: UUID
    compound: UUID
    weighed: Weighed
    now: UUID | None = None

    @property
    def households(self) -> int:
        return self.weighed.households

    @property
    def workload(self) -> int:
        return self.weighed.workload


@dataclass(frozen=True, slots=True)
class Settings:
    """By what a micro-grid is measured: the target load, limits, and the price of each household that moves."""

    aim: int
    limits: Limits
    price: int


@dataclass(frozen=True, slots=True)
class Measure:
    """One micro-grid of a plan: counts, load off the target in per cent, mean walk in metres, milli-points."""

    households: int
    workload: int
    off_target: int
    walk: int
    cost: int
    parts: int
    moved: int


def workload(households: int, old: bool, elderly_percent: int | None, issues: int, weights: Weights) -> int:
    """What some households ask of a steward. Difficulty belongs to the place: no person is in this number."""
    each = 10 + weights.old * old + Fraction(weights.elderly * (elderly_percent or 0), 100)
    rate = min(Fraction(issues, households), MOST_ISSUES) if households else Fraction(0)
    whole = households * (each + weights.issues * rate)
    return rounded(whole.numerator, whole.denominator)


def target(units: Collection[Unit], wanted: int) -> int:
    """The load that a micro-grid should have, so that one of `wanted` average households has it exactly."""
    households = sum(unit.households for unit in units)
    return max(1, rounded(sum(unit.workload for unit in units) * wanted, households)) if households else 1


def measure(units: Collection[Unit], by: Settings, links: Links, keeps: UUID | None) -> Measure:
    """One micro-grid; who had a steward and keeps her not is `moved`. A household too many or too few costs 1,000
    points, unless nothing else lies there with which it could be joined.
    """
    households, load = sum(u.households for u in units), sum(u.workload for u in units)
    ids = {u.id for u in units}
    alone = households < by.limits.least and all(ids.issuperset(links.get(id, ())) for id in ids)
    moved = sum(u.households for u in units if u.now is not None and u.now != keeps)
    weighed = [u.weighed for u in units]
    cost = grid_cost(weighed, by.aim, by.limits) + by.price * moved
    return Measure(
        households,
        load,
        rounded(100 * (load - by.aim), by.aim),
        rounded(walk(weighed)[0], 10 * households) if households else 0,
        cost if alone else cost + SIZE * by.limits.outside(households),
        parts(ids, links),
        moved,
    )


def parts(ids: Collection[UUID], links: Links) -> int:
    """In how many parts some units lie, that hang together by neighbours."""
    left, found = set(ids), 0
    while left:
        found += 1
        edge = [left.pop()]
        while edge:
            near = left.intersection(links.get(edge.pop(), ()))
            left -= near
            edge += near
    return found


def outside(households: int, least: int, most: int) -> bool:
    return not least <= households <= most


def neighbours_of(ids: Collection[UUID], of: Mapping[UUID, UUID], links: Links) -> list[UUID]:
    """The micro-grids that lie beside some units, those with the most common doors first."""
    touches: dict[UUID, int] = {}
    for id in ids:
        for other in links.get(id, ()):
            if other not in ids and other in of:
                touches[of[other]] = touches.get(of[other], 0) + 1
    return sorted(touches, key=lambda grid: (-touches[grid], str(grid)))
