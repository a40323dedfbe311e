"""What came in, went out and is left of each purpose, in money; the four columns always meet."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F, Q, Sum

from linli.fund.labels import Sort
from linli.fund.models import Draw, Lot, Purpose

MONEY = ("1002", "180101")  # accounts on which money lies; goods on 1201 and 180102 are told apart from it


@dataclass(frozen=True)
class OfPurpose:
    """In fen: came in, changed its purpose (in above zero), spent or advanced, left. came + moved − spent = left."""

    code: str
    name: str
    restricted: bool
    came: int
    moved: int
    spent: int
    left: int


def of_purposes(community_id: UUID, accounts: Sequence[str] = MONEY) -> list[OfPurpose]:
    """Every purpose of a fund. Three queries."""
    lots: Any = (
        Lot.objects.filter(account__community=community_id, account__code__in=accounts)
        .values("purpose")
        .annotate(
            came=Sum("fen", filter=Q(parent=None), default=0),
            moved=Sum("fen", filter=Q(parent__isnull=False), default=0),
            left=Sum("remaining", default=0),
        )
    )
    drawn: Any = (
        Draw.objects.filter(account__community=community_id, account__code__in=accounts)
        .values("purpose")
        .annotate(
            away=Sum("fen", filter=Q(entry__sort=Sort.CHANGE), default=0),
            gone=Sum("fen", filter=Q(lot__posting__entry__reversal=F("entry")), default=0),
            all=Sum("fen", default=0),
        )
    )
    # `gone` is what a reversal took out again of the very lot that it undid
    opened = {row["purpose"]: row for row in lots}
    taken = {row["purpose"]: row for row in drawn}
    none = {"came": 0, "moved": 0, "left": 0, "away": 0, "gone": 0, "all": 0}
    found = []
    for purpose in Purpose.objects.filter(community=community_id):
        row = {**none, **opened.get(purpose.pk, {}), **taken.get(purpose.pk, {})}
        found.append(
            OfPurpose(
                purpose.code,
                purpose.name,
                purpose.restricted,
                row["came"] - row["gone"],
                row["moved"] - row["away"],
                row["all"] - row["away"] - row["gone"],
                row["left"],
            )
        )
    return found
