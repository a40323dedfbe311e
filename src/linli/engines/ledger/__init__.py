"""The fund's book: from the public leaves alone to every balance, lot and statement, by laws that are named."""

from linli.engines.ledger.book import CASH, GOODS, Account, Book, Lot, Purpose, Seat
from linli.engines.ledger.entries import SORTS, Draw, Entry, Leaf, Line, ShapeError, entry_of
from linli.engines.ledger.laws import SAID, Law, Problem
from linli.engines.ledger.packets import PacketError, packet
from linli.engines.ledger.replaying import replay, take, uncorrected

__all__ = [
    "CASH", "GOODS", "SAID", "SORTS", "Account", "Book", "Draw", "Entry", "Law", "Leaf", "Line", "Lot", "PacketError",
    "Problem", "Purpose", "Seat", "ShapeError", "entry_of", "packet", "replay", "take", "uncorrected",
]  # fmt: skip
