"""Questions about money on its way: the orders of a decision, what was booked on it, what waits to be paid."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from linli.access import gate
from linli.access.actors import Actor
from linli.fund.granting import queries
from linli.fund.granting.paying.rules import Stand
from linli.fund.labels import ACCEPTED_BY_OTHERS, Sort
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


def orders(decision: Decision) -> list[Ordered]:
    """The orders of a decision, the oldest first. Two queries."""
    paid = Prefetch("outlays", Outlay.objects.select_related("entry__reversal"))
    rows = decision.orders.select_related("void", "payout", "made_by").prefetch_related(paid)
    return [_ordered(order) for order in rows]


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
    checked = proposal.sort in ACCEPTED_BY_OTHERS
    if decision is None or decision.says != "yes":
        return Stand(decision.says if decision else "", checked=checked)
    states = [one.state for one in ordered]
    finals = set(Acceptance.objects.filter(proposal=proposal).values_list("final", flat=True))
    return Stand(
        decision.says, decision.fen, decision.ordered, decision.drawn, decision.advanced,
        waiting=states.count("open"), taken_back=states.count("back"), frozen=queries.is_frozen(decision),
        checked=checked, part=bool(finals), whole=True in finals,
        last=any(one.order.final and one.state != "void" for one in ordered),
    )  # fmt: skip


def to_pay(by: Actor) -> QuerySet[Order]:
    """The orders within reach that are neither paid nor void, over all proposals, the oldest first."""
    found = gate.allowed(by, "fund.read", Order.objects.filter(void=None, outlays=None))
    return found.select_related("decision__proposal__purpose", "made_by").order_by("made_at", "id")


def entry_of(decision: Decision, id: UUID) -> Entry | None:
    """An entry of a decision that can be taken back: no reversal, and not reversed yet. One query."""
    found = Entry.objects.filter(outlay__decision=decision, reversal=None).exclude(sort=Sort.REVERSAL)
    return found.filter(pk=id).first()
