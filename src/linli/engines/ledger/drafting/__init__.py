"""Entries ready to be written: each sort of entry has a function that builds its lines and draws."""

from linli.engines.ledger.drafting.coming import agency, due, gift, goods, interest, opening, pledge, share, work
from linli.engines.ledger.drafting.drafts import Draft, DraftError, TooLittle
from linli.engines.ledger.drafting.lots import choose
from linli.engines.ledger.drafting.spending import advance, approved, cost, payment, returned
from linli.engines.ledger.drafting.turning import change, closing, reversal

__all__ = [
    "Draft", "DraftError", "TooLittle", "advance", "agency", "approved", "change", "choose", "closing", "cost", "due",
    "gift", "goods", "interest", "opening", "payment", "pledge", "returned", "reversal", "share", "work",
]  # fmt: skip
