"""From the cells of one row to one past gift: what each says, and what is wrong with it at which cell."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from linli.fund.giving import rules
from linli.fund.giving.past.columns import BOOK, GIFTS, NOBODY
from linli.fund.giving.past.draft import PastGift
from linli.office.past.rows import Blind, Findings, Row, Where

_QUANTITY = re.compile(r"\d{1,9}(\.\d{1,3})?")


@dataclass(frozen=True)
class For:
    """A purpose as a row may name it."""

    code: str
    name: str
    restricted: bool
    agency: bool


@dataclass(frozen=True)
class Known:
    """What the community knows: its purposes, the receipts it has, how a fingerprint is keyed, and the day."""

    purposes: Sequence[For]
    receipts: Mapping[str, str]  # of the gifts that are there: the number, and the fingerprint of its row
    blind: Blind
    today: date


class GiftRow(Row):
    """A row of gifts, or of statements of sales."""

    def __init__(self, where: Where, known: Known, found: Findings, receipts: set[str]) -> None:
        super().__init__(where, BOOK, known.today, found)
        self.known, self.receipts = known, receipts  # the receipts that other rows of this file have

    def purpose(self) -> For | None:
        said = self.words("purpose")
        every = self.known.purposes
        if not said:
            return next((one for one in every if not one.restricted and not one.agency), None)
        found = next((one for one in every if said in (one.code, one.name)), None)
        if found is None:
            self.fault("purpose", "unknown_purpose", value=said, answers="、".join(one.name for one in every))
        return found

    def refuse_receipt(self, said: str, fingerprint: str) -> None:
        """A receipt number stands at one gift; the same row once more is another matter."""
        there = self.known.receipts.get(said, fingerprint) != fingerprint
        if said and (there or said in self.receipts):
            self.fault("receipt", "receipt_taken", value=said)
        self.receipts |= {said} - {""}

    def read(self) -> PastGift | None:
        """The row as a past gift; what is wrong is in `wrong`."""
        donor, purpose = self.words("donor"), self.purpose()
        if donor in NOBODY or not donor:
            donor = ""
            self.found.mention("donors_unknown", self.name, self.number)
        given = self.given(purpose) if self.sheet is GIFTS else self.sold(purpose)
        day, fen = self.day(), self.fen("fen", needed=True)
        if not fen and not self.wrong:
            self.fault("fen", "none_given")
        if self.wrong or purpose is None:
            return None
        fingerprint = self.known.blind("|".join(map(str, (day, donor, fen, purpose.code, *given.values()))))
        self.refuse_receipt(given["receipt"], fingerprint)
        said: dict[str, Any] = {"day": day, "donor": donor, "purpose": purpose.code, "fen": fen, **given}
        return PastGift(self.name, self.number, fingerprint=fingerprint, words=self.words("words"), **said)

    def given(self, purpose: For | None) -> dict[str, Any]:
        """What the sheet of gifts says beside."""
        stream, form = self.choice("stream", ""), self.choice("form", "money")
        if not stream:
            stream = "other"
            self.found.mention("stream_other", self.name, self.number)
        bond = self.choice("bond", _bond(purpose))
        if purpose and bond and not rules.fits(bond, purpose.restricted, purpose.agency):
            self.fault("purpose", "does_not_fit", value=purpose.name)
        goods = {"what": "", "quantity": "", "unit": "", "source": ""}
        if form in ("goods", "service"):
            goods = {key: self.words(key) for key in goods}
            if not all(goods.values()):
                self.fault("what", "goods_uncounted")
            elif not _QUANTITY.fullmatch(goods["quantity"]):
                self.fault("quantity", "not_quantity", value=goods["quantity"])
        return {
            "kind": self.choice("kind", "person"), "phone": "".join(c for c in self.words("phone") if c.isdigit()),
            "stream": stream, "mode": self.choice("mode", "regular"), "bond": bond, "form": form,
            "state": self.choice("state", "past"), "receipt": self.words("receipt"), "event": "", "sales": 0,
            "refunds": 0, "due": 0, **goods,
        }  # fmt: skip

    def sold(self, purpose: For | None) -> dict[str, Any]:
        """What the sheet of statements says beside."""
        sales, refunds, event = self.fen("sales", needed=True), self.fen("refunds"), self.words("event")
        if not event:
            self.fault("event", "missing")
        if refunds > sales:
            self.fault("refunds", "refunds_more")
        return {
            "kind": "merchant", "phone": "", "stream": "market", "mode": "commercial", "bond": _bond(purpose),
            "form": "money", "what": "", "quantity": "", "unit": "", "source": "", "state": "past", "receipt": "",
            "event": event, "sales": sales, "refunds": refunds, "due": self.fen("due") or self.fen("fen"),
        }  # fmt: skip


def _bond(purpose: For | None) -> str:
    """What a gift for this purpose is bound to, where nothing else is said."""
    if purpose is None or not (purpose.restricted or purpose.agency):
        return "none"
    return "named" if purpose.agency else "purpose"
