"""Verbs of the books: book what has come, number its receipt, reverse an entry, carry out a change of purpose."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.engines.ledger import Lot as Held
from linli.engines.ledger import Purpose as For
from linli.engines.ledger import drafting
from linli.engines.ledger.drafting import Draft
from linli.engines.transparency import commitment, fresh_salt
from linli.foundation import clock
from linli.foundation.refusals import OutOfStep
from linli.foundation.rows import there
from linli.foundation.writes import one_at_a_time, writes
from linli.fund.books.correcting import reverse as take_back
from linli.fund.books.drafts import booking, value_of
from linli.fund.books.writing import book
from linli.fund.giving import queries
from linli.fund.giving.entering import keep
from linli.fund.giving.loop import advance
from linli.fund.giving.refusals import Ahead, NothingLeft, NotValued, ReceiptMissing, ReceiptTaken, ReceiptTooMuch
from linli.fund.giving.telling import tell_donor
from linli.fund.giving.tracing import name_of
from linli.fund.labels import AgreementSort, Answer, Form, ReceiptKind
from linli.fund.models import Asking, Gift


@writes
def book_gift(
    gift_id: UUID, day: date, receipt_kind: str, receipt: str = "", *, by: Actor, at: datetime, version: int
) -> Gift:
    """What has come into the federation's account, or onto its shelf, on a day; the donor is thanked.

    Raises `NotValued`, `Ahead`, `MonthClosed`, and what is wrong with the receipt.
    """
    gift = queries.locked(gift_id, version)
    gate.require(by, "gift.book", gift)
    one_at_a_time(gift.community_id)
    gift.state = advance(gift.state, "book")
    if gift.form != Form.MONEY and gift.confirmed_by_id is None:
        raise NotValued()
    _not_ahead(day, at)
    _take_receipt(gift, receipt_kind, receipt)
    salt, name = fresh_salt(), gift.donor.name if gift.donor else ""
    gift.salt, gift.identity, gift.told_receipt = salt.hex(), name, gift.receipt
    draft = _draft(gift, commitment(salt, name, gift.receipt))
    made = booking(draft, day, f"gift-{gift.pk}-{gift.turns}", _words(gift), **_marks(gift))
    gift.entry = book(gift.community_id, made, at=at)
    gift.day = day
    keep(gift)
    audit.record(by, "gift.book", gift, at=at, code=str(gift.entry.number))
    tell_donor("gift_received", gift, at)
    return gift


@writes
def give_receipt(gift_id: UUID, receipt_kind: str, receipt: str = "", *, by: Actor, at: datetime, version: int) -> Gift:
    """The federation's receipt was given later, or the donor wants none. What the leaf has bound stays."""
    gift = queries.locked(gift_id, version)
    gate.require(by, "gift.book", gift)
    advance(gift.state, "receipt")
    _take_receipt(gift, receipt_kind, receipt)
    keep(gift)
    audit.record(by, "gift.book", gift, at=at, code=f"receipt:{receipt_kind}")
    return gift


@writes
def reverse(gift_id: UUID, words: str, *, by: Actor, at: datetime, version: int) -> Gift:
    """The entry of a gift was wrong: reversed today with a published note of correction, it can be booked anew.

    Raises `Missing` without words, and `UsedSince` once something was paid from it.
    """
    gift = queries.locked(gift_id, version)
    gate.require(by, "gift.reverse", gift)
    one_at_a_time(gift.community_id)
    gift.state = advance(gift.state, "reverse")
    entry = gift.entry
    assert entry is not None, "what is received is booked"
    take_back(entry.pk, words, community_id=gift.community_id, day=clock.today(at), at=at)
    Asking.objects.filter(gift=gift, answer=Answer.NONE).delete()
    gift.entry, gift.turns, gift.told_until = None, gift.turns + 1, -1
    gift.salt = gift.identity = gift.told_receipt = ""
    keep(gift)
    audit.record(by, "gift.reverse", gift, at=at, code=str(entry.number), words=words.strip())
    return gift


@writes
def carry_out(asking_id: UUID, day: date, *, by: Actor, at: datetime) -> Asking:
    """Book the change of purpose to which the donor agreed, of what is left. Done twice, the first stays."""
    asking = there(Asking.objects.filter(pk=asking_id).select_related("gift", "to", "consent"))
    gate.require(by, "gift.change", asking.gift)
    one_at_a_time(asking.community_id)
    asking.refresh_from_db(fields=["entry", "answer", "lot"])
    if asking.entry_id:
        return asking
    if asking.consent is None:
        raise OutOfStep()
    _not_ahead(day, at)
    lot = asking.lot
    if not lot.remaining:
        raise NothingLeft()
    entry, purpose = lot.posting.entry, lot.purpose
    held = Held(
        name_of(lot), entry.number, lot.posting.line, entry.day.isoformat(), lot.account.code, purpose.code, lot.fen,
        lot.remaining,
    )  # fmt: skip
    draft = drafting.change([(held, lot.remaining)], value_of(purpose), value_of(asking.to), [asking.consent.number])
    with translation.override("zh-hans"):
        words = _("Change of purpose: from “%(old)s” to “%(new)s”") % {"old": purpose.name, "new": asking.to.name}
    asking.entry = book(asking.community_id, booking(draft, day, f"change-{asking.pk}", words), at=at)
    asking.save(update_fields=["entry"])
    audit.record(by, "gift.change", asking.gift, at=at, code=str(asking.entry.number))
    return asking


def _not_ahead(day: date, at: datetime) -> None:
    if day > clock.today(at):
        raise Ahead(field="day")


def _take_receipt(gift: Gift, kind: str, number: str) -> None:
    number = number.strip()
    if kind == ReceiptKind.NUMBERED and not number:
        raise ReceiptMissing(field="receipt")
    if kind != ReceiptKind.NUMBERED and number:
        raise ReceiptTooMuch(field="receipt_kind")
    if number and Gift.objects.filter(receipt=number).exclude(pk=gift.pk).exists():
        raise ReceiptTaken(field="receipt")
    gift.receipt_kind, gift.receipt = ReceiptKind(kind), number


def _draft(gift: Gift, bound: str) -> Draft:
    """The lines of a gift by what it is; a share of sales names its agreement and its statement."""
    purpose = value_of(gift.purpose)
    if queries.is_shared(gift):
        return _shared(gift, purpose)
    if gift.purpose.agency:
        return drafting.agency(purpose, gift.fen, bound, of="money" if gift.form == Form.MONEY else "goods")
    makers = {Form.MONEY: drafting.gift, Form.GOODS: drafting.goods, Form.SERVICE: drafting.work}
    return makers[Form(gift.form)](purpose, gift.fen, bound)


def _shared(gift: Gift, purpose: For) -> Draft:
    agreed, stated = gift.statement.agreement, gift.statement.leaf
    assert agreed is not None and stated is not None, "a share of sales rests on both"
    agreement, sales, sort = agreed.leaf.number, stated.number, agreed.sort
    if sort == AgreementSort.MERCHANT:
        return drafting.pledge(purpose, gift.fen, agreement, sales)
    draft = drafting.share(purpose, gift.fen, "services" if sort == AgreementSort.SERVICE else "crafts")
    return replace(draft, needs={"agreement": agreement, "sales": sales})


def _marks(gift: Gift) -> dict[str, Any]:
    """What the leaf tells beside the lines; of goods what and how many, never of whom."""
    marks: dict[str, Any] = {"stream": str(gift.stream), "mode": str(gift.mode)}
    if gift.form == Form.MONEY:
        return marks
    assert gift.quantity is not None
    many = f"{gift.quantity.normalize():f}"
    return marks | {"what": gift.what, "quantity": many, "unit": gift.unit, "source": gift.source}


def _words(gift: Gift) -> str:
    """What the books say of it, in the language of the books."""
    beside = gift.statement.event if queries.is_shared(gift) else gift.what
    with translation.override("zh-hans"):
        said = _("Gift: %(stream)s") % {"stream": gift.get_stream_display()}
    return f"{said} {beside}".strip()
