"""Notes of a night talk, taken freely: numbered items, bullets, or one sentence a line, split into matters."""

import re
from collections.abc import Iterator

from linli.engines.messages.lines import LABEL, NAMED, NUMBERED
from linli.engines.messages.saying import Message
from linli.engines.messages.signs import narrow, spaced

_BULLET = re.compile(
    r"\s*(?:[-*•·●○■□▪◆◇▲△☆★✓√]|[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]{1,3}[，、:：]?)\s*(?P<said>\S.*)"
)
_HEAD = re.compile(
    r".{0,24}(?:夜话|座谈会?|议事会?|恳谈会?|碰头会|记录|纪要)|(?:时间|日期|地点|主持人?|参加人?员?|到场|出席|记录人?|天气|人数|主题|议题)[:：].*"
    r"|(?:居民|大家)?(?:反映|提出|意见|问题|诉求|建议)(?:的?(?:问题|意见|诉求))?(?:如下|有)?[:：]?|.{1,10}[:：]"
)
_CALLED = "大爷|大妈|大娘|大叔|阿姨|奶奶|爷爷|师傅|老师|先生|女士|姐|哥|嫂|叔|婶|某"
_SPEAKER = re.compile(
    rf"(?P<name>[\u4e00-\u9fff]{{1,4}}(?:{_CALLED})|[^，。,.\s]{{0,10}}(?:居民|住户|业主|商户|租户))"
    r"(?:说|反映|提出?|问|建议|表示|讲|反应)[:：，,]?\s*(?P<said>\S.*)"
)


def read(notes: str) -> tuple[Message, ...]:
    """Every line that is not blank lies in one item or heading; one without a mark goes on with the item above."""
    lines = [(number, line) for number, line in enumerate(notes.splitlines(), 1) if line.strip()]
    marked = any(_opens(line) for _, line in lines)
    found: list[Message] = []
    current: list[tuple[int, str]] = []
    for number, line in lines:
        head = _HEAD.fullmatch(narrow(line)) if not _opens(line) else None
        if current and (head or _opens(line) or not marked):
            found += _items(current)
            current = []
        if head or (marked and not current and not _opens(line)):
            found.append(Message("heading", "", "", spaced(line), number, number))
        else:
            current.append((number, line))
    return (*found, *_items(current))


def _opens(line: str) -> re.Match[str] | None:
    return NUMBERED.fullmatch(line) or _BULLET.fullmatch(line)


def _items(lines: list[tuple[int, str]]) -> Iterator[Message]:
    if lines:
        mark = _opens(lines[0][1])
        words = "\n".join(spaced(line) for line in [mark["said"] if mark else lines[0][1], *(s for _, s in lines[1:])])
        name, said = speaker(words)
        yield Message("item", name, "", said, lines[0][0], lines[-1][0])


def speaker(words: str) -> tuple[str, str]:
    """Who spoke, when an item begins with it, and what was said: 王大爷反映路灯不亮, 李姐：没人清垃圾."""
    named = NAMED.fullmatch(words.split("\n")[0])
    if named and len(named["name"]) <= 10 and not LABEL.fullmatch(narrow(named["name"])) and named["said"]:
        return narrow(named["name"]), words[named.start("said") :]
    spoke = _SPEAKER.match(words)
    return (spoke["name"], words[spoke.start("said") :]) if spoke else ("", words)
