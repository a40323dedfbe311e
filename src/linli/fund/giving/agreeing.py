"""Verbs on shared sales: an agreement that was signed on paper comes into the log, before its events are settled."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.engines.transparency import commitment, fresh_salt
from linli.foundation import clock
from linli.foundation.writes import one_at_a_time, writes
from linli.fund.books.writing import append
from linli.fund.giving.donors import Named
from linli.fund.giving.entering import giver, purpose_of
from linli.fund.giving.refusals import Ahead, BadDigest, BadShare, DaysCrossed, DoesNotFit, LimitsCrossed
from linli.fund.giving.rules import Terms
from linli.fund.labels import Kind
from linli.fund.models import Agreement

DIGEST = 64


@dataclass(frozen=True)
class Agreed:
    """An agreement as it was signed; `document` is the SHA-256 of its scan."""

    sort: str
    stream: str
    party: UUID | Named
    terms: Terms
    start: date
    end: date
    signed: date
    purpose: str
    document: str


@writes
def sign(agreed: Agreed, *, by: Actor, at: datetime) -> Agreement:
    """An agreement that was signed on paper comes into the log, before it can be settled."""
    one_at_a_time(by.community)
    agreement = Agreement(community_id=by.community, entered_at=at)
    gate.require(by, "agreement.sign", agreement)
    _take(agreement, agreed, clock.today(at))
    party = giver(agreed.party, by, at)
    assert party is not None, "someone has signed"
    salt = fresh_salt()
    agreement.code = f"A{Agreement.objects.filter(community=by.community).count() + 1:02}"
    agreement.party, agreement.salt, agreement.identity = party, salt.hex(), party.name
    bound = commitment(salt, party.name, agreement.code)
    agreement.leaf = append(by.community, Kind.AGREEMENT, _facts(agreement, bound), at=at)
    agreement.save()
    audit.record(by, "agreement.sign", agreement, at=at, code=agreement.code)
    return agreement


def _take(agreement: Agreement, agreed: Agreed, today: date) -> None:
    terms, purpose = agreed.terms, purpose_of(agreement.community_id, agreed.purpose)
    if purpose.agency:
        raise DoesNotFit(field="purpose")
    if not 1 <= terms.basis_points <= 10_000:
        raise BadShare(field="percent")
    if terms.cap is not None and terms.cap < (terms.floor or 0):
        raise LimitsCrossed(field="cap")
    if agreed.end < agreed.start:
        raise DaysCrossed(field="end")
    if agreed.signed > today:
        raise Ahead(field="signed")
    if len(agreed.document) != DIGEST:
        raise BadDigest(field="scan")
    agreement.sort, agreement.stream, agreement.purpose = agreed.sort, agreed.stream, purpose
    agreement.basis_points, agreement.cap, agreement.floor = terms.basis_points, terms.cap, terms.floor
    agreement.start, agreement.end, agreement.signed = agreed.start, agreed.end, agreed.signed
    agreement.document = agreed.document


def _facts(agreement: Agreement, party: str) -> dict[str, object]:
    return {
        "agreement": agreement.code, "for": str(agreement.sort), "base": "net_sales",
        "basis_points": agreement.basis_points, "cap": agreement.cap, "floor": agreement.floor,
        "from": agreement.start.isoformat(), "until": agreement.end.isoformat(),
        "signed": agreement.signed.isoformat(), "purpose": agreement.purpose.code, "document": agreement.document,
        "party": party,
    }  # fmt: skip


def terms_of(agreement: Agreement) -> Terms:
    """What an agreement says of sums."""
    return Terms(agreement.basis_points, agreement.cap, agreement.floor)
