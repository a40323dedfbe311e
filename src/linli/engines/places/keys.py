"""When two writings mean the same: full-width and half-width, Chinese and Arabic numerals, 3号楼 and 3#."""

import re
import unicodedata

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_NUMERAL = re.compile(r"[零〇一二两三四五六七八九]?十[一二三四五六七八九]?|[零〇一二两三四五六七八九]")
_BUILDING = re.compile(r"第?(\d+)(?:号楼|号|栋|幢|座|楼|#楼|#)?")
_STAIRWELL = re.compile(r"第?(.+?)(?:单元|门洞|门)")
_GRID = re.compile(r"第?(\d+)号?(?:邻里)?(?:微网格|网格)?|(?:邻里)?(?:微网格|网格)(\d+)")
_GENERAL = re.compile(r"第?(\d+)号?(?:一般|基础|大)?(?:网格)?|(?:一般|基础|大)?网格(\d+)")


def fold(text: str) -> str:
    """The text without blanks, width and case: for comparing, never for showing."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def numerals(text: str) -> str:
    """The text with Chinese numerals below one hundred as digits: 十二 is 12."""
    return _NUMERAL.sub(lambda match: str(_number(match.group())), text)


def _number(numeral: str) -> int:
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return _DIGITS[numeral]
    return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)


def compound(name: str) -> str:
    """幸福小区 and 幸福 are one compound."""
    key = fold(name)
    return key.removesuffix("小区") or key


def building(name: str) -> str:
    """3号楼, 3栋, 3#, 三号楼 and 3 are one building."""
    match = _BUILDING.fullmatch(numerals(fold(name)))
    return str(int(match.group(1))) if match else fold(name)


def stairwell(name: str) -> str:
    """1单元, 一单元, 1门 and 1 are one stairwell."""
    key = numerals(fold(name))
    match = _STAIRWELL.fullmatch(key)
    inner = match.group(1) if match else key
    return str(int(inner)) if inner.isdecimal() else inner


def micro_grid(code: str) -> str:
    """第3微网格, 3号网格 and 3 are one micro-grid."""
    return _numbered(_GRID, code)


def general_grid(name: str) -> str:
    """第三网格, 3号一般网格 and 3 are one general grid."""
    return _numbered(_GENERAL, fold(name).replace("一般", "") or name)


def _numbered(pattern: re.Pattern[str], name: str) -> str:
    match = pattern.fullmatch(numerals(fold(name)))
    return str(int(match.group(1) or match.group(2))) if match else fold(name)
