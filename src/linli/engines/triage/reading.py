"""How a message is read: widths, dialect and usual slips made alike, place for place, and what is denied blanked."""

import re
from itertools import pairwise

WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}

# Same length on both sides, so that a place in the folded text is the same place in what was said.
# First Luoyang words, then slips of sound and shape that phones make of the words the rules lean on.
ALIKE = {
    "黑了": "晚上", "晌午": "中午", "夜儿": "昨天", "前儿": "前天", "嘞": "的", "恁": "你", "俺": "我",
    "搁": "放", "瞅": "看",
    "拉圾": "垃圾", "垃及": "垃圾", "消房": "消防", "防拴": "防栓", "媒气": "煤气", "燃汽": "燃气", "煤汽": "煤气",
    "电体": "电梯", "电替": "电梯", "楼到": "楼道", "盲到": "盲道", "房冬": "房东", "压金": "押金",
    "底保": "低保", "沪口": "户口",
    "绿师": "律师", "充电庄": "充电桩", "井该": "井盖", "赌门": "堵门", "赌住": "堵住", "修里": "修理", "残记": "残疾",
    "业委汇": "业委会", "物业肥": "物业费", "护里": "护理", "动守": "动手", "反琐": "反锁", "电画": "电话",
}  # fmt: skip
_SLIPS = re.compile("|".join(sorted(ALIKE, key=len, reverse=True)))

# "没闻到煤气味", "不是漏水": the words after the denial are not said to be so. "是不是" asks, and "不是…吗" insists.
_DENIED = re.compile(
    r"(?:没有?闻[到见着]|没有?发现|并非|并不是|(?<!是)不是(?![^,。!?;]{0,12}[吗嘛]))([^,。!?;，！？；、\s]{1,10})"
)
# "…，主要是押金的事", "先把灯修好": of two matters in one message, the clause that says which comes first.
_FIRST = re.compile(r"(?:主要|先)([^,，。;；]{2,})[^,，。;；]*$")
_BREAKS = re.compile(r"[^\w]+")


def fold(text: str) -> str:
    """The text in one width and spelling, as long as before; denied words become spaces."""
    plain = text.translate(WIDE).lower()
    if len(plain) != len(text):
        plain = text.translate(WIDE)
    alike = _SLIPS.sub(lambda slip: ALIKE[slip[0]], plain)
    return _DENIED.sub(lambda denied: " " * len(denied[0]), alike) if "不是" in alike or "没" in alike else alike


def grams(folded: str) -> set[str]:
    """Every character, and every pair of neighbours within a clause."""
    found: set[str] = set()
    for clause in _BREAKS.split(folded):
        found.update(clause)
        found.update(map("".join, pairwise(clause)))
    return found


def first_matter(folded: str) -> str:
    """The last clause, if it says that it is what matters most; else nothing."""
    found = _FIRST.search(folded)
    return found[1] if found else ""
