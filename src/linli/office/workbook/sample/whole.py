"""The filled sample: a fictional community with the counts of the article."""

from random import Random

from linli.office.workbook.rows import Rows
from linli.office.workbook.sample import bodies, land, people

SEED = 20240226


def sample(seed: int = SEED) -> Rows:
    """The rows of the fictional community; the same seed gives the same rows."""
    chance = Random(seed)
    compounds, stairwells, grids = land.made(chance)
    organisations = bodies.made(compounds, chance)
    serving = people.made(grids, organisations, chance)
    return Rows(tuple(compounds), tuple(stairwells), tuple(grids), tuple(serving), tuple(organisations))
