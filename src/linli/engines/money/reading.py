"""An amount as people write it, to whole fen: 1,234.50, 1234.5元, ￥１２３４, 12元5角. What is not one is named."""

import re
import unicodedata
from enum import StrEnum

LIMIT = 10**14  # fen, 壹万亿元: more is a slip of the finger
_MINUS = re.compile(r"\((.*)\)|-(.*)")
_BEFORE, _AFTER = re.compile(r"(?:¥|RMB|CNY|人民币)\s*"), re.compile(r"\s*(?:(?:元|圆|块)(?:整|正|钱)?|CNY|RMB)$")
_SPOKEN = re.compile(r"([0-9,]+)(?:元|圆|块)(?:([0-9])[角毛])?(?:([0-9])分)?(?:整|正|钱)?")
_PLAIN = re.compile(r"([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.([0-9]*))?")
_DASHES = str.maketrans({"−": "-", "–": "-", "—": "-", "﹣": "-"})


class Wrong(StrEnum):
    """What is wrong with an amount."""

    EMPTY = "empty"
    NO_NUMBER = "no number"
    TOO_FINE = "too fine"
    NEGATIVE = "negative"
    TOO_LARGE = "too large"


_SAID = {
    Wrong.EMPTY: ("没有填金额：请写成 1234.50", "no amount: write one such as 1234.50"),
    Wrong.NO_NUMBER: (
        "“{text}”不是金额：请写成 1234.50 或 1,234.50",
        "{text!r} is no amount: write 1234.50 or 1,234.50",
    ),
    Wrong.TOO_FINE: ("“{text}”小于一分：最多两位小数", "{text!r} is finer than a fen: two decimals at most"),
    Wrong.NEGATIVE: ("“{text}”是负数：这里只能填正数", "{text!r} is negative: only amounts above zero stand here"),
    Wrong.TOO_LARGE: ("“{text}”太大了：请核对位数", "{text!r} is too large: count its digits"),
}


class AmountError(ValueError):
    """A text that is no amount: `wrong` names why, `chinese` and `english` say it."""

    def __init__(self, wrong: Wrong, text: str) -> None:
        self.wrong, self.text = wrong, text[:20]
        self.chinese, self.english = (said.format(text=self.text) for said in _SAID[wrong])
        super().__init__(f"{self.chinese} · {self.english}")


def read(text: str, *, negative: bool = False) -> int:
    """The fen of a text. Raises `AmountError`; a minus (also in brackets, as banks have it) only where it is allowed.

    Nothing is rounded and nothing guessed: 1.234 is refused, so are 1,23 and 1.5万.
    """
    folded = unicodedata.normalize("NFKC", text).translate(_DASHES).strip()
    if not folded:
        raise AmountError(Wrong.EMPTY, text)
    unsigned, below = _unsigned(folded)
    bare, again = _unsigned(_BEFORE.sub("", unsigned, count=1) if _BEFORE.match(unsigned) else unsigned)
    if below and again:
        raise AmountError(Wrong.NO_NUMBER, text)
    fen = _fen(bare, text)
    if fen > LIMIT:
        raise AmountError(Wrong.TOO_LARGE, text)
    if not (below or again):
        return fen
    if fen and not negative:
        raise AmountError(Wrong.NEGATIVE, text)
    return -fen


def _unsigned(text: str) -> tuple[str, bool]:
    """Without a minus before it or brackets around it, and whether there was one."""
    found = _MINUS.fullmatch(text)
    return ((found[1] or found[2] or "").strip(), True) if found else (text, False)


def _fen(bare: str, text: str) -> int:
    if spoken := _SPOKEN.fullmatch(bare):
        whole, jiao, fen = spoken.groups()
        decimals = (jiao or "0") + (fen or "0")
    else:
        whole, decimals = _AFTER.sub("", bare), ""
        if "." in whole:
            whole, _, decimals = whole.partition(".")
            if not decimals:
                raise AmountError(Wrong.NO_NUMBER, text)
    found = _PLAIN.fullmatch(f"{whole}.{decimals}")
    if found is None:
        raise AmountError(Wrong.NO_NUMBER, text)
    if decimals[2:].strip("0"):
        raise AmountError(Wrong.TOO_FINE, text)
    return int(found[1].replace(",", "")[:40]) * 100 + int(decimals[:2].ljust(2, "0"))
