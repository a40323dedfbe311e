"""The way of a deed: claimed is not done, and done is not confirmed (DOMAIN N17)."""

from linli.foundation import table
from linli.foundation.refusals import Missing, OutOfStep

# doubt: residents found that it is not done; it goes on with the same organisation
STEPS = table.read(
    """
step       from                        to         must_say
claim      published                   claimed    -
begin      claimed                     doing      -
finish     claimed,doing               done       words
confirm    done                        confirmed  -
doubt      done                        doing      words
give_back  claimed,doing               published  reason
withdraw   published,claimed,doing     withdrawn  reason
""",
    key="step",
)

FIRST = "published"
STAGES = ("published", "claimed", "doing", "done", "confirmed", "withdrawn")
HELD = ("claimed", "doing", "done", "confirmed")  # an organisation has it
OPEN = ("claimed", "doing")  # and has still to do it

_FROM = {row["step"]: frozenset(row["from"].split(",")) for row in STEPS.rows}
_TO = {row["step"]: row["to"] for row in STEPS.rows}
MUST_SAY = {row["step"]: row["must_say"] for row in STEPS.rows}

if set().union(*_FROM.values()) | set(_TO.values()) != set(STAGES):
    raise table.BadTable("a stage of a deed is unknown, or is never reached")


def advance(stage: str, step: str, said: str = "") -> str:
    """The stage that `step` leads to. Raises `OutOfStep`, and `Missing` when what it must say is empty."""
    if stage not in _FROM.get(step, ()):
        raise OutOfStep()
    if MUST_SAY[step] != "-" and not said.strip():
        raise Missing(field=MUST_SAY[step])
    return _TO[step]


def steps_from(stage: str) -> tuple[str, ...]:
    """The steps that may follow a stage, in the order of the table."""
    return tuple(step for step, stages in _FROM.items() if stage in stages)
