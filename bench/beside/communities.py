"""Made-up residents' communities: compounds, rows of buildings, stairwells; the same for the same seed, everywhere.

Only `random.Random(seed).random()` is drawn, so that a seed gives the same bytes on every CPython. Lengths are whole
decimetres, workloads whole tenths of an equivalent household.
"""

import itertools
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Document = dict[str, Any]


@dataclass(frozen=True)
class Kind:
    """How compounds of a kind are built; `hard`: tenths of a household that each household is more work."""

    storeys: tuple[int, int]
    flats: tuple[int, ...]
    width: tuple[int, int]
    pitch: tuple[int, int]
    hard: int


KINDS = {
    "old": Kind((5, 7), (2, 2, 2, 3), (130, 170), (300, 380), 3),
    "new": Kind((8, 11), (2,), (160, 200), (420, 520), 0),
    "tower": Kind((18, 33), (2, 3, 4), (220, 280), (520, 650), 0),
}


class Chance:
    """Draws of a seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self._random.random()

    def whole(self, low: int, high: int) -> int:
        return low + int(self._random.random() * (high - low + 1))

    def pick(self, choices: Any) -> Any:
        return choices[int(self._random.random() * len(choices))]

    def happens(self, share: float) -> bool:
        return self._random.random() < share

    def normal(self) -> float:
        return sum(self._random.random() for _ in range(12)) - 6.0


class Compound:
    """One compound with about so many households."""

    def __init__(self, chance: Chance, name: str, kind: str, households: float, west: int, south: int) -> None:
        self.chance, self.name, self.kind, self.is_old = chance, name, KINDS[kind], kind == "old"
        self.is_tower = kind == "tower"
        self.units: list[Document] = []
        self.edges: set[tuple[int, int]] = set()
        self.households = self.buildings = 0
        wanted = max(2, round(households / (14.5 if self.is_old else 19.0)))
        shape = math.sqrt(wanted * self.kind.pitch[0] / self.kind.width[0]) * chance.between(0.75, 1.3)
        self.per_row = max(2, min(40, round(shape)))
        pitch = chance.whole(*self.kind.pitch)
        self.elderly = chance.between(0.25, 0.45) if self.is_old else chance.between(0.08, 0.22)
        self.issues = chance.between(0.25, 0.8) if self.is_old else chance.between(0.05, 0.3)
        rows: list[list[tuple[int, int]]] = []
        while self.households < households:
            rows.append(self._row(west + chance.whole(-40, 40), south + len(rows) * pitch, households))
        self._join_rows(rows)
        self._join_islands()

    def _row(self, x: int, y: int, households: float) -> list[tuple[int, int]]:
        chance, cells, made = self.chance, [], 0
        while made < self.per_row and self.households < households:
            stairwells = chance.whole(1, 2) if self.is_tower else min(self.per_row - made, chance.whole(2, 5))
            storeys, width = chance.whole(*self.kind.storeys), chance.whole(*self.kind.width)
            flats = chance.pick(self.kind.flats)
            if chance.happens(0.07) and self.units:  # a kindergarten, a lawn, a parking lot
                x += stairwells * width + 100
                made += stairwells
                continue
            self.buildings += 1
            before = None
            for number in range(1, stairwells + 1):
                first = self._stairwell(number, storeys * flats, int(x + width // 2), y)
                if before is not None:
                    self.edges.add((before, first))
                before = first
                cells.append((x + width // 2, first))
                x += width
                made += 1
            x += chance.whole(80, 140)
        return cells

    def _stairwell(self, number: int, full: int, x: int, y: int) -> int:
        """Its lowest band of floors; a small stairwell is one band."""
        chance, first = self.chance, len(self.units)
        bands = 1 if full <= 26 else max(2, round(full / 20.0))
        for band in range(bands):
            flats = full * (band + 1) // bands - full * band // bands
            homes = max(8, flats - chance.whole(0, 1)) if self.is_old else max(6, flats - chance.whole(0, 2))
            elderly = min(0.9, max(0.0, self.elderly + 0.08 * chance.normal()))
            issues = max(0.0, self.issues * (1 + 0.45 * chance.normal()))
            load = round(homes * (10 + self.kind.hard + 8 * elderly + 5 * min(issues, 1.5)))
            above = f"-{band + 1}" if bands > 1 else ""
            self.units.append({
                "id": f"{self.name}-{self.buildings}-{number}{above}", "compound": self.name,
                "building": f"{self.name}-{self.buildings}", "x": x, "y": int(y + band * 30),
                "households": homes, "workload": load, "adj": [],
            })  # fmt: skip
            self.households += homes
            if band:
                self.edges.add((len(self.units) - 2, len(self.units) - 1))
        return first

    def _join_rows(self, rows: list[list[tuple[int, int]]]) -> None:
        """Side by side in a row; facing each other across two rows, unless a wall or a road runs between."""
        chance = self.chance
        for cells in rows:
            cells.sort()
            for (x, a), (x2, b) in itertools.pairwise(cells):
                if x2 - x <= 420 and not chance.happens(0.05):
                    self.edges.add((min(a, b), max(a, b)))
        for up, down in itertools.pairwise(rows):
            wall = chance.happens(0.12)
            for x, a in up:
                near = sorted((abs(x2 - x), b) for x2, b in down)[:2]
                for rank, (far, b) in enumerate(near):
                    if far <= (190 if rank == 0 else 110) and not (wall and not chance.happens(0.2)):
                        self.edges.add((min(a, b), max(a, b)))

    def _join_islands(self) -> None:
        """The shortest link from the first island to another, until there is one."""
        units, root = self.units, list(range(len(self.units)))

        def top(one: int) -> int:
            while root[one] != one:
                root[one] = root[root[one]]
                one = root[one]
            return one

        for a, b in self.edges:
            root[top(a)] = top(b)
        while len(tops := sorted({top(one) for one in range(len(units))})) > 1:
            inside = [one for one in range(len(units)) if top(one) == tops[0]]
            beyond = [one for one in range(len(units)) if top(one) != tops[0]]
            _, a, b = min(
                ((units[a]["x"] - units[b]["x"]) ** 2 + (units[a]["y"] - units[b]["y"]) ** 2, a, b)
                for a in inside for b in beyond
            )  # fmt: skip
            self.edges.add((min(a, b), max(a, b)))
            root[top(a)] = top(b)


def community(name: str, seed: int, compounds: int, households: float, old_share: float = 0.7) -> Document:
    """One community; blocks overshoot, so it is built again until it has the households, give or take 1 %."""
    wanted = households
    for _ in range(6):
        found = _build(name, seed, compounds, wanted, old_share)
        got = sum(unit["households"] for unit in found["units"])
        if abs(got - households) <= 0.01 * households or compounds == 1:
            break
        wanted = wanted * households / got
    return found


def _build(name: str, seed: int, compounds: int, households: float, old_share: float) -> Document:
    chance = Chance(seed)
    old = math.ceil(compounds * old_share)
    kinds = ["old"] * old + [chance.pick(("new", "new", "tower")) for _ in range(compounds - old)]
    for at in range(compounds - 1, 0, -1):
        other = chance.whole(0, at)
        kinds[at], kinds[other] = kinds[other], kinds[at]
    weights = [math.exp(0.62 * chance.normal()) * (1.0 if kind == "old" else 1.5) for kind in kinds]
    units: list[Document] = []
    for at, (kind, weight) in enumerate(zip(kinds, weights, strict=True)):
        wanted = max(60, households * weight / sum(weights) - 7)
        built = Compound(chance, f"C{at + 1:02}", kind, wanted, (at % 4) * 22000, (at // 4) * 22000)
        for a, b in sorted(built.edges):
            built.units[a]["adj"].append(built.units[b]["id"])
            built.units[b]["adj"].append(built.units[a]["id"])
        units += built.units
    return {
        "name": name,
        "params": {"hh_min": 30, "hh_max": 80, "hh_ref": 55, "target_workload": target(units), "grids": None},
        "compounds": [{"id": f"C{at + 1:02}", "type": kind} for at, kind in enumerate(kinds)],
        "units": units, "locked": [], "current": None,
    }  # fmt: skip


def target(units: list[Document]) -> int:
    """The workload of one of so many grids that each has 58 households."""
    households, load = sum(unit["households"] for unit in units), sum(unit["workload"] for unit in units)
    return round(load / max(1, round(households / 58)))


def small(seed: int) -> Document:
    """15 compounds, some 350 stairwells and 4,900 households."""
    return community(f"S-{seed}", 1000 + seed, 15, 4905)


def single(units: int, seed: int = 1) -> Document:
    """One compound of at least so many stairwells."""
    return community(f"X-{units}-{seed}", 7000 + seed, 1, units * 14.6, old_share=1.0)


def city(households: int, seed: int = 1, name: str = "L") -> Iterator[Document]:
    """Community after community, until there are so many households."""
    chance, left, count = Chance(5000 + seed), households, 0
    while left > 0:
        count += 1
        homes = int(min(12000, max(1500, 4600 * math.exp(0.4 * chance.normal()))))
        compounds = max(4, min(40, round(homes / 330.0 * chance.between(0.7, 1.4))))
        share = chance.between(0.35, 0.8)
        found = community(f"{name}-{seed}-{count:04}", 100_000 + 10_000 * seed + count, compounds, homes, share)
        left -= sum(unit["households"] for unit in found["units"])
        yield found


def a_year_later(document: Document, heads: Document, seed: int = 1) -> Document:
    """Issue rates have moved by a third either way, some flats were split or joined; `heads` are today's grids."""
    chance = Chance(seed)
    for unit in document["units"]:
        factor = 1 + 0.35 * (2 * chance.between(0, 1) - 1)
        if chance.happens(0.08):
            factor *= 1.6
        unit["workload"] = max(unit["households"] * 10, round(unit["workload"] * factor))
        if chance.happens(0.1):
            unit["households"] = max(6, unit["households"] + chance.whole(-2, 2))
    document["current"] = heads
    document["params"].update(move_milli=500, target_workload=target(document["units"]))
    return document
