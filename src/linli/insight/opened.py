"""Open data, safe by construction: every column has a kind that no name, number of a person or sentence can fit.

Only sums leave the house, and none of fewer than five. A cell that does not fit the kind of its column is refused, so
that a mistake shows as an error and never as somebody's life.
"""

import csv
import io
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Avg
from django.utils.translation import gettext_lazy as _

from linli.cases import reference
from linli.engines.geo.plane import Plane
from linli.engines.geo.systems import Point
from linli.insight.counting import part, spread
from linli.insight.figures import FEW, Asked
from linli.insight.places import beside
from linli.insight.sums import sums
from linli.territory.models import Community, Stairwell
from linli.territory.queries import grids_in_force

KINDS = {
    "month": (re.compile(r"\d{4}-\d{2}"), _("a month, as 2026-10")),
    "count": (re.compile(r"|\d{1,9}"), _("a whole number; empty where it is below five")),
    "hours": (re.compile(r"|\d{1,6}\.\d"), _("hours with one decimal; empty where n is below five")),
    "share": (re.compile(r"|\d{1,3}\.\d"), _("a share of 100 with one decimal; empty where n is below five")),
    "grid": (re.compile(r"G\d{2,3}"), _("a general grid by its place in the register: G01, G02 …")),
    "kind": (re.compile(r"[A-Z]{2}\d{2}"), _("a kind of matter, as in the public taxonomy")),
    "kind_zh": (re.compile(r".{2,30}"), _("its Chinese name there, and no other words")),
    "kind_en": (re.compile(r".{2,60}"), _("its English name there, and no other words")),
}
NAMED: dict[str, Callable[[], Collection[str]]] = {  # kinds of columns that hold nothing but what the taxonomy names
    "kind": lambda: reference.taxonomy().leaves,
    "kind_zh": lambda: {leaf.name_zh for leaf in reference.taxonomy().leaves.values()},
    "kind_en": lambda: {leaf.name_en for leaf in reference.taxonomy().leaves.values()},
}
Cell = str | int | float | None


class Unsafe(ValueError):
    """A cell that does not fit the kind of its column."""


@dataclass(frozen=True)
class Column:
    """One column: its name, its kind (a key of KINDS), and what it says."""

    name: str
    kind: str
    says: Any


@dataclass(frozen=True)
class Table:
    """One file: its name, what it is, its columns, and how its rows are made."""

    name: str
    says: Any
    columns: Sequence[Column]
    rows: Callable[[Asked], Iterator[Sequence[Cell]]]


def written(column: Column, cell: Cell) -> str:
    """A cell as text. Raises `Unsafe` for what its kind cannot be."""
    text = "" if cell is None else f"{cell:.1f}" if isinstance(cell, float) else str(cell)
    if not KINDS[column.kind][0].fullmatch(text) or (column.kind in NAMED and text not in NAMED[column.kind]()):
        raise Unsafe(f"{column.name}: {text!r}")
    return text


def told(n: int) -> int | None:
    """A number of matters, or nothing where it is below five."""
    return n if n >= FEW else None


def _months(asked: Asked) -> Iterator[Sequence[Cell]]:
    for start, held in sorted(sums(asked).months.items()):
        of, at = spread(held), part(held, "level")
        reported, closed = sum(part(held, "sphere").values()), sum(at.values())
        near, few = at.get("micro_grid", 0) + at.get("general_grid", 0), of.n < FEW
        if not (reported or closed or of.n):
            continue
        times = (None, None, None) if few else (of.mean, of.within(0.5), of.within(0.9))
        share = 100 * near / closed if closed >= FEW and _shows(near, closed) else None
        yield f"{start:%Y-%m}", told(reported), told(of.n), *times, told(closed), share


def _shows(part: int, n: int) -> bool:
    """Whether neither a part nor the rest of it is so small that it tells of somebody."""
    return part >= FEW and (n - part >= FEW or n == part)


def _kinds(asked: Asked) -> Iterator[Sequence[Cell]]:
    leaves = reference.taxonomy().leaves
    for kind, n in sorted(part(sums(asked).period, "kind").items()):
        if n >= FEW and kind in leaves and not leaves[kind].sealed:
            yield kind, leaves[kind].name_zh, leaves[kind].name_en, n


def _grids(asked: Asked) -> Iterator[Sequence[Cell]]:
    land = _land(asked)
    for number, row in enumerate(beside(asked), 1):
        micro, households = land.get(row.name, (0, 0))
        yield f"G{number:02}", micro, households, row.reported, row.answered, row.median


def _land(asked: Asked) -> dict[str, tuple[int, int]]:
    """Micro-grids and households of each general grid. One query."""
    found: dict[str, tuple[int, int]] = {}
    for grid in grids_in_force(asked.by.community, asked.last).select_related("general_grid"):
        name = grid.general_grid.name if grid.general_grid else ""
        micro, households = found.get(name, (0, 0))
        found[name] = micro + 1, households + grid.households  # type: ignore[attr-defined]
    return found


MONTH, N = Column("month", "month", _("the month")), "count"
TABLES = (
    Table(
        "months",
        _("How many matters, and how long they took, month by month"),
        (
            MONTH,
            Column("reported", N, _("matters first reported in the month")),
            Column("answered", N, _("matters answered in the month; n of the three times")),
            Column("mean_hours", "hours", _("mean time from the first report to the last answer")),
            Column("median_hours", "hours", _("half were answered within")),
            Column("p90_hours", "hours", _("nine of ten were answered within")),
            Column("closed", N, _("matters closed in the month")),
            Column("closed_in_grid_percent", "share", _("of these closed within a grid")),
        ),
        _months,
    ),
    Table(
        "kinds",
        _("What it was about in twelve months; private kinds are left out"),
        (
            Column("kind", "kind", _("the kind")),
            Column("name_zh", "kind_zh", _("the kind in Chinese")),
            Column("name_en", "kind_en", _("the kind in English")),
            Column("reported", N, _("matters reported in twelve months")),
        ),
        _kinds,
    ),
    Table(
        "grids",
        _("The general grids, in the order of the register and in no other"),
        (
            Column("grid", "grid", _("the general grid")),
            Column("micro_grids", N, _("micro-grids in force on the day")),
            Column("households", N, _("households in them")),
            Column("reported", N, _("matters reported in twelve months")),
            Column("answered", N, _("matters answered in twelve months; n of the median")),
            Column("median_hours", "hours", _("half were answered within")),
        ),
        _grids,
    ),
)


def table(name: str) -> Table | None:
    return next((one for one in TABLES if one.name == name), None)


def rows(of: Table, asked: Asked) -> Iterator[list[str]]:
    """The rows of a table as text, each cell held against its kind."""
    for row in of.rows(asked):
        yield [written(column, cell) for column, cell in zip(of.columns, row, strict=True)]


def as_csv(of: Table, asked: Asked) -> str:
    """A table as CSV (RFC 4180), its columns' names first."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([column.name for column in of.columns])
    writer.writerows(rows(of, asked))
    return out.getvalue()


def as_geojson(asked: Asked) -> dict[str, Any]:
    """The middle of each general grid (RFC 7946), to about a hundred metres; none where the land is not measured."""
    community = Community.objects.get(pk=asked.by.community)
    grids, found = table("grids"), []
    assert grids is not None
    names = [row.name for row in beside(asked)]
    middles = _middles(community)
    for name, cells in zip(names, rows(grids, asked), strict=True):
        if name in middles:
            lon, lat = middles[name]
            said = dict(zip([column.name for column in grids.columns], cells, strict=True))
            properties = {key: value if key == "grid" else _number(value) for key, value in said.items()}
            point = {"type": "Point", "coordinates": [lon, lat]}
            found.append({"type": "Feature", "geometry": point, "properties": properties})
    return {"type": "FeatureCollection", "features": found}


def _number(text: str) -> float | None:
    """A whole number stays whole."""
    return (float(text) if "." in text else int(text)) if text else None


def _middles(community: Community) -> dict[str, tuple[float, float]]:
    """Degrees east and north (WGS-84) of the middle of each general grid's stairwells. One query."""
    if community.origin_lat is None or community.origin_lon is None:
        return {}
    plane = Plane(Point(community.origin_lat, community.origin_lon))
    at = Stairwell.objects.filter(community=community, x__isnull=False, compound__general_grid__isnull=False)
    middles: Any = at.order_by().values_list("compound__general_grid__name").annotate(x=Avg("x"), y=Avg("y"))
    points = {name: plane.point(x, y) for name, x, y in middles}
    return {name: (round(point.lon, 3), round(point.lat, 3)) for name, point in points.items()}


def dictionary() -> list[tuple[str, str, str, Any, Any]]:
    """Every column: file, name, kind, what it says, what its cells look like."""
    return [
        (f"{of.name}.csv", column.name, column.kind, column.says, KINDS[column.kind][1])
        for of in TABLES
        for column in of.columns
    ]
