"""Where things and stations stand: a micro-grid or a compound, as it is chosen and as a report takes it."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from linli.projects.models.places import Placed
from linli.projects.refused import UnknownPlace
from linli.territory.models import Compound, MicroGrid
from linli.territory.queries import Place, in_force, place_of_compound


def options(community_id: UUID, day: date) -> list[tuple[str, str]]:
    """All places that can be chosen: the community, each compound, each micro-grid of the day. Two queries."""
    compounds = Compound.objects.filter(community_id=community_id).values_list("id", "name")
    grids = MicroGrid.objects.filter(in_force(day), community_id=community_id).values_list("id", "name")
    return [
        ("all", _("the whole community")),
        *((f"c:{id}", name) for id, name in compounds),
        *((f"m:{id}", name) for id, name in grids),
    ]


def chosen(community_id: UUID, value: str, day: date) -> Place:
    """The place that one of the options means. Raises `UnknownPlace`."""
    sort, _colon, text = value.partition(":")
    if sort == "all":
        return Place(community_id)
    try:
        id = UUID(text)
    except ValueError:
        raise UnknownPlace(field="place") from None
    if sort == "c":
        compound = Compound.objects.filter(pk=id, community_id=community_id).first()
        if compound:
            return place_of_compound(compound)
    grid = MicroGrid.objects.filter(in_force(day), pk=id, community_id=community_id).first() if sort == "m" else None
    if grid is None:
        raise UnknownPlace(field="place")
    return place_of_grid(grid)


def place_of_grid(grid: MicroGrid) -> Place:
    """The place 'somewhere in this micro-grid'."""
    return Place(grid.community_id, None, grid.compound_id, grid.pk, grid.general_grid_id, grid.name)


def option_of(row: Placed) -> str:
    """The option that means where a row stands."""
    if row.micro_grid_id:
        return f"m:{row.micro_grid_id}"
    return f"c:{row.compound_id}" if row.compound_id else "all"


def put(row: Placed, place: Place, where: str) -> None:
    """Let a row stand at a place, with words that lead to it."""
    row.compound_id, row.micro_grid_id = place.compound_id, place.micro_grid_id
    row.general_grid_id, row.where = place.general_grid_id, where.strip()[:80]


def place_of(row: Placed, name: str) -> Place:
    """Where a row stands, as a report takes it."""
    words = f"{name} {row.where}".strip()[:120]
    return Place(row.community_id, None, row.compound_id, row.micro_grid_id, row.general_grid_id, words)
