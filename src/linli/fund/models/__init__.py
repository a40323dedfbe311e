"""Tables of the fund."""

from linli.fund.models.agreements import Agreement, Statement
from linli.fund.models.asking import Asking, Inquiry
from linli.fund.models.books import Account, Draw, Entry, Leaf, Lot, Month, Posting, Purpose
from linli.fund.models.checking import BankLine, ColumnMap, Document, Match, MatchedEntry, Opening, Query
from linli.fund.models.committee import Seat, Sitting
from linli.fund.models.giving import Channel, Donor, Gift
from linli.fund.models.heads import Head, Witness
from linli.fund.models.orders import Order, Outlay, Payout, Void
from linli.fund.models.projects import (
    WHOLE,
    Acceptance,
    Check,
    Checker,
    Kit,
    Outside,
    Picture,
    Scan,
    Stipends,
)
from linli.fund.models.proposals import (
    Application,
    Decision,
    Motion,
    Opinion,
    Proposal,
    Remark,
    Slip,
    Vote,
)
from linli.fund.models.showing import Claim, Question

__all__ = [
    "WHOLE", "Acceptance", "Account", "Agreement", "Application", "Asking", "BankLine", "Channel", "Check", "Checker",
    "Claim", "ColumnMap", "Decision", "Document", "Donor", "Draw", "Entry", "Gift", "Head", "Inquiry", "Kit", "Leaf",
    "Lot", "Match", "MatchedEntry", "Month", "Motion", "Opening", "Opinion", "Order", "Outlay", "Outside", "Payout",
    "Picture", "Posting", "Proposal", "Purpose", "Query", "Question", "Remark", "Scan", "Seat", "Sitting", "Slip",
    "Statement", "Stipends", "Void", "Vote", "Witness",
]  # fmt: skip
