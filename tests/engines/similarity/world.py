"""Reports of a small community, weighed by the project's own sentences."""

from datetime import date
from functools import cache
from pathlib import Path

from linli.cli.similar.messages import reference
from linli.engines.similarity import NOWHERE, Place, Read, Report, Weights

ROOT = Path(__file__).parents[3]


@cache
def weights() -> Weights:
    return Weights.of(reference(ROOT / "data"), ("幸福小区", "柳荫里"))


def place(text: str) -> Place:
    """幸福小区 3-2, 幸福小区, or nothing."""
    compound, _, door = text.partition(" ")
    building, _, stairwell = door.partition("-")
    return Place(compound, "", building, door if stairwell else "") if compound else NOWHERE


def report(words: str, where: str = "", kind: str = "", day: int = 1, id: str = "") -> Report:
    return Report(id, words, place=place(where), kind=kind, day=date(2026, 9, day))


def read(words: str, where: str = "", kind: str = "", day: int = 1) -> Read:
    return weights().read(report(words, where, kind, day))
