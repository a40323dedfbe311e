"""What the office asks the federation to pay: never more than was decided, and the last part only when it is good."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation.rows import there
from linli.foundation.writes import insert, one_at_a_time, writes
from linli.fund.granting import queries
from linli.fund.granting.refusals import (
    Frozen,
    GoodsNotAdvanced,
    IsVoid,
    LastWaits,
    NoAmount,
    NoRoom,
    NotAccepted,
    NotDecided,
    OrderedInFull,
    PaidAlready,
    ReasonNeeded,
    UnknownChoice,
)
from linli.fund.granting.telling import tell_role
from linli.fund.labels import ACCEPTED_BY_OTHERS, Asks, Pays
from linli.fund.models import Acceptance, Decision, Order, Outlay, Proposal, Void
from linli.people.labels import Role


@dataclass(frozen=True)
class Asked:
    """A payment to be ordered: an advance or a payment, of money or of goods; `final` where nothing more follows."""

    sort: str
    fen: int
    goods: bool = False
    final: bool = False
    words: str = ""


@writes
def order(proposal_id: UUID, asked: Asked, *, by: Actor, at: datetime) -> Order:
    """Order a part of what was decided; the accountants hear of it. What stands against it is said."""
    proposal = queries.of_id(proposal_id)
    gate.require(by, "fund.order", proposal)
    one_at_a_time(by.community)
    decision = queries.decision_of(proposal)
    if decision is None or decision.says != "yes":
        raise NotDecided()
    _check(proposal, decision, asked)
    account, cost = _accounts(proposal, asked.goods)
    made = Order(
        community_id=proposal.community_id, decision=decision, sort=asked.sort, fen=asked.fen, final=asked.final,
        key=f"{proposal.code}/{decision.orders.count() + 1}", account=account, cost=cost,
        words=asked.words.strip()[:120], made_by_id=by.appointed_id, made_at=at,
    )  # fmt: skip
    insert(made)
    audit.record(by, "fund.order", proposal, at=at, code=made.key)
    tell_role("fund_order", proposal, Role.ACCOUNTANT, at)
    return made


def _check(proposal: Proposal, decision: Decision, asked: Asked) -> None:
    if asked.sort not in Pays.values:
        raise UnknownChoice(field="sort")
    if asked.fen <= 0:
        raise NoAmount(field="amount")
    left = decision.fen - decision.ordered
    if asked.fen > left:
        raise NoRoom(field="amount", left=f"{left / 100:,.2f}")
    if asked.goods and asked.sort == Pays.ADVANCE:
        raise GoodsNotAdvanced(field="goods")
    if decision.orders.filter(final=True, void=None).exists():
        raise OrderedInFull()
    if queries.is_frozen(decision):
        raise Frozen()
    if proposal.sort in ACCEPTED_BY_OTHERS:
        _check_acceptance(proposal, asked, whole=asked.final or asked.fen == left)


def _check_acceptance(proposal: Proposal, asked: Asked, *, whole: bool) -> None:
    accepted = Acceptance.objects.filter(proposal=proposal)
    if asked.sort == Pays.PAYMENT and not accepted.exists():
        raise NotAccepted()
    if whole and not accepted.filter(final=True).exists():
        raise LastWaits()


def _accounts(proposal: Proposal, goods: bool) -> tuple[str, str]:
    """Where it is taken from, and where it goes."""
    if proposal.purpose.agency:
        return ("180102" if goods else "180101"), "2601"
    return ("1201" if goods else "1002"), ("5301" if proposal.sort == Asks.FEE else "5101")


@writes
def make_void(order_id: UUID, reason: str, *, by: Actor, at: datetime) -> Void:
    """An order is not to be paid any more; what it took is free again. Raises `IsVoid`, `PaidAlready`."""
    held = there(Order.objects.select_related("decision__proposal").filter(pk=order_id))
    gate.require(by, "fund.order", held)
    one_at_a_time(by.community)
    if Void.objects.filter(order=held).exists():
        raise IsVoid()
    if Outlay.objects.filter(order=held, entry__reversal=None).exists():
        raise PaidAlready()
    if not reason.strip():
        raise ReasonNeeded(field="reason")
    made = Void(
        community_id=held.community_id, order=held, reason=reason.strip()[:200], made_by_id=by.appointed_id, at=at
    )
    audit.record(by, "fund.order", held.decision.proposal, at=at, code=f"{held.key} void")
    return insert(made)
