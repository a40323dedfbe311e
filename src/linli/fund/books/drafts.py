"""Between the books' tables and the ledger engine: purposes and lots as its values, its drafts as bookings."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from linli.engines import ledger
from linli.engines.ledger.drafting import Draft
from linli.fund.books.writing import Booking
from linli.fund.labels import Sort
from linli.fund.models import Lot, Purpose


def value_of(purpose: Purpose) -> ledger.Purpose:
    """A purpose as the engine takes it."""
    return ledger.Purpose(purpose.code, purpose.name, purpose.restricted, purpose.agency)


def lots_of(purpose: Purpose) -> list[ledger.Lot]:
    """What is left of a purpose, lot by lot, on whatever account. One query."""
    rows = (
        Lot.objects.filter(purpose=purpose, remaining__gt=0)
        .order_by("posting__entry__number", "posting__line")
        .values_list(
            "posting__entry__number",
            "posting__line",
            "posting__entry__day",
            "account__code",
            "fen",
            "remaining",
        )
    )
    return [
        ledger.Lot(f"{number}.{line}", number, line, day.isoformat(), account, purpose.code, fen, remaining)
        for number, line, day, account, fen, remaining in rows
    ]


def booking(draft: Draft, day: date, key: str, words: str, **more: Any) -> Booking:
    """A draft of the engine, to be booked; `more` are members that its leaf has beside, such as documents."""
    needs: Mapping[str, Any] = {**draft.needs, **more}
    lines, draws = [line.members for line in draft.lines], [draw.members for draw in draft.draws]
    return Booking(Sort(draft.sort), day, key, words, lines, draws, needs)
