"""Which lots a spending takes: the oldest first, by day, then by place in the log."""

from collections.abc import Iterable

from linli.engines.ledger.book import Lot
from linli.engines.ledger.drafting.drafts import TooLittle


def choose(lots: Iterable[Lot], fen: int) -> list[tuple[Lot, int]]:
    """So much from these lots, each with what is taken of it. Raises `TooLittle`; nobody's gift is jumped over."""
    found: list[tuple[Lot, int]] = []
    lots = sorted((lot for lot in lots if lot.left > 0), key=lambda lot: (lot.day, lot.index, lot.line))
    rest = fen
    for lot in lots:
        if rest <= 0:
            break
        found.append((lot, min(rest, lot.left)))
        rest -= found[-1][1]
    if rest > 0:
        raise TooLittle(fen - rest, fen)
    return found
