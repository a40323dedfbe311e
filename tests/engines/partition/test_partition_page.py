"""The worked example of docs/engines/partition.md, by hand and by the engine."""

import re
from pathlib import Path
from typing import Any

from linli.engines.partition import measure, read
from linli.engines.partition.blocks import blocks
from linli.engines.partition.columns import columns
from linli.engines.partition.planning import plan
from tests.engines.partition import reference

PAGE = (Path(__file__).parents[3] / "docs/engines/partition.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (\d-\d) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$", re.MULTILINE)
PRICES = (171847, 200636, 165301, 171847, 171847, 190716)


def document() -> dict[str, Any]:
    """The table of the page, with the neighbours that it describes."""
    units = []
    for name, *numbers in ROW.findall(PAGE):
        building, stairwell = map(int, name.split("-"))
        near = [f"{building}-{other}" for other in (stairwell - 1, stairwell + 1) if 1 <= other <= 3]
        x, y, households, workload = map(int, numbers)
        units.append({
            "id": name, "compound": "A", "building": str(building), "x": x, "y": y, "households": households,
            "workload": workload, "adj": [*near, f"{3 - building}-{stairwell}"],
        })  # fmt: skip
    return {"params": {"target_workload": 600}, "compounds": [{"id": "A"}], "units": units, "locked": []}


def test_the_plan_and_its_figures_are_those_of_the_page() -> None:
    found = plan(read(document()))
    assert (found.objective, found.lower_bound, found.status) == (36262, 36262, {"A": "proven"})
    assert "**36262**" in PAGE
    for grid in found.grids:
        row = next(line for line in PAGE.splitlines() if line.startswith(f"| {', '.join(grid.units)} |"))
        assert f"| {grid.households} | {grid.workload} |" in row and f"= {grid.walk} |" in row
        assert row.endswith(f"| {grid.cost} |")
    assert measure(read(document()), found.assignment) == found.grids


def test_the_page_counts_grids_and_plans_and_names_the_second_best() -> None:
    asked = document()
    problem = read(asked)
    assert len(columns(problem, blocks(problem)[0])) == 24
    costs = sorted(reference.cost(defaults(asked), one) for one in reference.plans(defaults(asked)))
    assert (len(costs), costs[:2]) == (11, [36262, 44990])
    assert "24 legal grids and 11 lawful plans" in PAGE and "44990" in PAGE


def test_the_prices_of_the_page_prove_the_bound() -> None:
    problem = read(document())
    listed = columns(problem, blocks(problem)[0])
    surplus = [cost - sum(PRICES[unit] for unit in units)
               for cost, units in zip(listed.cost.tolist(), listed.sets(range(len(listed))), strict=True)]  # fmt: skip
    assert min(surplus) == -517966 == 19818 - 537784
    assert sum(PRICES) + 2 * min(surplus) == 36262
    assert ", ".join(map(str, PRICES)) in PAGE and "−517966" in PAGE


def defaults(asked: dict[str, Any]) -> dict[str, Any]:
    """With what the reference does not fill in by itself."""
    return asked | {"params": {"hh_min": 30, "hh_max": 80, "hh_ref": 55, "grids": None, **asked["params"]}}
