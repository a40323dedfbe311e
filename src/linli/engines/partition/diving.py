"""A first plan for a large block: the surest grids of a fractional plan are taken, and the rest is asked again."""

import numpy as np

from linli.engines.partition.columns import Columns
from linli.engines.partition.master import WHOLE, Flags, Master
from linli.engines.partition.prices import Takers

_GIVE = (3, 40)  # grids more or fewer than were asked for, that make an end easier to find
_SURE, _LIKELY = 0.9, 0.6
_AT_ONCE = 25  # of so many doubtful grids one is taken without being sure


def dive(columns: Columns, takers: Takers, master: Master, grids: int) -> tuple[int, ...] | None:
    """The columns of a plan of about so many grids, or None; the programme is left as it was."""
    for give in _GIVE:
        alive, plan = np.ones(len(columns), bool), master.plan()
        while plan is None and _fix(columns, takers, master, alive):
            master.restrict(alive)
            master.prices(grids, give)
            plan = master.plan()
        master.restrict(np.ones(len(columns), bool))
        if plan is not None:
            return plan
        master.prices(grids)
    return None


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
