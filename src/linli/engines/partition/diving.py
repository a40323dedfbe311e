"""The beginning of a plan for a large block: the surest grids of a fractional plan are taken, the rest asked again."""

import numpy as np

from linli.engines.partition.columns import Columns
from linli.engines.partition.master import WHOLE, Flags, Master
from linli.engines.partition.prices import Takers

_GIVE = 3  # grids more or fewer than were asked for, that make an end easier to find
_SURE, _LIKELY = 0.9, 0.6
_AT_ONCE = 25  # of so many doubtful grids one is taken without being sure


def dive(columns: Columns, takers: Takers, master: Master, grids: int) -> tuple[int, ...]:
    """Columns that overlap nowhere, of a plan of about so many grids; some units may be left over."""
    alive = np.ones(len(columns), bool)
    while _fix(columns, takers, master, alive):
        master.restrict(alive)
        master.prices(grids, _GIVE)
    inside = np.array(master.inside, np.int64)[np.argsort(-master.shares, kind="stable")]
    taken = inside[: int((master.shares > WHOLE).sum())]
    master.restrict(np.ones(len(columns), bool))
    bare, heads, chosen = set(range(columns.units)), set[int](), list[int]()
    for column, units, head in zip(taken.tolist(), columns.sets(taken), columns.head[taken].tolist(), strict=True):
        if bare.issuperset(units) and head not in heads:
            bare.difference_update(units)
            heads |= {head} - {-1}
            chosen.append(column)
    return tuple(chosen)


def _fix(columns: Columns, takers: Takers, master: Master, alive: Flags) -> bool:
    """Take the surest of the grids in doubt, and those that are nearly sure; whether this rules anything out."""
    inside = np.array(master.inside, np.int64)
    doubtful = np.flatnonzero((master.shares > WHOLE) & (master.shares < 1 - WHOLE))
    before = int(alive.sum())
    order = doubtful[np.argsort(-master.shares[doubtful], kind="stable")]
    for rank, at in enumerate(order.tolist()):
        column, share = int(inside[at]), float(master.shares[at])
        likely = rank * _AT_ONCE < len(order) and share > _LIKELY
        if (rank == 0 or share > _SURE or likely) and alive[column]:
            for unit in columns.sets(inside[[at]])[0]:
                alive[takers.holders[unit]] = False
            if columns.head[column] >= 0:
                alive[columns.head == columns.head[column]] = False
            alive[column] = True
    return int(alive.sum()) < before
