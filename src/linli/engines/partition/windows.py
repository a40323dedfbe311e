"""A plan made better piece by piece: a few neighbouring grids are taken up, and their ground is divided anew."""

from collections.abc import Callable

import numpy as np

from linli.engines.partition.columns import Columns
from linli.engines.partition.effort import Effort
from linli.engines.partition.prices import Takers

Plan = tuple[int, ...]  # columns, in order
Solve = Callable[[Columns, int, int], Plan | None]  # columns, about how many grids, what it may cost -> the best plan


def improve(columns: Columns, takers: Takers, plan: Plan, units: int, solve: Solve, effort: Effort) -> Plan:
    """The plan, until no window of about so many units holds a better one."""
    current, waiting = set(plan), list(plan)
    while waiting and not effort.over():
        seed = waiting.pop(0)
        if seed not in current:
            continue
        window = _about(columns, takers, sorted(current), seed, units)
        ground = np.unique(columns.members[window])
        taken = columns.head[sorted(current.difference(window))]
        rows, part = columns.within(ground[ground < columns.units], taken)
        found = solve(part, len(window), int(columns.cost[window].sum()) - 1)
        if found is not None:
            better = rows[list(found)].tolist()
            current = current.difference(window).union(better)
            waiting.extend(sorted(set(better).difference(window)))
    return tuple(sorted(current))


def _about(columns: Columns, takers: Takers, plan: list[int], seed: int, units: int) -> list[int]:
    """Grids around a grid: those whose units share most legal grids with its units, until there are enough units."""
    grid_of = np.full(columns.units + 1, -1)
    sets = columns.sets(np.array(plan))
    for at, members in enumerate(sets):
        grid_of[members] = at
    rows = np.concatenate([takers.holders[unit] for unit in sets[plan.index(seed)]])
    beside = grid_of[columns.members[rows]].ravel()
    count = np.bincount(beside[beside >= 0], minlength=len(plan))
    chosen, room = [], units
    for at in np.argsort(-count, kind="stable").tolist():
        if count[at] and len(sets[at]) <= room:
            chosen.append(plan[at])
            room -= len(sets[at])
    return sorted(chosen)
