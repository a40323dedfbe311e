"""The ladder of a safety call: which step may follow which rung, and which the machine suggests, and when."""

from linli.foundation import table
from linli.foundation.refusals import Missing, OutOfStep

# Whoever leaves out a rung takes a step 'at once' and says why; only for 120 nothing need be said.
STEPS = table.read(
    """
step                 from                                                    to          must_say
well                 due,unanswered,silent,knocking,family                   well        -
wants                due,unanswered,silent,knocking,family,well              wants       words
no_answer            due,unanswered                                          unanswered  -
no_answer_again      unanswered                                              silent      -
knock                silent                                                  knocking    -
knock_at_once        due,unanswered                                          knocking    words
call_family          knocking                                                family      -
call_family_at_once  due,unanswered,silent                                   family      words
call_120             family                                                  emergency   -
call_120_at_once     due,unanswered,silent,knocking,well,wants,unharmed      emergency   -
help_came            emergency                                               helped      words
false_alarm          emergency                                               unharmed    words
mistake              well,wants,unharmed,helped                              due         -
"""
)

# after: minutes from the beginning of the rung until its next step is suggested; letter: minutes from then until the
# keepers are asked by letter to look. The machine does no more than this; a person acts.
SUGGESTED = table.read(
    """
rung        suggests     after  letter
due         ring         0      60
unanswered  ring         10     20
silent      knock        0      15
knocking    call_family  20     15
family      call_120     0      15
emergency   help_came    0      60
""",
    key="rung",
)

FIRST = "due"
RUNGS = SUGGESTED.column("rung")
STAGES = (*RUNGS, "well", "wants", "helped", "unharmed")

_FROM = {row["step"]: frozenset(row["from"].split(",")) for row in STEPS.rows}
_TO = {row["step"]: row["to"] for row in STEPS.rows}
MUST_SAY = {row["step"]: row["must_say"] for row in STEPS.rows}

if set().union(*_FROM.values()) | set(_TO.values()) != set(STAGES):
    raise table.BadTable("a stage of the ladder is unknown, or is never reached")


def advance(stage: str, step: str, said: str = "") -> str:
    """The stage that `step` leads to from `stage`.

    Raises `OutOfStep` when it cannot be taken there, `Missing` when what it must say is empty.
    """
    if stage not in _FROM.get(step, ()):
        raise OutOfStep()
    if MUST_SAY[step] != "-" and not said.strip():
        raise Missing(field=MUST_SAY[step])
    return _TO[step]


def steps_from(stage: str) -> tuple[str, ...]:
    """The steps that may follow a stage, in the order of the table."""
    return tuple(step for step, stages in _FROM.items() if stage in stages)
