"""The board: every figure with its key, and the records behind each key."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet

from linli.cases.labels import Channel, Complexity, Level, Sphere, Stage
from linli.cases.models import Case
from linli.insight import handling, rates, shares
from linli.insight.figures import Asked, Figure
from linli.insight.handling import Month


@dataclass(frozen=True)
class Board:
    """All figures of a period. Nine queries, however many matters there are."""

    handling: dict[str, list[Figure]]
    months: list[Month]
    rates: list[Figure]
    stages: list[Figure]
    levels: list[Figure]
    channels: list[Figure]
    spheres: list[Figure]


def board(asked: Asked) -> Board:
    return Board(
        handling.figures(asked),
        handling.months(asked),
        rates.figures(asked),
        shares.by_stage(asked),
        shares.by_level(asked),
        shares.by_channel(asked),
        shares.by_sphere(asked),
    )


RATES: dict[str, Callable[[Asked], QuerySet[Case]]] = {
    "response": rates.late_contact,
    "solved": rates.judged,
    "satisfied": rates.judged,
    "silent": rates.silent,
}
SHARES = {"level": Level.values, "channel": Channel.values, "sphere": Sphere.values}


def records(asked: Asked, key: str) -> QuerySet[Case] | None:
    """The records behind a key; None for a key that no figure has."""
    name, _dash, rest = key.partition("-")
    if key in Stage.values:
        return asked.within_reach().filter(stage=key)
    if key in RATES:
        return RATES[key](asked)
    if name in handling.LABELS and rest in ("", *Complexity.values):
        return handling.records(asked, rest)
    if name in SHARES and rest in SHARES[name]:
        return shares.records(asked, name, rest)
    return handling.of_month(asked, rest) if name == "month" else None


def figure(asked: Asked, key: str) -> Figure | None:
    """The figure of a key as the board shows it; None for a month, which is a row of several."""
    shown = board(asked)
    every = [f for group in shown.handling.values() for f in group]
    every += [*shown.rates, *shown.stages, *shown.levels, *shown.channels, *shown.spheres]
    return next((f for f in every if f.key == key), None)
