"""Questions about orders: which are within reach, which still wait for an answer, what is known already."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from linli.access import gate
from linli.access.actors import Actor
from linli.cases import queries as cases
from linli.cases.models import Case, OuterOrder
from linli.foundation.rows import there

STATES = ("open", "answered", "sent")


def visible_to(by: Actor) -> QuerySet[OuterOrder]:
    """The orders that `by` may answer, of matters that `by` may read."""
    found = gate.allowed(by, "order.reply", OuterOrder.objects.filter(report__case__in=cases.visible_to(by)))
    return found.select_related("report__case__lead")


def listed(by: Actor, state: str) -> QuerySet[OuterOrder]:
    """Orders without an answer, nearest deadline first; or those answered, or sent back, newest first."""
    found = visible_to(by)
    if state == "sent":
        return found.exclude(exported_at=None).order_by("-exported_at", "number")
    if state == "answered":
        return found.exclude(replied_at=None).filter(exported_at=None).order_by("replied_at", "number")
    return found.filter(replied_at=None).order_by("report__case__due_at", "number")


def of_case(case: Case) -> list[OuterOrder]:
    """The orders that a matter carries, nearest deadline first. One query."""
    return list(OuterOrder.objects.filter(report__case=case).order_by("due_at", "number"))


def one_visible(by: Actor, id: UUID) -> OuterOrder:
    """An order within reach; `NotFound` otherwise."""
    return there(visible_to(by).filter(pk=id))


def known(community_id: UUID, source: str, numbers: Iterable[str]) -> dict[str, OuterOrder]:
    """The orders that were taken in already, by their numbers."""
    rows = OuterOrder.objects.filter(community_id=community_id, source=source, number__in=list(numbers))
    return {order.number: order for order in rows.select_related("report__case")}
