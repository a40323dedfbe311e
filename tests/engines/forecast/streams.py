"""Made-up counts of very different kinds, three years of them, from a seed; and the calendar of the repository."""

from collections.abc import Callable
from datetime import date

import numpy as np
from numpy.typing import NDArray

from linli.engines.forecast import Counts, Effects, following
from tests.house.laws.tree import ROOT

Array = NDArray[np.float64]
FIRST, WEEKS = date(2023, 1, 2), 156
LEVELS = np.array([0.5, 2, 6, 20])[:, None]


def effects() -> Effects:
    tables = ("seasons_cn.csv", "holidays_cn.csv")
    return Effects.read(*((ROOT / "data" / table).read_text(encoding="utf-8") for table in tables))


def column(name: str) -> Array:
    known = effects()
    return known.matrix(following(FIRST, WEEKS))[:, known.names.index(name)]


def constant(chance: np.random.Generator) -> Array:
    return chance.poisson(LEVELS * np.ones(WEEKS))


def seasonal(chance: np.random.Generator) -> Array:
    return chance.poisson(LEVELS * np.exp(0.7 * np.sin(2 * np.pi * np.arange(WEEKS) / 52.18)))


def holidays(chance: np.random.Generator) -> Array:
    effect = -0.8 * column("days off") + 0.7 * column("年节") + 0.8 * column("供暖季") + 0.5 * column("高考")
    return chance.poisson(LEVELS * np.exp(effect))


def breaking(chance: np.random.Generator) -> Array:
    return chance.poisson(np.where(np.arange(WEEKS) < 105, 1.0, 0.4) * LEVELS * 2)


def trending(chance: np.random.Generator) -> Array:
    return chance.poisson(LEVELS * np.linspace(0.4, 2.5, WEEKS))


def intermittent(chance: np.random.Generator) -> Array:
    return (chance.random((12, WEEKS)) < 0.15) * chance.poisson(4, (12, WEEKS))


def bursts(chance: np.random.Generator) -> Array:
    quiet = np.full((5, WEEKS), 5.0)
    for row in quiet:
        for start in chance.integers(0, WEEKS - 3, 6):
            row[start : start + 3] += chance.integers(10, 30)
    return chance.poisson(quiet)


def overdispersed(chance: np.random.Generator) -> Array:
    return chance.poisson(LEVELS * chance.gamma(2, 0.5, (4, WEEKS)))


def wandering(chance: np.random.Generator) -> Array:
    return chance.poisson(8 * np.exp(np.cumsum(chance.normal(0, 0.12, (6, WEEKS)), axis=1).clip(-3, 3)))


Stream = Callable[[np.random.Generator], Array]
STREAMS: tuple[Stream, ...] = (
    constant, seasonal, holidays, breaking, trending, intermittent, bursts, overdispersed, wandering,
)  # fmt: skip


def counts(stream: Stream, seed: int, weeks: int = WEEKS) -> Counts:
    values = stream(np.random.default_rng(seed))[:, :weeks].astype(float)
    return Counts(FIRST, tuple(f"{stream.__name__} {row}" for row in range(len(values))), values)
