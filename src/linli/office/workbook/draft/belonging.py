"""Which stairwell belongs to which micro-grid: from codes beside stairwells and from ranges, made one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from linli.engines.places import keys
from linli.office.workbook.columns import STAIRWELLS
from linli.office.workbook.draft import cover
from linli.office.workbook.draft.findings import Findings
from linli.office.workbook.draft.land import Land, resolve
from linli.office.workbook.rows import Band, GridRow, Row, Rows, StairwellRow

Place = tuple[str, str, str]
WHOLE = (-99, 999)


@dataclass(frozen=True)
class Claim:
    """A row says that floors of a stairwell belong to a micro-grid."""

    grid: str
    stairwell: StairwellRow
    floors: tuple[int, int]
    households: int | None
    by: Row
    key: str  # the field that says it


def place(row: StairwellRow | Band) -> Place:
    return keys.compound(row.compound), keys.building(row.building), keys.stairwell(row.stairwell)


def settle(land: Land, known: Rows, findings: Findings, limits: tuple[int, int]) -> None:
    """Write to each stairwell the grid it belongs to as a whole, and to each grid its bands of floors."""
    claims = _claims(land, known, findings)
    by_place: dict[Place, list[Claim]] = {}
    for claim in claims:
        if _agrees(by_place.setdefault(place(claim.stairwell), []), claim, findings):
            by_place[place(claim.stairwell)].append(claim)
    kept = [claim for group in by_place.values() for claim in group]
    whole = {place(claim.stairwell): claim.grid for claim in kept if claim.floors == WHOLE}
    counts = _households(kept, known)
    _check_grids(land.grids, counts, limits, findings)
    land.grid_names.bad |= {keys.micro_grid(row.code) for row in land.grids if not findings.holds(row)}
    _check_stairwells(land, by_place, findings)
    land.stairwells = [replace(row, micro_grid=whole.get(place(row), "")) for row in land.stairwells]
    land.grids = [replace(row, bands=_bands(row, claims, kept)) for row in land.grids]


def _claims(land: Land, known: Rows, findings: Findings) -> list[Claim]:
    found: list[Claim] = []
    written = [(row, WHOLE) for row in land.stairwells if row.micro_grid] + land.shared
    for row, floors in written:
        grid = resolve(row, "micro_grid", row.micro_grid, land.grid_names, findings)
        if grid is not None:
            found.append(Claim(grid, row, floors, None if floors == WHOLE else row.households, row, "micro_grid"))
    index = cover.Land()
    for row in {place(row): row for row in (*known.stairwells, *land.stairwells)}.values():
        index.add(row)
    for grid_row in land.grids:
        found.extend(_ranged(grid_row, *land.ranges.get(grid_row.code, ("", ())), index, findings))
    return found


def _ranged(grid: GridRow, text: str, homes: Sequence[str], index: cover.Land, findings: Findings) -> list[Claim]:
    found: list[Claim] = []
    for part in cover.read(text, homes, index):
        if isinstance(part, cover.Unreadable):
            code = "range_unknown" if part.unknown else "range_unreadable"
            params = {"value": part.part, "of": STAIRWELLS.zh, "near": ""}
            findings.problem(grid.sheet, grid.row, "cover", code, **params)
            continue
        floors = WHOLE if part.lowest is None or part.highest is None else (part.lowest, part.highest)
        top = part.stairwell.floors
        if floors != WHOLE and top is not None and floors[1] > top:
            params = {"value": f"{floors[0]}-{floors[1]}", "floors": str(top), "near": ""}
            findings.problem(grid.sheet, grid.row, "cover", "range_beyond", **params)
            continue
        found.append(Claim(grid.code, part.stairwell, floors, part.households, grid, "cover"))
    return found


def _agrees(earlier: Sequence[Claim], claim: Claim, findings: Findings) -> bool:
    """Whether a claim is new and in peace with the earlier ones of the same stairwell."""
    for other in earlier:
        if other.floors[0] <= claim.floors[1] and claim.floors[0] <= other.floors[1]:
            if keys.micro_grid(other.grid) != keys.micro_grid(claim.grid):
                params = {"value": claim.stairwell.address, "here": claim.grid, "there": other.grid}
                where = f"{other.by.sheet} {other.by.row}"
                findings.problem(claim.by.sheet, claim.by.row, claim.key, "two_grids", where=where, **params)
            return False
    return True


def _households(claims: Sequence[Claim], known: Rows) -> dict[str, int]:
    """Households of each grid that has any stairwell; a band without a count has its share of the floors."""
    counts: dict[str, int] = {}
    taken = {place(claim.stairwell) for claim in claims}
    for row in known.stairwells:
        if row.micro_grid and place(row) not in taken:
            key = keys.micro_grid(row.micro_grid)
            counts[key] = counts.get(key, 0) + row.households
    for claim in claims:
        key, row = keys.micro_grid(claim.grid), claim.stairwell
        share = row.households
        if claim.floors != WHOLE:
            height = claim.floors[1] - claim.floors[0] + 1
            share = claim.households or round(row.households * min(1, height / (row.floors or claim.floors[1])))
        counts[key] = counts.get(key, 0) + share
    return counts


def _check_grids(grids: Sequence[GridRow], counts: dict[str, int], limits: tuple[int, int], findings: Findings) -> None:
    least, most = limits
    for row in grids:
        count = counts.get(keys.micro_grid(row.code))
        if not findings.holds(row):
            continue
        if count is None:
            findings.problem(row.sheet, row.row, "code", "grid_empty")
        elif count == 0:
            findings.problem(row.sheet, row.row, "code", "grid_no_households")
        elif count < least:
            findings.note(row.sheet, row.row, "code", "grid_small", value=count, least=least)
        elif count > most:
            findings.note(row.sheet, row.row, "code", "grid_large", value=count, most=most)


def _check_stairwells(land: Land, by_place: dict[Place, list[Claim]], findings: Findings) -> None:
    for row in land.stairwells:
        claims = by_place.get(place(row), [])
        if not findings.holds(row):
            continue
        if row.households == 0:
            findings.note(row.sheet, row.row, "households", "households_none")
        if row.micro_grid and land.grid_names.is_bad(row.micro_grid):
            findings.problem(row.sheet, row.row, "micro_grid", "rests_on_skipped", value=row.micro_grid)
        elif not claims and land.grids:
            findings.note(row.sheet, row.row, "micro_grid", "stairwell_without_grid", value=row.address)
        elif claims and claims[0].floors != WHOLE and row.floors and _left(claims, row.floors):
            findings.note(row.sheet, row.row, "floors", "floors_left", value=row.address)


def _left(claims: Sequence[Claim], floors: int) -> bool:
    covered = {floor for claim in claims for floor in range(claim.floors[0], claim.floors[1] + 1)}
    return not covered >= set(range(1, floors + 1))


def _bands(row: GridRow, claims: Sequence[Claim], kept: Sequence[Claim]) -> tuple[Band, ...]:
    """The bands of a grid in the order in which they were claimed."""
    own = [claim for claim in claims if claim.grid == row.code and claim.floors != WHOLE]
    stands = {id(claim) for claim in kept}
    return tuple(
        Band(where.compound, where.building, where.stairwell, *claim.floors, claim.households)
        for claim in own
        if id(claim) in stands
        for where in (claim.stairwell,)
    )
