"""Between the books' tables and the ledger engine: purposes and lots as its values, its drafts as bookings."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from linli.engines import ledger
from linli.engines.ledger.drafting import Draft
from linli.foundation.worded import worded
from linli.fund.books.writing import Booking
from linli.fund.labels import Sort
from linli.fund.models import Lot, Purpose

FEW = 24  # lots that a payment seldom needs more of


def value_of(purpose: Purpose) -> ledger.Purpose:
    """A purpose as the engine takes it."""
    return ledger.Purpose(purpose.code, purpose.name, purpose.restricted, purpose.agency)


def lots_for(fen: int, purpose: Purpose, account: str) -> list[ledger.Lot]:
    """The oldest lots of a purpose on an account that hold so much; all of them where they hold less. Two queries."""
    rows = _oldest(purpose.pk, FEW, account=account)
    if len(rows) == FEW and sum(left for *_lot, left in rows) < fen:
        rows = _oldest(purpose.pk, None, account=account)
    return [
        ledger.Lot(f"{number}.{line}", number, line, day.isoformat(), account, purpose.code, whole, left)
        for number, line, day, whole, left in rows
    ]


@worded
def _oldest(purpose: int, most: int | None, *, account: str) -> QuerySet[Lot, tuple[int, int, date, int, int]]:
    found = Lot.objects.filter(purpose=purpose, account__code=account, remaining__gt=0)
    names = ("posting__entry__number", "posting__line", "posting__entry__day", "fen", "remaining")
    return found.order_by("posting__entry__day", *names[:2]).values_list(*names)[:most]


def booking(draft: Draft, day: date, key: str, words: str, **more: Any) -> Booking:
    """A draft of the engine, to be booked; `more` are members that its leaf has beside, such as documents."""
    needs: Mapping[str, Any] = {**draft.needs, **more}
    lines, draws = [line.members for line in draft.lines], [draw.members for draw in draft.draws]
    return Booking(Sort(draft.sort), day, key, words, lines, draws, needs)
