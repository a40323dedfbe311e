"""Verbs on gifts before they stand in the books: write one down, amend it, sign its value, say that it did not come."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import Max

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock
from linli.foundation.refusals import Missing
from linli.foundation.rows import there
from linli.foundation.writes import one_at_a_time, writes
from linli.fund.giving import donors, queries, rules
from linli.fund.giving.donors import Named
from linli.fund.giving.loop import advance
from linli.fund.giving.refusals import (
    Ahead,
    DoesNotFit,
    NoAmount,
    NoPurpose,
    NotGoods,
    NotUnrelated,
    SameHand,
    ServiceForNobody,
)
from linli.fund.labels import Form, Restriction
from linli.fund.models import Donor, Gift, Purpose


@dataclass(frozen=True)
class Given:
    """A gift as it is written down. No donor: not known. `fen` is money or the fair value; the rest is of goods."""

    donor: UUID | Named | None
    stream: str
    mode: str
    restriction: str
    purpose: str
    form: str
    fen: int
    day: date
    what: str = ""
    quantity: Decimal | None = None
    unit: str = ""
    source: str = ""
    beneficiary: str = ""
    unrelated: bool = False
    words: str = ""


@writes
def write_down(given: Given, *, by: Actor, at: datetime) -> Gift:
    """A gift that was promised, or has come and is still to be booked. Who enters goods signs their value first."""
    one_at_a_time(by.community)
    gift = Gift(community_id=by.community, number=next_number(by.community), entered_at=at)
    gate.require(by, "gift.enter", gift)
    _take(gift, given, by, at)
    gift.save()
    audit.record(by, "gift.enter", gift, at=at, code="new")
    return gift


@writes
def amend(gift_id: UUID, given: Given, *, by: Actor, at: datetime, version: int) -> Gift:
    """What was entered wrongly, while it is promised. A new value of goods is signed anew by two."""
    gift = queries.locked(gift_id, version)
    gate.require(by, "gift.enter", gift)
    advance(gift.state, "amend", shared=queries.is_shared(gift))
    _take(gift, given, by, at)
    keep(gift)
    audit.record(by, "gift.enter", gift, at=at)
    return gift


@writes
def sign_value(gift_id: UUID, *, by: Actor, at: datetime, version: int) -> Gift:
    """The second signature under a fair value, by another than the first. Raises `NotGoods`, `SameHand`."""
    gift = queries.locked(gift_id, version)
    gate.require(by, "gift.value", gift)
    advance(gift.state, "value")
    if gift.form == Form.MONEY:
        raise NotGoods()
    if gift.valued_by_id is None:
        gift.valued_by_id = by.appointed_id
    elif gift.valued_by_id == by.appointed_id:
        raise SameHand()
    else:
        gift.confirmed_by_id = by.appointed_id
    keep(gift)
    audit.record(by, "gift.value", gift, at=at)
    return gift


@writes
def withdraw(gift_id: UUID, reason: str, *, by: Actor, at: datetime, version: int) -> Gift:
    """A promise that did not come, with the reason; it stays on record. Of sales, the statement is taken back."""
    gift = queries.locked(gift_id, version)
    gate.require(by, "gift.enter", gift)
    gift.state = advance(gift.state, "withdraw", shared=queries.is_shared(gift))
    if not reason.strip():
        raise Missing(field="reason")
    keep(gift)
    audit.record(by, "gift.enter", gift, at=at, code="withdrawn", words=reason.strip())
    return gift


def keep(gift: Gift) -> None:
    """Write it with its next version."""
    gift.version += 1
    gift.save()


def next_number(community_id: UUID) -> int:
    """The number of the next gift; whoever asks holds the community's lock."""
    return (Gift.objects.filter(community=community_id).aggregate(n=Max("number"))["n"] or 0) + 1


def purpose_of(community_id: UUID, code: str, field: str = "purpose") -> Purpose:
    """A purpose by its code. Raises `NoPurpose`."""
    found = Purpose.objects.filter(community=community_id, code=code).first()
    if found is None:
        raise NoPurpose(field=field)
    return found


def _take(gift: Gift, given: Given, by: Actor, at: datetime) -> None:
    purpose = purpose_of(gift.community_id, given.purpose)
    _refuse_misfits(given, purpose, clock.today(at))
    before = _valued(gift)
    gift.donor, gift.purpose, gift.form = giver(given.donor, by, at), purpose, Form(given.form)
    gift.stream, gift.mode, gift.restriction = given.stream, given.mode, given.restriction
    gift.fen, gift.promised_on, gift.day, gift.words = given.fen, given.day, given.day, given.words.strip()
    gift.beneficiary = given.beneficiary.strip() if purpose.agency else ""
    _take_goods(gift, given)
    if gift.form != Form.MONEY and _valued(gift) != before:
        gift.valued_by_id, gift.confirmed_by = by.appointed_id, None


def giver(said: UUID | Named | None, by: Actor, at: datetime) -> Donor | None:
    """A donor by id, or by what is known of them. Raises `NotFound` for one that is not there, or was erased."""
    if said is None:
        return None
    if isinstance(said, Named):
        return donors.known_or_new(said, by=by, at=at)
    return there(Donor.objects.filter(pk=said, community=by.community, erased_at=None))


def _valued(gift: Gift) -> tuple[object, ...]:
    return gift.fen, gift.what, gift.quantity, gift.unit, gift.source


def _refuse_misfits(given: Given, purpose: Purpose, today: date) -> None:
    if not rules.fits(given.restriction, purpose.restricted, purpose.agency):
        raise DoesNotFit(field="purpose")
    if given.day > today:
        raise Ahead(field="day")
    if given.fen <= 0:
        raise NoAmount(field="fen")
    if given.restriction != Restriction.NAMED:
        return
    if given.form == Form.SERVICE:
        raise ServiceForNobody(field="form")
    if not given.beneficiary.strip():
        raise Missing(field="beneficiary")
    if not given.unrelated:
        raise NotUnrelated(field="unrelated")


def _take_goods(gift: Gift, given: Given) -> None:
    """Goods and services are counted, and their value has a written source; whoever enters it signs it first."""
    gift.what = gift.unit = gift.source = ""
    gift.quantity = None
    if gift.form == Form.MONEY:
        gift.valued_by = gift.confirmed_by = None
        return
    for column in ("what", "unit", "source"):
        setattr(gift, column, getattr(given, column).strip())
        if not getattr(gift, column):
            raise Missing(field=column)
    if given.quantity is None or given.quantity <= 0:
        raise Missing(field="quantity")
    gift.quantity = given.quantity
