"""What a pasted text falls into: messages, each with the lines that it came from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["said", "item", "heading", "time", "system"]
Numbered = Sequence[tuple[int, str]]  # lines with their numbers in the source, from 1


@dataclass(frozen=True, slots=True)
class Message:
    """One message: `name` and `told` (when) as they are shown, '' when not; lines `first` to `last`, both included.

    said: a message · item: one entry of a list 接龙 · heading, time, system: nobody's words, shown all the same.
    `answers`: the words that it quotes.
    """

    kind: Kind
    name: str
    told: str
    words: str
    first: int
    last: int
    answers: str = ""
