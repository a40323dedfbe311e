"""Questions about the land: which place a code means, and who belonged where on any date."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, IntegerField, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from linli.engines.places import Door, Land, folded, keys
from linli.foundation.refusals import NotFound
from linli.foundation.rows import there
from linli.territory.models import Community, Compound, GeneralGrid, Membership, MicroGrid, Stairwell


@dataclass(frozen=True)
class Place:
    """Where something is, by ids, as exact as it is known: with the grids in force on its day, and in words."""

    community_id: UUID
    stairwell_id: UUID | None = None
    compound_id: UUID | None = None
    micro_grid_id: UUID | None = None
    general_grid_id: UUID | None = None
    words: str = ""

    def columns(self) -> dict[str, UUID | None]:
        """The columns that every placed row carries."""
        return {
            "community_id": self.community_id,
            "stairwell_id": self.stairwell_id,
            "compound_id": self.compound_id,
            "micro_grid_id": self.micro_grid_id,
            "general_grid_id": self.general_grid_id,
        }


def only_community() -> Community | None:
    """The community of an installation that serves just one."""
    found = Community.objects.all()[:2]
    return found[0] if len(found) == 1 else None


def general_grids(community_id: UUID | None) -> list[GeneralGrid]:
    """The general grids of a community in the order of their numbers. One query."""
    found = GeneralGrid.objects.filter(community=community_id)
    return sorted(found, key=lambda grid: by_number(grid.name))


def by_number(name: str) -> tuple[int, str]:
    """A key by which 第2网格 stands before 第10网格, and 第二网格 before 第十网格."""
    digits = "".join(sign for sign in keys.numerals(name) if sign.isdecimal())
    return int(digits) if digits else 0, name


def address(stairwell: Stairwell) -> str:
    """Compound, building and stairwell in one line, as in `Place.words`; both must be fetched with it."""
    return f"{stairwell.compound.name} {stairwell.building.name} {stairwell.name}"


def in_force(day: date, prefix: str = "") -> Q:
    """The condition that days [start, end) hold on `day`."""
    return Q(**{f"{prefix}start__lte": day}) & (Q(**{f"{prefix}end": None}) | Q(**{f"{prefix}end__gt": day}))


def place_of_code(code: str, day: date) -> Place:
    """The place that a stairwell's poster names; `NotFound` for an unknown code. One query."""
    return _place("code", code.upper(), day)


def place_of_stairwell(id: UUID, day: date) -> Place:
    """The place of a stairwell; `NotFound` when there is none. One query."""
    return _place("id", Stairwell._meta.pk.get_db_prep_value(id, connection), day)


def place_of_compound(compound: Compound) -> Place:
    """The place 'somewhere in this compound'."""
    return Place(compound.community_id, None, compound.pk, None, compound.general_grid_id, compound.name)


def _place(which: str, value: str | UUID, day: date) -> Place:
    """A stairwell whose floors are shared out over micro-grids is placed in the lowest band's grid.

    Written out, since it opens the POST of every report and the framework takes longer to word it than to run it.
    """
    found: Iterable[Any] = Stairwell.objects.raw(
        f"{_PLACE} WHERE s.{which} = %s ORDER BY m.lowest LIMIT 1", [day, day, value]
    )
    for row in found:
        grid, general = as_uuid(row.grid_id), as_uuid(row.general_id)
        words = f"{row.compound_name} {row.building_name} {row.name}"
        return Place(row.community_id, row.pk, row.compound_id, grid, general, words)
    raise NotFound()


_PLACE = """
SELECT s.id, s.community_id, s.building_id, s.compound_id, s.name, b.name AS building_name, c.name AS compound_name,
    m.micro_grid_id AS grid_id, COALESCE(g.general_grid_id, c.general_grid_id) AS general_id
FROM territory_stairwell s
JOIN territory_building b ON b.id = s.building_id
JOIN territory_compound c ON c.id = s.compound_id
LEFT JOIN territory_membership m ON m.stairwell_id = s.id AND m.start <= %s AND (m."end" IS NULL OR m."end" > %s)
LEFT JOIN territory_microgrid g ON g.id = m.micro_grid_id
"""


def as_uuid(value: UUID | str | None) -> UUID | None:
    """An id that came by written-out SQL: PostgreSQL gives a UUID, SQLite its hexadecimal text."""
    return UUID(value) if isinstance(value, str) else value


def grids_in_force(community_id: UUID, day: date) -> QuerySet[MicroGrid]:
    """The micro-grids of a day, with the households counted in each."""
    households = Coalesce("memberships__households", "memberships__stairwell__households", output_field=IntegerField())
    return MicroGrid.objects.filter(in_force(day), community_id=community_id).annotate(
        households=Coalesce(Sum(households, filter=in_force(day, "memberships__")), 0),
        stairwells=Count("memberships", filter=in_force(day, "memberships__")),
    )


def members_on(community_id: UUID, day: date) -> QuerySet[Membership]:
    """Who belonged where on a day: every stairwell or floor band with its micro-grid."""
    return Membership.objects.filter(in_force(day), community_id=community_id).select_related(
        "micro_grid", "stairwell__building", "stairwell__compound"
    )


def land_of(community_id: UUID, day: date) -> Land:
    """The land of a community as it belongs together on a day, as words may name it. Two queries."""
    return land_named(members_on(community_id, day), Compound.objects.filter(community_id=community_id))


def land_named(held: Iterable[Membership], compounds: Iterable[Compound]) -> Land:
    """Doors as words may name them; `compounds` are all whose names are known, also those without a door here."""
    doors: dict[UUID, list[Door]] = {}
    for row in held:
        at = row.stairwell
        building, stairwell = keys.building(at.building.name), keys.stairwell(at.name)
        door = Door(building, stairwell, row.lowest, row.highest, row.micro_grid_id, at.pk)
        doors.setdefault(at.compound_id, []).append(door)
    names = {folded(compound.name): compound.pk for compound in compounds}
    return Land(names, {id: tuple(found) for id, found in doors.items()})


def grid_of_card(code: str, day: date) -> MicroGrid:
    """The micro-grid whose card bears this code, while it is in force; `NotFound` otherwise."""
    grid = grid_of_old_card(code)
    if not holds(grid, day):
        raise NotFound()
    return grid


def grid_of_old_card(code: str) -> MicroGrid:
    """The micro-grid whose card bears this code, though it may have ended, or not have begun. Raises `NotFound`."""
    rows = MicroGrid.objects.filter(card=code.upper())
    return there(rows.select_related("community", "compound", "general_grid"))


def holds(grid: MicroGrid, day: date) -> bool:
    """Whether a micro-grid is in force on a day."""
    return grid.start <= day and (grid.end is None or day < grid.end)


def holders(grid: MicroGrid, day: date) -> list[Membership]:
    """Where the doors that a micro-grid had last, or will have first, belong on a day. Two queries."""
    own_day = grid.start if day < grid.start or grid.end is None else grid.end - timedelta(days=1)
    own = Membership.objects.filter(in_force(own_day), micro_grid=grid)
    floors: dict[UUID, list[tuple[int, int]]] = {}
    for stairwell, lowest, highest in own.values_list("stairwell_id", "lowest", "highest"):
        floors.setdefault(stairwell, []).append((lowest, highest))
    rows = members_on(grid.community_id, day).filter(stairwell__in=floors).order_by("micro_grid__code")
    return [
        row for row in rows
        if any(row.lowest <= highest and lowest <= row.highest for lowest, highest in floors[row.stairwell_id])
    ]  # fmt: skip


def grid_names(community_id: UUID, day: date) -> dict[UUID, str]:
    """The names of the micro-grids of a day, in order of their codes. One query."""
    return dict(MicroGrid.objects.filter(in_force(day), community_id=community_id).values_list("id", "name"))


def grids_of_stairwells(community_id: UUID, day: date) -> dict[UUID, list[UUID]]:
    """The micro-grids of each stairwell on a day; a tower's floors may belong to several."""
    found: dict[UUID, list[UUID]] = {}
    held = Membership.objects.filter(in_force(day), community_id=community_id).order_by("lowest")
    for stairwell, grid in held.values_list("stairwell_id", "micro_grid_id"):
        found.setdefault(stairwell, []).append(grid)
    return found


def stairwells_of(community_id: UUID, micro_grids: list[UUID], day: date) -> list[Stairwell]:
    """The stairwells of some micro-grids on a day; of the whole community when none are named. In order of address."""
    held = members_on(community_id, day)
    if micro_grids:
        held = held.filter(micro_grid__in=micro_grids)
    return sorted({m.stairwell_id: m.stairwell for m in held}.values(), key=by_address)


def by_address(stairwell: Stairwell) -> tuple[str, tuple[int, str], tuple[int, str]]:
    """A key that sorts doors as one walks past them."""
    return stairwell.compound.name, natural(stairwell.building.name), natural(stairwell.name)


@dataclass(frozen=True, slots=True)
class Doorway:
    """A stairwell as it is drawn: its names, and where it stands in metres from the community's origin, if known."""

    id: UUID
    compound_id: UUID
    compound: str
    building: str
    name: str
    x: float | None
    y: float | None
    code: str


def doorways(community_id: UUID, compound_id: UUID | None = None) -> list[Doorway]:
    """All stairwells of a community, or of one compound, in order of address. One query."""
    columns = ("id", "compound_id", "compound__name", "building__name", "name", "x", "y", "code")
    rows = Stairwell.objects.filter(community_id=community_id).values_list(*columns)
    if compound_id is not None:
        rows = rows.filter(compound_id=compound_id)
    found = [Doorway(*row) for row in rows]
    return sorted(found, key=lambda d: (natural(d.compound), natural(d.building), natural(d.name)))


def natural(name: str) -> tuple[int, str]:
    """A key by which building 2 stands before building 10."""
    digits = "".join(sign for sign in name if sign.isdigit())
    return (int(digits) if digits else 0, name)
