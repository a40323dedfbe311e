"""What proves a lower bound, written so that someone who only lists grids can check it with whole numbers.

For each block its units, the prices used, and the points: numbers of grids from-to, what such plans cost at least
(None: there are none), and by which prices. `tries` is 0 when the prices alone show it; otherwise how many beginnings
of plans had to be tried among the grids that the prices leave; SEARCHED where this is too many to be done again.
"""

from collections.abc import Sequence

from linli.engines.partition.curve import NEVER, Curve, Priced
from linli.engines.partition.dividing import Division
from linli.engines.partition.problem import Problem

SEARCHED = "searched"
_AGAIN = 20_000  # tries that a checker can be asked to make


def certify(problem: Problem, divisions: Sequence[Division]) -> list[dict[str, object]]:
    """The certificate, one entry for each block."""
    return [_entry(problem, division) for division in divisions]


def _entry(problem: Problem, division: Division) -> dict[str, object]:
    curve = division.curve
    used = sorted({point.by for point in curve.points.values() if point.by >= 0})
    ids = [problem.units[unit].id for unit in division.block.units]
    return {
        "units": ids,
        "spill": division.spill,
        "prices": [_prices(ids, curve, curve.priced[at]) for at in used],
        "points": _points(curve, used),
    }


def _prices(ids: Sequence[str], curve: Curve, priced: Priced) -> dict[str, object]:
    prices = priced.prices
    found: dict[str, object] = {"units": prices.units.tolist()}
    if prices.heads.any():
        charges = zip(curve.columns.heads, prices.heads.tolist(), strict=True)
        found["heads"] = {head: charge for head, charge in charges if charge}
    if prices.triples:
        found["triples"] = [
            [*(ids[unit] for unit in triple), charge]
            for triple, charge in zip(prices.triples, prices.charges, strict=True)
        ]
    return found


def _points(curve: Curve, used: Sequence[int]) -> list[list[object]]:
    place = {at: index for index, at in enumerate(used)}
    found: list[list[object]] = []
    for grids, point in curve.points.items():
        lower = None if point.lower >= NEVER else point.lower
        how: object = SEARCHED if not 0 <= point.tries <= _AGAIN else point.tries
        found.append([grids, lower, place.get(point.by, -1), how])
    return found
