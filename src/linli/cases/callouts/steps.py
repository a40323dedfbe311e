"""The way of one responder: which step may follow which answer."""

from linli.foundation import table
from linli.foundation.refusals import Missing, OutOfStep

STEPS = table.read(
    """
step     from                       to        must_say
accept   called                     accepted  -
contact  called,accepted,arrived    =         -
arrive   called,accepted            arrived   -
finish   called,accepted,arrived    done      words
decline  called,accepted            declined  -
"""
)
_ROWS = {row["step"]: row for row in STEPS.rows}


def advance(answer: str, step: str, said: str) -> str:
    """The answer that a step leads to. Raises `OutOfStep`, `Missing`."""
    row = _ROWS[step]
    if answer not in row["from"].split(","):
        raise OutOfStep()
    if row["must_say"] != "-" and not said.strip():
        raise Missing(field=row["must_say"])
    if row["to"] != "=":
        return row["to"]
    return "accepted" if answer == "called" else answer


def steps_from(answer: str) -> tuple[str, ...]:
    """The steps that may follow an answer, in the order of the table."""
    return tuple(step for step, row in _ROWS.items() if answer in row["from"].split(","))
