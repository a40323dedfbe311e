"""What proves a lower bound, written so that someone who only lists grids can check it with whole numbers.

For each block its units, the prices used, and the points: a number of grids, what such plans cost at least
(None: there are none), and by which prices. `tries` is 0 when the prices alone show it; otherwise how many beginnings
of plans had to be tried among the grids that the prices leave; SEARCHED where this is too many to be done again.
"""

from collections.abc import Sequence

from linli.engines.partition.columns import NEVER
from linli.engines.partition.curve import Curve, Priced
from linli.engines.partition.dividing import Division
from linli.engines.partition.prices import PART
from linli.engines.partition.problem import Problem

SEARCHED = "searched"
_AGAIN = 20_000  # tries that a checker can be asked to make


def certify(problem: Problem, division: Division) -> dict[str, object]:
    """The entry of one block."""
    curve = division.curve
    proofs = _proofs(curve, free=problem.grids is None)
    used = sorted({by for _, by, _ in proofs.values()})
    place = {at: index for index, at in enumerate(used)}
    ids = [problem.units[unit].id for unit in division.block.units]
    return {
        "units": ids,
        "spill": division.spill,
        "prices": [_prices(ids, curve, curve.priced[at]) for at in used],
        "points": [
            [grids, None if lower >= NEVER else lower, place[by], tries if 0 <= tries <= _AGAIN else SEARCHED]
            for grids, (lower, by, tries) in proofs.items()
        ],
    }


def _proofs(curve: Curve, *, free: bool) -> dict[int, tuple[int, int, int]]:
    """For each number of grids what is to be shown, by which prices and how many tries; by few prices, if they do.

    Where the number is free, nothing above the best bound of all needs to be shown.
    """
    enough = min((point.lower for point in curve.points.values()), default=0) if free else NEVER
    found: dict[int, tuple[int, int, int]] = {}
    for grids, point in sorted(curve.points.items(), key=lambda item: (item[1].tries == 0, item[1].lower)):
        goal = min(point.lower, enough)
        known = dict.fromkeys(by for _, by, _ in found.values())
        able = (by for by in [*known, point.by] if by >= 0 and -(-curve.priced[by].bound(grids) // PART) >= goal)
        by = next(able, -1)
        if by >= 0:
            found[grids] = goal, by, 0
        elif point.by >= 0:
            found[grids] = goal, point.by, point.tries
    return dict(sorted(found.items()))


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
