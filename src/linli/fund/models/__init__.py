"""Tables of the fund."""

from linli.fund.models.agreements import Agreement, Statement
from linli.fund.models.asking import Asking, Inquiry
from linli.fund.models.ballots import Ballot, Code, Envelope, HandedIn
from linli.fund.models.books import Account, Draw, Entry, Leaf, Lot, Month, Posting, Purpose
from linli.fund.models.checking import BankLine, ColumnMap, Document, Match, MatchedEntry, Opening, Query
from linli.fund.models.committee import Seat, Sitting
from linli.fund.models.giving import Channel, Donor, Gift
from linli.fund.models.heads import Head, Witness
from linli.fund.models.orders import Order, Outlay, Payout, Void
from linli.fund.models.polls import Announced, Candidate, Mandate, Poll, Pool, Result
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
    "WHOLE", "Acceptance", "Account", "Agreement", "Announced", "Application", "Asking", "Ballot", "BankLine",
    "Candidate", "Channel", "Check", "Checker", "Claim", "Code", "ColumnMap", "Decision", "Document", "Donor", "Draw",
    "Entry", "Envelope", "Gift", "HandedIn", "Head", "Inquiry", "Kit", "Leaf", "Lot", "Mandate", "Match",
    "MatchedEntry", "Month", "Motion", "Opening", "Opinion", "Order", "Outlay", "Outside", "Payout", "Picture", "Poll",
    "Pool", "Posting", "Proposal", "Purpose", "Query", "Question", "Remark", "Result", "Scan", "Seat", "Sitting",
    "Slip", "Statement", "Stipends", "Void", "Vote", "Witness",
]  # fmt: skip
