"""Where no lawful plan exists, as few households as possible lie outside, and it is said; islands; large stairwells."""

import json
from dataclasses import replace
from typing import Any

from bench.beside import communities
from linli.engines.partition import read
from linli.engines.partition.checking import check
from linli.engines.partition.effort import Effort
from linli.engines.partition.planning import plan
from linli.engines.partition.saying import as_document, remarks

Document = dict[str, Any]


def row(*households: int, target: int = 600) -> Document:
    """Stairwells in a row."""
    names = [f"A-{at}" for at in range(len(households))]
    units = [
        {
            "id": names[at], "compound": "A", "building": "A", "x": 150 * at, "y": 0, "households": homes,
            "workload": 10 * homes, "adj": [names[other] for other in (at - 1, at + 1) if 0 <= other < len(names)],
        }
        for at, homes in enumerate(households)
    ]  # fmt: skip
    return {"params": {"target_workload": target}, "compounds": [{"id": "A"}], "units": units}


def states(document: Document) -> tuple[str, list[int], list[int]]:
    """The state, and the households of all grids and of those beyond the limits; the answer is checked."""
    problem = read(document)
    found = plan(problem)
    assert check(document, json.loads(json.dumps(as_document(document, problem, found)))) == ([], 0)
    outside = [grid.outside for grid in found.grids if grid.outside]
    assert bool(outside) == any("households" in remark for remark in remarks(problem, found))
    return found.status["A"], [grid.households for grid in found.grids], outside


def test_eighty_one_households_in_large_stairwells_are_one_household_beyond() -> None:
    assert states(row(27, 27, 27, target=810)) == ("out_of_bounds", [81], [1])


def test_a_stairwell_that_is_too_large_by_itself_is_a_grid_by_itself() -> None:
    assert states(row(30, 120, 35)) == ("out_of_bounds", [30, 120, 35], [40])


def test_an_island_that_is_too_small_is_exempt() -> None:
    assert states(row(12, 9)) == ("exempt", [21], [])


def test_what_a_lock_leaves_too_small_is_not_exempt() -> None:
    document = row(20, 20, 20, 12)
    document["locked"] = [["A-0", "A-1", "A-2"]]
    assert states(document) == ("out_of_bounds", [60, 12], [18])


def test_a_lock_beyond_the_limits_stays_and_is_said() -> None:
    document = row(60, 40, 40)
    document["locked"] = [["A-0", "A-1"]]
    assert states(document) == ("out_of_bounds", [100, 40], [20])


def test_bonds_that_contradict_each_other_leave_no_plan_and_are_said() -> None:
    document = row(20, 20, 20)
    document["together"], document["apart"] = [["A-0", "A-1"]], [["A-0", "A-1"]]
    problem = read(document)
    found = plan(problem)
    assert (found.status["A"], found.assignment) == ("infeasible", {})
    assert "contradicts" in remarks(problem, found)[0]


def test_a_number_of_grids_that_cannot_be_is_said() -> None:
    document = row(40, 40, 40)
    document["params"]["grids"] = 7
    problem = read(document)
    found = plan(problem)
    assert (found.status["A"], found.assignment) == ("infeasible", {})
    assert "7" in remarks(problem, found)[0]


def test_a_large_compound_is_divided_into_a_number_far_from_its_best_though_nothing_is_proven() -> None:
    document = communities.single(95)  # 106 stairwells, 25 grids when it is free
    document["params"]["grids"] = 22
    problem = read(document)
    found = plan(problem, Effort(tries=0, nodes=0))
    assert (len(found.grids), found.status["C01"], found.finished) == (22, "gap", True)
    assert check(document, json.loads(json.dumps(as_document(document, problem, found)))) == ([], 0)


def test_where_the_search_gave_up_nothing_is_called_impossible() -> None:
    problem = read(row(27, 27, 27, target=810))
    found = plan(problem)
    known = [remark for remark in remarks(problem, found) if "households" in remark]
    assert all("no lawful division" in remark and "may be" not in remark for remark in known)
    doubtful = remarks(problem, replace(found, unproven=frozenset({"A"})))
    assert len(doubtful) == len(known) and all("was found; there may be one" in remark for remark in doubtful)
