"""From the cells of one row to one past gift: what each says, and what is wrong with it at which cell."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from linli.engines.money import AmountError, Wrong
from linli.engines.money import read as amount
from linli.fund.giving import rules
from linli.fund.giving.past import columns
from linli.fund.giving.past.columns import GIFTS, NOBODY, Column, Sheet
from linli.fund.giving.past.draft import PastGift
from linli.fund.giving.past.words import Note, Problem
from linli.office.workbook import days
from linli.office.workbook.book import marks
from linli.office.workbook.book.grid import Line, is_blank
from linli.office.workbook.values import Bad, Broken, Cell, plain, text

_QUANTITY = re.compile(r"\d{1,9}(\.\d{1,3})?")
MOST = {"what": 120, "unit": 12, "source": 200, "words": 200, "receipt": 40, "event": 60, "donor": 60}


@dataclass(frozen=True)
class For:
    """A purpose as a row may name it."""

    code: str
    name: str
    restricted: bool
    agency: bool


class Blind:
    """Keyed digests of rows; the same row the second time in one file has another."""

    def __init__(self, digest: Callable[[str], str]) -> None:
        self._digest, self._seen = digest, Counter[str]()

    def __call__(self, said: str) -> str:
        self._seen[said] += 1
        return self._digest(f"past gift {said} {self._seen[said]}")


@dataclass(frozen=True)
class Known:
    """What the community knows: its purposes, the receipts it has, how a fingerprint is keyed, and the day."""

    purposes: Sequence[For]
    receipts: Mapping[str, str]  # of the gifts that are there: the number, and the fingerprint of its row
    blind: Blind
    today: date


@dataclass
class Findings:
    """What was found so far."""

    rows: list[PastGift] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    lists: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    skipped: int = 0
    receipts: set[str] = field(default_factory=set)

    def mention(self, code: str, sheet: str, row: int) -> None:
        self.lists.setdefault((sheet, code), []).append(row)


class Row:
    """One row while it is read: each question is answered, or noted as a problem at its cell."""

    def __init__(
        self,
        name: str,
        number: int,
        sheet: Sheet,
        places: Mapping[str, int],
        line: Line,
        known: Known,
        found: Findings,
    ) -> None:
        self.name, self.number, self.sheet, self.places, self.line = name, number, sheet, places, line
        self.known, self.found, self.wrong = known, found, list[Problem]()

    def cell(self, key: str) -> Cell:
        at = self.places.get(key)
        return "" if at is None or at >= len(self.line) else self.line[at]

    def fault(self, key: str, code: str, **params: str) -> None:
        at = self.places.get(key)
        column = next((one.name for one in self.sheet.columns if one.key == key), "")
        letter = "" if at is None else marks.letter(at)
        self.wrong.append(Problem(self.name, self.number, column, code, params, letter))

    def words(self, key: str) -> str:
        cell = self.cell(key)
        if isinstance(cell, Broken):
            self.fault(key, cell.code)
            return ""
        said = text(cell)
        if len(said) > MOST.get(key, 200):
            self.fault(key, "too_long", value=said[:20] + "…", most=str(MOST.get(key, 200)))
        return said

    def day(self) -> str:
        cell = self.cell("day")
        if is_blank(cell):
            self.fault("day", "missing")
            return ""
        found = Bad(cell.code) if isinstance(cell, Broken) else days.first(None, cell)
        if isinstance(found, Bad):
            self.fault("day", found.code, **found.params)
            return ""
        if found > self.known.today:
            self.fault("day", "date_future", value=f"{found}")
        return found.isoformat()

    def fen(self, key: str, *, needed: bool = False) -> int:
        said = self.words(key)
        if not said and not needed:
            return 0
        try:
            return amount(said)
        except AmountError as wrong:
            if wrong.wrong == Wrong.EMPTY:
                self.fault(key, "missing")
            else:
                self.fault(key, "not_amount", value=wrong.chinese)
            return 0

    def choice(self, key: str, otherwise: str) -> str:
        column: Column = self.sheet.column(key)
        said = plain(self.cell(key)) if not isinstance(self.cell(key), Broken) else self.words(key)
        if not said:
            return otherwise
        found = columns.answer(column, said)
        if not found:
            self.fault(key, "not_answer", value=said, answers="、".join(column.answers.values()))
        return found

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
        if said and (there or said in self.found.receipts):
            self.fault("receipt", "receipt_taken", value=said)
        self.found.receipts |= {said} - {""}

    def gift(self) -> PastGift | None:
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
