"""Verbs of the books: book what has come, number its receipt, reverse an entry, carry out a change of purpose."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.engines.ledger import drafting
from linli.engines.ledger.book import Lot as Held
from linli.engines.ledger.book import Purpose as For
from linli.engines.ledger.drafting import Draft
from linli.engines.transparency import commitment, fresh_salt
from linli.foundation import clock
from linli.foundation.refusals import Missing, NotFound, OutOfStep
from linli.foundation.writes import one_at_a_time, writes
from linli.fund.books.writing import Booking, append, book, said
from linli.fund.giving import queries
from linli.fund.giving.entering import keep
from linli.fund.giving.loop import advance
from linli.fund.giving.refusals import (
    Ahead,
    NothingLeft,
    NotValued,
    ReceiptMissing,
    ReceiptTaken,
    ReceiptTooMuch,
    Spent,
)
from linli.fund.giving.telling import tell_donor
from linli.fund.giving.tracing import name_of
from linli.fund.labels import AgreementSort, Answer, Form, Kind, ReceiptKind, Sort
from linli.fund.models import Asking, Entry, Gift, Purpose


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
    gift.entry = _book(gift.community_id, draft, day, f"gift-{gift.pk}-{gift.turns}", _words(gift), _marks(gift), at)
    gift.day = day
    keep(gift)
    audit.record(by, "gift.book", gift, at=at, code=str(gift.entry.number))
    tell_donor("gift_received", gift, at)
    return gift


@writes
def give_receipt(
    gift_id: UUID, receipt_kind: str, receipt: str = "", *, by: Actor, at: datetime, version: int
) -> Gift:
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

    Raises `Missing` without words, and `Spent` once something was paid from it.
    """
    gift = queries.locked(gift_id, version)
    gate.require(by, "gift.reverse", gift)
    one_at_a_time(gift.community_id)
    gift.state = advance(gift.state, "reverse")
    if not words.strip():
        raise Missing(field="words")
    entry = Entry.objects.select_related("leaf").get(pk=gift.entry_id)
    _turn_back(entry, clock.today(at), words.strip(), at)
    Asking.objects.filter(gift=gift, answer=Answer.NONE).delete()
    gift.entry, gift.turns, gift.told_until = None, gift.turns + 1, -1
    gift.salt = gift.identity = gift.told_receipt = ""
    keep(gift)
    audit.record(by, "gift.reverse", gift, at=at, code=str(entry.number), words=words.strip())
    return gift


@writes
def carry_out(asking_id: UUID, day: date, *, by: Actor, at: datetime) -> Asking:
    """Book the change of purpose to which the donor agreed, of what is left. Done twice, the first stays."""
    asking = Asking.objects.filter(pk=asking_id).select_related("gift", "to", "consent").first()
    if asking is None:
        raise NotFound()
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
    draft = drafting.change([(held, lot.remaining)], _for(purpose), _for(asking.to), [asking.consent.number])
    with translation.override("zh-hans"):
        words = _("Change of purpose: from “%(old)s” to “%(new)s”") % {"old": purpose.name, "new": asking.to.name}
    asking.entry = _book(asking.community_id, draft, day, f"change-{asking.pk}", words, {}, at)
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


def _for(purpose: Purpose) -> For:
    return For(purpose.code, purpose.name, purpose.restricted, purpose.agency)


def _draft(gift: Gift, bound: str) -> Draft:
    """The lines of a gift by what it is; a share of sales names its agreement and its statement."""
    purpose = _for(gift.purpose)
    if queries.is_shared(gift):
        return _shared(gift, purpose)
    if gift.purpose.agency:
        return drafting.agency(purpose, gift.fen, bound, of="money" if gift.form == Form.MONEY else "goods")
    makers = {Form.MONEY: drafting.gift, Form.GOODS: drafting.goods, Form.SERVICE: drafting.service}
    return makers[Form(gift.form)](purpose, gift.fen, bound)


def _shared(gift: Gift, purpose: For) -> Draft:
    statement = gift.statement
    agreement, sales = statement.agreement.leaf.number, statement.leaf.number
    if statement.agreement.sort == AgreementSort.MERCHANT:
        return drafting.pledge(purpose, gift.fen, agreement, sales)
    of = "services" if statement.agreement.sort == AgreementSort.SERVICE else "crafts"
    return drafting.share(purpose, gift.fen, of, agreement, sales)


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
    with translation.override("zh-hans"):
        said = _("Gift: %(stream)s") % {"stream": gift.get_stream_display()}
        return f"{said} {gift.what or gift.statement.event if queries.is_shared(gift) or gift.what else ''}".strip()


def _book(
    community: UUID, draft: Draft, day: date, key: str, words: str, more: dict[str, Any], at: datetime
) -> Entry:
    lines, draws = [line.members for line in draft.lines], [draw.members for draw in draft.draws]
    booking = Booking(Sort(draft.sort), day, key, words, lines, draws, {**draft.needs, **more})
    return book(community, booking, at=at)


def _turn_back(entry: Entry, day: date, words: str, at: datetime) -> None:
    """The reversal of an entry that brought something in, and the note that says why."""
    lots = list(entry.postings.filter(lot__isnull=False).select_related("lot"))
    if any(posting.lot.remaining < posting.lot.fen for posting in lots):
        raise Spent()
    lines = [{**line, "fen": -line["fen"]} for line in said(entry.leaf)["lines"]]
    draws = [{"line": one.line, "lot": f"{entry.number}.{one.line}", "fen": one.fen} for one in lots]
    booking = Booking(
        Sort.REVERSAL, day, f"{entry.key}-back", words, lines, draws, {"reverses": entry.number}
    )  # fmt: skip
    book(entry.community_id, booking, at=at)
    append(entry.community_id, Kind.CORRECTION, {"about": entry.number, "words": words}, at=at)
