"""How others divide a community: a plain greedy, METIS, and gerrychain's ReCom. Reads it, writes the grids and seconds.

python bench/beside/dividing.py METHOD < community.json      (with the interpreter of .venv-peers)
"""

import json
import random
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

Unit = dict[str, Any]
Labels = dict[str, str]
LONG = 2.0  # seconds of ReCom's walk in each compound


def greedy(units: list[Unit], grids: int) -> Labels:
    """Grow each grid from the first stairwell that is left, by the nearest neighbour, up to 58 households."""
    by_id = {unit["id"]: unit for unit in units}
    labels: Labels = {}
    for unit in units:
        if unit["id"] in labels:
            continue
        name, homes, members = unit["id"], 0, [unit]
        while members:
            nearest = min(members, key=lambda one: (abs(one["x"] - unit["x"]) + abs(one["y"] - unit["y"]), one["id"]))
            if homes and homes + nearest["households"] > 80:
                break
            labels[nearest["id"]] = name
            homes += nearest["households"]
            inside = [one for one, label in labels.items() if label == name]
            beside = {other for one in inside for other in by_id[one]["adj"] if other not in labels}
            members = [by_id[other] for other in sorted(beside)] if homes < 50 else []
    return labels


def metis(units: list[Unit], grids: int) -> Labels:
    """Least edges cut, households balanced to 15 %."""
    import pymetis

    place = {unit["id"]: at for at, unit in enumerate(units)}
    adjacent = [[place[other] for other in unit["adj"]] for unit in units]
    weights = [unit["households"] for unit in units]
    options = pymetis.Options(ufactor=150, seed=1)
    _, parts = pymetis.part_graph(grids, adjacency=adjacent, vweights=weights, options=options, recursive=False)
    return {unit["id"]: str(part) for unit, part in zip(units, parts, strict=True)}


def recom(units: list[Unit], grids: int) -> Labels:
    """Two neighbouring grids are joined and cut anew; what costs less is kept."""
    import networkx
    from gerrychain import Graph, Partition
    from gerrychain.partition import recursive_tree_part
    from gerrychain.proposals import recom as step
    from gerrychain.tree import bipartition_tree

    graph = networkx.Graph()
    graph.add_nodes_from((at, {"households": unit["households"]}) for at, unit in enumerate(units))
    place = {unit["id"]: at for at, unit in enumerate(units)}
    graph.add_edges_from((place[unit["id"]], place[other]) for unit in units for other in unit["adj"])
    ideal = sum(unit["households"] for unit in units) / grids
    whole = Graph.from_networkx(graph)
    cut, until = partial(bipartition_tree, max_attempts=30), time.perf_counter() + LONG
    first = recursive_tree_part(whole, range(grids), ideal, "households", 0.35, method=cut)
    plan = Partition(whole, first)
    cost = spread(units, plan.assignment)
    while time.perf_counter() < until:
        try:
            other = step(plan, pop_col="households", pop_target=ideal, epsilon=0.4, node_repeats=0, method=cut)
        except Exception:  # no balanced cut was found in its many attempts
            continue
        if (other_cost := spread(units, other.assignment)) < cost:
            plan, cost = other, other_cost
    return {units[at]["id"]: str(part) for at, part in plan.assignment.items()}


def spread(units: list[Unit], assignment: Any) -> float:
    """Our cost, near enough for hill climbing: balance of loads, and walk."""
    parts: dict[Any, list[Unit]] = {}
    for at, part in assignment.items():
        parts.setdefault(part, []).append(units[at])
    total = 0.0
    for members in parts.values():
        load = sum(unit["workload"] for unit in members)
        total += 1e6 * (load / TARGET[0] - 1) ** 2
        total += 100 / 55 * min(
            sum(u["households"] * ((u["x"] - m["x"]) ** 2 + (u["y"] - m["y"]) ** 2) ** 0.5 for u in members)
            for m in members
        )  # fmt: skip
    return total


TARGET = [1]
METHODS: dict[str, Callable[[list[Unit], int], Labels]] = {"greedy": greedy, "metis": metis, "recom": recom}


def main(method: str) -> None:
    document = json.load(sys.stdin)
    random.seed(1)
    TARGET[0] = document["params"]["target_workload"]
    begun, assignment = time.perf_counter(), {}
    for compound in document["compounds"]:
        units = [unit for unit in document["units"] if unit["compound"] == compound["id"]]
        grids = max(1, round(sum(unit["workload"] for unit in units) / TARGET[0]))
        try:
            labels = METHODS[method](units, grids) if grids > 1 else {unit["id"]: "0" for unit in units}
        except RuntimeError:  # ReCom finds no first plan
            labels = greedy(units, grids)
        assignment |= {unit: f"{compound['id']}/{label}" for unit, label in labels.items()}
    json.dump({"assignment": assignment, "seconds": time.perf_counter() - begun}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
