"""Is a plan lawful, does it cost what it says, and is its lower bound proven? Whole numbers, no solver, nothing shared.

Nothing of the engine is imported, on purpose: the legal grids are listed again in another way, and the certificate is
followed. Where prices do not suffice, it says how many beginnings of plans there are to try, and they are tried again.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from math import isqrt
from typing import Any

SIZE, PART, NONE = 10**6, 1000, 10**15  # a household outside; prices are thousandths; the cost of what there is not
Grid = tuple[int, int, tuple[int, ...], str]  # cost, households, units by their places, the head of today that it keeps


def check(instance: Mapping[str, Any], result: Mapping[str, Any]) -> tuple[list[str], int]:
    """What is wrong with a result, in English (nothing when all is well), and how many points rest on search alone.

    The instance has been read without complaint.
    """
    ground, problems = _Ground(instance), list[str]()
    try:
        objective, grids = _plan(ground, result, problems)
        lower, searched = _bound(ground, result)
        if (result["objective"], result["grids"]) != (objective, grids):
            problems.append(
                f"objective, grids: {result['objective']}, {result['grids']}; counted: {objective}, {grids}"
            )
        if not result["lower_bound"] <= min(lower, objective):
            problems.append(f"lower_bound: {result['lower_bound']} is said, {lower} is proven")
        if set(result["status"].values()) <= {"proven", "exempt"} and objective > result["lower_bound"]:
            problems.append("status: said to be proven, but the lower bound is below the objective")
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as wrong:
        return [*problems, f"result: {type(wrong).__name__}: {wrong}"], 0
    return problems, searched


class _Ground:
    """The instance: what a grid costs, and what it breaks."""

    def __init__(self, instance: Mapping[str, Any]) -> None:
        params = {"hh_min": 30, "hh_max": 80, "hh_ref": 55, "move_milli": 500, **instance["params"]}
        self.least, self.most, self.ref = params["hh_min"], params["hh_max"], params["hh_ref"]
        self.wanted, self.move, usual = params.get("grids"), params["move_milli"], params.get("target_workload")
        self.units = {unit["id"]: unit for unit in instance["units"]}
        self.targets = {c["id"]: c.get("target_workload") or usual for c in instance["compounds"]}
        self.heads = {unit: str(head) for unit, head in (instance.get("current") or {}).items() if head is not None}
        self.locked = [frozenset(group) for group in instance.get("locked") or []]
        self.fixed = frozenset[str]().union(*self.locked)
        self.together, self.apart = ([set(g) for g in instance.get(name) or []] for name in ("together", "apart"))

    def homes(self, members: Collection[str]) -> int:
        return sum([self.units[unit]["households"] for unit in members])

    def outside(self, members: Collection[str]) -> int:
        """Households beyond the limits; a whole island that is too small is exempt."""
        homes = self.homes(members)
        island = homes < self.least and all(other in members for unit in members for other in self.units[unit]["adj"])
        return 0 if island else max(0, self.least - homes, homes - self.most)

    def parted(self, members: set[str]) -> bool:
        """Whether what belongs together is parted, or what must be apart is joined."""
        shared = [len(bond & members) - len(bond) for bond in self.together if bond & members]
        return any(shared) or any(len(bond & members) > 1 for bond in self.apart)

    def islands(self, members: Collection[str]) -> Iterator[set[str]]:
        """The parts that hang together."""
        left = set(members)
        while left:
            waiting = [min(left)]
            for unit in waiting:
                waiting.extend(left.intersection(self.units[unit]["adj"]).difference(waiting))
            left.difference_update(waiting)
            yield set(waiting)

    def moved(self, members: Collection[str]) -> dict[str, int]:
        """Households whose head changes, by the head that is kept, which no other grid keeps; '' when none is."""
        under: dict[str, int] = {}
        for unit in members:
            if unit in self.heads and self.move:
                under[self.heads[unit]] = under.get(self.heads[unit], 0) + self.units[unit]["households"]
        total = sum(under.values())
        return {"": total} | {head: total - homes for head, homes in under.items()}

    def pricing(self, ids: Sequence[str]) -> Callable[[Sequence[int]], int]:
        """What a grid of these units (by their places) costs for balance and walk."""
        units, ref = [self.units[unit] for unit in ids], self.ref
        loads = [int(one["workload"]) for one in units]
        targets = [int(self.targets[one["compound"]] or 0) for one in units]
        paths = [[one["households"] * _distance(one, middle) for one in units] for middle in units]

        def cost(places: Sequence[int]) -> int:
            square = targets[places[0]] ** 2
            off = sum([loads[at] for at in places]) - targets[places[0]]
            far = min([sum([row[at] for at in places]) for row in [paths[at] for at in places]])
            return int((2 * SIZE * off * off + square) // (2 * square) + (200 * far + ref) // (2 * ref))

        return cost


def _distance(a: Mapping[str, Any], b: Mapping[str, Any]) -> int:
    return (isqrt(4 * ((a["x"] - b["x"]) ** 2 + (a["y"] - b["y"]) ** 2)) + 1) // 2


def _plan(ground: _Ground, result: Mapping[str, Any], problems: list[str]) -> tuple[int, int]:
    """The objective and the number of grids. A grid that keeps a head of today bears the head's name."""
    status, assignment, grids, total = result["status"], result["assignment"], dict[str, set[str]](), 0
    for unit, grid in assignment.items():
        grids.setdefault(grid, set()).add(unit)
    missing = set(ground.units).symmetric_difference(assignment)
    if any(unit not in ground.units or status[ground.units[unit]["compound"]] != "infeasible" for unit in missing):
        raise ValueError(f"not assigned as they should be: {sorted(missing)[:3]}")
    if ground.wanted and grids and ground.wanted != len(grids):
        problems.append(f"grids: {len(grids)} instead of {ground.wanted}")
    problems.extend(f"locked: {min(lock)}" for lock in ground.locked if lock - missing and lock not in grids.values())
    for name, members in grids.items():
        compounds, outside = {ground.units[unit]["compound"] for unit in members}, ground.outside(members)
        if len(compounds) > 1 or len(list(ground.islands(members))) > 1:
            problems.append(f"{name}: does not hang together")
        if ground.parted(members):
            problems.append(f"{name}: parts what belongs together, or joins what must be apart")
        if outside and status[min(compounds)] not in ("out_of_bounds", "infeasible"):
            problems.append(f"{name}: {outside} households outside the limits")
        moved = ground.moved(members)
        total += SIZE * outside + ground.move * moved.get(name, moved[""])
        total += ground.pricing(sorted(members))(range(len(members)))
    return total, len(grids)


def _bound(ground: _Ground, result: Mapping[str, Any]) -> tuple[int, int]:
    """What every plan costs at least, and how many points of that are only searched."""
    seen, sums, searched = set[str](), {0: 0}, 0
    for block in result["certificate"]:
        own = set(block["units"])
        if seen & own or any(not own | ground.fixed >= set(ground.units[unit]["adj"]) for unit in own - ground.fixed):
            raise ValueError(f"{min(own)} is not in one block of its own")
        seen |= own
        if own <= set(result["assignment"]):
            points, more = _curve(ground, block)
            longer: dict[int, int] = {}
            for done, cost in sums.items():
                for count, lower in points.items():
                    key = done + count if ground.wanted else 0
                    longer[key] = min(cost + lower, longer.get(key, cost + lower))
            sums, searched = longer, searched + more
    return sums.get(ground.wanted or 0, 0), searched


def _curve(ground: _Ground, block: Mapping[str, Any]) -> tuple[dict[int, int], int]:
    """What plans of a block cost at least, for each number of grids; how many of these the search alone vouches for."""
    ids, spill, searched = block["units"], block["spill"], 0
    grids = list(_listed(ground, ids, spill))
    sizes, homes = [grid[1] for grid in grids] or [1], ground.homes(ids)
    few, many = -(-homes // max(sizes)) if max(sizes) else 1, homes // min(sizes) if min(sizes) else len(ids)
    found = dict.fromkeys(range(few, min(many, len(ids)) + 1), 0)
    priced = [_surpluses(ids, grids, prices) for prices in block["prices"]]
    for count, said, by, tries in block["points"]:
        lower = NONE if said is None else said
        searched += tries == "searched"
        if tries == "searched" or _is_shown(grids, len(ids), count, lower, priced[by], tries):
            found[count] = lower
    alone = sum(max(0, ground.homes([unit]) - ground.most) for unit in ids if unit not in ground.fixed)
    beyond = SIZE * (alone + spill + 1)  # costs a plan with a grid that is further outside than those listed
    return {count: min(lower, beyond) if spill else lower for count, lower in found.items()}, searched


def _listed(ground: _Ground, ids: Sequence[str], spill: int) -> Iterator[Grid]:
    """Every legal grid, once for each head that it may keep, and once for none."""
    place, cost = {unit: at for at, unit in enumerate(ids)}, ground.pricing(ids)
    for members in _sets(ground, place, spill):
        names = {ids[at] for at in members}
        if not ground.parted(names):
            homes = ground.homes(names)
            price = cost(members) + (0 if ground.least <= homes <= ground.most else SIZE * ground.outside(names))
            for head, moved in ground.moved(names).items():
                yield price + ground.move * moved, homes, members, head


def _sets(ground: _Ground, place: Mapping[str, int], spill: int) -> Iterator[tuple[int, ...]]:
    """Locked grids, exempt islands, and level by level what hangs together and is neither too small nor too large."""
    free = set(place) - ground.fixed
    yield from (tuple(place[unit] for unit in sorted(lock)) for lock in ground.locked if not lock.isdisjoint(place))
    for island in ground.islands(free):
        if ground.homes(island) < ground.least and not ground.outside(island):
            yield tuple(place[unit] for unit in sorted(island))
            free -= island
    near = {place[unit]: [place[other] for other in ground.units[unit]["adj"] if other in free] for unit in free}
    cap = ground.most if spill else NONE  # a stairwell that is too large by itself is nobody's fault
    homes = {place[unit]: min(cap, ground.homes([unit])) for unit in sorted(free)}
    level: dict[int, tuple[tuple[int, ...], int]] = {
        1 << at: ((at,), many) for at, many in homes.items() if many <= ground.most + spill
    }
    while level:
        longer: dict[int, tuple[tuple[int, ...], int]] = {}
        for mask, (members, many) in level.items():
            if many >= ground.least - spill:
                yield members
            for at in {other for member in members for other in near[member] if not mask >> other & 1}:
                if many + homes[at] <= ground.most + spill:
                    longer[mask | 1 << at] = (*members, at), many + homes[at]
        level = longer


def _surpluses(ids: Sequence[str], grids: Sequence[Grid], prices: Mapping[str, Any]) -> tuple[list[int], int]:
    """What each grid costs above its units' prices and its charges; and what a plan costs before that."""
    units, heads, triples = prices["units"], prices.get("heads", {}), prices.get("triples", [])
    charges = [*heads.values(), *(triple[3] for triple in triples)]
    if len(units) != len(ids) or min(charges, default=0) < 0:
        raise ValueError("a charge below nothing, or a price that is missing")
    near: dict[str, list[int]] = {}
    for number, triple in enumerate(triples):
        for unit in set(triple[:3]):
            near.setdefault(unit, []).append(number)
    found = []
    for cost, _, members, head in grids:
        touched = [number for at in members for number in near.get(ids[at], ())] if triples else []
        charge = sum(triples[number][3] for number in set(touched) if touched.count(number) > 1)
        found.append(PART * cost - sum([units[at] for at in members]) + heads.get(head, 0) + charge)
    return found, sum(units) - sum(charges)


def _is_shown(
    grids: Sequence[Grid], units: int, count: int, said: int, priced: tuple[list[int], int], tries: int
) -> bool:
    """Whether a plan of `count` grids costs `said` at least: by its prices, or as no beginning leads to a cheaper."""
    surplus, fixed = priced
    least = min(surplus)
    bound = fixed + count * least
    slack = PART * (said - 1) - bound
    if slack < 0:
        return True
    rows = [(over - least, sum(1 << at for at in grid[2]), grid) for over, grid in zip(surplus, grids, strict=True)
            if over - least <= slack]  # fmt: skip
    waiting = [(sorted(rows), (1 << units) - 1, slack, 0, frozenset[str](), count)]
    for _ in range(4 * tries + 100 if tries else 0):
        if not waiting:
            return True
        rest, bare, room, cost, kept, left = waiting.pop()
        if not bare and not left and cost < said:
            return False
        if bare and left:
            choices = [sum(row[1] >> at & 1 for row in rest) if bare >> at & 1 else NONE for at in range(units)]
            for over, mask, grid in [row for row in rest if row[1] >> choices.index(min(choices)) & 1]:
                after = [row for row in rest if not row[1] & mask and row[0] <= room - over]
                after = [row for row in after if not row[2][3] or row[2][3] not in kept | {grid[3]}]
                waiting.append((after, bare & ~mask, room - over, cost + grid[0], kept | {grid[3]}, left - 1))
    return False
