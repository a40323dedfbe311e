"""How a learned model reads a text: one width and case, digits alike."""

from linli.engines.triage.reading import WIDE

_ALIKE = WIDE | {ord(digit): "0" for digit in "123456789"}


def plain(text: str) -> str:
    """The text in one width and case, every digit a 0; place for place."""
    found = text.translate(_ALIKE)
    small = found.lower()
    return small if len(small) == len(found) else found
