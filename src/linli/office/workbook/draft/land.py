"""Compounds, stairwells and micro-grids as their own rows say them, names resolved."""

import re
from dataclasses import dataclass, field, replace

from linli.engines.places import keys
from linli.office.workbook.columns import COMPOUNDS, GRIDS, STAIRWELLS
from linli.office.workbook.draft.assembling import Values, raw_names, values
from linli.office.workbook.draft.findings import Findings, once
from linli.office.workbook.draft.names import Names
from linli.office.workbook.reading import Raw
from linli.office.workbook.rows import CompoundRow, GridRow, Row, Rows, StairwellRow

_WITH_STAIRWELL = re.compile(r"(.+?)[-—－ ]?((?:\d+|[一二三四五六七八九十]+|[东西南北中])单元)")
_BARE = re.compile(r"(\d+)(?:#|＃|#楼|号)?")


@dataclass
class Land:
    """The land while it is drafted."""

    compounds: list[CompoundRow] = field(default_factory=list)
    stairwells: list[StairwellRow] = field(default_factory=list)
    shared: list[tuple[StairwellRow, tuple[int, int]]] = field(default_factory=list)  # rows of some floors
    grids: list[GridRow] = field(default_factory=list)
    ranges: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)  # by code: range and compounds
    compound_names: Names = field(default_factory=lambda: Names(keys.compound, "小区", "unknown_compound"))
    general_names: Names = field(default_factory=lambda: Names(keys.general_grid, "小区", "unknown_general_grid"))
    grid_names: Names = field(default_factory=lambda: Names(keys.micro_grid, "微网格", "unknown_micro_grid"))


def drafted(raw: Raw, known: Rows, findings: Findings) -> Land:
    """The land of a workbook; `known` is what is stored already."""
    land = Land()
    _compounds(land, raw, known, findings)
    _stairwells(land, raw, findings)
    _grids(land, raw, known, findings)
    _general_grids(land, known, findings)
    return land


def resolve(row: Row, key: str, name: str, names: Names, findings: Findings) -> str | None:
    """The name as its own row writes it; None, and a problem, when there is none."""
    found = names.find(name)
    if found is not None:
        return found
    if names.is_bad(name):
        findings.problem(row.sheet, row.row, key, "rests_on_skipped", value=name)
    else:
        params = {"value": name, "of": names.sheet, "near": names.near(name)}
        findings.problem(row.sheet, row.row, key, names.unknown, **params)
    return None


def _compounds(land: Land, raw: Raw, known: Rows, findings: Findings) -> None:
    read = [CompoundRow(**found) for _, found in values(raw, COMPOUNDS, findings)]
    land.compounds = once(read, lambda row: keys.compound(row.name), findings)
    names = land.compound_names
    names.add(row.name for row in (*land.compounds, *known.compounds))
    names.bad = {names.key(name) for name in raw_names(raw, COMPOUNDS, "name")} - names.known.keys()


def _stairwells(land: Land, raw: Raw, findings: Findings) -> None:
    whole: list[StairwellRow] = []
    for _, found in values(raw, STAIRWELLS, findings):
        floors = found.pop("floors", None)
        band = floors if isinstance(floors, tuple) else None
        row = _stairwell(found, band[1] if band else floors, land, findings)
        if row is None:
            continue
        if band and row.micro_grid:
            land.shared.append((row, band))
        else:
            whole.append(row)
    land.shared = list({(_place(row), band): (row, band) for row, band in reversed(land.shared)}.values())[::-1]
    land.stairwells = once([*whole, *_joined(land.shared)], _place, findings)


def _place(row: StairwellRow) -> tuple[str, str, str]:
    return keys.compound(row.compound), keys.building(row.building), keys.stairwell(row.stairwell)


def _stairwell(found: Values, floors: int | None, land: Land, findings: Findings) -> StairwellRow | None:
    told = _WITH_STAIRWELL.fullmatch(found["building"]) if "stairwell" not in found else None
    if told:
        found["building"], found["stairwell"] = told.groups()
    where = Row(sheet=found["sheet"], row=found["row"])
    if not found.get("stairwell"):
        findings.problem(where.sheet, where.row, "stairwell", "missing")
        return None
    if ("x" in found) != ("y" in found):
        findings.problem(where.sheet, where.row, "y" if "x" in found else "x", "point_half")
        return None
    compound = resolve(where, "compound", found["compound"], land.compound_names, findings)
    if compound is None:
        return None
    bare, number = _BARE.fullmatch(found["building"]), found["stairwell"]
    found["building"] = f"{int(bare.group(1))}号楼" if bare else found["building"]
    found["stairwell"] = f"{int(number)}单元" if number.isdecimal() else number
    return StairwellRow(**{**found, "compound": compound, "floors": floors})


def _joined(shared: list[tuple[StairwellRow, tuple[int, int]]]) -> list[StairwellRow]:
    """One row for each stairwell whose floors stand on several rows: households are added up."""
    groups: dict[tuple[str, str, str], list[tuple[StairwellRow, tuple[int, int]]]] = {}
    for row, band in shared:
        groups.setdefault(_place(row), []).append((row, band))
    return [
        replace(
            group[0][0],
            households=sum(row.households for row, _ in group),
            floors=max(high for _, (_, high) in group),
            micro_grid="",
        )
        for group in groups.values()
    ]


def _grids(land: Land, raw: Raw, known: Rows, findings: Findings) -> None:
    read: list[GridRow] = []
    bad: set[str] = set()
    for _, found in values(raw, GRIDS, findings):
        where = Row(sheet=found["sheet"], row=found["row"])
        homes = found.pop("compound", ())
        resolved = [resolve(where, "compound", home, land.compound_names, findings) for home in homes]
        inside = tuple(home for home in resolved if home is not None)
        text = found.pop("cover", "")
        if len(inside) < len(homes):
            bad.add(keys.micro_grid(found["code"]))
            continue
        land.ranges.setdefault(found["code"], (text, inside))
        read.append(GridRow(**found, compound=inside[0] if len(inside) == 1 else ""))
    land.grids = once(read, lambda row: keys.micro_grid(row.code), findings)
    if not any(sheet.form is GRIDS for sheet in raw.sheets):
        land.grids = _made(land, known, findings)
    names = land.grid_names
    names.add(row.code for row in (*land.grids, *known.grids))
    for row in (*land.grids, *known.grids):
        names.call(row.name, row.code)
    written = {names.key(name) for name in raw_names(raw, GRIDS, "code")}
    names.bad = (written | bad) - names.known.keys()


def _made(land: Land, known: Rows, findings: Findings) -> list[GridRow]:
    """Without a sheet of micro-grids, the codes beside the stairwells make them."""
    stored = {keys.micro_grid(row.code) for row in known.grids}
    made: dict[str, GridRow] = {}
    for row in (*land.stairwells, *(row for row, _ in land.shared)):
        key = keys.micro_grid(row.micro_grid)
        if row.micro_grid and key not in stored and key not in made:
            findings.note(row.sheet, row.row, "micro_grid", "grid_made", value=row.micro_grid)
            made[key] = GridRow(code=row.micro_grid, compound=row.compound, sheet=row.sheet, row=row.row)
    return list(made.values())


def _general_grids(land: Land, known: Rows, findings: Findings) -> None:
    """Every writing of a general grid becomes the first; one that stands only once among micro-grids is doubtful."""
    names = land.general_names
    names.add(known.general_grids)
    names.add(row.general_grid for row in land.compounds if row.general_grid)
    sure = dict(names.known)
    written = [names.key(row.general_grid) for row in land.grids if row.general_grid]
    names.add(row.general_grid for row in land.grids if row.general_grid)
    for row in land.grids:
        key = names.key(row.general_grid)
        if row.general_grid and sure and key not in sure and written.count(key) == 1:
            choices = "、".join(list(sure.values())[:12])
            findings.note(
                row.sheet, row.row, "general_grid", "general_grid_once", value=row.general_grid, choices=choices
            )
    land.compounds = [replace(row, general_grid=names.find(row.general_grid) or "") for row in land.compounds]
    land.grids = [replace(row, general_grid=names.find(row.general_grid) or "") for row in land.grids]
