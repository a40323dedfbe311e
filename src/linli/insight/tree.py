"""The five-level tree 社区—一般网格—小区—邻里微网格—党员中心户: who serves, what is open, what is missing."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Count

from linli.access.actors import Actor
from linli.cases import queries as cases
from linli.cases.loop import OPEN
from linli.people.labels import Role
from linli.people.models import Appointment
from linli.people.queries import appointments_on
from linli.territory.models import Community, MicroGrid
from linli.territory.queries import grids_in_force


@dataclass
class Node:
    """One node; open and closed are rolled up from below."""

    name: str
    level: str
    id: UUID | None = None
    card: str = ""
    households: int = 0
    open: int = 0
    closed: int = 0
    people: list[Appointment] = field(default_factory=list)
    anchors: list[Appointment] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)


@dataclass(frozen=True)
class Gap:
    """Something that the tree lacks: no_steward, no_anchor, no_leader or outside_limits."""

    kind: str
    node: Node


@dataclass(frozen=True)
class Tree:
    root: Node
    gaps: list[Gap]


def tree(by: Actor, day: date) -> Tree:
    """The tree of the actor's community on a day, with matters that `by` may read. Four queries."""
    community = Community.objects.get(pk=by.community)
    serving = _serving(by.community, day)
    loads = _loads(by)
    root = Node(community.name, "community", community.pk, people=serving[community.pk])
    gaps: list[Gap] = []
    generals: dict[UUID | None, Node] = {}
    compounds: dict[tuple[UUID | None, UUID | None], Node] = {}
    rows = grids_in_force(by.community, day).select_related("general_grid", "compound").order_by("code")
    for grid in rows:
        general = generals.get(grid.general_grid_id) or _general(grid, serving, root, generals)
        key = (grid.general_grid_id, grid.compound_id)
        compound = compounds.get(key) or _compound(grid, general, compounds, key)
        node = _leaf(grid, serving, loads)
        compound.children.append(node)
        for above in (compound, general, root):
            above.households, above.open, above.closed = (
                above.households + node.households, above.open + node.open, above.closed + node.closed
            )  # fmt: skip
        gaps += _gaps(node, community)
    gaps += [Gap("no_leader", g) for g in generals.values() if not any(a.role == Role.LEADER for a in g.people)]
    return Tree(root, gaps)


def _serving(community: UUID, day: date) -> dict[UUID, list[Appointment]]:
    """Appointments by the place at which they are held."""
    found: dict[UUID, list[Appointment]] = defaultdict(list)
    shown = appointments_on(community, day).exclude(role__in=[Role.WORKER, Role.SPECIALIST])
    for a in shown.select_related("person").order_by("start", "id"):
        found[a.micro_grid_id or a.compound_id or a.general_grid_id or a.community_id].append(a)
    return found


def _loads(by: Actor) -> dict[UUID, tuple[int, int]]:
    """Open and closed matters of each micro-grid."""
    loads: dict[UUID, list[int]] = defaultdict(lambda: [0, 0])
    rows = (
        cases.visible_to(by)
        .exclude(micro_grid=None)
        .values_list("micro_grid_id", "stage")
        .annotate(n=Count("id"))
        .order_by()
    )
    for grid, stage, n in rows:
        if stage in OPEN:
            loads[grid][0] += n
        elif stage == "closed":
            loads[grid][1] += n
    return {grid: (pair[0], pair[1]) for grid, pair in loads.items()}


def _general(
    grid: MicroGrid, serving: dict[UUID, list[Appointment]], root: Node, held: dict[UUID | None, Node]
) -> Node:
    name = grid.general_grid.name if grid.general_grid else "—"
    people = serving[grid.general_grid_id] if grid.general_grid_id else []
    node = held[grid.general_grid_id] = Node(name, "general_grid", grid.general_grid_id, people=people)
    root.children.append(node)
    return node


def _compound(
    grid: MicroGrid,
    general: Node,
    held: dict[tuple[UUID | None, UUID | None], Node],
    key: tuple[UUID | None, UUID | None],
) -> Node:
    node = held[key] = Node(grid.compound.name if grid.compound else "—", "compound", grid.compound_id)
    general.children.append(node)
    return node


def _leaf(grid: MicroGrid, serving: dict[UUID, list[Appointment]], loads: dict[UUID, tuple[int, int]]) -> Node:
    here = serving[grid.pk]
    opened, closed = loads.get(grid.pk, (0, 0))
    return Node(
        grid.name, "micro_grid", grid.pk, grid.card, grid.households, opened, closed,  # type: ignore[attr-defined]
        people=[a for a in here if a.role == Role.STEWARD], anchors=[a for a in here if a.role == Role.ANCHOR],
    )  # fmt: skip


def _gaps(node: Node, community: Community) -> list[Gap]:
    found = []
    if not node.people:
        found.append(Gap("no_steward", node))
    if not node.anchors:
        found.append(Gap("no_anchor", node))
    if not community.least_households <= node.households <= community.most_households:
        found.append(Gap("outside_limits", node))
    return found
