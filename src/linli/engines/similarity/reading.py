"""How words are read for comparing: one width and case, numerals and buildings alike, pairs of neighbouring signs."""

import re
import unicodedata
from collections.abc import Iterator

from linli.engines.places import keys

_COUNTED = "号楼|号|栋|幢|座|单元|门|期|楼|层|区|组|路|环|中|小|标|线|队|村|巷|街"
_NUMERAL = re.compile(
    rf"(?:[一二两三四五六七八九]?十[一二三四五六七八九]?|[零〇一二两三四五六七八九])(?=(?:{_COUNTED}))"
)
_BUILDING = re.compile(r"(?<=\d)(?:号楼|幢|座|#楼|#)")
_STAIRWELL = re.compile(r"(?<=\d)(?:门洞|门(?!口|前|外|面|卫|禁|铃|诊))")
_CLAUSE = re.compile(r"\w+")


def folded(text: str) -> str:
    """The text as it is compared: 三号楼, ３栋 and 3# are all 3栋; numerals change only before what is counted."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = _NUMERAL.sub(lambda found: keys.numerals(found[0]), plain)
    return _STAIRWELL.sub("单元", _BUILDING.sub("栋", plain))


def pairs(text: str) -> Iterator[tuple[str, int]]:
    """Every pair of neighbouring signs within a clause of a folded text, and where it begins."""
    for clause in _CLAUSE.finditer(text):
        for start in range(clause.start(), clause.end() - 1):
            yield text[start : start + 2], start
