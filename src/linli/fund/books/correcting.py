"""What was booked wrongly is taken back by a mirror of it, with a note of correction that everyone can read."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import F

from linli.foundation.refusals import Missing
from linli.foundation.rows import there
from linli.fund.books.writing import Booking, append, book
from linli.fund.labels import Kind, Sort
from linli.fund.models import Draw, Entry, Lot, Posting
from linli.fund.refusals import IsReversed, UsedSince


def reverse(entry_id: UUID, words: str, *, community_id: UUID, day: date, at: datetime) -> Entry:
    """Take an entry back: its lines and draws the other way round, and a published note 更正说明 that says why.

    Called by verbs, inside their transaction. Raises `NotFound`, `Missing`, `IsReversed`, `UsedSince`, `MonthClosed`.
    Source: 慈善组织信息公开办法 (民政部令第81号): a correction is published with its reason.
    """
    old = there(Entry.objects.filter(community=community_id, pk=entry_id))
    if not words.strip():
        raise Missing(field="words")
    if old.sort == Sort.REVERSAL or Entry.objects.filter(reverses=old).exists():
        raise IsReversed(number=old.number)
    used = Lot.objects.filter(posting__entry=old).exclude(remaining=F("fen"))
    if used.exists():
        raise UsedSince(number=old.number)
    lines = [
        {"account": account, "purpose": purpose, "fen": -fen}
        for account, purpose, fen in Posting.objects.filter(entry=old)
        .order_by("line")
        .values_list("account__code", "purpose__code", "fen")
    ]
    booking = Booking(
        Sort.REVERSAL, day, f"reversal-{old.pk}", f"冲正第{old.number}条", lines, _mirror(old), {"reverses": old.number}
    )
    made = book(community_id, booking, at=at)
    append(community_id, Kind.CORRECTION, {"about": old.number, "words": words.strip()}, at=at)
    return made


def _mirror(old: Entry) -> list[dict[str, object]]:
    """What it drew is given back, what it brought in is drawn in full."""
    drawn = Draw.objects.filter(entry=old).values_list(
        "posting__line", "lot__posting__entry__number", "lot__posting__line", "fen"
    )
    brought = Lot.objects.filter(posting__entry=old).values_list("posting__line", "fen")
    back = [{"line": line, "lot": f"{number}.{place}", "fen": -fen} for line, number, place, fen in drawn]
    return [*back, *({"line": line, "lot": f"{old.number}.{line}", "fen": fen} for line, fen in brought)]
