"""The closed loop of a case: which step may follow which stage."""

from linli.foundation import table
from linli.foundation.refusals import Missing, OutOfStep

# to: the stage that a step leads to · = it stays where it stands · back: to the stage that was left
STEPS = table.read(
    """
step             from                                               to            must_say
triage           collected,assigned,handling,deliberating           =             kind
assign           collected,assigned,handling,deliberating           assigned      assignee
start            assigned                                           handling      -
deliberate       assigned,handling                                  deliberating  reason
settle           deliberating                                       handling      agreement
wait             assigned,handling,deliberating                     waiting       reason
resume           waiting                                            handling      -
extend           assigned,handling,deliberating                     =             reason
pass_up          collected,assigned,handling,deliberating,waiting   assigned      reason
send_down        assigned,handling,deliberating                     assigned      reason
resolve          assigned,handling,deliberating                     resolved      outcome
resolve_on_spot  collected,assigned,handling                        resolved      outcome
accept           resolved                                           closed        verdict
accept_for       resolved                                           closed        verdict
lapse            resolved                                           closed        -
return           resolved                                           handling      reason
reopen           closed                                             handling      reason
merge            collected,assigned,handling,deliberating,waiting   merged        target
unmerge          merged                                             back          reason
decline          collected,assigned                                 declined      exit
"""
)

FIRST = "collected"
STAGES = (
    "collected", "assigned", "handling", "deliberating", "waiting", "resolved", "closed", "merged", "declined",
)  # fmt: skip
OPEN = ("collected", "assigned", "handling", "deliberating", "waiting")
STAYS, BACK = "=", "back"

_FROM = {row["step"]: frozenset(row["from"].split(",")) for row in STEPS.rows}
_TO = {row["step"]: row["to"] for row in STEPS.rows}
MUST_SAY = {row["step"]: row["must_say"] for row in STEPS.rows}

if set().union(*_FROM.values()) | (set(_TO.values()) - {STAYS, BACK}) != set(STAGES):
    raise table.BadTable("a stage of the loop is unknown, or is never reached")


def advance(stage: str, step: str, said: str = "-", *, left: str = "") -> str:
    """The stage that `step` leads to from `stage`; `left` is the stage to which a step may lead back.

    Raises `OutOfStep` when it cannot be taken there, `Missing` when what it must say is empty.
    """
    if stage not in _FROM[step]:
        raise OutOfStep()
    if MUST_SAY[step] != "-" and not said.strip():
        raise Missing(field=MUST_SAY[step])
    return {STAYS: stage, BACK: left}.get(_TO[step], _TO[step])


def steps_from(stage: str) -> tuple[str, ...]:
    """The steps that may follow a stage, in the order of the table."""
    return tuple(step for step, stages in _FROM.items() if stage in stages)
