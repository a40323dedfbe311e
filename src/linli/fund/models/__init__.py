"""Tables of the fund."""

from linli.fund.models.books import Account, Draw, Entry, Leaf, Lot, Month, Posting, Purpose

__all__ = ["Account", "Draw", "Entry", "Leaf", "Lot", "Month", "Posting", "Purpose"]
