"""What is tampered with is found: plans, figures, prices, points; and what is honest passes."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from linli.engines.partition import checking
from linli.engines.partition.checking import check
from linli.engines.partition.planning import plan
from linli.engines.partition.reading import read
from linli.engines.partition.saying import as_document
from tests.engines.partition import towns

Document = dict[str, Any]


def a_result() -> tuple[Document, Document]:
    """A town with heads of today and its answer, which passes."""
    document = towns.with_heads(towns.town(5, most=24), 5)
    problem = read(document)
    answer: Document = json.loads(json.dumps(as_document(document, problem, plan(problem))))
    assert check(document, answer) == ([], 0)
    return document, answer


def lower_a_cost(answer: Document) -> None:
    answer["objective"] -= 1


def raise_the_bound(answer: Document) -> None:
    answer["lower_bound"] += 1
    answer["objective"] += 1


def raise_a_price(answer: Document) -> None:
    for block in answer["certificate"]:
        for prices in block["prices"]:
            prices["units"][0] += 2_000_000


def claim_more_of_a_point(answer: Document) -> None:
    for block in answer["certificate"]:
        for point in block["points"]:
            point[1] = (point[1] or 0) + 10
    answer["lower_bound"] += 10
    answer["objective"] += 10


def forget_a_point(answer: Document) -> None:
    best = min(answer["certificate"][0]["points"], key=lambda point: point[1])
    answer["certificate"][0]["points"].remove(best)


def forget_a_block(answer: Document) -> None:
    answer["certificate"].pop()


def forget_a_unit(answer: Document) -> None:
    answer["assignment"].popitem()


def tear_a_grid(answer: Document) -> None:
    names = sorted(set(answer["assignment"].values()))
    unit = next(one for one, grid in answer["assignment"].items() if grid == names[0])
    answer["assignment"][unit] = names[-1]


def join_all(answer: Document) -> None:
    answer["assignment"] = dict.fromkeys(answer["assignment"], "one")


def charge_below_nothing(answer: Document) -> None:
    for block in answer["certificate"]:
        for prices in block["prices"]:
            prices["heads"] = {"H-C1-0": -1_000_000}


def say_nonsense(answer: Document) -> None:
    answer["certificate"] = [{"units": "all"}]


TAMPERINGS: list[Callable[[Document], None]] = [
    lower_a_cost, raise_the_bound, raise_a_price, claim_more_of_a_point, forget_a_point, forget_a_block, forget_a_unit,
    tear_a_grid, join_all, charge_below_nothing, say_nonsense,
]  # fmt: skip


@pytest.mark.parametrize("tamper", TAMPERINGS, ids=lambda tamper: tamper.__name__)
def test_what_is_tampered_with_is_found(tamper: Callable[[Document], None]) -> None:
    document, answer = a_result()
    changed = copy.deepcopy(answer)
    tamper(changed)
    assert check(document, changed)[0]


def test_a_lower_bound_that_claims_less_than_is_proven_passes_only_without_the_word_proven() -> None:
    document, answer = a_result()
    answer["lower_bound"] -= 1
    assert check(document, answer)[0]
    answer["status"] = dict.fromkeys(answer["status"], "gap")
    assert not check(document, answer)[0]


def test_the_checker_can_be_read_at_one_sitting_and_takes_nothing_from_the_engine() -> None:
    source = Path(checking.__file__).read_text()
    assert len(source.splitlines()) < 200
    assert "linli" not in source
