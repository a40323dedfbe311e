"""Verbs on work orders of other systems: take one in once, by its number there; answer it once, in its own form."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.cases import queries
from linli.cases.clocks import retime
from linli.cases.intake.actions import Said, take
from linli.cases.labels import OrderSource
from linli.cases.models import OuterOrder
from linli.cases.refusals import AnsweredAlready, NoWords, UnknownChoice
from linli.cases.telling.actions import keep
from linli.foundation.refusals import Missing
from linli.foundation.rows import there
from linli.foundation.writes import writes
from linli.territory.queries import Place


@dataclass(frozen=True)
class Order:
    """A work order as the other system gave it."""

    source: str
    number: str
    received_at: datetime
    due_at: datetime | None = None
    confidential: bool = False


@writes
def take_order(
    place: Place, said: Said, order: Order, *, by: Actor, at: datetime, into: UUID | None = None
) -> OuterOrder:
    """Take an order in as a report of its own matter, or of an open one; the same number again changes nothing.

    The limit runs from when the other system received it, and its deadline counts where it is the earlier one.
    """
    if order.source not in OrderSource.values:
        raise UnknownChoice(field="source")
    if not order.number.strip():
        raise Missing(field="number")
    known = OuterOrder.objects.filter(
        community_id=place.community_id, source=order.source, number=order.number.strip()
    ).first()
    if known:
        return known
    channel = order.source if order.source in ("hotline", "district") else "district"
    report = take(place, said, by=by, at=min(order.received_at, at), channel=channel, into=into)
    made = OuterOrder(
        community_id=place.community_id, report=report, source=order.source, number=order.number.strip(),
        received_at=order.received_at, due_at=order.due_at, confidential=order.confidential,
    )  # fmt: skip
    gate.require(by, "order.load", made)
    made.save()
    case = queries.locked(report.case_id, None)
    retime(case)
    keep(case, "reported_at", "due_at")
    audit.record(by, "order.load", case, at=at, code=made.source)
    return made


@writes
def reply(order_id: UUID, words: str, contacted: bool, *, by: Actor, at: datetime) -> OuterOrder:
    """What is answered to the other system, entered once; it may be worded anew until it has been exported."""
    order = there(OuterOrder.objects.select_related("report").filter(pk=order_id))
    case = queries.locked(order.report.case_id, None)
    gate.require(by, "order.reply", order)
    gate.require(by, "case.read", case)
    if order.exported_at:
        raise AnsweredAlready()
    if not words.strip():
        raise NoWords(field="words")
    order.reply, order.contacted, order.replied_at, order.replied_by_id = words.strip(), contacted, at, by.person_id
    order.save(update_fields=["reply", "contacted", "replied_at", "replied_by"])
    audit.record(by, "order.reply", case, at=at, code=order.source)
    return order


@writes
def note_exported(orders: Iterable[UUID], *, by: Actor, at: datetime) -> int:
    """These answers went out in a file; how many."""
    rows = gate.allowed(by, "order.reply", OuterOrder.objects.filter(pk__in=list(orders)).exclude(replied_at=None))
    return rows.update(exported_at=at)
