"""The engine beside the definition itself: every small community, free, with a fixed number, with heads, with bonds."""

import json
from typing import Any

import pytest

from linli.engines.partition.checking import check
from linli.engines.partition.planning import plan
from linli.engines.partition.reading import read
from linli.engines.partition.saying import as_document
from tests.engines.partition import reference, towns


def answered(document: dict[str, Any]) -> dict[str, Any]:
    """The answer as it is written to a file, checked."""
    problem = read(document)
    answer: dict[str, Any] = json.loads(json.dumps(as_document(document, problem, plan(problem))))
    assert check(document, answer) == ([], 0)
    return answer


def agree(document: dict[str, Any]) -> None:
    """The plan costs what the best of all lawful plans costs, and is proven; or there is none."""
    best, answer = reference.best(document), answered(document)
    states = set(answer["status"].values())
    if best is None:
        assert states & {"out_of_bounds", "infeasible"}
    else:
        assert states <= {"proven", "exempt", "out_of_bounds"}
        assert answer["objective"] == best == answer["lower_bound"]


@pytest.mark.parametrize("seed", range(80))
def test_a_free_plan_is_the_best_of_all(seed: int) -> None:
    agree(towns.town(seed, most=11))


@pytest.mark.parametrize("seed", range(40))
def test_a_plan_of_a_fixed_number_is_the_best_of_that_number(seed: int) -> None:
    document = towns.town(seed, most=6, compounds=2)
    free = answered(document)
    for grids in (free["grids"] - 1, free["grids"], free["grids"] + 1):
        document["params"]["grids"] = max(1, grids)
        best, answer = reference.best(document), answered(document)
        if best is not None:
            assert answer["objective"] == best == answer["lower_bound"]


@pytest.mark.parametrize("seed", range(40))
def test_a_plan_beside_todays_is_the_best_with_the_price_of_changed_heads(seed: int) -> None:
    agree(towns.with_heads(towns.town(seed, most=9), seed))


@pytest.mark.parametrize("seed", range(40))
def test_what_is_locked_together_or_apart_is_kept_at_the_least_cost(seed: int) -> None:
    document = towns.town(seed, most=10)
    ids = [unit["id"] for unit in document["units"]]
    if seed % 3 == 0:
        document["locked"] = [[ids[0], *document["units"][0]["adj"][:1]]]
    if seed % 2:
        document["together"] = [ids[-2:]]
    document["apart"] = [[ids[0], ids[len(ids) // 2]]] if len(ids) > 4 else []
    agree(document)
