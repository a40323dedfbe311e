"""Verbs on statements of sales: what was sold at an event, what buyers were given back later, taking one back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Sum

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.engines.money import plain
from linli.foundation import clock
from linli.foundation.refusals import Missing, NotFound
from linli.foundation.writes import one_at_a_time, writes
from linli.fund.books.writing import append
from linli.fund.giving import queries
from linli.fund.giving.agreeing import terms_of
from linli.fund.giving.entering import next_number
from linli.fund.giving.refusals import Ahead, NoAmount, NotCovered, NotTakenBack, StatedAlready, TooManyRefunds
from linli.fund.labels import GiftState, Kind, Mode, Restriction
from linli.fund.models import Agreement, Gift, Statement


@dataclass(frozen=True)
class Sold:
    """What was sold at an event, and given back to buyers so far, in fen."""

    event: str
    day: date
    sales: int
    refunds: int = 0


@dataclass(frozen=True)
class Reckoned:
    """What is due of a statement: the share, what older sums below zero take off, and what is left of it to pay."""

    share: int
    carried: int
    carries: Sequence[Statement]

    @property
    def due(self) -> int:
        return self.share + self.carried


def reckon(agreement: Agreement, sold: Sold, today: date) -> Reckoned:
    """What would be due. Raises what is wrong with a statement; nothing is written."""
    if not sold.event.strip():
        raise Missing(field="event")
    if sold.day > today:
        raise Ahead(field="day")
    if not (agreement.signed < sold.day and agreement.start <= sold.day <= agreement.end):
        days = {"signed": agreement.signed, "start": agreement.start, "end": agreement.end}
        raise NotCovered(field="day", **days)
    if sold.refunds > sold.sales:
        raise TooManyRefunds(field="refunds", most=plain(sold.sales))
    same = agreement.statements.filter(event=sold.event.strip(), day=sold.day, taken_back_at=None, about=None)
    if same.exists():
        raise StatedAlready(field="event")
    open_ones = list(agreement.statements.filter(due__lt=0, carried_by=None, taken_back_at=None))
    share = terms_of(agreement).share(sold.sales - sold.refunds)
    return Reckoned(share, sum(one.due for one in open_ones), open_ones)


@writes
def state(agreement_id: UUID, sold: Sold, *, by: Actor, at: datetime) -> Statement:
    """What was sold at an event, by the office or by the merchant's link; what is due above zero is a promised gift."""
    agreement = _locked(agreement_id)
    gate.require(by, "agreement.state", agreement)
    reckoned = reckon(agreement, sold, clock.today(at))
    statement = _statement(agreement, sold, reckoned.carried, reckoned.due, by, at)
    carries = {"carries": [one.leaf.number for one in reckoned.carries if one.leaf]}
    statement.leaf = append(agreement.community_id, Kind.SALES, _told(statement) | carries, at=at)
    statement.gift = _promised(statement, at) if statement.due > 0 else None
    statement.save()
    for one in reckoned.carries:
        one.carried_by = statement
        one.save(update_fields=["carried_by"])
    audit.record(by, "agreement.state", agreement, at=at, code=str(statement.leaf.number))
    return statement


@writes
def give_back(statement_id: UUID, day: date, fen: int, *, by: Actor, at: datetime) -> Statement:
    """What buyers were given back after a statement: a line below zero, which the next statement carries."""
    before = Statement.objects.filter(pk=statement_id).select_related("agreement").first()
    if before is None or before.agreement is None or before.leaf is None or before.about_id or before.taken_back_at:
        raise NotFound()
    agreement = _locked(before.agreement.pk)
    gate.require(by, "agreement.state", agreement)
    if not before.day <= day <= clock.today(at):
        raise Ahead(field="day")
    if fen <= 0:
        raise NoAmount(field="refunds")
    net = left_of(before)
    if fen > net:
        raise TooManyRefunds(field="refunds", most=plain(net))
    sold = Sold(before.event, day, 0, fen)
    statement = _statement(agreement, sold, 0, terms_of(agreement).after_refund(net, fen), by, at)
    statement.about = before
    facts = _told(statement) | {"about": before.leaf.number}
    statement.leaf = append(agreement.community_id, Kind.SALES, facts, at=at)
    statement.save()
    audit.record(by, "agreement.state", agreement, at=at, code=str(statement.leaf.number))
    return statement


def left_of(statement: Statement) -> int:
    """Net sales of a statement after all that buyers were given back."""
    back = statement.refunded.filter(taken_back_at=None).aggregate(fen=Sum("refunds", default=0))["fen"]
    return statement.sales - statement.refunds - int(back)


@writes
def take_back(statement_id: UUID, reason: str, *, by: Actor, at: datetime) -> Statement:
    """A statement that was wrong, before it is settled: a published note says why, and it can be stated anew."""
    statement = Statement.objects.filter(pk=statement_id).select_related("agreement", "leaf").first()
    if statement is None or statement.agreement is None or statement.leaf is None:
        raise NotFound()
    agreement = _locked(statement.agreement.pk)
    gate.require(by, "agreement.sign", agreement)
    gift = queries.locked(statement.gift_id, None) if statement.gift_id else None
    if statement.taken_back_at:
        return statement
    if not reason.strip():
        raise Missing(field="reason")
    settled = gift is not None and gift.state != GiftState.PROMISED
    refunded = statement.refunded.filter(taken_back_at=None).exists()
    if settled or refunded or statement.carried_by_id:
        raise NotTakenBack()
    append(agreement.community_id, Kind.CORRECTION, {"about": statement.leaf.number, "words": reason.strip()}, at=at)
    if gift:
        gift.state = GiftState.WITHDRAWN
        gift.version += 1
        gift.save(update_fields=["state", "version"])
    statement.carries.update(carried_by=None)
    statement.taken_back_at = at
    statement.save(update_fields=["taken_back_at"])
    audit.record(by, "agreement.sign", agreement, at=at, code=f"back:{statement.leaf.number}", words=reason.strip())
    return statement


def _locked(id: UUID) -> Agreement:
    found = queries.agreement_of_link(id)
    one_at_a_time(found.community_id)
    return found


def _statement(agreement: Agreement, sold: Sold, carried: int, due: int, by: Actor, at: datetime) -> Statement:
    return Statement(
        community_id=agreement.community_id, agreement=agreement, event=sold.event.strip(), day=sold.day,
        sales=sold.sales, refunds=sold.refunds, carried=carried, due=due, by_link=by.kind == "link", stated_at=at,
    )  # fmt: skip


def _told(statement: Statement) -> dict[str, object]:
    assert statement.agreement is not None
    return {
        "agreement": statement.agreement.leaf.number, "event": statement.event, "day": statement.day.isoformat(),
        "sales": statement.sales, "refunds": statement.refunds, "carried": statement.carried, "due": statement.due,
    }  # fmt: skip


def _promised(statement: Statement, at: datetime) -> Gift:
    agreement, day = statement.agreement, statement.day
    assert agreement is not None
    return Gift.objects.create(
        community_id=agreement.community_id, number=next_number(agreement.community_id), donor=agreement.party,
        stream=agreement.stream, mode=Mode.COMMERCIAL, form="money", fen=statement.due, purpose=agreement.purpose,
        restriction=Restriction.PURPOSE if agreement.purpose.restricted else Restriction.NONE,
        promised_on=day, day=day, words=statement.event, entered_at=at,
    )  # fmt: skip
