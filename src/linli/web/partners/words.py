"""Words of partners: how often something is offered, where it reaches, how a deed stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from linli.partners.deeds import queries as deeds
from linli.partners.labels import RelationSort, ResourceKind, Stage
from linli.partners.models import Deed, Resource
from linli.partners.relating.queries import Row

CHIPS = {
    Stage.PUBLISHED: "soon", Stage.CLAIMED: "line", Stage.DOING: "line", Stage.DONE: "soon", Stage.CONFIRMED: "done",
    Stage.WITHDRAWN: "",
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """A partner in a list."""

    id: UUID
    name: str
    words: str
    sorts: list[str]
    alliances: list[str]
    registered: bool
    shown: bool
    past: bool


def line(row: Row) -> Line:
    """A partner with its relations in words."""
    held = row.partner
    sorts = [str(RelationSort(sort).label) for sort in row.sorts]
    return Line(
        held.pk, held.organisation.name, held.words, sorts, row.alliances, held.registered, held.shown_at is not None,
        held.past,
    )  # fmt: skip


def often(resource: Resource) -> str:
    """How often something is offered."""
    return _("%(n)s times %(per)s") % {"n": resource.times, "per": resource.get_per_display()}


def reach(resource: Resource) -> str:
    """For whom it is."""
    named = [str(one.general_grid or one.compound) for one in resource.reaches.all()]
    return "、".join(named) or _("the whole community")


@dataclass(frozen=True)
class Thing:
    """A resource in words."""

    id: UUID
    kind: str
    words: str
    often: str
    reach: str
    start: date
    end: date | None
    stands: bool
    by: str = ""


def thing(resource: Resource, day: date, by: str = "") -> Thing:
    """A resource as a page shows it."""
    stands = resource.start <= day and (resource.end is None or resource.end > day)
    return Thing(
        resource.pk, str(resource.get_kind_display()), resource.words, often(resource), reach(resource),
        resource.start, resource.end, stands, by,
    )  # fmt: skip


@dataclass(frozen=True)
class DeedLine:
    """A deed in a list."""

    id: UUID
    number: int
    title: str
    place: str
    due: date
    stage: str
    words: str
    chip: str
    late: bool
    who: str
    done_means: str
    done_words: str
    photo: bool
    past: bool


def deed_line(deed: Deed, day: date, who: str | None = None) -> DeedLine:
    """A deed with how it stands; `who` is how its claimant is named here, by its own name if nothing is said."""
    named = (deed.claimant.name if deed.claimant else "") if who is None else who
    place = deed.place or (deed.general_grid.name if deed.general_grid else "")
    return DeedLine(
        deed.pk, deed.number, deed.title, place, deed.due, deed.stage, str(deed.get_stage_display()),
        CHIPS[Stage(deed.stage)], deeds.is_late(deed, day), named, deed.done_means, deed.done_words,
        bool(deed.photo and deed.looked_at), deed.past,
    )  # fmt: skip


def choices(enum: Any, *more: tuple[str, Any]) -> list[tuple[str, str]]:
    """What a filter offers."""
    return [(value, str(label)) for value, label in [*enum.choices, *more]]


def kinds(found: Iterable[str]) -> list[str]:
    """Kinds of resource in words."""
    return [str(ResourceKind(kind).label) for kind in found]
