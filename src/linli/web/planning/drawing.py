"""A draft as drawings: doors that can be tapped, micro-grids in quiet colours with their names, before and after."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from math import hypot
from uuid import UUID

from linli.planning.plan import Plan
from linli.web.territory.frames import Frame, around
from linli.web.territory.shapes import SLICE, Ground, Label, grounds, labels

MARGIN = 44.0  # metres around the doors
TINTS = 6
Metres = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Cell:
    """The ground of one door; tapped, it is picked up."""

    path: str
    spot: Metres
    tint: int
    text: str
    says: str
    url: str = ""
    picked: bool = False
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Patch:
    """The ground of one micro-grid: its border, and its name in each of its parts."""

    path: str
    spots: tuple[Metres, ...]
    text: str
    says: str
    tint: int
    state: str = ""  # picked, locked, fresh (new) or gone (ends)
    url: str = ""


@dataclass(frozen=True)
class Drawing:
    """What parts/plan_map.html shows; `wide` ones are moved about in their box on a phone."""

    frame: Frame
    cells: list[Cell]
    patches: list[Patch]
    labels: list[Label]
    dots: list[Metres]

    @property
    def letter(self) -> float:
        """The height of a name in metres."""
        return round(min(14.0, max(6.5, self.frame.width / 34)), 1)

    @property
    def wide(self) -> bool:
        return self.frame.width > 450


def spots(plan: Plan, units: Iterable[UUID]) -> dict[UUID, Metres]:
    """Where units are drawn: bands of one stairwell side by side."""
    bands: dict[UUID, list[UUID]] = {}
    for unit in units:
        bands.setdefault(plan.pieces[unit].stairwell_id, []).append(unit)
    found = {}
    for stairwell, here in bands.items():
        x, y = plan.ground.laid.spots[stairwell]
        for n, unit in enumerate(here):
            found[unit] = (x + SLICE * (n - (len(here) - 1) / 2), y)
    return found


def tints(plan: Plan) -> dict[UUID, int]:
    """A colour for each micro-grid of the draft, another than its neighbours have."""
    given: dict[UUID, int] = {}
    for grid, units in plan.members.items():
        near = {plan.of[other] for unit in units for other in plan.links[unit]}
        taken = {given[other] for other in near if other in given}
        number = plan.grids[grid].number
        order = [(number + n) % TINTS for n in range(TINTS)]
        given[grid] = next((tint for tint in order if tint not in taken), order[0])
    return given


def drawing(
    plan: Plan,
    units: Collection[UUID],
    patches: Callable[[Mapping[UUID, Ground]], list[Patch]],
    owner: Callable[[UUID], UUID | None],
    cell: Callable[[UUID, Ground], Cell] | None = None,
    dots: Collection[UUID] = (),
) -> Drawing | None:
    """Some units drawn: `owner` says whose ground each is, `patches` what that looks like; None when there are none."""
    where = spots(plan, units)
    frame = around(where.values(), MARGIN)
    if frame is None:
        return None
    owned = [(owner(unit), at) for unit, at in where.items()]
    lies = {g.grid: g for g in grounds(tuple((whose, *at) for whose, at in owned if whose))}
    if cell:
        lies = {whose: replace(g, spots=_over_doors(g, where, owner)) for whose, g in lies.items()}
    doors = grounds(tuple((unit, *at) for unit, at in where.items())) if cell else ()
    shown = {plan.pieces[unit].stairwell_id for unit in units}
    return Drawing(
        frame,
        [cell(g.grid, g) for g in doors] if cell else [],
        patches(lies),
        labels([door for door in plan.ground.doors if door.id in shown], plan.ground.laid),
        [(where[unit][0], -where[unit][1]) for unit in dots if unit in where],
    )


def _over_doors(
    ground: Ground, where: Mapping[UUID, Metres], owner: Callable[[UUID], UUID | None]
) -> tuple[Metres, ...]:
    """For each part of a micro-grid its door nearest to the middle: its name is written over that door."""
    doors = [(x, -y) for unit, (x, y) in where.items() if owner(unit) == ground.grid]
    return tuple(min(doors, key=lambda door: hypot(door[0] - x, door[1] - y)) for x, y in ground.spots)
