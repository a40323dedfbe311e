"""Which stretches of a text name a place: by form alone, since no gazetteer knows a community's own names.

Three forms are known: what follows the code or name of a district (甲市乙区 or A3区), a few signs before a word such
as 小区 or 路, and a number before 栋, 单元, 期. A stretch so found is likely, not certain; `weighing` counts over many
texts how often a pair of signs lies in one, and only that share decides.
"""

import re

SURE, LIKELY = 10, 8  # tenths
_BEHIND = 4  # signs behind a district that are likely still its name
_FORM = "小区|社区|街道|大道|路|镇|乡|村|花园|家园|广场|大厦|公寓|山庄"
_LONGER = f"{_FORM}|公园|小学|中学|学校|学院|大学|医院"
_DISTRICT = re.compile(
    r"[a-z]\d*[市区县](?:[a-z]\d*[市区县])*|[^\W\d_a-z]{2,3}省(?=\w{1,4}[市区县])|[^\W\d_a-z]{2}市[^\W\d_a-z]{1,3}[区县]"
)
_AFTER = re.compile(rf"[^\W_]{{1,10}}(?:{_LONGER})")
_NO_NAME = "在的于对请与和及为是了被把让给从到由向将我你他们这那有无不没大投诉反映咨询关于举报希望要求建议求问解决"
_NAME = re.compile(rf"[^\W_{_NO_NAME}]{{2,4}}(?:{_FORM})")
_NUMBER = re.compile(r"\d+(?:栋|单元|期|号|楼|组)")


def names(text: str, known: re.Pattern[str] | None = None) -> bytearray:
    """For each sign of a folded text, in tenths, how likely it is in the name of a place; `known` names are sure."""
    held = bytearray(len(text))
    for district in _DISTRICT.finditer(text):
        _mark(held, district.start(), district.end(), SURE)
        end = district.end()
        after = _AFTER.match(text, end, end + 12)
        _mark(held, end, max(end + _BEHIND, after.end() if after else 0), LIKELY)
    for name in _NAME.finditer(text):
        _mark(held, name.start(), name.end(), LIKELY)
    for sure in filter(None, (_NUMBER, known)):
        for found in sure.finditer(text):
            _mark(held, found.start(), found.end(), SURE)
    return held


def named(text: str) -> tuple[str, ...]:
    """The names of places that a folded text holds by their form, in the order said: 幸福小区, 解放路."""
    return tuple(dict.fromkeys(found[0] for found in _NAME.finditer(text)))


def _mark(held: bytearray, start: int, end: int, tenths: int) -> None:
    for at in range(start, min(end, len(held))):
        held[at] = max(held[at], tenths)
