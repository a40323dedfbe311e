"""What must hold for every town: names, order and place do not matter; freedom never costs, bonds never pay."""

import copy
import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from linli.engines.partition import measure, moved, objective, read
from linli.engines.partition.planning import plan
from tests.engines.partition import towns

Document = dict[str, Any]
SEEDS = st.integers(1000, 100_000)


def cost(document: Document) -> int | None:
    """What the best plan costs; None unless it is lawful and proven."""
    found = plan(read(document))
    lawful = set(found.status.values()) <= {"proven", "exempt"}
    assert not lawful or found.objective == found.lower_bound
    return found.objective if lawful else None


@given(SEEDS)
@settings(max_examples=25, deadline=None)
def test_names_order_and_place_do_not_matter(seed: int) -> None:
    document = towns.with_heads(towns.town(seed, most=16, compounds=2), seed)
    other = copy.deepcopy(document)
    random.Random(seed).shuffle(other["units"])
    for unit in other["units"]:
        unit["x"], unit["y"] = 7000 - unit["y"], 300 + unit["x"]
        unit["id"] = "u" + unit["id"]
        unit["adj"] = ["u" + name for name in reversed(unit["adj"])]
    other["current"] = {"u" + name: head for name, head in document["current"].items()}
    assert cost(document) == cost(other)


@given(SEEDS)
@settings(max_examples=25, deadline=None)
def test_a_bond_never_pays_and_a_way_never_costs(seed: int) -> None:
    document = towns.town(seed, most=16)
    free = cost(document)
    bound = copy.deepcopy(document)
    bound["together"] = [[document["units"][0]["id"], document["units"][-1]["id"]]]
    bound["apart"] = [[document["units"][0]["id"], document["units"][1]["id"]]]
    tied = cost(bound)
    assert free is None or tied is None or free <= tied
    a, b = document["units"][0], document["units"][-1]
    if b["id"] not in a["adj"]:
        a["adj"].append(b["id"])
        b["adj"].append(a["id"])
        joined = cost(document)
        assert free is None or joined is None or joined <= free


@given(SEEDS)
@settings(max_examples=25, deadline=None)
def test_every_plan_keeps_every_rule_and_is_measured_as_it_says(seed: int) -> None:
    problem = read(towns.with_heads(towns.town(seed, most=20, compounds=2), seed))
    found = plan(problem)
    assert set(found.assignment) == {unit.id for unit in problem.units}
    again = measure(problem, found.assignment)
    assert [grid.units for grid in again] == [grid.units for grid in found.grids]
    assert (objective(problem, again), moved(problem, again)) == (found.objective, found.moved)
    outside = {grid.compound for grid in again if "size" in grid.breaks}
    assert {state for compound, state in found.status.items() if compound in outside} <= {"out_of_bounds"}
    assert all(set(grid.breaks) <= {"size"} for grid in again)


@given(SEEDS)
@settings(max_examples=10, deadline=None)
def test_the_same_question_has_the_same_answer(seed: int) -> None:
    document = towns.town(seed, most=30)
    assert plan(read(document)) == plan(read(copy.deepcopy(document)))


@given(SEEDS)
@settings(max_examples=15, deadline=None)
def test_todays_plan_moves_nobody_when_nothing_has_changed(seed: int) -> None:
    document = towns.town(seed, most=18)
    first = plan(read(document))
    document["current"] = first.assignment
    second = plan(read(document))
    assert (second.moved, second.objective) == (0, first.objective)
    assert second.assignment == first.assignment
