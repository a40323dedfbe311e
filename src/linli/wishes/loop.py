"""The way of a wish: from saying it to having it, through a keeper, so that nobody learns whose it is."""

from linli.foundation import table
from linli.foundation.refusals import Missing, OutOfStep

# said: the wisher said it by the own page, and a keeper has still to look at it · hand: the keeper has the thing;
# help that is given at the place needs no handing · fulfil: the recipient and a witness have both said so
STEPS = table.read(
    """
step       from                          to         must_say
show       said                          open       -
claim      open                          claimed    -
hand       claimed                       handed     -
deliver    claimed,handed                delivered  -
give_back  claimed                       open       -
lapse      claimed                       open       -
miss       delivered                     handed     words
fulfil     delivered                     fulfilled  -
withdraw   said,open,claimed,handed      withdrawn  -
""",
    key="step",
)

FIRST = ("said", "open")  # said by the wisher alone; taken down by someone who serves
STAGES = ("said", "open", "claimed", "handed", "delivered", "fulfilled", "withdrawn")
HELD = ("claimed", "handed", "delivered", "fulfilled")  # somebody has claimed it
ON_THE_WALL = ("open", "claimed", "handed", "delivered", "fulfilled")
ENDS = ("fulfilled", "withdrawn")

_FROM = {row["step"]: frozenset(row["from"].split(",")) for row in STEPS.rows}
_TO = {row["step"]: row["to"] for row in STEPS.rows}
MUST_SAY = {row["step"]: row["must_say"] for row in STEPS.rows}

if set().union(*_FROM.values()) | set(_TO.values()) != set(STAGES):
    raise table.BadTable("a stage of a wish is unknown, or is never reached")


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
