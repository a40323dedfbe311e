"""The life of an edition: which step may follow which stage."""

from linli.foundation import table
from linli.foundation.refusals import OutOfStep

STEPS = table.read(
    """
step      from          to       must_say
amend     planned,open  =        -
open      planned       open     -
hold      open,planned  held     count
tell      held          told     -
call_off  planned,open  off      reason
""",
    key="step",
)

_ROWS = {row["step"]: row for row in STEPS.rows}


def advance(stage: str, step: str) -> str:
    """The stage that `step` leads to. Raises `OutOfStep` where it cannot be taken."""
    row = _ROWS[step]
    if stage not in row["from"].split(","):
        raise OutOfStep()
    return stage if row["to"] == "=" else row["to"]


def may_follow(stage: str) -> frozenset[str]:
    """The steps that can be taken at a stage."""
    return frozenset(step for step, row in _ROWS.items() if stage in row["from"].split(","))
