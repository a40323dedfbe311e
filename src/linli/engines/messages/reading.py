"""Pasted text of a chat group, as a phone or a computer copies it, split into messages; no line is lost."""

import re
from collections.abc import Iterator
from dataclasses import replace

from linli.engines.messages import chain
from linli.engines.messages.lines import NUMBERED, Line, line_at
from linli.engines.messages.rules import NOTICE
from linli.engines.messages.saying import Message, Numbered
from linli.engines.messages.signs import spaced

_DASHES = re.compile(r"[-—–\s_]{5,}")
_QUOTED = re.compile(r"[「『](?P<answers>.*?)[」』]?", re.DOTALL)
_QUOTES = re.compile(r"(?:引用\s?.{1,24}?\s?的消息|Quoting .{1,24}?)\s?[:：]\s?(?P<answers>.*)")
_GOES_ON = re.compile(r".*[：:，,、]$")
_HAS_DAY = re.compile(r"\D*(?:\d{4}\D|\d{1,2}[-/.月]\d|昨|前|今|星期|周|Y|T)", re.IGNORECASE)


def read(pasted: str) -> tuple[Message, ...]:
    """All messages in the order of the source; every line that is not blank lies in exactly one of them."""
    lines = pasted.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    seen = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    marks = _marks(lines, seen)
    if not any(map(_opens, marks.values())):
        return tuple(_unnamed(seen, marks))
    return tuple(_talk(seen, marks))


def _marks(lines: list[str], seen: Numbered) -> dict[int, Line]:
    """What each line is that is not words. One paste is of one make: where messages bear times, a colon opens none."""
    found = {number: mark for number, _ in seen if (mark := line_at(lines, number - 1))}
    timed = any(mark.kind == "opening" for mark in found.values())
    first = found.get(seen[0][0]) if seen else None
    listed = sum(1 for _, line in seen if NUMBERED.fullmatch(line)) if not _opens(first) else 0
    is_list = listed > sum(map(_opens, found.values()))
    for number, mark in list(found.items()):
        if mark.takes == 2:
            found.pop(number + 1, None)
        if (mark.kind == "named" and timed) or (_opens(mark) and is_list):
            del found[number]
    return found


def _opens(mark: Line | None) -> bool:
    return mark is not None and mark.kind in ("opening", "named")


def _unnamed(seen: Numbered, marks: dict[int, Line]) -> Iterator[Message]:
    """Text in which nobody is named: a list, or one message a line."""
    if chain.is_chain([(number, line) for number, line in seen if number not in marks]):
        yield from chain.read(seen)
        return
    told, current = "", list[tuple[int, str]]()
    for number, line in seen:
        mark = marks.get(number)
        if mark or not (current and _GOES_ON.fullmatch(current[-1][1].strip())):
            yield from _message("", told, current)
            current = []
        if mark:
            told = mark.told or told
            yield _of_mark(mark, number)
        else:
            current.append((number, line))
    yield from _message("", told, current)


def _talk(seen: Numbered, marks: dict[int, Line]) -> Iterator[Message]:
    """Messages under their openings; a time between them tells the day of those below."""
    day, name, told = "", "", ""
    current: list[tuple[int, str]] = []
    skip = 0
    for number, line in seen:
        mark = marks.get(number)
        if number <= skip:
            current.append((number, ""))
        elif mark is None:
            current.append((number, line))
        else:
            yield from _message(name, told, current)
            current, name, told = [], "", ""
            if mark.kind in ("time", "system"):
                day = mark.told or day
                yield _of_mark(mark, number)
                continue
            name, told = mark.name, _with_day(mark.told, day)
            skip = number + mark.takes - 1
            current.append((number, mark.said))
    yield from _message(name, told, current)


def _with_day(told: str, day: str) -> str:
    """A time of day with the day that stands above it."""
    if not told:
        return day
    return told if not day or _HAS_DAY.match(told) else f"{day.split()[0]} {told}"


def _of_mark(mark: Line, number: int) -> Message:
    return Message("time" if mark.kind == "time" else "system", "", mark.told, mark.said or mark.told, number, number)


def _message(name: str, told: str, lines: list[tuple[int, str]]) -> Iterator[Message]:
    """The message of some lines, or the items when they are a list; none of no lines."""
    if not lines:
        return
    first, last = lines[0][0], lines[-1][0]
    words = [(number, line) for number, line in lines if line.strip()]
    if chain.is_chain(words) and not NOTICE.words.search(words[0][1]):
        yield from _posted(list(chain.read(words, told)), name, first)
        return
    answers, said = _unquoted([spaced(line) for _, line in words])
    yield Message("said", name, told, said, first, last, answers)


def _posted(items: list[Message], name: str, first: int) -> Iterator[Message]:
    """Items of a list within a message; its head names who posted it."""
    yield replace(items[0], first=first, name=items[0].name or name)
    yield from items[1:]


def _unquoted(lines: list[str]) -> tuple[str, str]:
    """What a message quotes, and what it says: the quotation above a line of dashes, or named at the end."""
    dashes = next((index for index, line in enumerate(lines) if _DASHES.fullmatch(line)), None)
    if dashes and lines[0][:1] in "「『":
        quoted = _QUOTED.fullmatch("\n".join(lines[:dashes]))
        if quoted:
            return quoted["answers"], "\n".join(lines[dashes + 1 :])
    for index, line in enumerate(lines):
        quotes = _QUOTES.fullmatch(line)
        if quotes:
            return quotes["answers"], "\n".join([*lines[:index], *lines[index + 1 :]])
    return "", "\n".join(lines)
