"""What a donor is given: one lot from its gift to accepted outcomes, with one proof that all of it is in the log.

The file is small: leaves are deflated, and what proves them together is kept once. data/verify.py checks it.
"""

import zlib
from base64 import b64encode
from collections.abc import Callable

from linli.engines.ledger.book import Book
from linli.engines.transparency import Signed, Tree, Value, signed_members


class PacketError(ValueError):
    """A lot of which no packet can be made: says why, in both languages."""

    def __init__(self, chinese: str, english: str) -> None:
        self.chinese, self.english = chinese, english
        super().__init__(f"{chinese} · {english}")


def places(book: Book, lot: str, size: int) -> list[int]:
    """The leaves below `size` that tell of a lot: what opened it, what drew on it, and why.

    A change of purpose is followed into the lots that it opened; a spending to its decision and the last acceptance.
    """
    if lot not in book.lots:
        raise PacketError(f"账本里没有批次 {lot}", f"the log has no lot {lot}")
    found, lots = {book.lots[lot].index}, [lot]
    for one in lots:  # grows while it is read
        for index in book.drawn.get(one, ()):
            entry = book.entries[index]
            found |= {index, *entry.consents} | _reasons(book, entry.decision, size)
            lots += [entry.lot(n) for n, line in enumerate(entry.lines) if line.origin == one]
    return sorted(index for index in found if index < size)


def _reasons(book: Book, index: int, size: int) -> set[int]:
    decision = book.of_kind(index, "decision")
    if decision is None:
        return set()
    accepted = [place for place in book.accepted.get(decision["proposal"], ()) if place < size]
    return {index, *accepted[-1:]}


def packet(
    book: Book, lot: str, leaf: Callable[[int], bytes], tree: Tree, signed: Signed, key: bytes
) -> dict[str, Value]:
    """The packet of a lot under a signed head; `leaf` gives the canonical bytes of a leaf, `key` is the log's.

    Raises `PacketError` for a lot that is not there, or that came after the head.
    """
    size = signed.head.size
    held = places(book, lot, size)
    if book.lots[lot].index >= size:
        raise PacketError(
            "这笔捐赠还没有被签过名的根涵盖，请明天再来", "no signed head covers this gift yet: come back tomorrow"
        )
    packed = zlib.compress(b"\n".join(leaf(index) for index in held), 9)
    return {
        "head": signed_members(signed),
        "key": key.hex(),
        "leaves": b64encode(packed).decode(),
        "log": signed.head.log,
        "lot": lot,
        "packet": 1,
        "places": list(held),
        "proof": b64encode(b"".join(tree.together(held, size))).decode(),
    }
