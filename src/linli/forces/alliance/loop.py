"""The life of a need: which step may follow which stage."""

from linli.foundation import table
from linli.foundation.refusals import Missing, OutOfStep

STEPS = table.read(
    """
step    from         to         must_say
ask     open         open       -
widen   open         open       -
fill    open         filled     -
unfill  filled       open       -
meet    open,filled  met        -
miss    open,filled  unmet      reason
cancel  open,filled  cancelled  reason
"""
)
STAGES = ("open", "filled", "met", "unmet", "cancelled")

_ROWS = {row["step"]: row for row in STEPS.rows}
if {stage for row in STEPS.rows for stage in (*row["from"].split(","), row["to"])} != set(STAGES):
    raise table.BadTable("a stage of a need is unknown, or is never reached")


def advance(stage: str, step: str, said: str = "") -> str:
    """The stage that `step` leads to. Raises `OutOfStep`, and `Missing` when what it must say is empty."""
    row = _ROWS[step]
    if stage not in row["from"].split(","):
        raise OutOfStep()
    if row["must_say"] != "-" and not said.strip():
        raise Missing(field=row["must_say"])
    return row["to"]


def steps_from(stage: str) -> frozenset[str]:
    """The steps that may follow a stage."""
    return frozenset(step for step, row in _ROWS.items() if stage in row["from"].split(","))
