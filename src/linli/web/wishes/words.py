"""Words of wishes: how one stands, for those who serve, for whoever claimed it, for the wisher."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from linli.wishes.labels import Sort, Stage
from linli.wishes.models import Claim, Wish
from linli.wishes.queries import Seen

CHIPS = {
    Stage.SAID: "soon", Stage.OPEN: "soon", Stage.CLAIMED: "line", Stage.HANDED: "line", Stage.DELIVERED: "blue",
    Stage.FULFILLED: "done", Stage.WITHDRAWN: "",
}  # fmt: skip
PUBLIC: dict[str, Any] = {
    Stage.OPEN: _("waiting for someone"),
    Stage.CLAIMED: _("someone has it in hand"),
    Stage.HANDED: _("on its way"),
    Stage.DELIVERED: _("on its way"),
    Stage.FULFILLED: _("fulfilled"),
}
STATIONS = (Stage.OPEN, Stage.CLAIMED, Stage.HANDED, Stage.DELIVERED, Stage.FULFILLED)
STATION_WORDS: dict[str, Any] = {
    Stage.OPEN: _("on the wall"),
    Stage.CLAIMED: _("claimed"),
    Stage.HANDED: _("with the keeper"),
    Stage.DELIVERED: _("brought"),
    Stage.FULFILLED: _("fulfilled"),
}


@dataclass(frozen=True)
class Note:
    """A wish on the wall."""

    id: UUID
    number: int
    sort: str
    need: str
    area: str
    stage: str
    words: str
    chip: str
    waits: bool
    by_fund: bool
    thanks: str
    past: bool


def note(seen: Seen) -> Note:
    """A wish as everyone reads it."""
    return Note(
        seen.id, seen.number, str(Sort(seen.sort).label), seen.need, seen.area, seen.stage, str(PUBLIC[seen.stage]),
        CHIPS[Stage(seen.stage)], seen.stage == Stage.OPEN, seen.by_fund, seen.thanks, seen.past,
    )  # fmt: skip


@dataclass(frozen=True)
class Line:
    """A wish in the list at the desk: no name of the wisher."""

    id: UUID
    number: int
    need: str
    sort: str
    place: str
    stage: str
    words: str
    chip: str
    keeper: str
    until: date | None
    late: bool
    past: bool


def line(wish: Wish, day: date) -> Line:
    """A wish whose claims were fetched with it."""
    claim = next((one for one in wish.claims.all() if one.ended_at is None), None)
    place = str(wish.compound or wish.general_grid or "")
    late = wish.stage == Stage.CLAIMED and claim is not None and claim.until < day
    return Line(
        wish.pk, wish.number, wish.need, str(wish.get_sort_display()), place, wish.stage,
        str(wish.get_stage_display()), CHIPS[Stage(wish.stage)], wish.lead.name if wish.lead else "",
        claim.until if claim and wish.stage == Stage.CLAIMED else None, late, wish.past,
    )  # fmt: skip


def stations(stage: str) -> list[tuple[Any, str]]:
    """The step bar: each station with its class."""
    if stage not in STATIONS:
        return []
    now = STATIONS.index(Stage(stage))
    return [
        (STATION_WORDS[one], "past" if n < now else "at" if n == now else "") for n, one in enumerate(STATIONS)
    ]  # fmt: skip


def claimed_by(claim: Claim | None) -> str:
    """Who has it, for those who serve: an organisation by its name, a neighbour without one."""
    if claim is None:
        return ""
    return claim.organisation.name if claim.organisation else str(claim.get_kind_display())
