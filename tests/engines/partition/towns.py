"""Small compounds made up by a seed, in rows as compounds are built; as documents of the contract."""

import random
from typing import Any

Document = dict[str, Any]


def town(seed: int, *, most: int = 10, compounds: int = 1) -> Document:
    """Rows of stairwells with some links missing; sizes and loads such that a grid has 2 to 6 of them."""
    chance = random.Random(seed)
    units: list[Document] = []
    for number in range(compounds):
        units.extend(_compound(chance, f"C{number + 1}", chance.randint(3, most)))
    households = sum(unit["households"] for unit in units)
    load = sum(unit["workload"] for unit in units)
    target = max(1, round(load / max(1, round(households / 58))))
    return {
        "params": {"hh_min": 30, "hh_max": 80, "hh_ref": 55, "target_workload": target, "grids": None},
        "compounds": [{"id": f"C{number + 1}", "type": "old"} for number in range(compounds)],
        "units": units,
        "locked": [],
        "current": None,
    }


def _compound(chance: random.Random, name: str, count: int) -> list[Document]:
    across = chance.randint(2, 4)
    large = chance.random() < 0.1
    units = []
    for at in range(count):
        homes = chance.randint(18, 50) if large else chance.randint(8, 24)
        units.append({
            "id": f"{name}-{at + 1}", "compound": name, "building": f"{name}-{at // across}",
            "x": 150 * (at % across) + chance.randint(-20, 20), "y": 340 * (at // across) + chance.randint(-20, 20),
            "households": homes, "workload": homes * chance.randint(10, 22), "adj": [],
        })  # fmt: skip
    for at in range(count):
        for other in (at + 1, at + across):
            beside = other == at + 1 and other % across != 0
            if other < count and (beside or other == at + across) and chance.random() < 0.9:
                units[at]["adj"].append(units[other]["id"])
                units[other]["adj"].append(units[at]["id"])
    return units


def with_heads(document: Document, seed: int) -> Document:
    """Today's heads, in the order of the numbers, some stairwells new, and what a changed head costs."""
    chance = random.Random(seed)
    heads: Document = {}
    for at, unit in enumerate(document["units"]):
        heads[unit["id"]] = None if chance.random() < 0.1 else f"H-{unit['compound']}-{at // 3}"
    document["current"] = heads
    document["params"]["move_milli"] = chance.choice([100, 500, 2000])
    return document
