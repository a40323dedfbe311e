"""The street plan of the sample: blocks between streets, buildings in rows, stairwells along them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from linli.office.workbook.rows import Band, StairwellRow

_WIDTHS, _HEIGHTS, _STREET = (200, 225, 190, 215, 205), (205, 215, 225), 24  # metres
_MEAN = 58  # households of a micro-grid


@dataclass(frozen=True)
class House:
    """How a kind of building is built: lengths in metres, households for each floor of a stairwell."""

    floors: tuple[int, int]
    flats: tuple[int, ...]
    stairwells: tuple[int, int]
    width: float
    pitch: float


HOUSES = {
    "walkup": House((5, 6), (2, 2, 2, 3), (3, 5), 15.5, 46),
    "midrise": House((8, 11), (2,), (2, 3), 19, 62),
}
Atom = tuple[StairwellRow, Band | None, int]  # a stairwell or a band of its floors, and its households


def corner(index: int) -> tuple[float, float]:
    """The south-west corner of a block, counted west to east and then north."""
    across, up = index % len(_WIDTHS), index // len(_WIDTHS)
    return sum(_WIDTHS[:across]) + across * _STREET, sum(_HEIGHTS[:up]) + up * (_STREET + 12)


def stairwells(compound: str, block: int, kind: str, grids: int, chance: Random) -> list[StairwellRow]:
    """The stairwells of a compound with about 58 households for each of its micro-grids."""
    if kind == "tower":
        return list(_towers(compound, block, chance))
    found: list[StairwellRow] = []
    rows = _rows(compound, block, HOUSES[kind], chance)
    while sum(row.households for row in found) < grids * _MEAN:
        found.append(next(rows))
    return found


def _rows(compound: str, block: int, house: House, chance: Random) -> Iterator[StairwellRow]:
    """Stairwells without end: buildings side by side, row behind row, counted there and back as a postman walks."""
    west, south = corner(block)
    width, pitch = _WIDTHS[block % len(_WIDTHS)], house.pitch
    number, y, back = 0, south + chance.uniform(18, 30), False
    while True:
        along = chance.uniform(12, 24)
        while along + (count := chance.randint(*house.stairwells)) * house.width < width - 8:
            number += 1
            floors, flats = chance.randint(*house.floors), chance.choice(house.flats)
            depth = round(y + chance.uniform(-2, 2), 1)
            for index in range(count):
                middle = along + (index + 0.5) * house.width
                yield StairwellRow(
                    compound=compound,
                    building=f"{number}号楼",
                    stairwell=f"{index + 1}单元",
                    households=floors * flats - chance.choice((0, 0, 0, 1)),
                    floors=floors,
                    x=round(west + (width - middle if back else middle), 1),
                    y=depth,
                )
            along += count * house.width + chance.uniform(11, 24)
        y, back = y + pitch + chance.uniform(-2, 3), not back


def _towers(compound: str, block: int, chance: Random) -> Iterator[StairwellRow]:
    """Three towers of 24 to 28 floors around a lawn, and a low building at the street."""
    west, south = corner(block)
    for number, (x, y) in enumerate(((52, 178), (158, 186), (104, 108)), 1):
        floors = 2 * chance.randint(12, 14)
        yield _tower(compound, f"{number}号楼", "1单元", floors, floors * 4, (west + x, south + y))
    for index in range(2):
        yield _tower(compound, "4号楼", f"{index + 1}单元", 11, 33 - index, (west + 96 + 21 * index, south + 34))


def _tower(
    compound: str, building: str, stairwell: str, floors: int, households: int, at: tuple[float, float]
) -> StairwellRow:
    x, y = round(at[0], 1), round(at[1], 1)
    return StairwellRow(
        compound=compound, building=building, stairwell=stairwell, households=households, floors=floors, x=x, y=y
    )


def atoms(rows: Sequence[StairwellRow], most: int) -> list[Atom]:
    """Stairwells in their order; one with too many households for a micro-grid becomes two bands of floors."""
    found: list[Atom] = []
    for row in rows:
        if row.households <= most or row.floors is None:
            found.append((row, None, row.households))
            continue
        middle = row.floors // 2
        for low, high in ((1, middle), (middle + 1, row.floors)):
            share = row.households * (high - low + 1) // row.floors
            found.append((row, Band(row.compound, row.building, row.stairwell, low, high, share), share))
    return found


def parted(sizes: Sequence[int], parts: int, least: int, most: int) -> list[tuple[int, int]]:
    """The sequence cut into runs of like size, each within the limits: start and end of every run."""
    sums = [0]
    for size in sizes:
        sums.append(sums[-1] + size)
    mean = sums[-1] / parts
    best: list[dict[int, tuple[float, list[tuple[int, int]]]]] = [{0: (0.0, [])}]
    for _ in range(parts):
        reached: dict[int, tuple[float, list[tuple[int, int]]]] = {}
        for start, (cost, runs) in best[-1].items():
            for end in range(start + 1, len(sums)):
                size = sums[end] - sums[start]
                price = cost + (size - mean) ** 2
                if least <= size <= most and (end not in reached or price < reached[end][0]):
                    reached[end] = (price, [*runs, (start, end)])
        best.append(reached)
    return best[-1][len(sizes)][1]
