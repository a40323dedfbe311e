"""A donor wants to look into the records or to have a copy (慈善法 42), and is answered."""

from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation.refusals import Missing
from linli.foundation.writes import locked, writes
from linli.fund.giving import queries
from linli.fund.labels import InquirySort
from linli.fund.models import Inquiry


@writes
def inquire(gift_id: UUID, sort: str, words: str = "", *, by: Actor, at: datetime) -> Inquiry:
    """Ask to see the records of one's gift; the same still open is not asked twice."""
    gift = queries.locked(gift_id, None)
    gate.require(by, "gift.inquire", gift)
    if sort not in InquirySort.values:
        raise Missing(field="sort")
    still = Inquiry.objects.filter(gift=gift, sort=sort, answered_at=None).first()
    if still:
        return still
    asked = Inquiry.objects.create(
        community_id=gift.community_id, gift=gift, sort=sort, words=words.strip(), asked_at=at
    )
    audit.record(by, "gift.inquire", gift, at=at, code=sort)
    return asked


@writes
def reply(inquiry_id: UUID, words: str, *, by: Actor, at: datetime) -> Inquiry:
    """When and where, or what is enclosed; the donor reads it under the private link."""
    asked = locked(Inquiry.objects.filter(pk=inquiry_id).select_related("gift"))
    gate.require(by, "gift.answer", asked)
    if not words.strip():
        raise Missing(field="words")
    asked.answer, asked.answered_at, asked.answered_by_id = words.strip(), at, by.appointed_id
    asked.save(update_fields=["answer", "answered_at", "answered_by"])
    audit.record(by, "gift.answer", asked.gift, at=at)
    return asked
