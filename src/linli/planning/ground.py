"""The ground of a community as plans need it: where doors are drawn, who is beside whom, what happened at each."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from uuid import UUID

from linli.cases.models import Case
from linli.planning import neighbours, rules
from linli.planning.models import Neighbours
from linli.planning.neighbours import Pair
from linli.territory.layout import Layout, layout
from linli.territory.queries import Doorway, doorways


@dataclass(frozen=True)
class Ground:
    """All doors in order of address, where each is drawn, and pairs of neighbours; said by the office: `said`."""

    doors: list[Doorway]
    laid: Layout
    pairs: frozenset[Pair]
    said: Mapping[Pair, bool]


def ground(community_id: UUID) -> Ground:
    """The ground as it is known now. Two queries."""
    doors = doorways(community_id)
    laid = layout(doors)
    rows = Neighbours.objects.filter(community_id=community_id).values_list("one_id", "other_id", "joined")
    said = {(one, other): joined for one, other, joined in rows}
    found = neighbours.suggested(doors, laid)
    found |= {near for near, joined in said.items() if joined}
    found -= {near for near, joined in said.items() if not joined}
    return Ground(doors, laid, frozenset(found), said)


def links(pairs: Iterable[Pair], bands: Mapping[UUID, list[UUID]]) -> dict[UUID, set[UUID]]:
    """Neighbours of every unit, given the units of each door from the lowest floor up: bands are beside each other
    inside their stairwell, and the lowest beside those next door.
    """
    found: dict[UUID, set[UUID]] = {unit: set() for units in bands.values() for unit in units}
    inside = [(a, b) for units in bands.values() for a, b in pairwise(units)]
    next_door = [(bands[a][0], bands[b][0]) for a, b in pairs if a in bands and b in bands]
    for a, b in inside + next_door:
        found[a].add(b)
        found[b].add(a)
    return found


def issues_of_doors(community_id: UUID, at: datetime) -> Counter[UUID]:
    """How many matters each stairwell had in a year; private ones are not counted. One query."""
    rows = Case.objects.filter(
        community_id=community_id, reported_at__gt=at - rules.ISSUES_OF, sealed=False, merged_into=None
    )
    return Counter(rows.exclude(stairwell=None).values_list("stairwell_id", flat=True))
