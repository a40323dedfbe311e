"""Questions about money on its way: the orders of a decision, what was booked on it, what waits to be paid."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from linli.access import gate
from linli.access.actors import Actor
from linli.fund.granting import queries
from linli.fund.granting.paying.rules import Stand
from linli.fund.labels import ACCEPTED_BY_OTHERS
from linli.fund.models import Acceptance, Decision, Entry, Order, Outlay, Proposal


@dataclass(frozen=True)
class Ordered:
    """An order and what became of it: open, paid, back (paid by an entry that was taken back) or void."""

    order: Order
    state: str
    entry: Entry | None

    @property
    def slip(self) -> str:
        """The digest of the federation's slip, if one was kept."""
        return self.order.payout.document if hasattr(self.order, "payout") else ""


def orders(*decisions: Decision) -> list[Ordered]:
    """The orders of a decision, or of several, the oldest first. Two queries."""
    paid = Prefetch("outlays", Outlay.objects.select_related("entry__reversal"))
    rows = Order.objects.filter(decision__in=decisions).select_related("void", "payout", "made_by")
    return [_ordered(order) for order in rows.prefetch_related(paid)]


def _ordered(order: Order) -> Ordered:
    entry = next((outlay.entry for outlay in order.outlays.all()), None)
    if hasattr(order, "void"):
        return Ordered(order, "void", entry)
    if entry is None:
        return Ordered(order, "open", None)
    return Ordered(order, "back" if hasattr(entry, "reversal") else "paid", entry)


def booked(decision: Decision) -> list[Outlay]:
    """Every entry that a decision led to, the oldest first. One query."""
    beside = ("entry__leaf", "entry__reversal", "entry__reverses", "order")
    return list(decision.outlays.select_related(*beside).order_by("entry__number"))


def stand(proposal: Proposal, decision: Decision | None, ordered: Iterable[Ordered]) -> Stand:
    """How the money of a proposal stands. Three queries."""
    if decision is None or decision.says != "yes":
        return Stand(decision.says if decision else "", checked=proposal.sort in ACCEPTED_BY_OTHERS)
    finals = Acceptance.objects.filter(proposal=proposal).values_list("final", flat=True)
    return stand_of(proposal, decision, ordered, set(finals), frozen=queries.is_frozen(decision))


def stand_of(
    proposal: Proposal, decision: Decision, ordered: Iterable[Ordered], finals: Collection[bool], *, frozen: bool
) -> Stand:
    """The same of one that was granted, from what was fetched; `finals`: of each acceptance, whether of the whole."""
    rows = list(ordered)
    states = [one.state for one in rows]
    return Stand(
        decision.says, decision.fen, decision.ordered, decision.drawn, decision.advanced,
        waiting=states.count("open"), taken_back=states.count("back"), frozen=frozen,
        checked=proposal.sort in ACCEPTED_BY_OTHERS, part=bool(finals), whole=True in finals,
        last=any(one.order.final and one.state != "void" for one in rows),
    )  # fmt: skip


def to_pay(by: Actor) -> QuerySet[Order]:
    """The orders within reach that are neither paid nor void, over all proposals, the oldest first."""
    found = gate.allowed(by, "fund.read", Order.objects.filter(void=None, outlays=None))
    return found.select_related("decision__proposal__purpose", "made_by").order_by("made_at", "id")
