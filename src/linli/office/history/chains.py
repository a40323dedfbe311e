"""Lists and talk pasted from a chat group: numbered lines 接龙, or a name and a time above each message."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linli.office.history.understanding import instants
from linli.office.history.understanding.instants import Instant
from linli.office.history.understanding.masking import is_name
from linli.office.workbook.values import Bad, text

_NUMBERED = re.compile(r"\s*(?:[(（]?\d{1,3}\s*[.、．)）:：]|[①-⑳])\s*(?P<said>\S.*)")
_DAY = r"(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/.月]\d{1,2}日?|昨天|前天|今天|(?:星期|周)[一二三四五六日天])"
_CLOCK = r"(?:上午|下午|晚上|中午|早上|凌晨|AM|PM)?\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
_SPOKEN = re.compile(
    rf"\s*(?P<name>\S.{{0,23}}?)[\s:：]+(?P<when>(?:{_DAY}\s*)?{_CLOCK}|\d{{4}}[-/.年]\d{{1,2}}[-/.月]\d{{1,2}}日?)\s*[:：]?\s*"
)
_DATED = re.compile(
    rf"\W*(?P<when>\d{{4}}[-/.年]\d{{1,2}}[-/.月]\d{{1,2}}日?)(?:\s*(?:星期|周)[一二三四五六日天])?(?:\s*{_CLOCK})?\W*"
)
_EMPTY = re.compile(
    r"(?:\+1|同上|同感|收到|好的?|谢谢.{0,6}|感谢.{0,6}|辛苦了?.{0,4}|ok|嗯+|是的|支持|接龙|在吗|你好|您好"
    r"|\[[^\]]{1,8}\]|@\S+|[\W_])*",
    re.IGNORECASE,
)
_PLACE = re.compile(r"[A-Za-z]?\d{1,3}(?:号楼|栋|幢|座|#|号|单元|-\d)|.{2,8}(?:小区|院|苑|园|里|家属院)")
_GLUED = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,3}?)(?=\d{1,3}(?:号楼|栋|幢|座|#|-\d))")
_PARTS = re.compile(r"[\s,，:：;；、—]+")
_EXAMPLE = re.compile(r"\s*(?:例|示例|格式)[:：\s]")


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
    lines = pasted.split("\n")
    spoken = sum(1 for line in lines if _SPOKEN.fullmatch(_spaced(line)))
    numbered = sum(1 for line in lines if _NUMBERED.fullmatch(line))
    if numbered > spoken:
        found = list(_list(lines))
    elif spoken:
        found = list(_talk(lines))
    else:
        return Chat((), (), "")
    first = min((entry.line for entry in found), default=1)
    empty = {entry.line for entry in found if _is_empty(entry, lines)}
    kept = tuple(entry for entry in found if entry.line not in empty)
    return Chat(kept, tuple(sorted(empty)), " ".join(filter(None, map(text, lines[: first - 1]))))


def _is_empty(entry: Entry, lines: list[str]) -> bool:
    """Whether nothing of a matter is said; a numbered entry without words is for the operator to judge."""
    if not entry.said:
        return not _NUMBERED.fullmatch(lines[entry.line - 1])
    return bool(_EMPTY.fullmatch(entry.said))


def _list(lines: list[str]) -> Iterator[Entry]:
    """Numbered lines, each with the lines below it that bear no number; a dated line tells the day of those below."""
    when: Instant | None = None
    current: tuple[int, list[str], Instant | None] | None = None
    for number, line in enumerate(lines, 1):
        begins, dated = _NUMBERED.fullmatch(line), _DATED.fullmatch(line)
        if dated and not begins:
            when = _instant(dated["when"])
        elif begins or not line.strip():
            if current:
                yield _entry(*current)
            current = (number, [begins["said"]], when) if begins else None
        elif current and not _EXAMPLE.match(line):
            current[1].append(line)
    if current:
        yield _entry(*current)


def _entry(line: int, said: list[str], when: Instant | None) -> Entry:
    name, rest = parted(_spaced(" ".join(said)))
    return Entry(line, name, rest, when)


def parted(said: str) -> tuple[str, str]:
    """The name with which an entry begins or that stands behind its place, and what remains."""
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


def _talk(lines: list[str]) -> Iterator[Entry]:
    """A name and a time, and below them what was said, up to the next name."""
    day: str = ""
    current: tuple[int, str, Instant | None] | None = None
    said: list[str] = []
    for number, line in enumerate(lines, 1):
        spoken, dated = _SPOKEN.fullmatch(_spaced(line)), _DATED.fullmatch(line)
        if dated or spoken:
            if current:
                yield Entry(current[0], current[1], _spaced(" ".join(said)), current[2])
            said, current = [], None
            day = dated["when"] if dated else day
        if spoken and not dated:
            current = (number, _spaced(spoken["name"]), _instant(spoken["when"]) or _instant(f"{day} {spoken['when']}"))
        elif current:
            said.append(line)
    if current:
        yield Entry(current[0], current[1], _spaced(" ".join(said)), current[2])


def _spaced(words: str) -> str:
    """The words in narrow signs with single blanks, which part a name from what is said."""
    return " ".join(map(text, words.split()))


def _instant(words: str) -> Instant | None:
    found = instants.read(words)
    return None if isinstance(found, Bad) else found
