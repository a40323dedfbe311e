"""One past gift, or past statement of sales, as plain values."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PastGift:
    """One past gift, or (`event`) one past statement of sales with what was given. Amounts in fen, day as text."""

    sheet: str
    row: int
    day: str
    donor: str
    kind: str
    phone: str
    stream: str
    mode: str
    bond: str
    purpose: str
    form: str
    fen: int
    what: str
    quantity: str
    unit: str
    source: str
    state: str
    receipt: str
    words: str
    event: str
    sales: int
    refunds: int
    due: int
    fingerprint: str
