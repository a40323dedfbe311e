"""The map of micro-grids by what is open in them: drawn here, and readable without a script or the outside world."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linli.cases import queries as cases
from linli.engines.geo import Point, System
from linli.foundation import clock
from linli.territory import queries as land
from linli.territory.layout import Layout, layout
from linli.territory.queries import Doorway
from linli.web.asking import at, staff
from linli.web.doors import with_pictures_of
from linli.web.territory.frames import Frame, around
from linli.web.territory.places import origin_of
from linli.web.territory.shapes import Piece, grounds, labels, legend, pieces, shapes

MARGIN = 48.0  # metres around the doors
WIDE = 450.0  # metres: a wider map is too small for a phone, and is moved about in its box instead


@dataclass(frozen=True)
class Plan:
    """The land as it is drawn: every stairwell, its spot, and the micro-grids that it belongs to."""

    doors: list[Doorway]
    laid: Layout
    where: tuple[Piece, ...]

    @property
    def whole(self) -> Frame | None:
        return around(self.laid.spots.values(), MARGIN)


@dataclass(frozen=True)
class View:
    """What is shown at first, and what a map library is told: bounds in metres, or in degrees of the tiles' system."""

    whole: Frame
    focus: Frame
    bounds: str
    focus_bounds: str
    earth: bool = False
    tiles: Any = None  # of the installation's settings: url, system, host, credit

    @property
    def letter(self) -> float:
        """The height of a number in metres: large enough on a phone, not too large on a desk."""
        return round(min(15.0, max(8.0, self.focus.width / 22)), 1)

    @property
    def wide(self) -> bool:
        return self.focus.width > WIDE


def page(request: HttpRequest) -> HttpResponse:
    """The map, and the same numbers as a list; a micro-grid leads to its matters on the board."""
    by = staff(request, "map.read")
    day = clock.today(at(request))
    plan = _plan(by.community, day)
    mine = frozenset(cases.only_ids(id for id, _name in cases.grids_of_board(by, day)))
    loads = cases.open_by_grid(by, at(request))
    drawn = shapes(grounds(plan.where), land.grid_names(by.community, day), loads, mine)
    chosen = request.GET.get("compound", "")
    view = _view(plan, _focus(plan, mine, chosen), origin_of(request.known.device.community))  # type: ignore[attr-defined]
    context = {
        "shapes": drawn,
        "rows": [shape for shape in drawn if shape.url],
        "labels": labels(plan.doors, plan.laid),
        "legend": legend(),
        "homeless": loads.get(None, (0, 0))[0],
        "rough": len(plan.laid.rough),
        "compounds": list(dict.fromkeys((str(door.compound_id), door.compound) for door in plan.doors)),
        "chosen": chosen,
        "view": view,
        "as_of": at(request),
    }
    answer = render(request, "map.html", context)
    return with_pictures_of(answer, view.tiles.host) if view and view.tiles else answer


def _plan(community: UUID, day: date) -> Plan:
    doors = land.doorways(community)
    laid = layout(doors)
    return Plan(doors, laid, pieces(doors, laid, land.grids_of_stairwells(community, day)))


def _focus(plan: Plan, mine: frozenset[UUID], chosen: str) -> Frame | None:
    """The compound that was chosen; else what the reader looks after; else everything."""
    spots = [plan.laid.spots[door.id] for door in plan.doors if str(door.compound_id) == chosen]
    if chosen != "all" and not spots:
        spots = [(x, y) for grid, x, y in plan.where if grid in mine]
    return around(spots, MARGIN) or plan.whole


def _view(plan: Plan, focus: Frame | None, origin: Point | None) -> View | None:
    """None when there is nothing to show. Over a street map only what was measured may be laid."""
    whole = plan.whole
    if focus is None or whole is None:
        return None
    if origin is None or plan.laid.rough:
        return View(whole, focus, whole.bounds, focus.bounds)
    tiles = settings.INSTALLATION.tiles
    system = System(tiles.system) if tiles else System.WGS84
    bounds, near = whole.on_earth(origin, system), focus.on_earth(origin, system)
    return View(whole, focus, bounds, near, earth=True, tiles=tiles)
