"""Compounds, stairwells and micro-grids from their rows; who belonged where stays known for every day."""

from datetime import date
from uuid import UUID

from linli.office.landing.changes import Desk, known_id, set_columns
from linli.office.workbook.rows import Band, GridRow, Rows, StairwellRow
from linli.territory.coding import grid_code
from linli.territory.models import Building, Compound, GeneralGrid, Membership, MicroGrid, Stairwell
from linli.territory.queries import in_force

Address = tuple[str, str, str]


class Land:
    """All land of a community by the keys that a workbook uses."""

    def __init__(self, desk: Desk) -> None:
        here = {"community": desk.community}
        self.desk = desk
        self.generals = {g.name: g for g in GeneralGrid.objects.filter(**here)}
        self.compounds = {c.name: c for c in Compound.objects.filter(**here)}
        self.buildings = {(b.compound_id, b.name): b for b in Building.objects.filter(**here)}
        stairwells = Stairwell.objects.filter(**here).select_related("building", "compound")
        self.stairwells: dict[Address, Stairwell] = {(s.compound.name, s.building.name, s.name): s for s in stairwells}
        self.grids = {g.code: g for g in MicroGrid.objects.filter(in_force(desk.day), **here)}
        self.members: dict[UUID, list[Membership]] = {}
        for held in Membership.objects.filter(in_force(desk.day), **here):
            self.members.setdefault(held.stairwell_id, []).append(held)

    def by_id(self, text: str, rows: dict[str, Compound]) -> Compound | None:
        id = known_id(text)
        return next((row for row in rows.values() if row.pk == id), None) if id else None


def load(desk: Desk, rows: Rows) -> Land:
    """Everything of the land, from wide to narrow."""
    land = Land(desk)
    _general_grids(land, rows)
    _compounds(land, rows)
    _stairwells(land, rows)
    _grids(land, rows)
    _memberships(land, rows)
    _absent(land, rows)
    return land


def _general_grids(land: Land, rows: Rows) -> None:
    for name in rows.general_grids:
        if name in land.generals:
            land.desk.say("same", "general_grid", name)
        else:
            land.generals[name] = GeneralGrid.objects.create(
                community=land.desk.community,
                name=name,
                code=grid_code(land.desk.community.code, len(land.generals) + 1),
            )
            land.desk.say("new", "general_grid", name)


def _compounds(land: Land, rows: Rows) -> None:
    for row in rows.compounds:
        general = land.generals.get(row.general_grid)
        held = land.by_id(row.id, land.compounds) or land.compounds.get(row.name)
        if held:
            columns = {"name": row.name, "built_year": row.built_year, "management": row.management}
            set_columns(land.desk, held, "compound", row.name, row, **columns, general_grid=general)
        else:
            held = Compound.objects.create(
                community=land.desk.community,
                name=row.name,
                built_year=row.built_year,
                management=row.management,
                general_grid=general,
            )
            land.desk.say("new", "compound", row.name, row)
        land.compounds[row.name] = held


def _stairwells(land: Land, rows: Rows) -> None:
    made: list[Stairwell] = []
    for row in rows.stairwells:
        key = (row.compound, row.building, row.stairwell)
        held = land.stairwells.get(key)
        if held:
            columns = {"households": row.households, "floors": row.floors, "x": row.x, "y": row.y}
            columns["elderly_percent"] = row.elderly
            set_columns(land.desk, held, "stairwell", row.address, row, **columns)
            continue
        building = _building(land, land.compounds[row.compound], row.building)
        new = Stairwell(
            community=land.desk.community, compound=building.compound, building=building, name=row.stairwell,
            households=row.households, floors=row.floors, elderly_percent=row.elderly, x=row.x, y=row.y,
        )  # fmt: skip
        made.append(new)
        land.stairwells[key] = new
        land.desk.say("new", "stairwell", row.address, row)
    Stairwell.objects.bulk_create(made)


def _building(land: Land, compound: Compound, name: str) -> Building:
    key = (compound.pk, name)
    if key not in land.buildings:
        land.buildings[key] = Building.objects.create(community=land.desk.community, compound=compound, name=name)
    building = land.buildings[key]
    building.compound = compound
    return building


def _grids(land: Land, rows: Rows) -> None:
    for row in rows.grids:
        compound = land.compounds.get(row.compound)
        general = land.generals.get(row.general_grid) or (compound.general_grid if compound else None)
        held = land.grids.get(row.code)
        columns = {"name": row.name, "national_code": row.national_code, "compound": compound, "general_grid": general}
        if held:
            set_columns(land.desk, held, "micro_grid", row.code, row, **columns)
            continue
        land.grids[row.code] = MicroGrid.objects.create(
            community=land.desk.community,
            code=row.code,
            start=row.start or land.desk.day,
            **columns | {"name": row.name or row.code},
        )
        land.desk.say("new", "micro_grid", row.code, row)


def _memberships(land: Land, rows: Rows) -> None:
    wanted: dict[UUID, list[tuple[MicroGrid, int, int, int | None]]] = {}
    sources: dict[UUID, StairwellRow | GridRow] = {}
    for row in rows.stairwells:
        if row.micro_grid:
            stairwell = land.stairwells[row.compound, row.building, row.stairwell]
            wanted[stairwell.pk] = [(land.grids[row.micro_grid], -9, 999, None)]
            sources[stairwell.pk] = row
    for grid in rows.grids:
        for band in grid.bands:
            stairwell = _of_band(land, band)
            wanted.setdefault(stairwell.pk, []).append(
                (land.grids[grid.code], band.lowest, band.highest, band.households)
            )
            sources[stairwell.pk] = grid
    fresh: list[Membership] = []
    for id, parts in wanted.items():
        fresh += _settle(land, id, parts, sources[id])
    Membership.objects.bulk_create(fresh)


def _of_band(land: Land, band: Band) -> Stairwell:
    return land.stairwells[band.compound, band.building, band.stairwell]


def _settle(
    land: Land, id: UUID, parts: list[tuple[MicroGrid, int, int, int | None]], row: StairwellRow | GridRow
) -> list[Membership]:
    """The memberships to be made so that a stairwell belongs as its row says; older ones end today."""
    held = land.members.get(id, [])
    now = {(m.micro_grid_id, m.lowest, m.highest, m.households) for m in held}
    then = {(grid.pk, low, high, households) for grid, low, high, households in parts}
    if now == then:
        return []
    for old in held:
        if (old.micro_grid_id, old.lowest, old.highest, old.households) not in then:
            _end(old, land.desk.day)
    if held:
        land.desk.say("changed", "membership", getattr(row, "address", getattr(row, "code", "")), row)
    first = not held
    return [
        Membership(
            community=land.desk.community, stairwell_id=id, micro_grid=grid, lowest=low, highest=high,
            households=households, start=grid.start if first else land.desk.day,
        )
        for grid, low, high, households in parts
        if (grid.pk, low, high, households) not in now
    ]  # fmt: skip


def _end(held: Membership, day: date) -> None:
    """End a membership; one that began today is taken back, since it never held for a day."""
    if held.start >= day:
        held.delete()
    else:
        held.end = day
        held.save(update_fields=["end"])


def _absent(land: Land, rows: Rows) -> None:
    """What is in force but no longer in the workbook is listed and left as it is."""
    listed = {row.name for row in rows.compounds}
    doors = {(row.compound, row.building, row.stairwell) for row in rows.stairwells}
    codes = {row.code for row in rows.grids}
    for name in land.compounds.keys() - listed if rows.compounds else ():
        land.desk.say("absent", "compound", name)
    for door in land.stairwells.keys() - doors if rows.stairwells else ():
        land.desk.say("absent", "stairwell", " ".join(door))
    for code in land.grids.keys() - codes if rows.grids else ():
        land.desk.say("absent", "micro_grid", code)
