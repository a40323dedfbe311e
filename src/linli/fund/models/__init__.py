"""Tables of the fund."""

from linli.fund.models.books import Account, Draw, Entry, Leaf, Lot, Month, Posting, Purpose
from linli.fund.models.checking import BankLine, ColumnMap, Document, Match, MatchedEntry, Opening, Query
from linli.fund.models.heads import Head, Witness
from linli.fund.models.showing import Claim, Question

__all__ = [
    "Account", "BankLine", "Claim", "ColumnMap", "Document", "Draw", "Entry", "Head", "Leaf", "Lot", "Match",
    "MatchedEntry", "Month", "Opening", "Posting", "Purpose", "Query", "Question", "Witness",
]  # fmt: skip
