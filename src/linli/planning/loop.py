"""The way of a draft: which step may follow which state."""

from linli.foundation import table
from linli.foundation.refusals import Missing, OutOfStep

# to: the state that a step leads to · = it stays where it stands
STEPS = table.read(
    """
step     from                to         must_say
change   draft               =          -
publish  draft               published  -
comment  published           =          words
revise   published           draft      -
adopt    published           adopted    reason
withdraw adopted             published  reason
drop     draft,published     dropped    reason
"""
)

_FROM = {row["step"]: frozenset(row["from"].split(",")) for row in STEPS.rows}
_TO = {row["step"]: row["to"] for row in STEPS.rows}
_MUST_SAY = {row["step"]: row["must_say"] for row in STEPS.rows}


def advance(state: str, step: str, said: str = "-") -> str:
    """The state that `step` leads to. Raises `OutOfStep` where it cannot be taken, `Missing` when nothing is said."""
    if state not in _FROM[step]:
        raise OutOfStep()
    if _MUST_SAY[step] != "-" and not said.strip():
        raise Missing(field=_MUST_SAY[step])
    return state if _TO[step] == "=" else _TO[step]


def may_follow(state: str) -> frozenset[str]:
    """The steps that can be taken in a state."""
    return frozenset(step for step, states in _FROM.items() if state in states)
