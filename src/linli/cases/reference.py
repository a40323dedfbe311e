"""Reference data of the loop, read at the roof and handed down once: the taxonomy and the work calendar."""

from dataclasses import dataclass

from linli.engines.triage import Taxonomy
from linli.engines.worktime import Calendar


@dataclass(frozen=True)
class Reference:
    taxonomy: Taxonomy
    calendar: Calendar


_held: list[Reference] = []


def use(reference: Reference) -> None:
    """Take this taxonomy and this calendar from now on."""
    _held[:] = [reference]


def taxonomy() -> Taxonomy:
    return _held[0].taxonomy


def calendar() -> Calendar:
    return _held[0].calendar
