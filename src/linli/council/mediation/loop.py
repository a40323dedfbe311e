"""The life of a mediation: which step may follow which state, and what it must say."""

from linli.foundation import table

MEDIATIONS = table.read(
    """
step     from                 to        must_say
accept   asked                ready     -
arrange  ready                ready     mediator
sit      ready                sitting   -
refuse   asked,ready,sitting  ended     -
settle   sitting              settled   agreement
part     sitting              ended     -
follow   settled              followed  words
"""
)
RUNNING = ("asked", "ready", "sitting", "settled")


def steps_from(state: str) -> tuple[str, ...]:
    """The steps that may follow a state, in the order of the table."""
    return tuple(row["step"] for row in MEDIATIONS.rows if state in row["from"].split(","))
