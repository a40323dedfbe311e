"""Input that contradicts itself is refused by the name of the unit and of the field, in both languages."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from linli.engines.partition import ProblemError, read
from linli.engines.partition.saying import as_question
from tests.engines.partition import towns

Document = dict[str, Any]


def unit(document: Document, at: int = 0) -> Document:
    found: Document = document["units"][at]
    return found


def one_sided(document: Document) -> None:
    near = next(other for other in document["units"] if other["id"] in unit(document)["adj"])
    near["adj"].remove("C1-1")


BREACHES: list[tuple[Callable[[Document], object], str, str, str]] = [
    (lambda d: unit(d)["adj"].append("nobody"), "unknown", "C1-1", "adj"),
    (one_sided, "one_sided", "C1-1", "adj"),
    (lambda d: unit(d, 1).update(id="C1-1"), "twice", "C1-1", "id"),
    (lambda d: unit(d).update(households=-1), "negative", "C1-1", "households"),
    (lambda d: unit(d).update(workload=-5), "negative", "C1-1", "workload"),
    (lambda d: unit(d).update(households="many"), "whole", "C1-1", "households"),
    (lambda d: unit(d).update(x=1.5), "whole", "C1-1", "x"),
    (lambda d: unit(d).update(households=True), "whole", "C1-1", "households"),
    (lambda d: unit(d).pop("y"), "missing", "C1-1", "y"),
    (lambda d: unit(d).pop("adj"), "missing", "C1-1", "adj"),
    (lambda d: unit(d).pop("id"), "missing", "units[0]", "id"),
    (lambda d: unit(d).update(compound="elsewhere"), "compound", "C1-1", "compound"),
    (lambda d: d["units"].append("C1-1"), "object", "units[8]", "units"),
    (lambda d: d.pop("units"), "missing", "instance", "units"),
    (lambda d: d["params"].pop("target_workload"), "missing", "params", "target_workload"),
    (lambda d: d["params"].update(target_workload=0), "positive", "params", "target_workload"),
    (lambda d: d["params"].update(hh_max=10), "order", "params", "hh_max"),
    (lambda d: d["params"].update(grids=0), "positive", "params", "grids"),
    (lambda d: d.update(locked=[["C1-1", "C1-8"]]), "not_joined", "C1-1, C1-8", "locked"),
    (lambda d: d.update(locked=[["C1-1"], ["C1-1"]]), "locked_twice", "C1-1", "locked"),
    (lambda d: d.update(locked=[["C1-1"]], together=[["C1-1", "C1-2"]]), "lock_against", "C1-1", "together"),
    (lambda d: d.update(apart=[["C1-1", "who"]]), "unknown", "C1-1, who", "apart"),
    (lambda d: d.update(together="C1-1"), "list", "instance", "together"),
    (lambda d: d.update(current={"who": "H"}), "unknown", "current", "current"),
]


@pytest.mark.parametrize(("breach", "code", "where", "field"), BREACHES)
def test_a_breach_is_named(breach: Callable[[Document], object], code: str, where: str, field: str) -> None:
    document = towns.town(2, most=8)
    while len(document["units"]) != 8:
        document = towns.town(document.setdefault("seed", 2) + 1, most=8) | {"seed": document["seed"] + 1}
    breach(document)
    with pytest.raises(ProblemError) as caught:
        read(document)
    assert (caught.value.code, caught.value.where, caught.value.field) == (code, where, field)
    assert where in caught.value.chinese and field in caught.value.english


@pytest.mark.parametrize("document", [None, [], "text", 7, {"units": []}])
def test_what_is_no_instance_is_refused(document: object) -> None:
    with pytest.raises(ProblemError):
        read(document)


@pytest.mark.parametrize("seed", range(20))
def test_a_question_that_is_handed_out_is_read_as_it_was(seed: int) -> None:
    problem = read(towns.with_heads(towns.town(seed, most=8), seed))
    problem = replace(problem, locked=((problem.units[0].id,),), grids=3)
    assert read(json.loads(json.dumps(as_question(problem)))) == problem


def test_an_empty_community_has_an_empty_plan() -> None:
    assert read({"params": {"target_workload": 1}, "compounds": [], "units": []}).units == ()
