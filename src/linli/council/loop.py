"""The life of what stands on the agenda, and of the tasks that are decided: which step may follow which state."""

from linli.foundation import table
from linli.foundation.refusals import Missing, OutOfStep

ITEMS = table.read(
    """
step    from            to        must_say
decide  open            decided   words
carry   open            carried   -
drop    open            dropped   words
speak   decided,dropped open      -
"""
)
TASKS = table.read(
    """
step     from           to        must_say
finish   open           done      words
give_up  open           given_up  words
resume   done,given_up  open      words
"""
)


def advance(steps: table.Table, state: str, step: str, said: str = "") -> str:
    """The state that `step` leads to. Raises `OutOfStep`, and `Missing` when what it must say is empty."""
    row = next(row for row in steps.rows if row["step"] == step)
    if state not in row["from"].split(","):
        raise OutOfStep()
    if row["must_say"] != "-" and not said.strip():
        raise Missing(field=row["must_say"])
    return row["to"]
