"""Lists of a chat group 接龙: numbered lines or, under their heading, plain ones; a name before or behind the place."""

import re
from collections.abc import Iterator

from linli.engines.messages.lines import CHAIN_HEAD, CLOCK, FULL_DAY, NUMBERED
from linli.engines.messages.names import is_name
from linli.engines.messages.saying import Message, Numbered
from linli.engines.messages.signs import narrow, spaced

_PLACE = re.compile(r"[A-Za-z]?\d{1,3}(?:号楼|栋|幢|座|#|号|单元|-\d)|.{2,8}(?:小区|院|苑|园|里|家属院)")
_GLUED = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,3}?)(?=\d{1,3}(?:号楼|栋|幢|座|#|-\d))")
_PARTS = re.compile(r"[\s,，:：;；、—]+")
_EXAMPLE = re.compile(r"\s*(?:例|示例|格式)[:：\s]")
_DATED = re.compile(
    rf"\W*(?P<told>{FULL_DAY}|\d{{1,2}}月\d{{1,2}}日?)(?:\s*(?:星期|周)[一二三四五六日天])?(?:\s*{CLOCK})?\W*"
)


def is_chain(lines: Numbered) -> bool:
    """Whether lines are a list: a heading says so, or most of at least two lines bear a number."""
    numbered = sum(1 for _, line in lines if NUMBERED.fullmatch(line))
    if any(CHAIN_HEAD.fullmatch(narrow(line)) for _, line in lines[:3]) and len(lines) > 1:
        return True
    return numbered >= 2 and numbered * 2 > len(lines)


def read(lines: Numbered, told: str = "") -> Iterator[Message]:
    """The items of a list; what stands before the first, and dates between them, are headings."""
    bears = any(NUMBERED.fullmatch(line) for _, line in lines)
    headed = any(CHAIN_HEAD.fullmatch(narrow(line)) for _, line in lines)
    current: list[tuple[int, str]] = []
    for number, line in lines:
        begins, dated = NUMBERED.fullmatch(line), _DATED.fullmatch(narrow(line))
        opens = begins or (not bears and not CHAIN_HEAD.fullmatch(narrow(line)) and headed)
        apart = current and number > current[-1][0] + 1  # a blank line ends an item
        if opens or _EXAMPLE.match(line) or CHAIN_HEAD.fullmatch(narrow(line)) or dated or apart or not current:
            yield from _item(current, told)
            current = []
        if dated and not begins:
            told = dated["told"]
        if (opens and not _EXAMPLE.match(line) and not (dated and not begins)) or current:
            current.append((number, line))
        else:
            yield Message("heading", "", told, narrow(line), number, number)
    yield from _item(current, told)


def _item(lines: list[tuple[int, str]], told: str) -> Iterator[Message]:
    if not lines:
        return
    first = NUMBERED.fullmatch(lines[0][1])
    said = spaced(" ".join([first["said"] if first else lines[0][1], *(line for _, line in lines[1:])]))
    name, rest = parted(said)
    yield Message("item", name, told, rest, lines[0][0], lines[-1][0])


def parted(said: str) -> tuple[str, str]:
    """The name with which an item begins or that stands behind its place, and what remains."""
    parts = [part for part in _PARTS.split(said) if part]
    glued = _GLUED.match(said)
    if glued and is_name(glued["name"]):
        return glued["name"], said[glued.end() :]
    if len(parts) == 1:
        return (said, "") if is_name(said) else ("", said)
    for index, part in enumerate(parts[:3]):
        nickname = index == 0 and len(part) <= 12 and not _PLACE.match(part) and bool(_PLACE.match(parts[1]))
        if is_name(part) or nickname:
            start = said.index(part)
            return part, (said[:start] + said[start + len(part) :].lstrip(" ,，:：;；、—")).strip()
        if not _PLACE.match(part):
            break
    return "", said
