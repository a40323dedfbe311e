"""What a plan costs and whether it holds: values in, values out; integers, so that programs agree to the last digit.

Lengths are decimetres, workloads tenths of a quiet household, costs milli-points: 10 points for 10 % off the target
load, or for a walk to the middle door that is 10 m longer on the average, or for 20 households that change steward.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from math import isqrt
from uuid import UUID

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
    """A stairwell or a band of its floors: where it stands, what it weighs, and its present micro-grid."""

    id: UUID
    compound: UUID
    x: int
    y: int
    households: int
    workload: int
    now: UUID | None = None


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


def nearest(a: int, b: int) -> int:
    """a / b to the nearest whole number, halves up."""
    return (2 * a + b) // (2 * b)


def workload(households: int, old: bool, elderly_percent: int | None, issues: int, weights: Weights) -> int:
    """What some households ask of a steward. Difficulty belongs to the place: no person is in this number."""
    each = 10 + weights.old * old + Fraction(weights.elderly * (elderly_percent or 0), 100)
    rate = min(Fraction(issues, households), MOST_ISSUES) if households else Fraction(0)
    whole = households * (each + weights.issues * rate)
    return nearest(whole.numerator, whole.denominator)


def target(units: Collection[Unit], wanted: int) -> int:
    """The load that a micro-grid should have, so that one of `wanted` average households has it exactly."""
    households = sum(unit.households for unit in units)
    return max(1, nearest(sum(unit.workload for unit in units) * wanted, households)) if households else 1


def distance(a: Unit, b: Unit) -> int:
    return (isqrt(4 * ((a.x - b.x) ** 2 + (a.y - b.y) ** 2)) + 1) // 2


def walked(units: Collection[Unit]) -> int:
    """Household-decimetres to the middle door, the one with the least of them."""
    return min((sum(u.households * distance(u, m) for u in units) for m in units), default=0)


def measure(units: Collection[Unit], aim: int, wanted: int, links: Links, keeps: UUID | None, price: int) -> Measure:
    """One micro-grid; who had a steward and keeps her not is `moved`, at `price` each."""
    households, load = sum(u.households for u in units), sum(u.workload for u in units)
    moved = sum(u.households for u in units if u.now is not None and u.now != keeps)
    walk = walked(units)
    balance = nearest(10**6 * (load - aim) ** 2, aim * aim)
    return Measure(
        households,
        load,
        nearest(100 * (load - aim), aim),
        nearest(walk, 10 * households) if households else 0,
        balance + nearest(100 * walk, wanted) + price * moved,
        parts({u.id for u in units}, links),
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


def kept(overlaps: Iterable[tuple[UUID, UUID, int]]) -> dict[UUID, UUID]:
    """Which present micro-grid each new one keeps: one to one, so that as few households as can be lose their steward.

    `overlaps` are (new, present, households). Exact, by augmenting paths in the order of households.
    """
    weight = {(new, old): n for new, old, n in overlaps if n > 0}
    holds: dict[UUID, UUID] = {}  # present: new
    for new in sorted({new for new, _ in weight}, key=str):
        _augment(new, weight, holds)
    return {new: old for old, new in holds.items()}


def _augment(new: UUID, weight: Mapping[tuple[UUID, UUID], int], holds: dict[UUID, UUID]) -> None:
    """Take one more new micro-grid in, along the way that gains the most households (Bellman and Ford)."""
    best: dict[UUID, tuple[int, UUID]] = {}  # present: households gained so far, and the new one that takes it
    edge = {new: 0}
    while edge:
        further: dict[UUID, int] = {}
        for taker, gained in edge.items():
            for old in (o for t, o in weight if t == taker and holds.get(o) != taker):
                gain = gained + weight[taker, old]
                if old not in best or gain > best[old][0]:
                    best[old] = gain, taker
                    if old in holds:
                        further[holds[old]] = max(gain - weight[holds[old], old], further.get(holds[old], -(10**12)))
        edge = further
    ends = {old: gain for old, (gain, _) in best.items() if old not in holds}
    drops = {old: gain - weight[holds[old], old] for old, (gain, _) in best.items() if old in holds}
    _settle(new, best, holds, ends, drops)


def _settle(
    new: UUID,
    best: Mapping[UUID, tuple[int, UUID]],
    holds: dict[UUID, UUID],
    ends: Mapping[UUID, int],
    drops: Mapping[UUID, int],
) -> None:
    """Walk the best way back: it ends at a present one that is free, or at a new one that lets go; or nothing does."""
    choices = [(gain, str(old), old) for way in (ends, drops) for old, gain in way.items() if gain > 0]
    if not choices:
        return
    old = max(choices)[2]
    while True:
        taker = best[old][1]
        before = next((o for o, holder in holds.items() if holder == taker), None)
        holds[old] = taker
        if taker == new or before is None:
            return
        del holds[before]
        old = before
