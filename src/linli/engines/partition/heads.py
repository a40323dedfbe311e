"""Which of today's heads stays with which new grid: one to one, such that the fewest households change theirs."""

from collections.abc import Mapping, Sequence

_FAR = 1 << 60


def keepers(shared: Sequence[Mapping[str, int]]) -> list[str]:
    """For each grid the head that it keeps, or ''. `shared`: for each grid, its households under each head of today."""
    kept = [""] * len(shared)
    for grids, heads in _circles(shared):
        gains = [[shared[grid].get(head, 0) for head in heads] + [0] * len(grids) for grid in grids]
        for grid, at in zip(grids, _assign(gains), strict=True):
            if at < len(heads) and shared[grid].get(heads[at]):
                kept[grid] = heads[at]
    return kept


def _circles(shared: Sequence[Mapping[str, int]]) -> list[tuple[list[int], list[str]]]:
    """Grids and heads that have to do with each other, directly or through others."""
    under: dict[str, list[int]] = {}
    for grid, heads in enumerate(shared):
        for head in heads:
            under.setdefault(head, []).append(grid)
    found, seen = [], set()
    for first, heads in enumerate(shared):
        if first in seen or not heads:
            continue
        seen.add(first)
        grids, theirs = [first], dict.fromkeys(heads)
        for grid in grids:
            for head in shared[grid]:
                theirs[head] = None
                new = [other for other in under[head] if other not in seen]
                seen.update(new)
                grids.extend(new)
        found.append((sorted(grids), sorted(theirs)))
    return found


def _assign(gains: Sequence[Sequence[int]]) -> list[int]:
    """The column of each row, all different, with the greatest sum (Kuhn 1955, Munkres 1957); columns >= rows."""
    rows, columns = len(gains), len(gains[0])
    up, across = [0] * (rows + 1), [0] * (columns + 1)
    holder = [0] * (columns + 1)
    for row in range(1, rows + 1):
        holder[0], at = row, 0
        nearest, before, done = [_FAR] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while holder[at]:
            done[at] = True
            here, step, then = holder[at], _FAR, 0
            for column in range(1, columns + 1):
                if not done[column]:
                    price = -gains[here - 1][column - 1] - up[here] - across[column]
                    if price < nearest[column]:
                        nearest[column], before[column] = price, at
                    if nearest[column] < step:
                        step, then = nearest[column], column
            for column in range(columns + 1):
                if done[column]:
                    up[holder[column]] += step
                    across[column] -= step
                else:
                    nearest[column] -= step
            at = then
        while at:
            holder[at], at = holder[before[at]], before[at]
    found = [0] * rows
    for column in range(1, columns + 1):
        if holder[column]:
            found[holder[column] - 1] = column - 1
    return found
