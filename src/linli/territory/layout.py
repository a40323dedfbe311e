"""Where stairwells are drawn: by their coordinates, or in rows when these are not known, so that no map is empty."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from linli.engines.geo import Door, in_rows
from linli.territory.queries import Doorway

_BESIDE = 80.0  # metres between what was measured and what is drawn in rows below it
Metres = tuple[float, float]


@dataclass(frozen=True)
class Layout:
    """A spot for every stairwell in metres east and north; `rough` are the compounds that are drawn in rows."""

    spots: dict[UUID, Metres]
    rough: frozenset[UUID]


def layout(doors: Sequence[Doorway]) -> Layout:
    """The layout of some stairwells in their order. A compound is drawn as measured if all its stairwells are."""
    rough = frozenset(door.compound_id for door in doors if door.x is None or door.y is None)
    spots = {d.id: (d.x, d.y) for d in doors if d.compound_id not in rough and d.x is not None and d.y is not None}
    left = [door for door in doors if door.compound_id in rough]
    west = min((x for x, _ in spots.values()), default=0.0)
    south = min((y for _, y in spots.values()), default=_BESIDE) - _BESIDE
    rows = in_rows([Door(door.compound, door.building, door.name) for door in left])
    return Layout(spots | {d.id: (west + x, south + y) for d, (x, y) in zip(left, rows, strict=True)}, rough)
