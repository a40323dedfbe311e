"""Reference data of the loop, read at the roof and handed down once: taxonomy, work calendar, directory, seasons."""

from collections.abc import Callable
from dataclasses import dataclass

from linli.cases.directory import Directory
from linli.cases.seasons import Season
from linli.engines.similarity import Weights
from linli.engines.triage import Taxonomy
from linli.engines.worktime import Calendar


@dataclass(frozen=True)
class Reference:
    taxonomy: Taxonomy
    calendar: Calendar
    directory: Directory
    seasons: tuple[Season, ...]
    weights: Callable[[], Weights]  # counted when a report first asks


_held: list[Reference] = []


def use(reference: Reference) -> None:
    """Take these from now on."""
    _held[:] = [reference]


def taxonomy() -> Taxonomy:
    return _held[0].taxonomy


def calendar() -> Calendar:
    return _held[0].calendar


def directory() -> Directory:
    return _held[0].directory


def seasons() -> tuple[Season, ...]:
    return _held[0].seasons


def weights() -> Weights:
    """What the words of reports tell of their matter and of their place."""
    return _held[0].weights()
