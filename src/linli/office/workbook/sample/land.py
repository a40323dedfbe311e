"""Compounds, stairwells and micro-grids of the sample."""

from dataclasses import replace
from datetime import date
from random import Random

from linli.foundation import table
from linli.office.workbook.rows import CompoundRow, GridRow, StairwellRow
from linli.office.workbook.sample import plan, words

LEAST, MOST = 30, 80
DRAWN = date(2024, 2, 26)  # the day from which the micro-grids hold


def made(chance: Random) -> tuple[list[CompoundRow], list[StairwellRow], list[GridRow]]:
    """The land, in the order of the table of compounds."""
    compounds: list[CompoundRow] = []
    stairwells: list[StairwellRow] = []
    grids: list[GridRow] = []
    for block, told in enumerate(table.read(words.COMPOUNDS, key="name").rows):
        general = f"第{told['general']}网格"
        compounds.append(
            CompoundRow(
                name=told["name"],
                built_year=int(told["built"]),
                management=told["management"],
                general_grid=general,
            )
        )
        rows = plan.stairwells(told["name"], block, told["houses"], int(told["grids"]), chance)
        own, placed = _grids(told["name"], general, rows, int(told["grids"]), len(grids))
        grids.extend(own)
        stairwells.extend(placed)
    return compounds, stairwells, grids


def _grids(
    compound: str, general: str, rows: list[StairwellRow], count: int, before: int
) -> tuple[list[GridRow], list[StairwellRow]]:
    """The micro-grids of a compound, and its stairwells with the grid that each belongs to."""
    atoms = plan.atoms(rows, MOST)
    found: list[GridRow] = []
    belongs: dict[tuple[str, str], str] = {}
    for index, (start, end) in enumerate(plan.parted([size for *_, size in atoms], count, LEAST, MOST), 1):
        code = f"W{before + index:02}"
        run = atoms[start:end]
        belongs |= {(row.building, row.stairwell): code for row, band, _ in run if band is None}
        found.append(
            GridRow(
                code=code,
                name=f"{compound}第{index}微网格",
                compound=compound,
                general_grid=general,
                start=DRAWN,
                bands=tuple(band for _, band, _ in run if band is not None),
            )
        )
    return found, [replace(row, micro_grid=belongs.get((row.building, row.stairwell), "")) for row in rows]
