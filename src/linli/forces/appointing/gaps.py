"""Who serves where, and which places want someone: stewards, leaders, the ten professions. Places, never blame."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from linli.people.labels import Profession, Role
from linli.people.models import Appointment
from linli.people.queries import appointments_on
from linli.territory.models import Compound, GeneralGrid, MicroGrid
from linli.territory.queries import general_grids, grids_in_force


@dataclass(frozen=True)
class Led:
    """A general grid and those who lead it; one of them is what is meant."""

    grid: GeneralGrid
    leaders: tuple[str, ...]


@dataclass(frozen=True)
class Kept:
    """A micro-grid and how many stewards it has."""

    grid: MicroGrid
    stewards: int


@dataclass
class Cover:
    """A profession: who holds it, from which units, and which places it covers."""

    profession: Profession
    people: list[tuple[str, str]] = field(default_factory=list)  # name and unit, never a number
    units: list[str] = field(default_factory=list)
    covered: dict[UUID, list[str]] = field(default_factory=dict)  # by place: the units that cover it
    places: list[Any] = field(default_factory=list)  # all that are asked about

    @property
    def wanting(self) -> list[Any]:
        """The places that nobody covers."""
        return [place for place in self.places if place.pk not in self.covered]

    @property
    def is_whole(self) -> bool:
        return not self.wanting


def leaders(community_id: UUID, day: date) -> list[Led]:
    """Every general grid with its leaders of a day. Two queries."""
    held: dict[UUID, list[str]] = {}
    posts = appointments_on(community_id, day).filter(role=Role.LEADER).select_related("person").order_by("start", "id")
    for post in posts:
        if post.general_grid_id:
            held.setdefault(post.general_grid_id, []).append(post.person.name)
    grids = general_grids(community_id)
    return [Led(grid, tuple(held.get(grid.pk, ()))) for grid in grids]


def stewarded(community_id: UUID, day: date) -> list[Kept]:
    """Every micro-grid of a day with how many stewards serve it, those without first. Two queries."""
    counted: dict[UUID | None, int] = {}
    for id in appointments_on(community_id, day).filter(role=Role.STEWARD).values_list("micro_grid", flat=True):
        counted[id] = counted.get(id, 0) + 1
    grids = grids_in_force(community_id, day).select_related("compound", "general_grid")
    return sorted((Kept(grid, counted.get(grid.pk, 0)) for grid in grids), key=lambda one: one.stewards)


def professions(community_id: UUID, day: date, level: str = "general_grid") -> list[Cover]:
    """The ten professions over the general grids, or the compounds, of a community. Three queries at most."""
    grids = general_grids(community_id)
    compounds = list(Compound.objects.filter(community=community_id)) if level == "compound" else []
    places: list[Any] = list(compounds if level == "compound" else grids)
    found = {profession: Cover(profession, places=places) for profession in Profession}
    posts = (
        appointments_on(community_id, day)
        .filter(role=Role.SPECIALIST)
        .select_related("person__organisation", "compound", "micro_grid")
    )
    for post in posts.order_by("person__name", "id"):
        if post.profession in found:
            _add(found[Profession(post.profession)], post, places)
    return list(found.values())


def _add(cover: Cover, post: Appointment, places: Iterable[Any]) -> None:
    unit = post.person.organisation.name if post.person.organisation else ""
    if (post.person.name, unit) not in cover.people:
        cover.people.append((post.person.name, unit))
    if unit and unit not in cover.units:
        cover.units.append(unit)
    for place in places:
        if _reaches(post, place):
            units = cover.covered.setdefault(place.pk, [])
            if unit not in units:
                units.append(unit)


def _reaches(post: Appointment, place: Any) -> bool:
    """Whether a post covers a place: the whole community, the general grid it lies in, or the very place."""
    if not (post.general_grid_id or post.compound_id or post.micro_grid_id):
        return True
    if post.general_grid_id:
        return bool(post.general_grid_id == (place.general_grid_id if isinstance(place, Compound) else place.pk))
    return bool(isinstance(place, Compound) and post.compound_id == place.pk)
