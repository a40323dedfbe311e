"""Signs as people type them: one width, single blanks."""

import re

_BLANKS = re.compile(r"[\s\u200b\ufeff\u3000]+")
_WIDE = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_APART = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")


def spaced(words: str) -> str:
    """The words with narrow digits and letters and single blanks between them."""
    return _BLANKS.sub(" ", words.translate(_WIDE)).strip()


def narrow(words: str) -> str:
    """As `spaced`, and without blanks between Chinese characters: 张 三 is 张三."""
    return _APART.sub("", spaced(words))
