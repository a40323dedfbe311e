"""Micro-grids as shapes of a map, coloured by what is open in them: places, never people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.engines.geo import outlines
from linli.territory.layout import Layout
from linli.territory.queries import Doorway

BANDS = ((0, 0), (1, 2), (3, 5), (6, 9), (10, None))  # open matters, from and to
SLICE = 12.0  # metres: a tower whose floors belong to several grids is drawn as so many slices, side by side
ABOVE = 32.0  # metres: from the northernmost door of a compound to its name
Metres = tuple[float, float]
Piece = tuple[UUID, float, float]


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a micro-grid lies: the path of its outline, and the spots for its number, one for each of its parts."""

    grid: UUID
    path: str
    spots: tuple[Metres, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A micro-grid on the map; `url` is empty and `open` None where the reader does not look after it."""

    name: str
    path: str
    spot: Metres
    parts: tuple[Metres, ...]  # the other parts of it, which bear the same number in brackets
    url: str = ""
    open: int | None = None
    late: int = 0

    @property
    def band(self) -> int:
        """The number of its colour."""
        return next(n for n, (_low, high) in enumerate(BANDS) if high is None or (self.open or 0) <= high)

    @property
    def late_words(self) -> str:
        """What stands under its number."""
        return _("%(n)d late") % {"n": self.late}

    @property
    def says(self) -> str:
        """What it says to those who hear it, or rest on it."""
        if self.open is None:
            return self.name
        said = ngettext("%(name)s: %(n)d open matter", "%(name)s: %(n)d open matters", self.open)
        late = ngettext(", %(n)d past the promised time", ", %(n)d past the promised time", self.late)
        return said % {"name": self.name, "n": self.open} + (late % {"n": self.late} if self.late else "")


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a compound, above it."""

    name: str
    x: float
    y: float


def legend() -> list[tuple[int, str]]:
    """Every colour with the numbers that it stands for."""
    return [
        (n, str(low) if low == high else f"{low}–{high}" if high else _("%(n)d or more") % {"n": low})
        for n, (low, high) in enumerate(BANDS)
    ]


def pieces(doors: Sequence[Doorway], laid: Layout, grids: Mapping[UUID, Sequence[UUID]]) -> tuple[Piece, ...]:
    """Every door with each micro-grid that it belongs to, and where it is drawn for it."""
    found = []
    for door in doors:
        x, y = laid.spots[door.id]
        sharing = grids.get(door.id, ())
        for n, grid in enumerate(sharing):
            found.append((grid, x + SLICE * (n - (len(sharing) - 1) / 2), y))
    return tuple(found)


@lru_cache(maxsize=16)
def grounds(where: tuple[Piece, ...]) -> tuple[Ground, ...]:
    """The ground of every micro-grid. Kept, since the land rarely changes and 84 grids take some 50 ms."""
    return tuple(
        Ground(outline.place, "".join(map(_ring, outline.rings)), tuple((x, -y) for x, y in outline.spots))
        for outline in outlines(where)
    )


def _ring(ring: Sequence[Metres]) -> str:
    return "M" + "L".join(f"{x:g} {-y:g}" for x, y in ring) + "Z"


def shapes(
    where: Sequence[Ground],
    names: Mapping[UUID, str],
    loads: Mapping[UUID | None, tuple[int, int]],
    mine: frozenset[UUID],
) -> list[Shape]:
    """The shapes in the order of the names; numbers and a way to the board only where the reader looks after it."""
    lies = {ground.grid: ground for ground in where}
    found = []
    for grid, name in names.items():
        if grid not in lies:
            continue
        shape = (name, lies[grid].path, lies[grid].spots[0], lies[grid].spots[1:])
        if grid in mine:
            found.append(Shape(*shape, f"/triage/?micro_grid={grid}", *loads.get(grid, (0, 0))))
        else:
            found.append(Shape(*shape))
    return found


def labels(doors: Sequence[Doorway], laid: Layout) -> list[Label]:
    """The names of the compounds."""
    spots: dict[str, list[Metres]] = {}
    for door in doors:
        spots.setdefault(door.compound, []).append(laid.spots[door.id])
    return [
        Label(name, (min(x for x, _ in at) + max(x for x, _ in at)) / 2, -(max(y for _, y in at) + ABOVE))
        for name, at in spots.items()
    ]
