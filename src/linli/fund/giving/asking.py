"""Verbs on a change of purpose 变更用途: the donor is asked, and answers by link or on paper; or a plan was filed."""

from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.engines.transparency import commitment
from linli.foundation import clock
from linli.foundation.refusals import Missing, NotAllowed, OutOfStep
from linli.foundation.rows import there
from linli.foundation.writes import one_at_a_time, writes
from linli.fund.books.writing import append
from linli.fund.giving import queries
from linli.fund.giving.entering import purpose_of
from linli.fund.giving.loop import advance
from linli.fund.giving.refusals import AskedAlready, BadDigest, DoesNotFit, NothingLeft, SamePurpose
from linli.fund.giving.telling import tell_donor
from linli.fund.giving.tracing import lots_of, name_of
from linli.fund.labels import Answer, AnsweredBy, Kind
from linli.fund.models import Asking, Gift

DIGEST = 64


@writes
def ask(gift_id: UUID, to: str, reason: str, *, by: Actor, at: datetime, version: int) -> Gift:
    """May what is left of the gift serve another purpose? The donor reads why. Each lot that holds something is asked.

    Raises `NoPurpose`, `SamePurpose`, `DoesNotFit`, `NothingLeft`, `AskedAlready`, `Missing`.
    """
    gift = queries.locked(gift_id, version)
    gate.require(by, "gift.ask", gift)
    advance(gift.state, "ask")
    purpose = purpose_of(gift.community_id, to, "to")
    if not reason.strip():
        raise Missing(field="reason")
    held = [lot for lot in lots_of(gift) if lot.remaining]
    if not held:
        raise NothingLeft()
    asked = [lot for lot in held if lot.purpose_id != purpose.pk]
    if not asked:
        raise SamePurpose(field="to")
    if any(lot.purpose.agency != purpose.agency for lot in asked):
        raise DoesNotFit(field="to")
    if Asking.objects.filter(lot__in=asked, to=purpose, answer=Answer.NONE).exists():
        raise AskedAlready(field="to")
    for lot in asked:
        Asking.objects.create(
            community_id=gift.community_id, gift=gift, lot=lot, to=purpose, reason=reason.strip(), asked_at=at
        )
    audit.record(by, "gift.ask", gift, at=at, code=to, words=reason.strip())
    tell_donor("gift_asked", gift, at, title=purpose.name)
    return gift


@writes
def answer(asking_id: UUID, said: str, *, by: Actor, at: datetime) -> Asking:
    """The donor's own word, by the private link. Yes comes into the log, bound to the donor by the salt of the gift."""
    asking = _open(asking_id, by)
    gift = asking.gift
    if by.kind != "link" or not gift.salt:
        raise NotAllowed()
    bound = commitment(bytes.fromhex(gift.salt), gift.identity, f"{name_of(asking.lot)} {asking.to.code} {said}")
    return _answered(asking, said, AnsweredBy.LINK, bound, by, at)


@writes
def answer_on_paper(asking_id: UUID, said: str, document: str, *, by: Actor, at: datetime) -> Asking:
    """What the donor has signed on paper; `document` is the SHA-256 of its scan. Raises `BadDigest`."""
    asking = _open(asking_id, by)
    if by.kind != "person":
        raise NotAllowed()
    if len(document) != DIGEST:
        raise BadDigest(field="scan")
    return _answered(asking, said, AnsweredBy.PAPER, document, by, at)


@writes
def rest_on_plan(asking_id: UUID, number: str, *, by: Actor, at: datetime) -> Asking:
    """A changed plan was filed (慈善法 56): its number stands for the donor's word, as where no donor is known."""
    asking = _open(asking_id, by)
    gate.require(by, "gift.ask", asking.gift)
    if not number.strip():
        raise Missing(field="number")
    return _answered(asking, Answer.YES, AnsweredBy.PLAN, number.strip(), by, at)


def _open(id: UUID, by: Actor) -> Asking:
    found = there(Asking.objects.filter(pk=id).select_related("gift", "to", "lot__posting__entry"))
    gate.require(by, "gift.consent", found.gift)
    one_at_a_time(found.community_id)
    found.refresh_from_db(fields=["answer"])
    if found.answer:
        raise OutOfStep()
    return found


def _answered(asking: Asking, said: str, how: AnsweredBy, evidence: str, by: Actor, at: datetime) -> Asking:
    if said not in (Answer.YES, Answer.NO):
        raise Missing(field="answer")
    asking.answer, asking.answered_by, asking.evidence, asking.answered_at = said, how, evidence, at
    if said == Answer.YES:
        facts = {
            "lot": name_of(asking.lot), "to": asking.to.code, "evidence": evidence,
            "sort": "plan" if how == AnsweredBy.PLAN else "donor", "day": clock.today(at).isoformat(),
        }  # fmt: skip
        asking.consent = append(asking.community_id, Kind.CONSENT, facts, at=at)
    asking.save()
    audit.record(by, "gift.consent", asking.gift, at=at, code=f"{said} {how}")
    return asking
