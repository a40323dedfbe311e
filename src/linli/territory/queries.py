"""Questions about the land: which place a code means, and who belonged where on any date."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, IntegerField, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from linli.foundation.refusals import NotFound
from linli.territory.models import Community, Compound, GeneralGrid, Membership, MicroGrid, Stairwell


@dataclass(frozen=True)
class Place:
    """Where something is: as exact as it is known, with the grids in force on its day."""

    community: Community
    stairwell: Stairwell | None = None
    compound: Compound | None = None
    micro_grid: MicroGrid | None = None
    general_grid: GeneralGrid | None = None

    @property
    def words(self) -> str:
        """The address in words, from wide to narrow."""
        if self.stairwell:
            return address(self.stairwell)
        return self.compound.name if self.compound else ""

    def columns(self) -> dict[str, object]:
        """The columns that every placed row carries."""
        return {
            "community": self.community,
            "stairwell": self.stairwell,
            "compound": self.compound,
            "micro_grid": self.micro_grid,
            "general_grid": self.general_grid,
        }


def address(stairwell: Stairwell) -> str:
    """Compound, building and stairwell in one line; the building and compound must be fetched with it."""
    return f"{stairwell.compound.name} {stairwell.building.name} {stairwell.name}"


def in_force(day: date, prefix: str = "") -> Q:
    """The condition that days [start, end) hold on `day`."""
    return Q(**{f"{prefix}start__lte": day}) & (Q(**{f"{prefix}end": None}) | Q(**{f"{prefix}end__gt": day}))


def place_of_code(code: str, day: date) -> Place:
    """The place that a stairwell's poster names; `NotFound` for an unknown code. One query."""
    return _place(
        Membership.objects.filter(stairwell__code=code.upper()), Stairwell.objects.filter(code=code.upper()), day
    )


def place_of_stairwell(id: UUID, day: date) -> Place:
    """The place of a stairwell; `NotFound` when there is none. One query."""
    return _place(Membership.objects.filter(stairwell_id=id), Stairwell.objects.filter(pk=id), day)


def place_of_compound(compound: Compound) -> Place:
    """The place 'somewhere in this compound'; its community and general grid must be fetched with it."""
    return Place(compound.community, compound=compound, general_grid=compound.general_grid)


def _place(memberships: QuerySet[Membership], stairwells: QuerySet[Stairwell], day: date) -> Place:
    """A stairwell whose floors are shared out over micro-grids is placed in the lowest band's grid."""
    held = (
        memberships.filter(in_force(day))
        .select_related("community", "stairwell__building", "stairwell__compound", "micro_grid__general_grid")
        .order_by("lowest")
        .first()
    )
    if held:
        stairwell, grid = held.stairwell, held.micro_grid
        return Place(held.community, stairwell, stairwell.compound, grid, grid.general_grid)
    stairwell_alone = stairwells.select_related("community", "building", "compound__general_grid").first()
    if stairwell_alone is None:
        raise NotFound()
    compound = stairwell_alone.compound
    return Place(stairwell_alone.community, stairwell_alone, compound, None, compound.general_grid)


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


def grid_of_card(code: str, day: date) -> MicroGrid:
    """The micro-grid whose card bears this code, while it is in force; `NotFound` otherwise."""
    rows = MicroGrid.objects.filter(in_force(day), card=code.upper())
    grid = rows.select_related("community", "compound", "general_grid").first()
    if grid is None:
        raise NotFound()
    return grid


def stairwells_of(community_id: UUID, micro_grids: list[UUID], day: date) -> list[Stairwell]:
    """The stairwells of some micro-grids on a day; of the whole community when none are named. In order of address."""
    held = members_on(community_id, day)
    if micro_grids:
        held = held.filter(micro_grid__in=micro_grids)
    found = {m.stairwell_id: m.stairwell for m in held}
    return sorted(found.values(), key=lambda s: (s.compound.name, natural(s.building.name), natural(s.name)))


def natural(name: str) -> tuple[int, str]:
    """A key by which building 2 stands before building 10."""
    digits = "".join(sign for sign in name if sign.isdigit())
    return (int(digits) if digits else 0, name)
