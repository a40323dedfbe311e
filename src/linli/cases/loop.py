"""The closed loop of a case: which step may follow which stage."""

from linli.foundation import table
from linli.foundation.refusals import Missing, OutOfStep

STEPS = table.read(
    """
step             from                         to         must_say
triage           collected                    collected  kind
assign           collected,assigned,handling  assigned   assignee
start            assigned                     handling   -
resolve          assigned,handling            resolved   outcome
resolve_on_spot  collected,assigned,handling  resolved   outcome
accept           resolved                     closed     verdict
accept_for       resolved                     closed     verdict
lapse            resolved                     closed     -
return           resolved                     handling   reason
reopen           closed                       handling   reason
decline          collected                    declined   exit
"""
)

FIRST = "collected"
STAGES = ("collected", "assigned", "handling", "resolved", "closed", "declined")
OPEN = ("collected", "assigned", "handling")

_FROM = {row["step"]: frozenset(row["from"].split(",")) for row in STEPS.rows}
_TO = {row["step"]: row["to"] for row in STEPS.rows}
MUST_SAY = {row["step"]: row["must_say"] for row in STEPS.rows}

if set().union(*_FROM.values()) | set(_TO.values()) != set(STAGES):
    raise table.BadTable("a stage of the loop is unknown, or is never reached")


def advance(stage: str, step: str, said: str = "-") -> str:
    """The stage that `step` leads to from `stage`.

    Raises `OutOfStep` when it cannot be taken there, `Missing` when what it must say is empty.
    """
    if stage not in _FROM[step]:
        raise OutOfStep()
    if MUST_SAY[step] != "-" and not said.strip():
        raise Missing(field=MUST_SAY[step])
    return _TO[step]


def steps_from(stage: str) -> tuple[str, ...]:
    """The steps that may follow a stage, in the order of the table."""
    return tuple(step for step, stages in _FROM.items() if stage in stages)
