"""The way of a gift: which step may follow which state."""

from linli.foundation import table
from linli.foundation.refusals import OutOfStep

# to: the state that a step leads to · = it stays where it stands · shared: whether the step is for a share of sales too
STEPS = table.read(
    """
step      from              to         shared
amend     promised,past     =          no
value     promised,past     =          no
withdraw  promised          withdrawn  no
book      promised,past     received   yes
receipt   received,past     =          yes
ask       received          =          yes
reverse   received          promised   yes
"""
)

_ROWS = {row["step"]: row for row in STEPS.rows}


def advance(state: str, step: str, *, shared: bool = False) -> str:
    """The state that `step` leads to. Raises `OutOfStep` where it cannot be taken."""
    row = _ROWS[step]
    if state not in row["from"].split(",") or (shared and row["shared"] == "no"):
        raise OutOfStep()
    return state if row["to"] == "=" else row["to"]


def may_follow(state: str, *, shared: bool) -> frozenset[str]:
    """The steps that can be taken in a state."""
    return frozenset(
        step for step, row in _ROWS.items()
        if state in row["from"].split(",") and not (shared and row["shared"] == "no")
    )  # fmt: skip
