"""Is a plan lawful, does it cost what it says, is its lower bound proven? In whole numbers, without a solver.

Nothing of the engine is imported: grids are listed in another way, prices are followed, what was tried is tried again.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import reduce
from math import isqrt
from typing import Any

SIZE, PART, NONE = 10**6, 1000, 10**15  # a household outside; prices are thousandths; the cost of what there is not
Grid = tuple[int, int, tuple[int, ...], str]  # cost, households, units by their places, the head of today that it keeps


def check(instance: Any, result: Any) -> tuple[list[str], int]:
    """What is wrong with a result to an instance that was read, and how many points rest on search alone."""
    try:
        ground = _Ground(instance, result.get("wanted"))  # the number of grids, if one was asked for
        objective, grids, problems = ground.plan(result)
        (lower, searched), said = ground.bound(result), (result["objective"], result["grids"], result["lower_bound"])
        if said[:2] != (objective, grids):
            problems.append(f"objective, grids: {said[0]}, {said[1]} are said; {objective}, {grids} are counted")
        if said[2] > min(lower, objective):
            problems.append(f"lower_bound: {said[2]} is said, {lower} is proven")
        if set(result["status"].values()) <= {"proven", "exempt"} and objective > said[2]:
            problems.append("status: said to be proven, but the lower bound is below the objective")
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as wrong:
        return [f"result: {type(wrong).__name__}: {wrong}"], 0
    return problems, searched


class _Ground:  # the instance: which grids there are, what they cost, and what they break
    def __init__(self, instance: Any, wanted: int | None) -> None:
        params: Any = {"hh_min": 30, "hh_max": 80, "hh_ref": 55, "move_milli": 500, **instance["params"]}
        self.least, self.most, self.ref, self.move = (params[n] for n in ("hh_min", "hh_max", "hh_ref", "move_milli"))
        self.wanted, usual = wanted or params.get("grids") or 0, params.get("target_workload")
        self.units = {unit["id"]: unit for unit in instance["units"]}
        self.targets = {one["id"]: int(one.get("target_workload") or usual or 0) for one in instance["compounds"]}
        self.heads = {unit: str(head) for unit, head in (instance.get("current") or {}).items() if head is not None}
        self.locked = [frozenset(group) for group in instance.get("locked") or []]
        self.fixed = frozenset[str]().union(*self.locked)
        together = [({*bond}, {0, len(bond)}) for bond in instance.get("together") or []]  # all of it, or none
        self.bonds = together + [({*bond}, {0, 1}) for bond in instance.get("apart") or []]

    def plan(self, result: Any) -> tuple[int, int, list[str]]:
        """The objective, the number of grids, and what they break. One that keeps a head of today bears its name."""
        status, assignment, total = result["status"], result["assignment"], 0
        grids = {name: {u for u, grid in assignment.items() if grid == name} for name in {*assignment.values()}}
        missing = set(self.units).symmetric_difference(assignment)
        if any(unit in assignment or status[self.units[unit]["compound"]] != "infeasible" for unit in missing):
            raise ValueError(f"not assigned as they should be: {sorted(missing)[:3]}")
        broken = [f"locked: {min(one)}" for one in self.locked if one - missing and one not in grids.values()]
        if self.wanted and grids and self.wanted != len(grids):
            broken.append(f"grids: {len(grids)} instead of {self.wanted}")
        for name, inside in grids.items():
            outside, moved, cost = self.outside(inside), self.moved(inside), self.pricing(sorted(inside))
            if len(list(self.islands(inside))) > 1:
                broken.append(f"{name}: does not hang together")
            if any(len(bond.intersection(inside)) not in fit for bond, fit in self.bonds):
                broken.append(f"{name}: parts what belongs together, or joins what must be apart")
            if outside and status[self.units[min(inside)]["compound"]] not in ("out_of_bounds", "infeasible"):
                broken.append(f"{name}: {outside} households outside the limits")
            total += cost(range(len(inside))) + SIZE * outside + self.move * moved.get(name, moved[""])
        return total, len(grids), broken

    def bound(self, result: Any) -> tuple[int, int]:
        """What every plan costs at least, and how many points of that are only searched."""
        seen, sums, searched = set[str](), {0: 0}, 0
        for block in result["certificate"]:
            own = set(block["units"])
            if seen & own or any(not own | self.fixed >= {*self.units[unit]["adj"]} for unit in own - self.fixed):
                raise ValueError(f"{min(own)} is not in one block of its own")
            seen |= own
            if own <= set(result["assignment"]):
                curve, before = self.curve(block), sums.items()
                more = [(n + count if self.wanted else 0, cost + curve[count]) for n, cost in before for count in curve]
                sums = dict(sorted(more, reverse=True))  # for each number the least comes last, and stays
                searched += sum(point[3] == "searched" for point in block["points"])
        return sums.get(self.wanted, 0), searched

    def curve(self, block: Any) -> dict[int, int]:
        """What plans of a block cost at least, for each number of grids."""
        ids, spill, homes = block["units"], block["spill"], self.homes(block["units"])
        grids = list(self.listed(ids, spill))
        least, most = min((grid[1] for grid in grids), default=1), max((grid[1] for grid in grids), default=0)
        found = {n: 0 for n in range(1, len(ids) + 1) if n * least <= homes <= n * most}
        priced = [_surpluses(ids, grids, prices) for prices in block["prices"]]
        for count, said, by, tries in block["points"]:
            lower = NONE if said is None else said
            if tries == "searched" or _is_shown(grids, len(ids), count, lower, priced[by], tries):
                found[count] = lower
        alone = sum(max(0, self.homes([unit]) - self.most) for unit in ids if unit not in self.fixed)
        beyond = SIZE * (alone + spill + 1) if spill else NONE  # a plan with a grid further outside than those listed
        return {count: min(lower, beyond) for count, lower in found.items()}

    def listed(self, ids: Sequence[str], spill: int) -> Iterator[Grid]:
        """Every legal grid, once for each head that it may keep, and once for none."""
        cost = self.pricing(ids)
        for places in self.sets({unit: at for at, unit in enumerate(ids)}, spill):
            inside = [ids[at] for at in places]
            if all(len(bond.intersection(inside)) in fit for bond, fit in self.bonds):
                homes = self.homes(inside)
                price = cost(places) + (0 if self.least <= homes <= self.most else SIZE * self.outside(inside))
                yield from ((price + self.move * n, homes, places, head) for head, n in self.moved(inside).items())

    def sets(self, place: Mapping[str, int], spill: int) -> Iterator[tuple[int, ...]]:
        """Locked grids, exempt islands, and level by level what hangs together and is neither too small nor large."""
        free = set(place) - self.fixed
        yield from (tuple(place[unit] for unit in lock) for lock in self.locked if not lock.isdisjoint(place))
        for island in self.islands(free):
            if self.homes(island) < self.least and not self.outside(island):
                yield tuple(place[unit] for unit in island)
                free -= island
        near = {place[unit]: [place[other] for other in self.units[unit]["adj"] if other in free] for unit in free}
        homes = {place[unit]: min(self.most if spill else NONE, self.homes([unit])) for unit in sorted(free)}
        level = {1 << at: ((at,), n) for at, n in homes.items() if n <= self.most + spill}
        while level:
            longer: dict[int, tuple[Any, int]] = {}
            for mask, (places, many) in level.items():
                if many >= self.least - spill:
                    yield places
                for at in [other for one in places for other in near[one] if not mask >> other & 1]:
                    if many + homes[at] <= self.most + spill:
                        longer[mask | 1 << at] = (*places, at), many + homes[at]
            level = longer

    def homes(self, inside: Collection[str]) -> int:
        return sum([self.units[unit]["households"] for unit in inside])

    def outside(self, inside: Collection[str]) -> int:
        """Households beyond the limits; a whole island that is too small is exempt."""
        n, whole = self.homes(inside), all(other in inside for unit in inside for other in self.units[unit]["adj"])
        return 0 if whole and n < self.least else max(0, self.least - n, n - self.most)

    def islands(self, inside: Collection[str]) -> Iterator[set[str]]:
        """The parts that hang together."""
        left = set(inside)
        while left:
            waiting = [min(left)]
            for unit in waiting:
                waiting.extend(left.intersection(self.units[unit]["adj"]).difference(waiting))
            left.difference_update(waiting)
            yield set(waiting)

    def moved(self, inside: Collection[str]) -> dict[str, int]:
        """Households whose head changes, by the head that is kept, which no other grid keeps; '' when none is."""
        under = Counter[str]()
        for unit in self.heads.keys() & inside if self.move else ():
            under[self.heads[unit]] += self.homes([unit])
        return {"": under.total()} | {head: under.total() - homes for head, homes in under.items()}

    def pricing(self, ids: Sequence[str]) -> Callable[[Sequence[int]], int]:
        """What a grid of these units (by their places) costs for balance and walk."""
        units, ref = [self.units[unit] for unit in ids], self.ref
        loads, aims = [unit["workload"] for unit in units], [self.targets[unit["compound"]] for unit in units]
        spots = [(unit["x"], unit["y"], unit["households"]) for unit in units]
        paths = [[n * ((isqrt(4 * ((x - u) ** 2 + (y - v) ** 2)) + 1) // 2) for x, y, n in spots] for u, v, _ in spots]

        def cost(places: Sequence[int]) -> int:
            square, off = aims[places[0]] ** 2, sum([loads[at] for at in places]) - aims[places[0]]
            far = min([sum([row[at] for at in places]) for row in [paths[at] for at in places]])
            return int((2 * SIZE * off * off + square) // (2 * square) + (200 * far + ref) // (2 * ref))

        return cost


def _surpluses(ids: Sequence[str], grids: Sequence[Grid], prices: Any) -> tuple[list[int], int]:
    """What each grid costs above its units' prices and its charges; and what a plan costs before that."""
    units, heads, triples = prices["units"], prices.get("heads", {}), prices.get("triples", [])
    charges = [*heads.values(), *(triple[3] for triple in triples)]
    if len(units) != len(ids) or min(charges, default=0) < 0:
        raise ValueError("a charge below nothing, or a price that is missing")
    near = [[number for number, triple in enumerate(triples) if unit in triple[:3]] for unit in ids]
    found = [PART * cost - sum([units[at] for at in places]) + heads.get(head, 0) for cost, _, places, head in grids]
    for index, (_, _, places, _) in enumerate(grids if triples else ()):
        touched = [number for at in places for number in near[at]]  # at most one grid takes two units of a triple
        found[index] += sum([triples[number][3] for number in set(touched) if touched.count(number) > 1])
    return found, sum(units) - sum(charges)


def _is_shown(grids: Sequence[Grid], units: int, count: int, said: int, priced: Any, tries: int) -> bool:
    """Whether a plan of `count` grids costs `said` at least: by its prices, or as no beginning leads to a cheaper."""
    slack = PART * (said - 1) - priced[1] - count * (least := min(priced[0]))
    rows = [(over - least, {*grid[2], grid[3]}, grid[0])
            for over, grid in zip(priced[0], grids, strict=True) if over - least <= slack and tries]  # fmt: skip
    taken = {*range(units)}.union(*(row[1] for row in rows))  # units, and heads; as bits of a number the rows of each:
    holders = {cell: sum([1 << index for index, row in enumerate(rows) if cell in row[1]]) for cell in taken}
    waiting, most = [((1 << len(rows)) - 1, {*range(units)}, slack, 0, count)], 4 * tries + 100 if tries else 0
    while waiting and (most := most - 1) >= 0:
        alive, bare, room, cost, left = waiting.pop()
        if not bare and not left and cost < said:
            return False
        choices = min([alive & holders[at] for at in bare], key=int.bit_count) if bare and left else 0
        for index, (over, cells, price) in enumerate(rows):
            if choices >> index & 1 and over <= room:
                after = alive & ~reduce(int.__or__, [holders[cell] for cell in cells - {""}])
                waiting.append((after, bare - cells, room - over, cost + price, left - 1))
    return slack < 0 or not waiting
