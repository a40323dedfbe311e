"""A question and its plan as the documents that are handed out, and the remarks on it, in both languages."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from linli.engines.partition.drawn import GAP, INFEASIBLE, OUT_OF_BOUNDS, Plan
from linli.engines.partition.problem import Problem

_LAWLESS = {
    False: ("没有合规的分法", "no lawful division"),
    True: ("没有找到合规的分法，但也许有", "no lawful division was found; there may be one"),
}


def as_question(problem: Problem) -> dict[str, object]:
    """The contract's instance, from which `reading.read` makes the same problem again."""
    limits = problem.limits
    params = {"hh_min": limits.least, "hh_max": limits.most, "hh_ref": limits.reference, "grids": problem.grids}
    return {
        "params": {**params, "move_milli": problem.move_milli},
        "compounds": [{"id": compound, "target_workload": aim} for compound, aim in problem.targets.items()],
        "units": [{**asdict(unit), "building": unit.building or None, "adj": list(unit.adj)} for unit in problem.units],
        "locked": [list(group) for group in problem.locked],
        "together": [list(group) for group in problem.together],
        "apart": [list(group) for group in problem.apart],
        "current": dict(problem.current),
    }


def as_document(asked: Any, problem: Problem, plan: Plan) -> dict[str, object]:
    """The contract's result; `name` is that of the question, `wanted` the number of grids that was asked for."""
    name = asked.get("name") if isinstance(asked, Mapping) else None
    return {
        **({"name": name} if name is not None else {}),
        **({"wanted": problem.grids} if problem.grids is not None else {}),
        "assignment": plan.assignment,
        "objective": plan.objective,
        "lower_bound": plan.lower_bound,
        "grids": len(plan.grids),
        "moved": plan.moved,
        "status": dict(plan.status),
        "finished": plan.finished,
        "certificate": list(plan.certificate),
    }


def remarks(problem: Problem, plan: Plan) -> tuple[str, ...]:
    """What is not as it should be: which rule is broken, where and why; and how far a plan may be from the best."""
    found = []
    for compound, state in plan.status.items():
        if state == INFEASIBLE and problem.grids is not None and not plan.finished:
            found.append(
                f"{compound}：没有找到总共 {problem.grids} 个网格的分法，但也许有，可多给些时间"
                f" · no division into {problem.grids} in all was found; there may be one, given more time"
            )
        elif state == INFEASIBLE and problem.grids is not None:
            found.append(
                f"{compound}：分不成总共 {problem.grids} 个网格 · cannot be divided into {problem.grids} in all"
            )
        elif state == INFEASIBLE:
            found.append(f"{compound}：同格与不同格的要求互相矛盾 · what must be together and apart contradicts itself")
        elif state == OUT_OF_BOUNDS:
            chinese, english = _LAWLESS[compound in plan.unproven]
            found.extend(
                f"{compound}：{grid.id} 有 {grid.households} 户，超出 {problem.limits.least}–{problem.limits.most} 户"
                f"（{chinese}） · {grid.households} households, outside the limits: {english}"
                for grid in plan.grids if grid.compound == compound and grid.outside
            )  # fmt: skip
        elif state == GAP:
            found.append(f"{compound}：未证明最优 · not proven to be the best")
    if plan.objective > plan.lower_bound:
        gap = 100 * (plan.objective - plan.lower_bound) / plan.objective
        found.append(f"与最优的差距不超过 {gap:.2f}% · at most so far from the best")
    return tuple(found)
