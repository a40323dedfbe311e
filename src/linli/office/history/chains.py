"""Lists and talk pasted from a chat group, as entries of history: only who says something of a matter counts."""

from dataclasses import dataclass

from linli.engines.messages import Message, says_nothing
from linli.engines.messages import read as split
from linli.engines.messages.signs import spaced
from linli.office.history.understanding import instants
from linli.office.history.understanding.instants import Instant
from linli.office.workbook.values import Bad, text


@dataclass(frozen=True)
class Entry:
    """One matter of a chat: the line where it begins, who spoke (never kept), when, and what was said."""

    line: int
    name: str
    said: str
    when: Instant | None


@dataclass(frozen=True)
class Chat:
    """All entries; `passed` are the lines that say nothing, `title` what stands above the first entry."""

    entries: tuple[Entry, ...]
    passed: tuple[int, ...]
    title: str


def read(pasted: str) -> Chat:
    """The entries of a pasted text; none when it is neither a list nor a talk."""
    found = [
        message for message in split(pasted) if message.kind == "item" or (message.kind == "said" and message.name)
    ]
    kept = [message for message in found if not _is_empty(message)]
    first = min((message.first for message in found), default=1)
    passed = tuple(message.first for message in found if _is_empty(message))
    return Chat(tuple(map(_entry, kept)), passed, " ".join(filter(None, map(text, pasted.split("\n")[: first - 1]))))


def _is_spoken(message: Message) -> bool:
    return message.kind == "said" and bool(message.name)


def _is_empty(message: Message) -> bool:
    """Whether nothing of a matter is said; an entry of a list without words is for the operator to judge."""
    return says_nothing(message.words) and not (message.kind == "item" and not message.words)


def _entry(message: Message) -> Entry:
    found = instants.read(message.told)
    return Entry(message.first, message.name, spaced(message.words), None if isinstance(found, Bad) else found)
