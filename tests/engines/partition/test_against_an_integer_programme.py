"""The engine beside an integer programme: the grids as the definition lists them, and a solver's own branching."""

import highspy
import numpy as np
import pytest

from linli.engines.partition.planning import plan
from linli.engines.partition.reading import read
from tests.engines.partition import reference, towns


def best(document: towns.Document) -> int | None:
    """What the best lawful plan costs."""
    names = [unit["id"] for unit in document["units"]]
    units = {unit["id"]: unit for unit in document["units"]}
    grids = sorted({
        grid for name in names for grid in reference.joined(units, name) if reference.is_legal(document, grid)
    }, key=sorted)  # fmt: skip
    if not grids:
        return None
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("mip_rel_gap", 0.0)
    for _ in names:
        solver.addRow(1.0, 1.0, 0, np.array([], np.int32), np.array([]))
    for grid in grids:
        rows = np.array(sorted(names.index(name) for name in grid), np.int32)
        solver.addCol(float(reference.cost(document, [grid])), 0.0, 1.0, len(rows), rows, np.ones(len(rows)))
    solver.changeColsIntegrality(
        len(grids), np.arange(len(grids), dtype=np.int32), np.array([highspy.HighsVarType.kInteger] * len(grids))
    )
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return round(solver.getInfo().objective_function_value)


@pytest.mark.parametrize("seed", range(500, 560))
def test_a_plan_costs_what_the_integer_programme_finds(seed: int) -> None:
    document = towns.town(seed, most=26)
    found, expected = plan(read(document)), best(document)
    if expected is None:
        assert "out_of_bounds" in found.status.values()
    else:
        assert (found.objective, found.lower_bound) == (expected, expected)
