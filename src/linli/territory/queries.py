"""Questions about the land: which place a code means, and who belonged where on any date."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, IntegerField, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from linli.foundation.refusals import NotFound
from linli.territory.models import Compound, Membership, MicroGrid, Stairwell


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


def address(stairwell: Stairwell) -> str:
    """Compound, building and stairwell in one line, as in `Place.words`; both must be fetched with it."""
    return f"{stairwell.compound.name} {stairwell.building.name} {stairwell.name}"


def in_force(day: date, prefix: str = "") -> Q:
    """The condition that days [start, end) hold on `day`."""
    return Q(**{f"{prefix}start__lte": day}) & (Q(**{f"{prefix}end": None}) | Q(**{f"{prefix}end__gt": day}))


def place_of_code(code: str, day: date) -> Place:
    """The place that a stairwell's poster names; `NotFound` for an unknown code. One query."""
    return _place({"code": code.upper()}, day)


def place_of_stairwell(id: UUID, day: date) -> Place:
    """The place of a stairwell; `NotFound` when there is none. One query."""
    return _place({"id": id}, day)


def place_of_compound(compound: Compound) -> Place:
    """The place 'somewhere in this compound'."""
    return Place(compound.community_id, None, compound.pk, None, compound.general_grid_id, compound.name)


def _place(which: dict[str, object], day: date) -> Place:
    """A stairwell whose floors are shared out over micro-grids is placed in the lowest band's grid."""
    held = Membership.objects.filter(in_force(day), **{f"stairwell__{key}": value for key, value in which.items()})
    row = held.order_by("lowest").values_list(*_HELD).first() or _alone(which)
    community, stairwell, compound, micro_grid, general_grid, *names = row
    return Place(community, stairwell, compound, micro_grid, general_grid, " ".join(names))


_HELD = (
    "community_id", "stairwell_id", "stairwell__compound_id", "micro_grid_id", "micro_grid__general_grid_id",
    "stairwell__compound__name", "stairwell__building__name", "stairwell__name",
)  # fmt: skip


def _alone(which: dict[str, object]) -> tuple[Any, ...]:
    """The same columns of a stairwell that belongs to no micro-grid."""
    columns = (
        "community_id",
        "id",
        "compound_id",
        "compound__general_grid_id",
        "compound__name",
        "building__name",
        "name",
    )
    row = Stairwell.objects.filter(**which).values_list(*columns).first()
    if row is None:
        raise NotFound()
    return (*row[:3], None, *row[3:])


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
