"""A draft as a whole: every unit with its micro-grid, what each weighs, and what differs from the present."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from uuid import UUID

from linli.engines import partition
from linli.engines.partition import Limits, Problem, target
from linli.engines.partition.costing import rounded
from linli.engines.partition.measuring import grid
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
        """The units of each micro-grid that has any, in order of address: compound after compound, what is new last."""
        found: dict[UUID, list[UUID]] = {}
        for unit in self.units:
            found.setdefault(self.of[unit], []).append(unit)
        compounds = list(dict.fromkeys(unit.compound for unit in self.units.values()))

        def order(grid: UUID) -> tuple[int, bool, str, int]:
            row, first = self.grids[grid], self.units[found[grid][0]]
            return compounds.index(first.compound), row.keeps is None, row.keeps.code if row.keeps else "", row.number

        return {grid: found[grid] for grid in sorted(found, key=order)}

    @cached_property
    def leaving(self) -> list[UUID]:
        """The units that would come to another micro-grid than they lie in now, or lie in none."""
        return [id for id, unit in self.units.items() if unit.now is None or unit.now != self.kept_by(id)]

    def kept_by(self, unit: UUID) -> UUID | None:
        """The present micro-grid that the one of a unit keeps."""
        return self.grids[self.of[unit]].keeps_id

    @cached_property
    def fresh(self) -> dict[UUID, int]:
        """The new micro-grids, numbered in their order."""
        return {id: n for n, id in enumerate((g for g in self.members if not self.grids[g].keeps), 1)}

    @cached_property
    def problem(self) -> Problem:
        """The whole as the engine sees it; its ids are those of the units and of the present micro-grids, as text."""
        units = self.units.values()
        aim = target(sum(u.workload for u in units), sum(u.households for u in units), None, self.draft.wanted)
        return Problem(
            tuple(self._unit(unit) for unit in units),
            dict.fromkeys((str(unit.compound) for unit in units), aim),
            Limits(self.draft.least, self.draft.most, self.draft.wanted),
            move_milli=self.draft.move_price,
            current={str(unit.id): str(unit.now) for unit in units if unit.now},
        )

    def _unit(self, u: Unit) -> partition.Unit:
        near = tuple(sorted(map(str, self.links[u.id])))
        return partition.Unit(str(u.id), str(u.compound), "", u.x, u.y, u.households, u.workload, near)

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
        """What some units weigh together, if they keep that present micro-grid."""
        problem = self.problem
        found = grid(problem, "", [problem.number[str(unit)] for unit in units])
        moved = sum(u.households for u in map(self.units.__getitem__, units) if u.now not in (None, keeps))
        aim = problem.targets[found.compound]
        return Measure(
            found.households,
            rounded(100 * (found.workload - aim), aim),
            rounded(found.walk, 10 * found.households) if found.households else 0,
            found.cost + problem.move_milli * moved,
            moved,
            "joined" in found.breaks,
        )

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
        x, y = seen.laid.spots[piece.stairwell_id]
        compound = seen.doors[order[piece.stairwell_id]].compound_id
        spot, head = (round(x * 10), round(y * 10)), now_of(now.get(piece.stairwell_id, ()), piece.lowest)
        units[piece.pk] = Unit(piece.pk, compound, *spot, piece.households, piece.workload, head)
    return Plan(draft, seen, {p.pk: p for p in rows}, grids, units, {p.pk: p.grid_id for p in rows})


def present_of(community_id: UUID, day: date) -> dict[UUID, list[Membership]]:
    """Who belongs where on a day, by stairwell and from the lowest floor up. One query."""
    found: dict[UUID, list[Membership]] = {}
    for held in Membership.objects.filter(in_force(day), community_id=community_id).order_by("lowest"):
        found.setdefault(held.stairwell_id, []).append(held)
    return found


def now_of(held: Iterable[Membership], lowest: int) -> UUID | None:
    """The present micro-grid of a band: the one of its lowest floor."""
    return next((m.micro_grid_id for m in held if m.lowest <= lowest <= m.highest), None)
