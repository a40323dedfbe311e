"""What one line of a chat is: the opening of a message, a time between messages, or what the system says."""

import re
from dataclasses import dataclass

from linli.engines.messages.names import is_name
from linli.engines.messages.rules import TROUBLE
from linli.engines.messages.signs import narrow, spaced

DAY = (
    r"(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/.月]\d{1,2}日?|昨天|前天|今天|(?:星期|周)[一二三四五六日天]"
    r"|Yesterday|Today)"
)
FULL_DAY = r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
CLOCK = r"(?:上午|下午|晚上|中午|早上|凌晨|AM|PM)?\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:\s*[AP]M)?"
NUMBERED = re.compile(r"\s*(?:[(（]?\d{1,3}\s*[.、．)）:：](?!\d{2}(?!\d))|[①-⑳])\s*(?P<said>\S.*)")

# Each reads a whole line in narrow signs. First that fits.
_TIMED = re.compile(
    rf"(?P<name>[^\s:：][^:：]{{0,23}}?)[\s:：]+(?P<told>(?:{DAY}\s*)?{CLOCK}|{FULL_DAY})\s*[:：]?", re.IGNORECASE
)
_BETWEEN = re.compile(rf"\W*(?P<told>{FULL_DAY})(?:\s*(?:星期|周)[一二三四五六日天])?(?:\s*(?P<clock>{CLOCK}))?\W*")
_CLOCK_ALONE = re.compile(rf"(?P<told>(?:{DAY}\s*)?(?:(?:星期|周)[一二三四五六日天]\s*)?{CLOCK})", re.IGNORECASE)
_STAMP = re.compile(rf"{DAY}\s*{CLOCK}", re.IGNORECASE)
_LED = re.compile(
    rf"\[?(?P<told>(?:{DAY}\s*)?{CLOCK})\]?\s*[-,，]?\s*(?P<name>[^\s:：，。]{{1,20}})[:：]\s*(?P<said>\S.*)"
)
_ENDS = "，。！？；!?;:：「」“”《》【】#"  # no name in a group holds these
NAMED = re.compile(rf"(?P<name>[^,\[\]@\s{_ENDS}][^{_ENDS}]{{0,19}})[:：](?!//)\s*(?P<said>.*)")
# What stands before a colon and is nobody's name.
LABEL = re.compile(
    "|".join(
        (
            ".{0,6}(?:通知|公告|通告|提示|提醒|说明|情况|如下|时间|时段|日期|地点|地址|位置|电话|方式|要求|价格|规格|内容|主题|名称)",
            ".{0,6}(?:人员|对象|范围|原因|路线|集合|事项|建议|诉求|问题|结果|链接|热线|单位|部门|房号|楼号|联系人)",
            "注意|备注|附|例|示例|格式|请问|另外|还有|最后|首先|其次|总之|注|问|答|[原现特]价|售价|标题|微信|QQ|PS|报名|接龙|https?",
            ".*(?:我说|他说|她说|人说|想问|问一下|反映|就是|那就|因为|所以)|(?:[明后昨前今]|大后)天.*|.*(?:[上下中]午|晚上|早上|凌晨)",
            r"[一二三四五六七八九十]+|第.{1,3}|\d[\d.]*",
        )
    ),
    re.IGNORECASE,
)
_SYSTEM = re.compile(
    "|".join(
        (
            '[“"「]?.{1,24}[”"」]?\\s*撤回了一条消息.*|.{1,24} recalled a message.*|.{1,60} joined the group chat.*',
            ".{0,40}(?:加入了?群聊|[移退]出了?群聊|修改群名为.*|拍了拍.*|邀请.*加入.*群.*)|.{1,24}(?:发起了|领取了).{0,12}",
            '.{0,4}群(?:聊|[“"].*[”"]).{0,12}聊天记录(?:如下)?[:：]?|\\[?聊天记录\\]?|[-—\\s]*以[上下](?:是|为).{0,8}消息[-—\\s]*',
        )
    )
)
CHAIN_HEAD = re.compile(r"#?\s*(?:群?接龙|Group Note).*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not only words: `kind` opening, named (an opening without a time), time or system.

    `said` is what of the message stands in this line, `takes` how many lines the opening has.
    """

    kind: str
    name: str = ""
    told: str = ""
    said: str = ""
    takes: int = 1


def line_at(lines: list[str], index: int) -> Line | None:
    """What the line at `index` is; None when it is words."""
    loose = spaced(lines[index])
    plain = narrow(loose)
    if _SYSTEM.fullmatch(plain):
        return Line("system", said=plain)
    between = _BETWEEN.fullmatch(plain) or _CLOCK_ALONE.fullmatch(plain)
    if between:
        return Line("time", told=plain.strip(" -—"))
    timed = _TIMED.fullmatch(loose)
    if timed and not LABEL.fullmatch(narrow(timed["name"])):
        return Line("opening", narrow(timed["name"]), timed["told"])
    led = _LED.fullmatch(loose)
    if led and not LABEL.fullmatch(led["name"]):
        return Line("opening", led["name"], led["told"], led["said"])
    return _two_lines(lines, index, plain) or _named(loose)


def _two_lines(lines: list[str], index: int, plain: str) -> Line | None:
    """A name alone, and below it the time: as a computer copies several messages at once."""
    below = narrow(lines[index + 1]) if index + 1 < len(lines) else ""
    name = plain.rstrip(":：")
    if not (1 <= len(name) <= 20) or re.search(r"[，。！？；,!?;:：]", name):
        return None
    if _STAMP.fullmatch(below) or (_CLOCK_ALONE.fullmatch(below) and is_name(name)):
        return Line("opening", name, below, takes=2)
    return None


def _named(loose: str) -> Line | None:
    named = NAMED.fullmatch(loose)
    if named is None or NUMBERED.fullmatch(loose):
        return None
    name = narrow(named["name"])
    if LABEL.fullmatch(name) or TROUBLE.words.search(name):  # 三单元漏水：楼上不管
        return None
    return Line("named", name, said=named["said"])
