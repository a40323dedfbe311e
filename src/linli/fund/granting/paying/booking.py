"""The accountant books what the federation has paid, what an advance has become, and what came back."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.engines.ledger import drafting, entry_of
from linli.foundation import clock
from linli.foundation.rows import there
from linli.foundation.writes import insert, one_at_a_time, writes
from linli.fund.books import correcting, drafts
from linli.fund.books.writing import book, said
from linli.fund.granting import queries, scans
from linli.fund.granting.refusals import (
    BuiltOn,
    DayAhead,
    Frozen,
    IsVoid,
    MayNotPay,
    NoAmount,
    NotAccepted,
    NothingOut,
    NotToReverse,
    TooLittle,
    WasTakenBack,
)
from linli.fund.labels import ACCEPTED_BY_OTHERS, Asks, Choice, Pays, Sort
from linli.fund.models import Acceptance, Decision, Draw, Entry, Order, Outlay, Payout, Proposal, Void, Vote
from linli.fund.refusals import IsReversed, UsedSince


@dataclass(frozen=True)
class Paid:
    """The federation paid an order on a day; `slip` is its scanned paper, if there is one."""

    day: date
    slip: scans.Kept | None = None


@writes
def pay(order_id: UUID, paid: Paid, *, by: Actor, at: datetime) -> Entry:
    """Book that the federation has paid an order, from the oldest lots of its purpose. Paid twice, it is booked once.

    Raises `IsVoid`, `MayNotPay`, `Frozen`, `TooLittle`, `DayAhead`, `MonthClosed`.
    """
    held = _order(order_id, by)
    one_at_a_time(by.community)
    if (booked := Outlay.objects.select_related("entry__reversal").filter(order=held).first()) is not None:
        if hasattr(booked.entry, "reversal"):
            raise WasTakenBack()
        return booked.entry
    proposal = held.decision.proposal
    _may_pay(held, paid, by, at)
    more: dict[str, Any] = {"documents": [scans.note(paid.slip, by, at)]} if paid.slip else {}
    insert(
        Payout(
            community_id=held.community_id, order=held, payer_id=by.appointed_id,
            document=paid.slip.sha256 if paid.slip else "", at=at,
        )
    )  # fmt: skip
    draft = _draft(held)
    made = book(
        held.community_id, drafts.booking(draft, paid.day, held.key, f"{proposal.code} {proposal.name}", **more), at=at
    )
    audit.record(by, "fund.pay", made.leaf, at=at, code=held.key)
    return made


def _order(order_id: UUID, by: Actor) -> Order:
    found = Order.objects.select_related("decision__proposal__purpose", "decision__proposal__application")
    held = there(found.filter(pk=order_id))
    gate.require(by, "fund.pay", held)
    return held


def _may_pay(held: Order, paid: Paid, by: Actor, at: datetime) -> None:
    proposal = held.decision.proposal
    if Void.objects.filter(order=held).exists():
        raise IsVoid()
    if paid.day > clock.today(at):
        raise DayAhead(field="day")
    voted = Vote.objects.filter(proposal=proposal, person_id=by.appointed_id).exclude(choice=Choice.RECUSED)
    if by.person_id in queries.related(proposal) or by.person_id == held.made_by_id or voted.exists():
        raise MayNotPay()
    if queries.is_frozen(held.decision):
        raise Frozen()


def _draft(held: Order) -> drafting.Draft:
    """The lines and draws of an order, from the oldest lots of its purpose and of no other."""
    purpose = held.decision.proposal.purpose
    needs: dict[str, Any] = {"order": held.key, "decision": held.decision.number}
    value, lots = drafts.value_of(purpose), drafts.lots_for(held.fen, purpose, held.account)
    try:
        if held.sort == Pays.ADVANCE:
            return drafting.advance(value, held.fen, lots, **needs)
        return drafting.payment(value, held.fen, lots, **needs, pays=held.cost, account=held.account)
    except drafting.TooLittle as short:
        raise TooLittle(purpose=purpose.name, left=f"{short.left / 100:,.2f}") from short


@writes
def settle(proposal_id: UUID, fen: int, day: date, *, by: Actor, at: datetime) -> Entry:
    """What was advanced and is accepted becomes a cost. Raises `NotAccepted`, `NothingOut`, `NoAmount`, `DayAhead`."""
    proposal = queries.of_id(proposal_id)
    gate.require(by, "fund.pay", proposal)
    one_at_a_time(by.community)
    decision = queries.decision_of(proposal)
    accepted = proposal.sort not in ACCEPTED_BY_OTHERS or Acceptance.objects.filter(proposal=proposal).exists()
    if decision is None or not accepted:
        raise NotAccepted()
    _amount(fen, decision, day, at)
    pays = "5301" if proposal.sort == Asks.FEE else "5101"
    draft = drafting.cost(drafts.value_of(proposal.purpose), fen, decision=decision.number, pays=pays)
    made = _book(draft, proposal, decision, day, at)
    audit.record(by, "fund.pay", made.leaf, at=at, code=f"{proposal.code} cost")
    return made


@writes
def give_back(order_id: UUID, fen: int, day: date, *, by: Actor, at: datetime) -> Entry:
    """What is left of an advance came back to the federation's account: to the lots it came from, the last first."""
    held = _order(order_id, by)
    one_at_a_time(by.community)
    advance = (
        Entry.objects.select_related("leaf", "outlay")
        .filter(outlay__order=held, sort=Sort.ADVANCE, reversal=None)
        .first()
    )
    if advance is None:
        raise NothingOut(field="amount", left="0.00")
    decision, proposal = Decision.objects.get(pk=held.decision_id), held.decision.proposal
    _amount(fen, decision, day, at)
    try:
        old = entry_of(advance.number, said(advance.leaf))
        draft = drafting.returned(drafts.value_of(proposal.purpose), fen, old, _back(advance))
    except drafting.TooLittle as short:
        raise NothingOut(field="amount", left=f"{short.left / 100:,.2f}") from short
    made = _book(draft, proposal, decision, day, at)
    audit.record(by, "fund.pay", made.leaf, at=at, code=f"{held.key} returned")
    return made


def _amount(fen: int, decision: Decision, day: date, at: datetime) -> None:
    if fen <= 0:
        raise NoAmount(field="amount")
    if fen > decision.advanced:
        raise NothingOut(field="amount", left=f"{decision.advanced / 100:,.2f}")
    if day > clock.today(at):
        raise DayAhead(field="day")


def _book(draft: drafting.Draft, proposal: Proposal, decision: Decision, day: date, at: datetime) -> Entry:
    key = f"{proposal.code}/{draft.sort}-{decision.outlays.count() + 1}"
    return book(proposal.community_id, drafts.booking(draft, day, key, f"{proposal.code} {proposal.name}"), at=at)


def _back(advance: Entry) -> dict[str, int]:
    """What has come back of an advance to each lot before."""
    back: dict[str, int] = {}
    ours = Entry.objects.filter(community_id=advance.community_id, sort=Sort.RETURNED, reversal=None)
    for entry in ours.filter(outlay__decision=advance.outlay.decision).select_related("leaf"):
        if said(entry.leaf)["about"] == advance.number:
            rows = entry.draws.values_list("lot__posting__entry__number", "lot__posting__line", "fen")
            for number, place, fen in rows:
                back[f"{number}.{place}"] = back.get(f"{number}.{place}", 0) - fen
    return back


@writes
def take_back(entry_id: UUID, words: str, day: date, *, by: Actor, at: datetime) -> Entry:
    """Reverse what was booked wrongly, with a note 更正说明 that everyone reads; its order can then be made void."""
    old = there(Entry.objects.select_related("leaf").filter(pk=entry_id))
    gate.require(by, "fund.correct", old.leaf)
    one_at_a_time(by.community)
    outlay = Outlay.objects.select_related("decision").filter(entry=old).first()
    if outlay is None:
        raise NotToReverse()
    _may_take_back(old, outlay)
    made = correcting.reverse(old.pk, words, community_id=old.community_id, day=day, at=at)
    audit.record(by, "fund.correct", made.leaf, at=at, code=f"{old.number}")
    return made


def _may_take_back(old: Entry, outlay: Outlay) -> None:
    """What was built on an entry is taken back first. Raises `IsReversed`, `BuiltOn`, `UsedSince`."""
    if hasattr(old, "reversal"):
        raise IsReversed(number=old.number)
    if old.sort == Sort.ADVANCE and (outlay.decision.advanced < outlay.advanced or any(_back(old).values())):
        raise BuiltOn(number=old.number)
    gave = Draw.objects.filter(entry=old, fen__lt=0) if old.sort == Sort.RETURNED else Draw.objects.none()
    if gave.filter(lot__remaining__lt=-F("fen")).exists():
        raise UsedSince(number=old.number)
