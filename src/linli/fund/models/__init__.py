"""Tables of the fund."""

from linli.fund.models.agreements import Agreement, Statement
from linli.fund.models.asking import Asking, Inquiry
from linli.fund.models.books import Account, Draw, Entry, Leaf, Lot, Month, Posting, Purpose
from linli.fund.models.checking import BankLine, ColumnMap, Document, Match, MatchedEntry, Opening, Query
from linli.fund.models.giving import Channel, Donor, Gift
from linli.fund.models.heads import Head, Witness
from linli.fund.models.showing import Claim, Question

__all__ = [
    "Account", "Agreement", "Asking", "BankLine", "Channel", "Claim", "ColumnMap", "Document", "Donor", "Draw",
    "Entry", "Gift", "Head", "Inquiry", "Leaf", "Lot", "Match", "MatchedEntry", "Month", "Opening", "Posting",
    "Purpose", "Query", "Question", "Statement", "Witness",
]  # fmt: skip
