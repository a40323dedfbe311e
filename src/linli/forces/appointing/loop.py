"""The loop of a nomination: which step may follow which stage, on which way, and what must be said with it."""

from linli.forces.stages import Stage, Way
from linli.foundation import table
from linli.foundation.refusals import Missing, OutOfStep

# Those whom the community chooses are shown to everyone before they are appointed; for another term they agree and the
# Party committee speaks; whoever is sent by a unit is appointed by the letter of that unit.
STEPS = table.read(
    """
step       ways                from                                to             must_say
agree      full,renewal,unit   nominated                           agreed         -
support    full,renewal        agreed                              supported      -
oppose     full,renewal        agreed                              not_appointed  words
publish    full                supported                           noticed        days
object     full                noticed                             noticed        words
answer     full                noticed                             noticed        words
appoint    full                noticed                             appointed      days
renew      renewal             supported                           appointed      days
instal     unit                nominated,agreed                    appointed      days
refuse     full,renewal,unit   agreed,supported,noticed            not_appointed  why
withdraw   full,renewal,unit   nominated,agreed,supported,noticed  withdrawn      why
"""
)
LAST = {Way.FULL: "appoint", Way.RENEWAL: "renew", Way.UNIT: "instal"}  # by which step each way ends well
FIRST = Stage.NOMINATED


def _read(steps: table.Table) -> dict[tuple[str, str], tuple[frozenset[str], str, str]]:
    """By step and way: from which stages, to which, and what must be said."""
    found: dict[tuple[str, str], tuple[frozenset[str], str, str]] = {}
    for row in steps.rows:
        for way in row["ways"].split(","):
            found[row["step"], way] = frozenset(row["from"].split(",")), row["to"], row["must_say"]
    return found


_STEPS = _read(STEPS)


def problems(steps: table.Table) -> list[str]:
    """What is wrong with a table of steps, in words for the one who changes it."""
    read = _read(steps)
    known = {str(value) for value in Stage.values}
    named = {stage for row in read.values() for stage in (*row[0], row[1])}
    unreached = known - {row[1] for row in read.values()} - {str(FIRST)}
    ways = {way for _step, way in read}
    return [
        *(f"{stage}: no such stage" for stage in sorted(named - known)),
        *(f"{stage}: never reached" for stage in sorted(unreached)),
        *(f"{way}: no such way" for way in sorted(ways - set(Way.values))),
    ]


if problems(STEPS):
    raise table.BadTable("; ".join(problems(STEPS)))


def advance(way: str, stage: str, step: str, said: str = "") -> str:
    """The stage that a step leads to. Raises `OutOfStep` when it cannot be taken there, `Missing` without its words."""
    if (step, way) not in _STEPS or stage not in _STEPS[step, way][0]:
        raise OutOfStep()
    _from, to, must_say = _STEPS[step, way]
    if must_say != "-" and not said.strip():
        raise Missing(field=must_say)
    return to


def steps_from(way: str, stage: str) -> tuple[str, ...]:
    """The steps that may follow a stage on a way, in the order of the table."""
    return tuple(step for (step, of), (stages, _to, _say) in _STEPS.items() if of == way and stage in stages)
