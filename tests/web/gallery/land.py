"""Samples of the land's pages: the map, the way to a stairwell, the gates."""

from typing import Any
from uuid import UUID

from linli.engines.geo import Door, Entry, Point, in_rows, sketch
from linli.web.territory.drawing import Picture, drawn
from linli.web.territory.frames import around
from linli.web.territory.map import View
from linli.web.territory.places import Way, map_links
from linli.web.territory.shapes import Label, grounds, legend, shapes
from tests.web.gallery.words import ID, NOW, form, person, t

HERE = Point(31.2, 120.1)


def way() -> Way:
    """A stairwell whose place is known."""
    return Way(map_links(HERE, t("向阳院 3号楼 2单元", "Sunny Court, building 3, stairwell 2")), "/place/7KM2PQ4X/")


def picture(sought: str = "", *, measured: bool = True) -> Picture:
    doors = [
        Door("", t(f"{b}号楼", f"No {b}"), t(f"{n}单元", f"stairwell {n}")) for b in range(1, 9) for n in (1, 2, 3)
    ]
    spots = dict(zip(doors, in_rows(doors), strict=True))
    wanted = Door("", t("3号楼", "No 3"), t("2单元", "stairwell 2")) if sought else None
    entries = [Entry(door.building, door.name, at, door == wanted) for door, at in spots.items()]
    gate = t("北门在联盟路", "north gate on Lianmeng Road")
    title = sought or t("向阳院", "Sunny Court")
    return drawn(sketch(entries, (90, 20) if measured else None), title, gate, measured=measured)


def map_of_office() -> dict[str, Any]:
    doors = [
        Door(t(f"{c}号院", f"Court {c}"), str(b), str(n))
        for c in range(1, 6)
        for b in range(6)
        for n in range(2 + c % 3)
    ]
    spots = in_rows(doors)
    grids = [UUID(int=n // 6) for n in range(len(doors))]
    where = tuple((grid, *spot) for grid, spot in zip(grids, spots, strict=True))
    names = {grid: t(f"第{grid.int + 1}微网格", f"micro-grid {grid.int + 1}") for grid in grids}
    loads: dict[UUID | None, tuple[int, int]] = {
        grid: (grid.int * 7 % 13, grid.int % 3) for grid in names if grid.int % 4
    }
    drawn_shapes = shapes(grounds(where), names, loads, frozenset(list(names)[:-3]))
    whole = around(spots, 40)
    assert whole is not None
    return {
        "shapes": drawn_shapes,
        "rows": [shape for shape in drawn_shapes if shape.url],
        "labels": [Label(doors[0].compound, spots[0][0] + 40, -spots[0][1] - 34)],
        "legend": legend(),
        "homeless": 2,
        "rough": 5,
        "compounds": [(str(ID), t("1号院", "Court 1"))],
        "chosen": "",
        "view": View(whole, whole, whole.bounds, whole.bounds),
        "as_of": NOW,
    }


def map_of_nothing() -> dict[str, Any]:
    return {"shapes": [], "view": None, "as_of": NOW}


def place() -> dict[str, Any]:
    words = t("向阳院 3号楼 2单元", "Sunny Court, building 3, stairwell 2")
    return {"place": words, "code": "7KM2PQ4X", "picture": picture(words), "way": Way(way().links)}


def place_unmeasured() -> dict[str, Any]:
    return place() | {"picture": picture(place()["place"], measured=False), "way": Way(())}


def gates() -> dict[str, Any]:
    said = person("向阳院", "Sunny Court")
    said.gate_words = t("北门在联盟路", "north gate on Lianmeng Road")
    unsaid = person("荷塘苑", "Lotus Court")
    unsaid.gate_words = ""
    return {"compounds": [said, unsaid]}


def gate(*, measured: bool = True) -> dict[str, Any]:
    fields = {"words": t("大门在哪里", "Where the gate is"), "x": t("往东", "East"), "y": t("往北", "North")}
    return {
        "compound": person("向阳院", "Sunny Court"),
        "form": form(None, **fields),
        "picture": picture(measured=measured),
    }


def gate_in_words() -> dict[str, Any]:
    return gate(measured=False)


def buildings() -> dict[str, Any]:
    labels = {
        "file": t("楼栋GeoJSON", "GeoJSON of the buildings"),
        "system": t("坐标来自", "Its coordinates come from"),
    }
    wrong = {"system": t("请选一个。", "Please choose one.")}
    kept = person("楼栋.geojson", "buildings.geojson")
    kept.uploaded_at = kept.loaded_at = NOW
    return {"form": form(wrong, **labels), "uploads": [kept], "systems": [("", "–"), ("wgs84", "GPS")]}


def buildings_plan(*, loaded: bool = False) -> dict[str, Any]:
    kept = person("楼栋.geojson", "buildings.geojson")
    kept.loaded_at = NOW if loaded else None
    houses = [t("向阳院 3号楼", "Sunny Court 3"), t("向阳院 9号楼", "Sunny Court 9")]
    trial = {"placed": {houses[0]: 3}, "unknown": houses[1:], "twice": houses[:1], "missing": houses}
    return {"upload": kept, "form": form(), "trial": trial, "n": 3}


PAGES = {"place": ("place.html", place), "place-unmeasured": ("place.html", place_unmeasured)}
STAFF = {
    "map": ("map.html", map_of_office, "/map/"),
    "map-empty": ("map.html", map_of_nothing, "/map/"),
    "office-gates": ("office/gates.html", gates, "/office/"),
    "office-gate": ("office/gate.html", gate, "/office/"),
    "office-buildings": ("office/buildings.html", buildings, "/office/"),
    "office-buildings-plan": ("office/buildings_plan.html", buildings_plan, "/office/"),
    "office-buildings-loaded": ("office/buildings_plan.html", lambda: buildings_plan(loaded=True), "/office/"),
    "office-gate-in-words": ("office/gate.html", gate_in_words, "/office/"),
}
