"""A draft as a whole: every unit with its micro-grid, what each weighs, and what differs from the present."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from uuid import UUID

from linli.engines.partition.problem import Limits
from linli.engines.partition.problem import Unit as Weighed
from linli.planning import rules
from linli.planning.ground import Ground, ground, links
from linli.planning.models import Draft, DraftGrid, Piece
from linli.planning.rules import Measure, Unit
from linli.territory.models import Membership
from linli.territory.queries import Doorway, in_force

Band = tuple[UUID, int, int]  # stairwell, lowest and highest floor
WHOLE = (-9, 999)


@dataclass
class Plan:
    """What one page or one step needs of a draft; units are in order of address."""

    draft: Draft
    ground: Ground
    pieces: dict[UUID, Piece]
    grids: dict[UUID, DraftGrid]
    units: dict[UUID, Unit]
    of: dict[UUID, UUID]  # unit: micro-grid of the draft

    @cached_property
    def doors(self) -> dict[UUID, Doorway]:
        return {door.id: door for door in self.ground.doors}

    @cached_property
    def links(self) -> dict[UUID, set[UUID]]:
        """The neighbours of every unit."""
        bands: dict[UUID, list[UUID]] = {}
        for piece in sorted(self.pieces.values(), key=lambda p: p.lowest):
            bands.setdefault(piece.stairwell_id, []).append(piece.pk)
        return links(self.ground.pairs, bands)

    @cached_property
    def members(self) -> dict[UUID, list[UUID]]:
        """The units of each micro-grid that has any, in order of address."""
        found: dict[UUID, list[UUID]] = {}
        for unit in self.units:
            found.setdefault(self.of[unit], []).append(unit)
        return dict(sorted(found.items(), key=lambda item: self.grids[item[0]].number))

    @cached_property
    def settings(self) -> rules.Settings:
        """By what micro-grids are measured: the load of as many average households as are wanted."""
        draft = self.draft
        aim = rules.target(self.units.values(), draft.wanted)
        return rules.Settings(aim, Limits(draft.least, draft.most, draft.wanted), draft.move_price)

    @cached_property
    def measures(self) -> dict[UUID, Measure]:
        return {grid: self.measured(units, self.grids[grid].keeps_id) for grid, units in self.members.items()}

    @cached_property
    def present(self) -> dict[UUID, Measure]:
        """The present micro-grids, weighed by the same settings."""
        found: dict[UUID, list[UUID]] = {}
        for unit in self.units.values():
            if unit.now is not None:
                found.setdefault(unit.now, []).append(unit.id)
        return {grid: self.measured(units, grid) for grid, units in found.items()}

    def measured(self, units: Collection[UUID], keeps: UUID | None) -> Measure:
        return rules.measure([self.units[unit] for unit in units], self.settings, self.links, keeps)

    def compounds_of(self, grid: UUID) -> set[UUID]:
        return {self.units[unit].compound for unit in self.members.get(grid, ())}

    def beside(self, grid: UUID, units: Collection[UUID]) -> list[UUID]:
        """Where some units of a micro-grid may go: its neighbours first, then all others of their compounds."""
        near = [g for g in rules.neighbours_of(units, self.of, self.links) if g != grid]
        compounds = {self.units[unit].compound for unit in units}
        far = [g for g in self.members if g not in (grid, *near) and compounds & self.compounds_of(g)]
        return near + far

    def outside(self, measures: Iterable[Measure]) -> int:
        """How many micro-grids lie outside the limits."""
        return sum(rules.outside(m.households, self.draft.least, self.draft.most) for m in measures)


def day_before(draft: Draft, today: date) -> date:
    """The day whose micro-grids a draft is compared with: today, or the last one before it came into force."""
    return min(today, draft.holds_from - timedelta(days=1)) if draft.holds_from else today


def plan_of(draft: Draft, today: date, seen: Ground | None = None) -> Plan:
    """The whole of a draft. Five queries, or three with a ground that is at hand."""
    seen = seen or ground(draft.community_id)
    now = present_of(draft.community_id, day_before(draft, today))
    order = {door.id: n for n, door in enumerate(seen.doors)}
    rows = sorted(draft.pieces.all(), key=lambda p: (order[p.stairwell_id], p.lowest))
    grids = {grid.pk: grid for grid in draft.grids.select_related("keeps")}
    units = {}
    for piece in rows:
        door = seen.doors[order[piece.stairwell_id]]
        head = now_of(now.get(piece.stairwell_id, ()), piece.lowest)
        units[piece.pk] = Unit(piece.pk, door.compound_id, _weighed(piece, door, seen), head)
    return Plan(draft, seen, {p.pk: p for p in rows}, grids, units, {p.pk: p.grid_id for p in rows})


def _weighed(piece: Piece, door: Doorway, seen: Ground) -> Weighed:
    x, y = seen.laid.spots[door.id]
    spot = round(x * 10), round(y * 10)
    return Weighed(str(piece.pk), str(door.compound_id), "", *spot, piece.households, piece.workload, ())


def present_of(community_id: UUID, day: date) -> dict[UUID, list[Membership]]:
    """Who belongs where on a day, by stairwell and from the lowest floor up. One query."""
    found: dict[UUID, list[Membership]] = {}
    for held in Membership.objects.filter(in_force(day), community_id=community_id).order_by("lowest"):
        found.setdefault(held.stairwell_id, []).append(held)
    return found


def now_of(held: Iterable[Membership], lowest: int) -> UUID | None:
    """The present micro-grid of a band: the one of its lowest floor."""
    return next((m.micro_grid_id for m in held if m.lowest <= lowest <= m.highest), None)
