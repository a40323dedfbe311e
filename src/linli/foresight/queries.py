"""Questions about proposals: those that wait, one of them, the last look."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from linli.access import gate
from linli.access.actors import Actor
from linli.foresight.labels import State
from linli.foresight.models import Look, Proposal
from linli.foundation import writes
from linli.territory.models import Community


def within_reach(by: Actor) -> QuerySet[Proposal]:
    """Every proposal that `by` may read."""
    rows = gate.allowed(by, "foresight.read", Proposal.objects.filter(community=by.community))
    return rows.select_related("look", "case", "decided_by")


def waiting(by: Actor, today: date) -> QuerySet[Proposal]:
    """Those that wait for someone, the earliest day first."""
    return within_reach(by).filter(state=State.OPEN, until__gte=today).order_by("until", "key")


def decided(by: Actor) -> QuerySet[Proposal]:
    """Those that were decided, the latest first."""
    return within_reach(by).exclude(state=State.OPEN).order_by("-decided_at", "key")


def last_look(community_id: UUID) -> Look | None:
    """The latest look ahead."""
    return Look.objects.filter(community=community_id).order_by("-week").first()


def locked(id: UUID, version: int | None = None) -> Proposal:
    """A proposal for changing, locked; a version that is no longer current answers `Stale` with the fresh state."""
    return writes.locked(Proposal.objects.filter(pk=id), version)


def to_look(week: date) -> list[UUID]:
    """The communities whose look of a week is still to come. One query."""
    looked = Look.objects.filter(week=week).values("community")
    return list(Community.objects.exclude(pk__in=looked).values_list("pk", flat=True))
