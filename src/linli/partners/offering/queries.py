"""Questions about resources: what stands on a day, the map by grid, what was used of what was offered."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from linli.access import gate
from linli.access.actors import Actor
from linli.foundation import writes
from linli.foundation.rows import there
from linli.partners import rules
from linli.partners.labels import ResourceKind, Unit
from linli.partners.models import Resource, Use
from linli.territory.models import GeneralGrid
from linli.territory.queries import general_grids, in_force


@dataclass
class Offered:
    """One kind of resource over a while: how many, how often offered, how often used, and by how many."""

    kind: str
    resources: int = 0
    used_resources: int = 0
    offered: int = 0  # times
    used: int = 0  # times
    people: int = 0
    visits: int = 0


@dataclass
class GridLine:
    """What can be had in one general grid: of the whole community, of the grid itself, of compounds in it."""

    grid: GeneralGrid
    resources: list[Resource] = field(default_factory=list)


def offered_on(community_id: UUID, day: date) -> QuerySet[Resource]:
    """What stands on a day, with where it reaches."""
    found = Resource.objects.filter(in_force(day), community_id=community_id).select_related("organisation")
    return found.prefetch_related("reaches__general_grid", "reaches__compound").order_by("kind", "organisation__name")


def of_organisation(organisation_id: UUID) -> list[Resource]:
    """All that an organisation offers or has offered, what stands first."""
    found = Resource.objects.filter(organisation=organisation_id)
    return list(found.prefetch_related("reaches__general_grid", "reaches__compound").order_by("-end", "kind", "id"))


def resource(by: Actor, id: UUID) -> Resource:
    """A resource within reach. Raises `NotFound`."""
    return there(gate.allowed(by, "partner.read", Resource.objects.filter(pk=id)).select_related("organisation"))


def locked(id: UUID) -> Resource:
    """A resource for changing, locked. Raises `NotFound`."""
    return writes.locked(Resource.objects.filter(pk=id))


def by_grid(community_id: UUID, day: date, kind: str = "") -> list[GridLine]:
    """The resource map: each general grid with what reaches it. Four queries."""
    lines = {grid.pk: GridLine(grid) for grid in general_grids(community_id)}
    found = offered_on(community_id, day)
    for one in found.filter(kind=kind) if kind else found:
        for grid in _grids_of(one, lines):
            lines[grid].resources.append(one)
    return list(lines.values())


def _grids_of(resource: Resource, all_grids: Iterable[UUID]) -> list[UUID]:
    reaches = list(resource.reaches.all())
    if not reaches:
        return list(all_grids)
    named = {one.general_grid_id or (one.compound.general_grid_id if one.compound else None) for one in reaches}
    return [grid for grid in all_grids if grid in named]


def uses_of(organisation_id: UUID, most: int = 20) -> list[Use]:
    """What was used of an organisation's resources, the newest first."""
    return list(Use.objects.filter(resource__organisation=organisation_id).select_related("resource")[:most])


def uses(community_id: UUID, most: int) -> list[Use]:
    """What was used, the newest first."""
    found = Use.objects.filter(community=community_id).select_related("resource__organisation", "general_grid")
    return list(found[:most])


def used_of_offered(community_id: UUID, since: date, until: date) -> list[Offered]:
    """For each kind, what was offered and used on the days [since, until). Two queries."""
    lines = {kind: Offered(kind) for kind in ResourceKind.values}
    stood = Resource.objects.filter(Q(end=None) | Q(end__gt=since), community=community_id, start__lt=until)
    kinds: dict[UUID, str] = {}
    for one in stood:
        line, kinds[one.pk] = lines[one.kind], one.kind
        line.resources += 1
        line.offered += rules.times_offered(one.times, one.per, rules.days_within(one.start, one.end, since, until))
    seen: set[UUID] = set()
    noted = Use.objects.filter(community=community_id, day__gte=since, day__lt=until, resource__in=stood)
    for resource_id, count, unit in noted.order_by("id").values_list("resource_id", "count", "unit"):
        line = lines[kinds[resource_id]]
        line.used += 1
        line.used_resources += resource_id not in seen
        seen.add(resource_id)
        line.people += count if unit == Unit.PEOPLE else 0
        line.visits += count if unit == Unit.VISITS else 0
    return [line for line in lines.values() if line.resources]
