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
    """What is wrong with a result (nothing when all is well), and how many points rest on search alone.

    The instance has been read without complaint; the result may say `wanted`, the number of grids that was asked for.
    """
    ground, problems = _Ground(instance, result.get("wanted")), list[str]()
    try:
        objective, grids = _plan(ground, result, problems)
        lower, searched = _bound(ground, result)
        said = result["objective"], result["grids"], result["lower_bound"]
        if said[:2] != (objective, grids):
            problems.append(f"objective, grids: {said[0]}, {said[1]} are said; {objective}, {grids} are counted")
        if said[2] > min(lower, objective):
            problems.append(f"lower_bound: {said[2]} is said, {lower} is proven")
        if set(result["status"].values()) <= {"proven", "exempt"} and objective > said[2]:
            problems.append("status: said to be proven, but the lower bound is below the objective")
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as wrong:
        return [*problems, f"result: {type(wrong).__name__}: {wrong}"], 0
    return problems, searched


class _Ground:
    """The instance: what a grid costs, and what it breaks."""

    def __init__(self, instance: Mapping[str, Any], wanted: int | None) -> None:
        params = {"hh_min": 30, "hh_max": 80, "hh_ref": 55, "move_milli": 500, **instance["params"]}
        self.least, self.most, self.ref = params["hh_min"], params["hh_max"], params["hh_ref"]
        self.wanted, self.move, usual = (
            wanted or params.get("grids"),
            params["move_milli"],
            params.get("target_workload"),
        )
        self.units = {unit["id"]: unit for unit in instance["units"]}
        self.homes_of = {name: int(unit["households"]) for name, unit in self.units.items()}
        self.targets = {one["id"]: int(one.get("target_workload") or usual or 0) for one in instance["compounds"]}
        self.heads = {unit: str(head) for unit, head in (instance.get("current") or {}).items() if head is not None}
        self.locked = [frozenset(group) for group in instance.get("locked") or []]
        self.fixed = frozenset[str]().union(*self.locked)
        self.together, self.apart = ([set(group) for group in instance.get(n) or []] for n in ("together", "apart"))

    def homes(self, members: Collection[str]) -> int:
        return sum([self.homes_of[unit] for unit in members])

    def outside(self, members: Collection[str]) -> int:
        """Households beyond the limits; a whole island that is too small is exempt."""
        homes = self.homes(members)
        island = homes < self.least and all(other in members for unit in members for other in self.units[unit]["adj"])
        return 0 if island else max(0, self.least - homes, homes - self.most)

    def parted(self, members: Collection[str]) -> bool:
        """Whether what belongs together is parted, or what must be apart is joined."""
        parted = any(not bond.isdisjoint(members) and not bond.issubset(members) for bond in self.together)
        return parted or any(len(bond.intersection(members)) > 1 for bond in self.apart)

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
        for unit in members if self.move else ():
            if unit in self.heads:
                under[self.heads[unit]] = under.get(self.heads[unit], 0) + self.homes_of[unit]
        total = sum(under.values())
        return {"": total} | {head: total - homes for head, homes in under.items()}

    def pricing(self, ids: Sequence[str]) -> Callable[[Sequence[int]], int]:
        """What a grid of these units (by their places) costs for balance and walk."""
        units, ref = [self.units[unit] for unit in ids], self.ref
        loads, targets = [unit["workload"] for unit in units], [self.targets[unit["compound"]] for unit in units]

        def path(a: Mapping[str, Any], b: Mapping[str, Any]) -> int:
            return int(a["households"] * ((isqrt(4 * ((a["x"] - b["x"]) ** 2 + (a["y"] - b["y"]) ** 2)) + 1) // 2))

        paths = [[path(unit, middle) for unit in units] for middle in units]

        def cost(places: Sequence[int]) -> int:
            square, off = targets[places[0]] ** 2, sum([loads[at] for at in places]) - targets[places[0]]
            far = min([sum([row[at] for at in places]) for row in [paths[at] for at in places]])
            return int((2 * SIZE * off * off + square) // (2 * square) + (200 * far + ref) // (2 * ref))

        return cost


def _plan(ground: _Ground, result: Mapping[str, Any], problems: list[str]) -> tuple[int, int]:
    """The objective and the number of grids. A grid that keeps a head of today bears the head's name."""
    status, assignment, grids, total = result["status"], result["assignment"], dict[str, set[str]](), 0
    for unit, grid in assignment.items():
        grids.setdefault(grid, set()).add(unit)
    missing = set(ground.units).symmetric_difference(assignment)
    if any(unit in assignment or status[ground.units[unit]["compound"]] != "infeasible" for unit in missing):
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
        total += ground.pricing(sorted(members))(range(len(members))) + SIZE * outside
        total += ground.move * moved.get(name, moved[""])
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
    cost = ground.pricing(ids)
    for members in _sets(ground, {unit: at for at, unit in enumerate(ids)}, spill):
        names = [ids[at] for at in members]
        if not ground.parted(names):
            homes = ground.homes(names)
            price = cost(members) + (0 if ground.least <= homes <= ground.most else SIZE * ground.outside(names))
            for head, moved in ground.moved(names).items():
                yield price + ground.move * moved, homes, members, head


def _sets(ground: _Ground, place: Mapping[str, int], spill: int) -> Iterator[tuple[int, ...]]:
    """Locked grids, exempt islands, and level by level what hangs together and is neither too small nor too large."""
    free = set(place) - ground.fixed
    yield from (tuple(place[unit] for unit in lock) for lock in ground.locked if not lock.isdisjoint(place))
    for island in ground.islands(free):
        if ground.homes(island) < ground.least and not ground.outside(island):
            yield tuple(place[unit] for unit in island)
            free -= island
    near = {place[unit]: [place[other] for other in ground.units[unit]["adj"] if other in free] for unit in free}
    cap = ground.most if spill else NONE  # a stairwell that is too large by itself is nobody's fault
    homes = {place[unit]: min(cap, ground.homes([unit])) for unit in sorted(free)}
    least, most = ground.least - spill, ground.most + spill
    level: dict[int, tuple[tuple[int, ...], int]] = {1 << at: ((at,), n) for at, n in homes.items() if n <= most}
    while level:
        longer: dict[int, tuple[tuple[int, ...], int]] = {}
        for mask, (members, many) in level.items():
            if many >= least:
                yield members
            for at in [other for member in members for other in near[member] if not mask >> other & 1]:
                if many + homes[at] <= most:
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
    found = [PART * cost - sum([units[at] for at in members]) for cost, _, members, _ in grids]
    for index, (_, _, members, head) in enumerate(grids if charges else ()):
        touched = [number for at in members for number in near.get(ids[at], ())]
        found[index] += sum(triples[number][3] for number in set(touched) if touched.count(number) > 1)
        found[index] += heads.get(head, 0)
    return found, sum(units) - sum(charges)


def _is_shown(
    grids: Sequence[Grid], units: int, count: int, said: int, priced: tuple[list[int], int], tries: int
) -> bool:
    """Whether a plan of `count` grids costs `said` at least: by its prices, or as no beginning leads to a cheaper."""
    least = min(priced[0])
    slack = PART * (said - 1) - priced[1] - count * least
    rows = [(over - least, sum(1 << at for at in grid[2]), grid) for over, grid in zip(priced[0], grids, strict=True)
            if over - least <= slack]  # fmt: skip
    waiting = [(sorted(rows), (1 << units) - 1, slack, 0, frozenset[str](), count)]
    for _ in range(4 * tries + 100 if tries else 0):
        if not waiting:
            break
        rest, bare, room, cost, kept, left = waiting.pop()
        if not bare and not left and cost < said:
            return False
        if bare and left:
            choices = [sum(row[1] >> at & 1 for row in rest) if bare >> at & 1 else NONE for at in range(units)]
            for over, mask, grid in [row for row in rest if row[1] >> choices.index(min(choices)) & 1]:
                after = [row for row in rest if not row[1] & mask and row[0] <= room - over]
                after = [row for row in after if not row[2][3] or row[2][3] not in kept | {grid[3]}]
                waiting.append((after, bare & ~mask, room - over, cost + grid[0], kept | {grid[3]}, left - 1))
    return slack < 0 or not waiting
