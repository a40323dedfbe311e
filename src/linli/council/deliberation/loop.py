"""The life of a deliberation: which step may follow which state, and what it must say."""

from linli.foundation import table

TALKS = table.read(
    """
step       from             to         must_say
announce   draft            announced  -
open       announced        sitting    -
adjourn    sitting          announced  words
agree      sitting          agreed     agreement
part       sitting          parted     words
look_back  agreed           looked     words
call_off   draft,announced  off        words
"""
)
NOT_YET_SAID = ("draft",)  # what is said beforehand can be changed until the notice hangs
BEFORE = ("draft", "announced")
OVER = ("agreed", "looked", "parted")
RUNNING = ("draft", "announced", "sitting", "agreed")


def steps_from(state: str) -> tuple[str, ...]:
    """The steps that may follow a state, in the order of the table."""
    return tuple(row["step"] for row in TALKS.rows if state in row["from"].split(","))
