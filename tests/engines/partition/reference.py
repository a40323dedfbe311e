"""The definition, worked out the long way: every division of a small community, by nothing but its words.

It shares no code with the engine, and knows neither prices nor bounds.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import permutations
from math import hypot
from typing import Any

Document = dict[str, Any]
Plan = tuple[frozenset[str], ...]


def best(document: Document) -> int | None:
    """What the best lawful plan costs; None when there is none. Small islands are exempt, locked grids stay."""
    costs = [cost(document, plan) for plan in plans(document)]
    return min(costs, default=None)


def plans(document: Document) -> Iterator[Plan]:
    """Every lawful plan."""
    units = {unit["id"]: unit for unit in document["units"]}
    grids = document["params"].get("grids")

    def grow(left: frozenset[str]) -> Iterator[Plan]:
        if not left:
            yield ()
            return
        first = min(left)
        for grid in legal(first):
            if grid <= left:
                for rest in grow(left - grid):
                    yield (grid, *rest)

    @cache
    def legal(first: str) -> list[frozenset[str]]:
        return [grid for grid in joined(units, first) if is_legal(document, grid)]

    for plan in grow(frozenset(units)):
        if grids is None or len(plan) == grids:
            yield plan


def joined(units: Document, first: str) -> set[frozenset[str]]:
    """All sets that hang together and hold `first`, of at most 8 units."""
    level, found = {frozenset([first])}, {frozenset([first])}
    while level and len(next(iter(level))) < 8:
        level = {
            grid | {other}
            for grid in level for one in grid for other in units[one]["adj"] if other not in grid
        }  # fmt: skip
        found |= level
    return found


def is_legal(document: Document, grid: frozenset[str]) -> bool:
    """Whether a set that hangs together may be a grid."""
    units = {unit["id"]: unit for unit in document["units"]}
    params = document["params"]
    if any(grid & set(lock) and grid != set(lock) for lock in document["locked"]):
        return False
    if any(0 < len(grid & set(bond)) < len(bond) for bond in document.get("together") or []):
        return False
    if any(len(grid & set(bond)) > 1 for bond in document.get("apart") or []):
        return False
    if any(grid == set(lock) for lock in document["locked"]):
        return True
    homes = sum(units[one]["households"] for one in grid)
    if homes < params["hh_min"]:
        return all(other in grid for one in grid for other in units[one]["adj"])
    return bool(homes <= params["hh_max"])


def cost(document: Document, plan: Sequence[frozenset[str]]) -> int:
    """By the words of the definition, heads matched in the best of all ways."""
    units = {unit["id"]: unit for unit in document["units"]}
    params = document["params"]
    total = 0
    for grid in plan:
        members = [units[one] for one in grid]
        target = params["target_workload"]
        load = sum(unit["workload"] for unit in members)
        total += half_up(10**6 * (load - target) ** 2, target**2)
        walks = [sum(one["households"] * metres(one, middle) for one in members) for middle in members]
        total += half_up(100 * min(walks), params["hh_ref"])
        homes = sum(unit["households"] for unit in members)
        if grid in [frozenset(lock) for lock in document["locked"]] and not is_island(units, grid):
            total += 10**6 * max(0, params["hh_min"] - homes, homes - params["hh_max"])
        elif homes > params["hh_max"]:
            total += 10**6 * (homes - params["hh_max"])
    return total + params.get("move_milli", 500) * moved(document, plan)


def is_island(units: Document, grid: frozenset[str]) -> bool:
    return all(other in grid for one in grid for other in units[one]["adj"])


def half_up(a: int, b: int) -> int:
    return (a * 2 + b) // (b * 2)


def metres(a: Document, b: Document) -> int:
    return int(hypot(a["x"] - b["x"], a["y"] - b["y"]) + 0.5)


def moved(document: Document, plan: Sequence[frozenset[str]]) -> int:
    """Households whose head changes; all one-to-one matchings of heads and grids are looked at."""
    heads = {unit: head for unit, head in (document.get("current") or {}).items() if head}
    homes = {unit["id"]: unit["households"] for unit in document["units"]}
    names = sorted(set(heads.values()))
    table = [[sum(homes[one] for one in grid if heads.get(one) == name) for name in names] for grid in plan]
    least = min(len(names), len(plan))
    if len(names) <= len(plan):
        ways = [[table[at][head] for head, at in enumerate(way)] for way in permutations(range(len(plan)), least)]
    else:
        ways = [[table[at][head] for at, head in enumerate(way)] for way in permutations(range(len(names)), least)]
    return sum(homes[one] for one in heads) - max(map(sum, ways), default=0)
