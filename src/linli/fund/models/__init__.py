"""Tables of the fund."""

from linli.fund.models.books import Account, Draw, Entry, Leaf, Lot, Month, Posting, Purpose
from linli.fund.models.heads import Head, Witness

__all__ = ["Account", "Draw", "Entry", "Head", "Leaf", "Lot", "Month", "Posting", "Purpose", "Witness"]
