"""The board: every figure with its key, and the records behind each key."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet

from linli.cases.labels import Channel, Complexity, Level, Sphere, Stage
from linli.cases.models import Case
from linli.insight import concerns, handling, leading, rates, shares
from linli.insight.figures import Asked, Figure
from linli.insight.handling import Month
from linli.insight.sums import sums


@dataclass(frozen=True)
class Board:
    """All figures of a period, from sums that are kept (sums.py): a million matters cost what ten cost."""

    handling: dict[str, list[Figure]]
    months: list[Month]
    rates: list[Figure]
    stages: list[Figure]
    levels: list[Figure]
    channels: list[Figure]
    spheres: list[Figure]


def board(asked: Asked) -> Board:
    held = sums(asked)
    return Board(
        handling.figures(asked, held),
        handling.months(held),
        rates.figures(asked, held),
        shares.by_stage(asked, held),
        shares.by_level(asked, held),
        shares.by_channel(asked, held),
        shares.by_sphere(asked, held),
    )


RATES: dict[str, Callable[[Asked], QuerySet[Case]]] = {
    "response": rates.late_contact,
    "solved": rates.judged,
    "satisfied": rates.judged,
    "silent": rates.silent,
    "overdue_complex": concerns.overdue_complex,
    "reopened": concerns.reopened,
    "helped": leading.helped,
    "helped_council": leading.helped_by_council,
    "helped_ever": leading.helped_ever,
    "mean_council": leading.spoken_of,
    "level_grid": leading.closed_in_grid,
    "level_community": leading.closed_in_community,
    "open": leading.opened,
    "late": leading.late,
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
    found = next((f for f in every if f.key == key), None)
    if found is None and key in RATES:
        named = [one for card in leading.ten(asked) for one in (card.figure, *card.beside)]
        found = next((one for one in named if one.key == key), None) or concerns.figure(asked, key)
    return found
