"""What a plan is judged by beside the engine's prices (docs/engines/partition.md): values in, values out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

OLD_UNTIL = 2000  # compounds built by the end of this year count as old (国办发〔2020〕23号)
ISSUES_OF = timedelta(days=365)
MILLI = 1000
Links = Mapping[UUID, Collection[UUID]]


@dataclass(frozen=True, slots=True)
class Unit:
    """A stairwell or a band of its floors: tenths of a quiet household, its spot in decimetres, its micro-grid now."""

    id: UUID
    compound: UUID
    x: int
    y: int
    households: int
    workload: int
    now: UUID | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """One micro-grid of a plan: households, load off the target in per cent, mean walk in metres, milli-points.

    `moved`: households that had a steward and would get another. `apart`: it does not hang together.
    """

    households: int
    off_target: int
    walk: int
    cost: int
    moved: int
    apart: bool


def is_ahead(day: date, today: date) -> bool:
    """Whether an adoption can still be taken back: its day has not come."""
    return day > today


def outside(households: int, least: int, most: int) -> bool:
    return not least <= households <= most


def neighbours_of(ids: Collection[UUID], of: Mapping[UUID, UUID], links: Links) -> list[UUID]:
    """The micro-grids that lie beside some units, those with the most common doors first."""
    touches: dict[UUID, int] = {}
    for id in ids:
        for other in links.get(id, ()):
            if other not in ids and other in of:
                touches[of[other]] = touches.get(of[other], 0) + 1
    return sorted(touches, key=lambda grid: (-touches[grid], str(grid)))
